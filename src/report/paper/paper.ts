import type PDFDocument from 'pdfkit';
import type { Instant } from '../../domain/local-date.ts';
import { fontFile } from './fonts.ts';
import { GREY, HAIR } from './ink.ts';
import { createTypesetter, leadingOf, type Style, type Typesetter } from './typesetter.ts';

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

/** Sheets of paper filled from the top. Lengths in points, 72 to an inch; `y` is where the next thing will stand. */
export type Paper = Typesetter & {
  readonly left: number;
  readonly width: number;
  y: number;
  /** Height still free on this page. */
  room(): number;
  newPage(): void;
  /** Goes to a new page when less than `height` is free. */
  need(height: number): void;
  /** Draws over the whole width at `y`, goes on below it, and breaks over pages where it must. */
  flow(text: string, style: Style, indent?: number): void;
  rule(y: number, thickness?: number, colour?: string): void;
  line(from: readonly [number, number], to: readonly [number, number], colour?: string): void;
  fill(x: number, y: number, width: number, height: number, colour: string): void;
  frame(x: number, y: number, width: number, height: number, colour?: string): void;
  picture(png: Uint8Array, width: number, height: number): void;
  /** Puts a text file inside the PDF, to be saved from it by any reader. */
  attach(name: string, content: string): void;
  /** Writes the feet and closes the file. Nothing can be drawn afterwards. */
  finish(): Promise<Uint8Array>;
};

const MARGIN = { A4: 42, A5: 30 } as const;
const FOOT = 24;

type Document = InstanceType<typeof PDFDocument>;

/** The drawing package fills 30 MB: read in with the first paper, not with the office. */
const openDocument = async ({ size, layout, title, author, at, locale }: PaperFacts): Promise<Document> => {
  const { default: Pdf } = await import('pdfkit');
  return new Pdf({
    size,
    layout,
    margin: 0,
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    font: fontFile('regular'),
    info: { Title: title, Author: author, Creator: 'Tuntas', Producer: 'Tuntas', CreationDate: new Date(at) },
  });
};

const collect = (doc: Document): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });

const drawingOn = (doc: Document, left: number, width: number): Pick<Paper, 'rule' | 'line' | 'fill' | 'frame'> => {
  const stroke = (colour: string, thickness: number): Document => doc.lineWidth(thickness).strokeColor(colour);
  return {
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
  };
};

/** Opens an empty paper with its first page. */
export const createPaper = async (facts: PaperFacts): Promise<Paper> => {
  const doc = await openDocument(facts);
  const whole = collect(doc);
  const typesetter = createTypesetter(doc);
  const margin = MARGIN[facts.size];
  const width = doc.page.width - 2 * margin;
  const bottom = doc.page.height - margin - FOOT;
  const paper: Paper = {
    ...typesetter,
    ...drawingOn(doc, margin, width),
    left: margin,
    width,
    y: margin,
    room: () => bottom - paper.y,
    newPage: () => {
      doc.addPage();
      paper.y = margin;
    },
    need: (height) => {
      if (paper.room() < height && paper.y > margin) paper.newPage();
    },
    flow: (text, style, indent = 0) => {
      const { lines } = typesetter.set(text, width - indent, style);
      for (const line of lines) {
        paper.need(leadingOf(style));
        typesetter.put({ lines: [line], height: leadingOf(style), style }, margin + indent, paper.y, width - indent);
        paper.y += leadingOf(style);
      }
    },
    picture: (png, wide, high) => {
      doc.image(Buffer.from(png), margin, paper.y, { width: wide, height: high });
      paper.y += high;
    },
    attach: (name, content) => {
      const at = new Date(facts.at);
      doc.file(Buffer.from(content), { name, type: 'application/json', creationDate: at, modifiedDate: at });
    },
    finish: () => {
      writeFeet(doc, facts, typesetter, { left: margin, width, y: bottom + FOOT / 2 });
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
  { set, put }: Typesetter,
  { left, width, y }: { left: number; width: number; y: number },
): void => {
  if (!foot) return;
  const { start, count } = doc.bufferedPageRange();
  const style: Style = { size: 7.5, colour: GREY, most: 1 };
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const words = foot(page - start + 1, count);
    put(set(words.left, width * 0.8, style), left, y, width);
    put(set(words.right, width * 0.2, { ...style, align: 'right' }), left + width * 0.8, y, width * 0.2);
  }
};
