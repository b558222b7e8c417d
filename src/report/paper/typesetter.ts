import { readFileSync } from 'node:fs';
import type PDFDocument from 'pdfkit';
import { type Coverage, readCoverage } from './coverage.ts';
import { fontFile, type Weight } from './fonts.ts';
import { INK } from './ink.ts';
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

/** Lines that were broken but not yet drawn; `height` in points. */
export type SetText = { lines: readonly string[]; height: number; style: Style };

export type Typesetter = {
  /** Breaks a text into lines of at most `width`. */
  set(text: string, width: number, style: Style): SetText;
  /** Draws at a place; `width` is what lines are aligned in. */
  put(set: SetText, x: number, y: number, width: number): void;
};

/** Distance of two lines, in points. */
export const leadingOf = ({ size, leading = 1.3 }: Style): number => size * leading;

type Document = InstanceType<typeof PDFDocument>;

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

const readCoverages = (): Record<Weight, Coverage> => ({
  regular: readCoverage(readFileSync(fontFile('regular'))),
  bold: readCoverage(readFileSync(fontFile('bold'))),
});

/** Sets strangers' texts into a document: line by line, in the shipped font, whatever they hold. */
export const createTypesetter = (doc: Document): Typesetter => {
  const cut = cutOf(doc);
  const ruler = createRuler(cut);
  const has = readCoverages();
  const drawLine = (line: string, x: number, y: number, width: number, style: Style): void => {
    const { size, weight = 'regular', colour = INK, align = 'left' } = style;
    if (line === '') return;
    const spare = align === 'left' ? 0 : width - ruler(weight, line) * size;
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
  return {
    set: (text, width, style) => {
      const { weight = 'regular' } = style;
      const measure: Measure = (part) => ruler(weight, part) * style.size;
      const all = breakLines(printable(text, has[weight]), width, measure);
      const lines = style.most === undefined ? all : firstLines(all, style.most, width, measure);
      return { lines, height: lines.length * leadingOf(style), style };
    },
    put: ({ lines, style }, x, y, width) => {
      for (const [index, line] of lines.entries()) drawLine(line, x, y + index * leadingOf(style), width, style);
    },
  };
};
