import type { CellStyle, CellValue, WriteSheet } from 'hucre';
import { DAY, type Instant, TIME_ZONES, type TimeZone } from '../../domain/local-date.ts';
import { cellText } from './cell-text.ts';

/**
 * A column of a sheet. `width` in characters. `day` and `moment` take ISO instants and show them in the office's time,
 * `share` takes a part of 1.
 */
export type SheetColumn = {
  title: string;
  width: number;
  kind: 'text' | 'day' | 'moment' | 'count' | 'number' | 'share';
};

/** What a row holds under each column; nothing where it is undefined. */
export type SheetCell = string | number | undefined;

export type Sheet = { name: string; columns: readonly SheetColumn[]; rows: readonly (readonly SheetCell[])[] };

export type WorkbookFacts = {
  title: string;
  office: string;
  /** Of the content, never the clock: the same content gives the same bytes. */
  at: Instant;
  timeZone: TimeZone;
  /** Foot of each printed page; `&P` and `&N` stand for the page and the number of pages. */
  pages: string;
};

/** 0421 is Indonesian: month names stay so on any machine. `@` keeps a text a text when somebody edits it. */
const FORMAT = {
  text: '@',
  day: '[$-421]d mmm yyyy',
  moment: '[$-421]d mmm yyyy hh"."mm',
  count: '#,##0',
  number: 'General',
  share: '0.0%',
} as const satisfies Record<SheetColumn['kind'], string>;

const LINE = { style: 'thin', color: { rgb: 'BFC5CC' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };

const FONT = { name: 'Calibri', size: 10 } as const;

const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3E8EF' } },
  border: BORDER,
  alignment: { vertical: 'center', wrapText: true },
  numFmt: '@',
};

const styleOf = ({ kind }: SheetColumn): CellStyle => ({
  numFmt: FORMAT[kind],
  border: BORDER,
  alignment: {
    vertical: 'top',
    ...(kind === 'text' ? { wrapText: true } : {}),
    ...(kind === 'day' || kind === 'moment' ? { horizontal: 'left' } : {}),
  },
});

/** Spreadsheets know no time zones: a time is written as the clock on the office's wall shows it. */
const wallTime = (iso: string, timeZone: TimeZone, kind: 'day' | 'moment'): Date => {
  const wall = Date.parse(iso) + TIME_ZONES[timeZone].offset;
  return new Date(kind === 'day' ? Math.floor(wall / DAY) * DAY : wall);
};

const valueOf = (cell: SheetCell, kind: SheetColumn['kind'], timeZone: TimeZone): CellValue => {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return cell;
  return kind === 'day' || kind === 'moment' ? wallTime(cell, timeZone, kind) : cellText(cell);
};

/** Height of a line of cells, and what a row has beside its lines, in points. */
const LINE_HEIGHT = 13;
const MOST_LINES = 30;

const linesOf = (cell: SheetCell, { width, kind }: SheetColumn): number =>
  typeof cell === 'string' && kind === 'text'
    ? cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0)
    : 1;

/** Heights are written down, since not every program works them out for wrapped cells; Excel takes at most 409 points. */
const heightOf = (row: readonly SheetCell[], columns: readonly SheetColumn[]): number => {
  const lines = columns.map((column, index) => linesOf(row[index], column));
  return Math.min(Math.max(1, ...lines), MOST_LINES) * LINE_HEIGHT + 3;
};

const columnLetter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);

/** `&` begins a code in a printed head or foot. */
const headText = (text: string): string => cellText(text).replaceAll('&', '&&').slice(0, 120);

const sheetOf = ({ name, columns, rows }: Sheet, { title, office, timeZone, pages }: WorkbookFacts): WriteSheet => ({
  name,
  rowDefs: new Map(
    [
      heightOf(
        columns.map((column) => column.title),
        columns.map((column) => ({ ...column, kind: 'text' })),
      ),
      ...rows.map((row) => heightOf(row, columns)),
    ].map((height, index) => [index, { height }]),
  ),
  columns: columns.map((column) => ({ width: column.width, style: styleOf(column) })),
  rows: [
    columns.map((column) => cellText(column.title)),
    ...rows.map((row) => columns.map(({ kind }, index) => valueOf(row[index], kind, timeZone))),
  ],
  cells: new Map(columns.map((_, index) => [`0,${index}`, { style: HEAD }])),
  freezePane: { rows: 1 },
  autoFilter: { range: `A1:${columnLetter(columns.length - 1)}${rows.length + 1}` },
  pageSetup: {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '$1:$1',
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.75, bottom: 0.6, header: 0.3, footer: 0.3 },
  },
  headerFooter: { oddHeader: `&L&B${headText(title)}&R&A`, oddFooter: `&L${headText(office)}&R${pages}` },
});

/**
 * Packs sheets into an XLSX file. Heads stand in the first row, frozen, filtered and repeated on each printed page, and
 * nothing stands above them, so that a program can count what a person can read. Same sheets, same bytes.
 */
export const writeWorkbook = async (sheets: readonly Sheet[], facts: WorkbookFacts): Promise<Uint8Array> => {
  // Loaded with the first workbook: most days make none.
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: sheets.map((sheet) => sheetOf(sheet, facts)),
    defaultFont: FONT,
    properties: {
      title: cellText(facts.title),
      creator: cellText(facts.office),
      created: new Date(facts.at),
      modified: new Date(facts.at),
    },
  });
};
