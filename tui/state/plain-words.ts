import { maskPersonalData } from '../../src/domain/personal-data.ts';
import { neutraliseForTerminal, singleLine } from '../../src/domain/plain-text.ts';

const SKIN_TONES = /[\u{1f3fb}-\u{1f3ff}]/gu;
const FLAG_LETTERS = /[\u{1f1e6}-\u{1f1ff}]/gu;
const FIRST_FLAG_LETTER = 0x1f1e6;

/** Characters without a meaning of their own: no terminal knows their width, and some of them stand for our own lines. */
const PRIVATE = /\p{Co}/gu;

/** Emoji of more than one part are as wide as each terminal thinks. Flags become their letters, skin tones go. */
const ofKnownWidth = (text: string): string =>
  text
    .replace(SKIN_TONES, '')
    .replace(FLAG_LETTERS, (letter) => String.fromCharCode(65 + (letter.codePointAt(0) ?? 0) - FIRST_FLAG_LETTER));

const harmlessText = (text: string): string => ofKnownWidth(neutraliseForTerminal(text)).replace(PRIVATE, '\ufffd');

/** A stranger's text, fit for one line of the terminal: personal data hidden, nothing that moves, colours or reorders. */
export const lineOf = (text: string): string => singleLine(harmlessText(maskPersonalData(text)));

/** As `lineOf`, keeping paragraphs; tabs become spaces, because a terminal's tab stops are not ours to know. */
export const paragraphsOf = (text: string): string =>
  harmlessText(maskPersonalData(text))
    .replaceAll('\t', '  ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Names of people and files: harmless, but not masked — a register number in them must stay readable. */
export const nameLine = (text: string): string => singleLine(harmlessText(text));
