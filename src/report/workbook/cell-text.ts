import { cleanText, truncate } from '../../domain/plain-text.ts';

/** What Excel takes in one cell, in UTF-16 units. */
const LONGEST_CELL = 32_767;

/** `_x0041_` is how the format writes an `A` it cannot hold; a citizen's own `_x0041_` has to be written so itself. */
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A stranger's text as a cell may hold it. Nothing is put before `=`, `+`, `-` or `@`: the cell is a string cell in the
 * text format, so no program computes it, not even when somebody edits it, and people read what the citizen wrote.
 */
export const cellText = (text: string): string =>
  truncate(cleanText(text).replace(DIRECTION_MARKS, ''), LONGEST_CELL).replace(ESCAPE, '_x005F_');
