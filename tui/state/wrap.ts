import { headOf, widthOf } from '../terminal/cells.ts';
import { type Line, type Span, span } from './page.ts';

type Word = { readonly text: string; readonly width: number; readonly span: Span; readonly isSpace: boolean };

const wordsOf = (line: Line): Word[] =>
  line.flatMap((from) =>
    (from.text.match(/\s+|\S+/gu) ?? []).map((text) => ({
      text,
      width: widthOf(text),
      span: from,
      isSpace: /^\s/u.test(text),
    })),
  );

/** A word wider than a whole line, in pieces that are not. */
const pieces = (word: Word, room: number): Word[] => {
  if (word.width <= room) return [word];
  const text = headOf(word.text, room);
  if (text === '') return [word];
  const rest = word.text.slice(text.length);
  return [{ ...word, text, width: widthOf(text) }, ...pieces({ ...word, text: rest, width: widthOf(rest) }, room)];
};

/** Neighbours of one look as one span again. */
const joined = (words: readonly Word[]): Line =>
  words.reduce<Span[]>((line, { text, span: { meaning } }) => {
    const last = line.at(-1);
    if (last?.meaning !== meaning) return [...line, span(text, meaning)];
    return [...line.slice(0, -1), span(last.text + text, meaning)];
  }, []);

/**
 * The line on as many lines of at most `room` cells as it needs, broken between words; a word that is wider is cut. The space
 * at which it breaks goes. Ink's own wrapping begins lines with that space and forgets bold on the second line.
 */
export const wrapped = (line: Line, room: number): Line[] => {
  const done: Line[] = [];
  let [words, width]: [Word[], number] = [[], 0];
  for (const word of wordsOf(line).flatMap((each) => pieces(each, room))) {
    if (width + word.width > room) {
      done.push(joined(words.at(-1)?.isSpace ? words.slice(0, -1) : words));
      [words, width] = [[], 0];
      if (word.isSpace) continue;
    }
    words.push(word);
    width += word.width;
  }
  return [...done, joined(words)];
};
