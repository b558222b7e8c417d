import { truncate } from '../../domain/plain-text.ts';

/** Most characters that WhatsApp takes in one text. */
const MESSAGE_LENGTH = 4096;

/** Room for the number of a part and the line end after it. */
const NUMBER_LENGTH = 16;

/** Where a text may be cut, the best place first: paragraph, line, sentence, word. */
const SEAMS = ['\n\n', '\n', '. ', ' '] as const;

/** The text as it is when it fits; else cut at the best seams, each part under its number. Nothing is lost or added. */
export const splitMessage = (text: string, numbered: (part: number, parts: number) => string): string[] => {
  if (text.length <= MESSAGE_LENGTH) return [text];
  const parts = cut(text, MESSAGE_LENGTH - NUMBER_LENGTH);
  return parts.map((part, index) => `${numbered(index + 1, parts.length)}\n${part}`);
};

const cut = (text: string, limit: number): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = seamBefore(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
};

/** A seam in the first half would leave a stump; better a worse seam further on. */
const seamBefore = (text: string, limit: number): number => {
  const head = text.slice(0, limit);
  for (const seam of SEAMS) {
    const at = head.lastIndexOf(seam);
    if (at > limit / 2) return at + seam.length;
  }
  return truncate(text, limit, '').length || limit;
};
