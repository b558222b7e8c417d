/**
 * A text as a reader (or a database search) understands it, with the way back to the original: NFKC per character, all
 * Unicode digits as ASCII, invisible characters and combining marks dropped. Detection works on the folded form; the
 * original keeps every character that is not masked.
 */
export type FoldedText = {
  /** Folded code points joined; every entry of `start` and `end` belongs to one UTF-16 unit of it. */
  readonly text: string;
  /** Where the source character of the folded unit begins in the original. */
  readonly start: readonly number[];
  /** Where it ends (exclusive). */
  readonly end: readonly number[];
};

/** NUL and friends inside a number are as invisible as a zero-width space; tab and line ends are separators. */
const UNSEEN = /^(?:[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]|(?![\t\n\v\f\r\u0085])\p{Cc})$/u;
const DECIMAL_DIGIT = /^\p{Nd}$/u;

export function foldText(source: string): FoldedText {
  const start: number[] = [];
  const end: number[] = [];
  let text = '';
  let at = 0;
  for (const character of source) {
    const next = at + character.length;
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) {
      start.push(at);
      end.push(next);
    }
    text += folded;
    at = next;
  }
  return { text, start, end };
}

function foldCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character;
  if (UNSEEN.test(character)) return '';
  const circled = circledDigit(character.codePointAt(0) ?? 0);
  if (circled !== undefined) return circled;
  let folded = '';
  for (const part of character.normalize('NFKC')) {
    if (DECIMAL_DIGIT.test(part)) folded += asciiDigit(part);
    else if (!UNSEEN.test(part)) folded += part;
  }
  return digitsWithoutFrame(folded);
}

/** ⒈ and ⑴ are a framed 1, ½ is no digit at all: a character is digits or none, so that no mask cuts through one. */
function digitsWithoutFrame(folded: string): string {
  if (folded.length === 1 || !/\d/.test(folded)) return folded;
  return folded.includes('⁄') ? '/' : folded.replace(/\D/g, '');
}

/** Unicode gives every script its ten digits in one unbroken run that begins with zero, so the distance is the value. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && DECIMAL_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
}

/** Black and double circled digits look like digits but have no compatibility mapping, so NFKC leaves them alone. */
function circledDigit(point: number): string | undefined {
  if (point === 0x24ff || point === 0x1f10b || point === 0x1f10c) return '0';
  for (const one of [0x24f5, 0x2776, 0x2780, 0x278a]) {
    if (point >= one && point < one + 10) return String(point - one + 1);
  }
  if (point >= 0x24eb && point <= 0x24f4) return String(point - 0x24eb + 11);
  return undefined;
}
