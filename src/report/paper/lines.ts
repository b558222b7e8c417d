import { neutraliseForTerminal } from '../../domain/plain-text.ts';
import type { Coverage } from './coverage.ts';

/** Width of a text on paper, in points. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Stands for what the font has no picture for. */
const BOX = '□';

const ONLY_LATIN = /^[\n -~\u00a0-\u017f]*$/;

/**
 * A text as paper can bear it: no control, no invisible and no direction mark is left that could hide or reorder what
 * stands around it, and each sign that the font lacks is a box, so that a reader sees that something stood there.
 */
export const printable = (text: string, has: Coverage): string => {
  const clean = neutraliseForTerminal(text).replaceAll('\t', '    ').normalize('NFC');
  if (ONLY_LATIN.test(clean)) return clean;
  let printed = '';
  for (const { segment } of graphemes.segment(clean)) {
    const isKnown = [...segment].every((sign) => sign === '\n' || has(sign.codePointAt(0) ?? 0));
    printed += isKnown ? segment : BOX;
  }
  return printed;
};

/** Where a long word may be parted before it is cut anywhere: addresses, numbers, file names. */
const SEAM = /(?<=[-/_.,:;@=&?])/u;

/** Cuts a word that is wider than a line, at its seams where it has some; never within a grapheme, so that no accent is torn off. */
const cutWord = (word: string, width: number, measure: Measure): string[] => {
  const pieces: string[] = [];
  let piece = '';
  const take = (part: string): void => {
    if (piece !== '' && measure(piece + part) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += part;
  };
  for (const part of word.split(SEAM)) {
    if (measure(part) <= width) take(part);
    else for (const { segment } of graphemes.segment(part)) take(segment);
  }
  return [...pieces, piece];
};

const breakParagraph = (paragraph: string, width: number, measure: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  const take = (word: string): void => {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      return;
    }
    if (line !== '') lines.push(line);
    const pieces = measure(word) <= width ? [word] : cutWord(word, width, measure);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  };
  for (const word of paragraph.split(/\s+/u)) take(word);
  return [...lines, line];
};

/** The lines of a printable text, none wider than `width` points (a single grapheme excepted). Its own line ends are kept. */
export const breakLines = (text: string, width: number, measure: Measure): string[] =>
  text.split('\n').flatMap((paragraph) => breakParagraph(paragraph.trim(), width, measure));

/** At most `most` lines, the last one ending in an ellipsis when some were left out. */
export const firstLines = (lines: readonly string[], most: number, width: number, measure: Measure): string[] => {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, most);
  let last = `${kept.pop() ?? ''}…`;
  while (measure(last) > width && last.length > 1) last = `${last.slice(0, -2).toWellFormed()}…`;
  return [...kept, last];
};

/** True for a line that has to be drawn word by word, in {@link visualOrder}. */
export const runsBothWays = (line: string): boolean => RIGHT_TO_LEFT.test(line);

/**
 * The words of a line in the order the eye meets them from the left. Letters within a word are ordered by the font's
 * shaper; this turns the runs of right-to-left words around, or an Arabic name would be read from its end.
 */
export const visualOrder = (line: string): string[] => {
  const ordered: string[] = [];
  let run: string[] = [];
  for (const word of line.split(' ')) {
    if (RIGHT_TO_LEFT.test(word)) {
      run.unshift(word);
      continue;
    }
    ordered.push(...run, word);
    run = [];
  }
  return [...ordered, ...run];
};
