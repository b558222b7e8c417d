import { createContext, useContext, useInsertionEffect } from 'react';

/** The private character that Ink lays out in place of the lines. Citizens' text cannot hold it, see `plain-words`. */
const STAND_IN = '\u{f0000}';

/**
 * Lines that are composed whole and pass Ink by: Ink lays out one line for all of them. It takes each cell of a frame apart
 * and joins it again, fifteen megabytes of garbage and twenty milliseconds for a great screen, which would be felt at each key.
 */
export class Sheet {
  #lines: readonly string[] = [];

  lay(lines: readonly string[]): void {
    this.#lines = lines;
  }

  /** The lines of a frame, with those of the sheet in the place of their stand-in. */
  fill(frame: readonly string[]): string[] {
    return frame.flatMap((line) => (line === STAND_IN ? this.#lines : [line]));
  }
}

const SheetContext = createContext(new Sheet());
export const SheetProvider = SheetContext.Provider;

/** Lays the lines on the sheet. @returns the one line that Ink is to draw in their place. */
export const useSheet = (lines: readonly string[]): string => {
  const sheet = useContext(SheetContext);
  // Before Ink writes the frame of this change: layout effects run after it.
  useInsertionEffect(() => sheet.lay(lines), [sheet, lines]);
  return STAND_IN;
};
