import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { Instant } from '../../domain/local-date.ts';
import { readCoverage } from './coverage.ts';
import { fontFile, type Weight } from './fonts.ts';
import { breakLines, firstLines, type Measure, printable, runsBothWays, visualOrder } from './lines.ts';

/** How a text is set. `size` in points. */
export type Style = {
  size: number;
  weight?: Weight;
  colour?: string;
  align?: 'left' | 'right' | 'centre';
  /** Lines a text may take before it ends in an ellipsis. */
  most?: number;
  /** Distance of lines as a multiple of `size`; 1.3 when not given. */
  leading?: number;
};

/** What the reader of the file is told about it, and what each page says at its foot. */
export type PaperFacts = {
  size: 'A4' | 'A5';
  layout: 'portrait' | 'landscape';
  title: string;
  author: string;
  /** Of the content, never the clock: the same content gives the same bytes. */
  at: Instant;
  locale: 'id' | 'en';
  /** Foot of each page, left and right. */
  foot?(page: number, pages: number): { left: string; right: string };
};

/** Lines that were broken but not yet drawn; `height` in points. */
export type SetText = { lines: readonly string[]; height: number; style: Style };

/** Sheets of paper filled from the top. Lengths in points, 72 to an inch; `y` is where the next thing will stand. */
export type Paper = {
  readonly left: number;
  readonly width: number;
  y: number;
  /** Height still free on this page. */
  room(): number;
  /** Height of an empty page between its margins. */
  readonly height: number;
  newPage(): void;
  /** Goes to a new page when less than `height` is free. */
  need(height: number): void;
  set(text: string, width: number, style: Style): SetText;
  /** Draws at a place of its own; `y` stays. */
  put(set: SetText, x: number, y: number, width: number): void;
  /** Draws over the whole width at `y`, goes on below it, and breaks over pages where it must. */
  flow(text: string, style: Style, indent?: number): void;
  rule(y: number, thickness?: number, colour?: string): void;
  line(from: readonly [number, number], to: readonly [number, number], colour?: string): void;
  fill(x: number, y: number, width: number, height: number, colour: string): void;
  frame(x: number, y: number, width: number, height: number, colour?: string): void;
  picture(png: Uint8Array, width: number, height: number, x?: number): void;
  /** Writes the feet and closes the file. Nothing can be drawn afterwards. */
  finish(): Promise<Uint8Array>;
};

/** Ink for text, for what stands back, and for hairlines. */
export const INK = '#1a1a1a';
export const GREY = '#5f6368';
export const HAIR = '#9aa0a6';
export const TINT = '#eef1f5';
export const ACCENT = '#1f3a5f';

const MARGIN = { A4: 42, A5: 30 } as const;
const FOOT = 24;

type Document = InstanceType<typeof PDFDocument>;

const openDocument = ({ size, layout, title, author, at, locale }: PaperFacts): Document => {
  const doc = new PDFDocument({
    size,
    layout,
    margin: 0,
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    font: fontFile('regular'),
    info: { Title: title, Author: author, Creator: 'Tuntas', Producer: 'Tuntas', CreationDate: new Date(at) },
  });
  return doc;
};

/**
 * Sets the next text's cut and size. Cuts go by their path: pdfkit knows a font given as default only by that, and under
 * a name of ours it would read the whole file again at each call.
 */
const cutOf = (doc: Document): ((weight: Weight, size: number) => Document) => {
  const files = { regular: fontFile('regular'), bold: fontFile('bold') };
  return (weight, size) => doc.font(files[weight], size);
};

/** Widths at one point of size: a register book asks for the same words thousands of times. */
const createRuler = (cut: ReturnType<typeof cutOf>): ((weight: Weight, text: string) => number) => {
  const known = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  const ofWord = (weight: Weight, word: string): number => {
    const width = known[weight].get(word) ?? cut(weight, 1000).widthOfString(word) / 1000;
    known[weight].set(word, width);
    return width;
  };
  return (weight, text) => {
    const words = text.split(' ');
    const space = ofWord(weight, ' ');
    return words.reduce((sum, word) => sum + (word === '' ? 0 : ofWord(weight, word)), space * (words.length - 1));
  };
};

const collect = (doc: Document): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });

/** Opens an empty paper with its first page. */
export const createPaper = (facts: PaperFacts): Paper => {
  const doc = openDocument(facts);
  const whole = collect(doc);
  const cut = cutOf(doc);
  const ruler = createRuler(cut);
  const margin = MARGIN[facts.size];
  const left = margin;
  const width = doc.page.width - 2 * margin;
  const bottom = doc.page.height - margin - FOOT;
  const has = {
    regular: readCoverage(readFileSync(fontFile('regular'))),
    bold: readCoverage(readFileSync(fontFile('bold'))),
  };
  const leadingOf = ({ size, leading = 1.3 }: Style): number => size * leading;

  const set = (text: string, room: number, style: Style): SetText => {
    const { weight = 'regular' } = style;
    const measure: Measure = (part) => ruler(weight, part) * style.size;
    const lines = breakLines(printable(text, has[weight]), room, measure);
    const kept = style.most === undefined ? lines : firstLines(lines, style.most, room, measure);
    return { lines: kept, height: kept.length * leadingOf(style), style };
  };
  const drawLine = (line: string, x: number, y: number, room: number, style: Style): void => {
    const { size, weight = 'regular', colour = INK, align = 'left' } = style;
    if (line === '') return;
    const spare = align === 'left' ? 0 : room - ruler(weight, line) * size;
    let from = x + (align === 'right' ? spare : spare / 2);
    cut(weight, size).fillColor(colour);
    if (!runsBothWays(line)) {
      doc.text(line, from, y, { lineBreak: false });
      return;
    }
    for (const word of visualOrder(line)) {
      doc.text(word, from, y, { lineBreak: false });
      from += (ruler(weight, word) + ruler(weight, ' ')) * size;
    }
  };
  const put: Paper['put'] = ({ lines, style }, x, y, room) => {
    for (const [index, line] of lines.entries()) drawLine(line, x, y + index * leadingOf(style), room, style);
  };
  const stroke = (colour: string, thickness: number): Document => doc.lineWidth(thickness).strokeColor(colour);

  const paper: Paper = {
    left,
    width,
    y: margin,
    height: bottom - margin,
    room: () => bottom - paper.y,
    newPage: () => {
      doc.addPage();
      paper.y = margin;
    },
    need: (height) => {
      if (paper.room() < height && paper.y > margin) paper.newPage();
    },
    set,
    put,
    flow: (text, style, indent = 0) => {
      for (const line of set(text, width - indent, style).lines) {
        paper.need(leadingOf(style));
        drawLine(line, left + indent, paper.y, width - indent, style);
        paper.y += leadingOf(style);
      }
    },
    rule: (y, thickness = 0.5, colour = HAIR) => {
      stroke(colour, thickness)
        .moveTo(left, y)
        .lineTo(left + width, y)
        .stroke();
    },
    line: ([fromX, fromY], [toX, toY], colour = HAIR) => {
      stroke(colour, 0.5).moveTo(fromX, fromY).lineTo(toX, toY).stroke();
    },
    fill: (x, y, wide, high, colour) => {
      doc.rect(x, y, wide, high).fill(colour);
    },
    frame: (x, y, wide, high, colour = HAIR) => {
      stroke(colour, 0.5).rect(x, y, wide, high).stroke();
    },
    picture: (png, wide, high, x = left) => {
      doc.image(Buffer.from(png), x, paper.y, { width: wide, height: high });
      paper.y += high;
    },
    finish: () => {
      writeFeet(doc, facts, { set, put, left, width, y: bottom + FOOT / 2 });
      doc.end();
      return whole;
    },
  };
  return paper;
};

/** Only the last page knows how many there are, so the feet come last. */
const writeFeet = (
  doc: Document,
  { foot }: PaperFacts,
  { set, put, left, width, y }: Pick<Paper, 'set' | 'put' | 'left' | 'width' | 'y'>,
): void => {
  if (!foot) return;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const words = foot(page - start + 1, count);
    const style: Style = { size: 7.5, colour: GREY, most: 1 };
    put(set(words.left, width * 0.75, style), left, y, width);
    put(set(words.right, width * 0.25, { ...style, align: 'right' }), left + width * 0.75, y, width * 0.25);
  }
};
