import { maskPersonalData } from '../../src/domain/personal-data.ts';
import { neutraliseForTerminal, singleLine } from '../../src/domain/plain-text.ts';

/** A stranger's text, fit for one line of the terminal: personal data hidden, nothing that moves, colours or reorders. */
export const lineOf = (text: string): string => singleLine(neutraliseForTerminal(maskPersonalData(text)));

/** As `lineOf`, keeping paragraphs; tabs become spaces, because a terminal's tab stops are not ours to know. */
export const paragraphsOf = (text: string): string =>
  neutraliseForTerminal(maskPersonalData(text))
    .replaceAll('\t', '  ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Names of people and files: harmless, but not masked — a register number in them must stay readable. */
export const nameLine = (text: string): string => singleLine(neutraliseForTerminal(text));
