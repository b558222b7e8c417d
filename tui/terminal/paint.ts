const ESC = '\u001b';

const foregrounds = { red: 31, green: 32, yellow: 33, cyan: 36, white: 37 } as const;
const backgrounds = { red: 41, blue: 44 } as const;

/** How a piece of text looks, in the words that Ink has for it; only the sixteen colours that the person's own palette has. */
export type Look = {
  readonly color?: keyof typeof foregrounds;
  readonly backgroundColor?: keyof typeof backgrounds;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
};

/** The text with its look, for lines that are composed without Ink; closed at its end, so that nothing runs on. */
export const painted = ({ color, backgroundColor, bold, dimColor, underline, inverse }: Look, text: string): string => {
  const codes = [
    ...(bold ? [1] : []),
    ...(dimColor ? [2] : []),
    ...(underline ? [4] : []),
    ...(inverse ? [7] : []),
    ...(color === undefined ? [] : [foregrounds[color]]),
    ...(backgroundColor === undefined ? [] : [backgrounds[backgroundColor]]),
  ];
  return codes.length === 0 ? text : `${ESC}[${codes.join(';')}m${text}${ESC}[0m`;
};
