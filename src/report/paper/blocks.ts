import type { PaperHead } from '../../casework/papers/shapes.ts';
import type { Text } from '../../text/text.ts';
import { ACCENT, GREY, INK, TINT } from './ink.ts';
import { createPaper, type Paper, type PaperFacts } from './paper.ts';

/** Whose paper it is and in whose words: what every paper of an office has in common. */
export type House = {
  /** Name of the office, as its letterhead says it. */
  office: string;
  /** Second line of the letterhead: address, telephone, web address. */
  address?: string;
  text: Text;
};

/** The office's head at the top of a first page: name, desk, address, and the double rule that letters have here. */
export const drawLetterhead = (paper: Paper, { office, address }: House, unit: string): void => {
  const lines = [
    paper.set(office.toLocaleUpperCase('id'), paper.width, { size: 13, weight: 'bold', align: 'centre', leading: 1.2 }),
    paper.set(unit, paper.width, { size: 10, align: 'centre' }),
    ...(address === undefined ? [] : [paper.set(address, paper.width, { size: 8, colour: GREY, align: 'centre' })]),
  ];
  for (const line of lines) {
    paper.put(line, paper.left, paper.y, paper.width);
    paper.y += line.height;
  }
  paper.y += 5;
  paper.rule(paper.y, 1.6, INK);
  paper.rule(paper.y + 2.6, 0.5, INK);
  paper.y += 14;
};

/** The name of the paper, centred, with a line of what it covers below. */
export const drawTitle = (paper: Paper, title: string, below?: string): void => {
  paper.flow(title.toLocaleUpperCase('id'), { size: 13, weight: 'bold', align: 'centre' });
  if (below !== undefined) paper.flow(below, { size: 9.5, colour: GREY, align: 'centre' });
  paper.y += 10;
};

/** Heads a part of a paper; never left alone at the foot of a page. `follows`: height of what must stay with it. */
export const drawHeading = (paper: Paper, heading: string, follows = 60): void => {
  paper.need(26 + follows);
  paper.y += 12;
  paper.flow(heading, { size: 11, weight: 'bold', colour: ACCENT });
  paper.y += 3;
};

/** Pairs of a name and a value below one another: `Nomor Register : 0042/PGD/XI/2026`. Values wrap, up to `most` lines. */
export const drawFacts = (
  paper: Paper,
  facts: readonly (readonly [name: string, value: string])[],
  { size = 9.5, share = 0.26, most = 12 }: { size?: number; share?: number; most?: number } = {},
): void => {
  const indent = paper.width * share;
  for (const [name, value] of facts) {
    const label = paper.set(name, indent - 14, { size, colour: GREY });
    const said = paper.set(value, paper.width - indent, { size, most });
    const height = Math.max(label.height, said.height);
    paper.need(height);
    paper.put(label, paper.left, paper.y, indent - 14);
    paper.put(paper.set(':', 8, { size, colour: GREY }), paper.left + indent - 10, paper.y, 8);
    paper.put(said, paper.left + indent, paper.y, paper.width - indent);
    paper.y += height + 2.2;
  }
};

/** A figure to be seen from afar. `note` stands small below it. */
export type Tile = { name: string; value: string; note?: string };

/** A row of figures in boxes of equal width. */
export const drawTiles = (paper: Paper, tiles: readonly Tile[]): void => {
  const gap = 10;
  const width = (paper.width - gap * (tiles.length - 1)) / tiles.length;
  const hasNotes = tiles.some(({ note }) => note !== undefined);
  const height = hasNotes ? 62 : 48;
  paper.need(height + 10);
  for (const [index, { name, value, note }] of tiles.entries()) {
    const x = paper.left + index * (width + gap);
    paper.fill(x, paper.y, width, height, TINT);
    paper.fill(x, paper.y, 2.5, height, ACCENT);
    const room = width - 20;
    paper.put(paper.set(name, room, { size: 8, colour: GREY, most: 1 }), x + 11, paper.y + 7, room);
    paper.put(paper.set(value, room, { size: 18, weight: 'bold', most: 1 }), x + 11, paper.y + 18, room);
    if (note) paper.put(paper.set(note, room, { size: 7.5, colour: GREY, most: 1 }), x + 11, paper.y + 44, room);
  }
  paper.y += height + 6;
};

/**
 * Opens a paper of a desk: facts about the file, and feet. The whole foot names the paper and how far the record had come;
 * a letter bears only the page, a receipt nothing.
 */
export const openPaper = (
  house: House,
  head: Pick<PaperHead, 'asOf'>,
  {
    title,
    foot = 'whole',
    ...shape
  }: Pick<PaperFacts, 'title' | 'size' | 'layout'> & { foot?: 'whole' | 'page' | 'none' },
): Promise<Paper> => {
  const { paper, format } = house.text;
  const feet: PaperFacts['foot'] = (page, pages) => ({
    left: foot === 'whole' ? paper.foot({ title, at: format.dateTime(head.asOf) }) : '',
    right: paper.page({ page: format.number(page), pages: format.number(pages) }),
  });
  return createPaper({
    ...shape,
    title,
    author: house.office,
    at: Date.parse(head.asOf),
    locale: paper.language,
    ...(foot === 'none' ? {} : { foot: feet }),
  });
};
