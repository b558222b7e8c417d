/** Columns of the case lists, from the left. `mark` shows where the cursor is and how urgent a case is. */
export type CaseColumn = 'mark' | 'number' | 'desk' | 'age' | 'channel' | 'subject' | 'turn' | 'left';

export type CaseColumns = { readonly widths: Readonly<Record<CaseColumn, number>>; readonly hasYear: boolean };

const GAPS = 7;

/** From this width on register numbers are printed with their year and the columns have room to breathe. */
const ROOMY = 110;

/** Shares the width of the terminal out. The subject gets what the others leave. */
export const caseColumns = (width: number): CaseColumns => {
  const hasYear = width >= ROOMY;
  const fixed = hasYear
    ? { mark: 2, number: 18, desk: 14, age: 4, channel: 6, turn: Math.floor(width * 0.2), left: 11 }
    : { mark: 2, number: 13, desk: 8, age: 4, channel: 6, turn: 14, left: 10 };
  const taken = Object.values(fixed).reduce((sum, each) => sum + each, GAPS);
  return { widths: { ...fixed, subject: Math.max(8, width - taken) }, hasYear };
};
