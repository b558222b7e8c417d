import { fit } from '../terminal/cells.ts';

/** Columns of the case lists, from the left. `mark` shows where the cursor is and how urgent a case is. */
export const caseColumns = ['mark', 'number', 'desk', 'age', 'channel', 'subject', 'turn', 'left'] as const;
export type CaseColumn = (typeof caseColumns)[number];

export type CaseWidths = Readonly<Record<CaseColumn, number>> & { readonly hasYear: boolean };

const GAP = ' ';
const numbers: ReadonlySet<CaseColumn> = new Set(['age', 'left']);

/** From this width on register numbers are printed with their year and the columns have room to breathe. */
const ROOMY = 110;

/** A row holds no more of a subject than this. */
const WHOLE_SUBJECT = 82;

/** Shares the width of the terminal out. The subject gets what the others leave; what it cannot use, whose turn it is. */
export const caseWidths = (width: number): CaseWidths => {
  const hasYear = width >= ROOMY;
  const fixed = hasYear
    ? { mark: 2, number: 18, desk: 14, age: 4, channel: 6, turn: Math.floor(width * 0.2), left: 11 }
    : { mark: 2, number: 13, desk: 8, age: 4, channel: 6, turn: 14, left: 10 };
  const taken = Object.values(fixed).reduce((sum, each) => sum + each, caseColumns.length - 1);
  const left = Math.max(8, width - taken);
  const subject = Math.min(left, WHOLE_SUBJECT);
  return { ...fixed, subject, turn: fixed.turn + left - subject, hasYear };
};

/** One line of the list: each word in its column, drawn by `draw`. Names of columns and cases differ only in their words. */
export const inColumns = (
  widths: CaseWidths,
  words: Readonly<Record<CaseColumn, string>>,
  draw: (word: string, column: CaseColumn) => string,
): string => caseColumns.map((id) => draw(fit(words[id], widths[id], numbers.has(id)), id)).join(GAP);
