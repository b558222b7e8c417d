import type { CaseInWords, CaseOnScreen } from '../state/row-words.ts';
import { painted } from '../terminal/paint.ts';
import type { Meaning, Theme } from '../theme.ts';
import { type CaseColumn, type CaseWidths, inColumns } from './case-columns.ts';

const quiet: ReadonlySet<CaseColumn> = new Set(['desk', 'age', 'channel']);

const meaningOf = (column: CaseColumn, urgency: Meaning): Meaning => {
  if (column === 'mark' || column === 'left') return urgency;
  return quiet.has(column) ? 'muted' : 'plain';
};

/** A case as one line of the terminal. */
export const caseLine = (
  { words, sign, left, meaning }: CaseOnScreen,
  isChosen: boolean,
  widths: CaseWidths,
  theme: Theme,
): string => {
  const all = { ...words, mark: `${isChosen ? '›' : ' '}${sign}`, left };
  return isChosen
    ? painted(
        theme.chosen,
        inColumns(widths, all, (word) => word),
      )
    : inColumns(widths, all, (word, column) => painted(theme[meaningOf(column, meaning)], word));
};

/** Names of the columns. */
export const headLine = (names: CaseInWords & { left: string }, widths: CaseWidths, theme: Theme): string =>
  painted(
    theme.muted,
    inColumns(widths, { ...names, mark: '' }, (word) => word),
  );
