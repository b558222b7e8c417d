import type { MonthReport, Outlier } from '../../casework/papers/shapes.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { explainWhy } from '../../text/explain-why.ts';
import type { Text } from '../../text/text.ts';
import { drawHeading } from '../paper/blocks.ts';
import { GREY } from '../paper/ink.ts';
import type { Paper } from '../paper/paper.ts';

/** Why a case was late, line by line: the limits that ended, then who had it for how long. */
export const whyLines = ({ procedure }: MonthReport, { why }: Outlier, text: Text): readonly string[] => {
  const told = explainWhy(procedure, why, text);
  return [...told.clocks, ...told.holders, told.total];
};

const INDENT = 8;
/** Above and below each case. */
const GAPS = 7;
const TITLE = { size: 9, weight: 'bold', most: 3 } as const;
const LINE = { size: 8 } as const;

/**
 * The latest cases of the month, each with the account of its time. Subjects are masked.
 *
 * @param follows height of what must not stand on a page without the last of them.
 */
export const drawOutliers = (paper: Paper, report: MonthReport, text: Text, follows: number): void => {
  const { outliers: words } = text.monthReport;
  const last = report.outliers.at(-1);
  drawHeading(paper, words.heading, last ? undefined : 20 + follows);
  if (!last) paper.flow(words.none, { size: 9, colour: GREY });
  for (const outlier of report.outliers) {
    const { register, maskedSubject } = outlier.record;
    const title = words.one({ number: printedNumber(register), subject: maskedSubject });
    const lines = whyLines(report, outlier, text).map((line) => `– ${line}`);
    const own = lines.reduce(
      (height, line) => height + paper.set(line, paper.width - INDENT, LINE).height,
      paper.set(title, paper.width, TITLE).height,
    );
    paper.need(outlier === last ? own + GAPS + follows : 54);
    paper.y += 4;
    paper.flow(title, TITLE);
    for (const line of lines) paper.flow(line, LINE, INDENT);
    paper.y += 3;
  }
};
