/** How wide text stands in a terminal's cells. For text that went through `plain-words`: no invisible characters, no joined emoji. */

const PRINTABLE = /^[ -~]*$/;

/** Letters that take two cells: Hangul, kana, Han, full-width forms, and emoji that are pictures by themselves. */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

const MARK = /^\p{M}$/u;

const cellsOf = (character: string): number => (MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

/** Cells that a line takes. */
export const widthOf = (text: string): number => {
  if (PRINTABLE.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
};

const ELLIPSIS = '…';

/** As much of the text as stands in `room` cells, marks with the letter they belong to. */
export const headOf = (text: string, room: number): string => {
  let [end, width] = [0, 0];
  for (const character of text) {
    width += cellsOf(character);
    if (width > room) break;
    end += character.length;
  }
  return text.slice(0, end);
};

/** Exactly `width` cells: what does not fit is cut with an ellipsis, what is shorter filled up at its end, or before it. */
export const fit = (text: string, width: number, fillBefore = false): string => {
  const whole = widthOf(text) <= width ? text : `${headOf(text, width - 1)}${ELLIPSIS}`;
  const fill = ' '.repeat(Math.max(0, width - widthOf(whole)));
  return fillBefore ? fill + whole : whole + fill;
};
