import { createContext, useContext, useInsertionEffect } from 'react';

/**
 * Private characters that Ink lays out in place of whole lines: the first line of the sheet, the second … Citizens' text
 * cannot hold them, see `plain-words`.
 */
const FIRST = 0xf_0000;
const MOST = 0xfff;
const STAND_IN = /^ *([\u{f0000}-\u{f0fff}]) *$/u;

/**
 * Lines that are composed whole and pass Ink by. Ink takes every line apart into styled characters and joins it again at each
 * frame, a third of a millisecond a row: of a list on a great screen that alone would be felt at each key.
 */
export class Sheet {
  #lines: readonly string[] = [];

  lay(lines: readonly string[]): void {
    this.#lines = lines;
  }

  /** The lines of a frame, with those of the sheet in the places of their stand-ins. */
  fill(frame: readonly string[]): string[] {
    return frame.map((line) => {
      const [, standIn] = STAND_IN.exec(line) ?? [];
      return standIn === undefined ? line : (this.#lines[(standIn.codePointAt(0) ?? FIRST) - FIRST] ?? '');
    });
  }
}

const SheetContext = createContext(new Sheet());
export const SheetProvider = SheetContext.Provider;

const standIns = (count: number): string =>
  Array.from({ length: Math.min(count, MOST) }, (_, place) => String.fromCodePoint(FIRST + place)).join('\n');

/** Lays the lines on the sheet. @returns what Ink is to draw in their place. */
export const useSheet = (lines: readonly string[]): string => {
  const sheet = useContext(SheetContext);
  // Before Ink writes the frame of this change: layout effects run after it.
  useInsertionEffect(() => sheet.lay(lines), [sheet, lines]);
  return standIns(lines.length);
};
