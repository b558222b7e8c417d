import { FAINT, GREY, HAIR, INK, TINT } from './ink.ts';
import type { Paper } from './paper.ts';
import type { SetText, Style } from './typesetter.ts';

/** A column of a table. `share` of the paper's width, relative to the other columns. */
export type Column = { title: string; share: number; align?: 'left' | 'right' | 'centre'; most?: number };

/** A row; `strong` for totals, `faint` for what stands back. */
export type Row = { cells: readonly string[]; strong?: boolean; faint?: boolean };

export type TableStyle = {
  size: number;
  /** Draws lines between columns, as a bound book has them. */
  grid?: boolean;
  /** Writes (1) (2) (3) … under the heads, as official books do. */
  numbered?: boolean;
  /** Said in one wide row when there are no rows. */
  none?: string;
};

const PAD = { x: 3.5, y: 2.6 } as const;

/** Lines a cell may take: more than any name needs, and never so many that a row is taller than a page. */
const MOST_LINES = 7;

type Ruled = { columns: readonly Column[]; widths: readonly number[]; style: TableStyle };
type SetRow = { cells: readonly SetText[]; height: number };

const setRow = (paper: Paper, { columns, widths, style }: Ruled, { cells, strong, faint }: Row): SetRow => {
  const set = columns.map(({ align, most = MOST_LINES }, index) => {
    const look: Style = {
      size: style.size,
      leading: 1.25,
      most,
      ...(align ? { align } : {}),
      ...(strong ? { weight: 'bold' } : {}),
      ...(faint ? { colour: GREY } : {}),
    };
    return paper.set(cells[index] ?? '', (widths[index] ?? 0) - 2 * PAD.x, look);
  });
  return { cells: set, height: Math.max(...set.map(({ height }) => height)) + 2 * PAD.y };
};

const drawRow = (paper: Paper, { widths, style }: Ruled, row: SetRow, ground?: string): void => {
  const top = paper.y;
  if (ground) paper.fill(paper.left, top, paper.width, row.height, ground);
  let x = paper.left;
  for (const [index, cell] of row.cells.entries()) {
    const width = widths[index] ?? 0;
    paper.put(cell, x + PAD.x, top + PAD.y, width - 2 * PAD.x);
    if (style.grid) paper.line([x, top], [x, top + row.height]);
    x += width;
  }
  if (style.grid) paper.line([x, top], [x, top + row.height]);
  paper.y = top + row.height;
  paper.rule(paper.y, 0.5, style.grid ? HAIR : FAINT);
};

const drawHead = (paper: Paper, ruled: Ruled, head: readonly SetRow[]): void => {
  paper.rule(paper.y, 0.8, INK);
  for (const row of head) drawRow(paper, ruled, row, TINT);
  paper.rule(paper.y, 0.8, INK);
};

/**
 * Draws a table at `paper.y`. Heads are repeated on each page and a row is never torn by a page's end. By hand, because
 * pdfkit's own tables need seconds for a book of a few hundred rows.
 */
export const drawTable = (
  paper: Paper,
  columns: readonly Column[],
  rows: Iterable<Row>,
  style: TableStyle = { size: 8 },
): void => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / whole) * paper.width);
  const ruled: Ruled = { columns, widths, style };
  const titles = columns.map(({ title }) => title);
  const head = [setRow(paper, ruled, { cells: titles, strong: true })];
  if (style.numbered) {
    const centred = { ...ruled, columns: columns.map((column): Column => ({ ...column, align: 'centre' })) };
    head.push(setRow(paper, centred, { cells: columns.map((_, index) => `(${index + 1})`), faint: true }));
  }
  const headHeight = head.reduce((sum, { height }) => sum + height, 0);
  paper.need(headHeight + 3 * style.size * 1.5);
  drawHead(paper, ruled, head);
  let drawn = 0;
  for (const row of rows) {
    const set = setRow(paper, ruled, row);
    if (paper.room() < set.height) {
      paper.newPage();
      drawHead(paper, ruled, head);
    }
    drawRow(paper, ruled, set, row.strong ? TINT : undefined);
    drawn += 1;
  }
  if (drawn === 0 && style.none !== undefined) drawNone(paper, style.none, style);
};

const drawNone = (paper: Paper, none: string, { size, grid }: TableStyle): void => {
  const set = paper.set(none, paper.width - 2 * PAD.x, { size: size + 1, align: 'centre', colour: GREY });
  const height = set.height + 6 * PAD.y;
  paper.put(set, paper.left + PAD.x, paper.y + 3 * PAD.y, paper.width - 2 * PAD.x);
  if (grid) paper.frame(paper.left, paper.y, paper.width, height);
  paper.y += height;
  paper.rule(paper.y);
};
