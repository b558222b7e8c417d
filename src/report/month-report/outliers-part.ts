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

/** The latest cases of the month, each with the account of its time. Subjects are masked. */
export const drawOutliers = (paper: Paper, report: MonthReport, text: Text): void => {
  const { outliers: words } = text.monthReport;
  drawHeading(paper, words.heading);
  if (report.outliers.length === 0) paper.flow(words.none, { size: 9, colour: GREY });
  for (const outlier of report.outliers) {
    const { register, maskedSubject } = outlier.record;
    paper.need(54);
    paper.y += 4;
    const title = words.one({ number: printedNumber(register), subject: maskedSubject });
    paper.flow(title, { size: 9, weight: 'bold', most: 3 });
    for (const line of whyLines(report, outlier, text)) paper.flow(`– ${line}`, { size: 8 }, 8);
    paper.y += 3;
  }
};
