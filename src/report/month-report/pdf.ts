import type { MonthReport, Signature } from '../../casework/papers/shapes.ts';
import type { Text } from '../../text/text.ts';
import { drawHeading, drawLetterhead, drawTiles, drawTitle, type House, openPaper } from '../paper/blocks.ts';
import { GREY } from '../paper/ink.ts';
import type { Paper } from '../paper/paper.ts';
import { postInWords } from '../words.ts';
import { drawComparison, drawEndings, drawFlow, drawRounds } from './flow-part.ts';
import { headlinesOf, monthInWords } from './measures.ts';
import { drawOutliers } from './outliers-part.ts';
import { busiestHour, dailyPicture, hoursPicture, type Picture, stepsPicture } from './pictures.ts';
import { drawHolders, drawLimits, drawSteps } from './promptness-part.ts';

/** An official's word on the report itself: Palangka Raya's Kepala Bidang approves it, Kepala Dinas acknowledges it. */
export type ReportMark = Signature & { act: 'approved' | 'acknowledged' };

const drawPicture = (paper: Paper, heading: string, { png, width, height }: Picture): void => {
  drawHeading(paper, heading, height + 8);
  paper.picture(png, width, height);
};

/** Height that the marks take: they vouch for what stands on their page. */
const MARKS = 100;

const drawMarks = (paper: Paper, { procedure }: MonthReport, marks: readonly ReportMark[], text: Text): void => {
  if (marks.length === 0) return;
  const width = paper.width / Math.max(marks.length, 2);
  paper.need(MARKS);
  paper.y += 24;
  for (const [index, mark] of marks.entries()) {
    const lines = [
      text.monthReport.marks[mark.act],
      postInWords(procedure, mark, text),
      mark.name ?? mark.by ?? '',
      text.format.dateTime(mark.at),
    ];
    const set = paper.set(lines.join('\n'), width - 16, { size: 9, align: 'centre', leading: 1.5 });
    paper.put(set, paper.left + index * width + 8, paper.y, width - 16);
  }
  paper.y += 76;
};

const drawNotes = (paper: Paper, { isWhole, asOf, unreadable }: MonthReport, text: Text): void => {
  const { monthReport: words, format } = text;
  if (!isWhole) paper.flow(words.notWhole({ at: format.dateTime(asOf) }), { size: 9, weight: 'bold' });
  if (unreadable.length > 0)
    paper.flow(words.unreadable({ cases: unreadable.join(', ') }), { size: 9, weight: 'bold' });
  if (!isWhole || unreadable.length > 0) paper.y += 6;
};

/**
 * Laporan bulanan to read: figures and pictures first, then the tables, then the late cases with their reasons. Names no
 * complainant. The same report gives the same bytes.
 *
 * @param marks who has approved or acknowledged it so far.
 */
export const monthReportPdf = async (
  report: MonthReport,
  house: House,
  marks: readonly ReportMark[] = [],
): Promise<Uint8Array> => {
  const { text } = house;
  const { monthReport: words } = text;
  const month = monthInWords(report.figures.month, text);
  const paper = await openPaper(house, report, { title: `${words.title} ${month}`, size: 'A4', layout: 'portrait' });
  drawLetterhead(paper, house, report.desk.title);
  drawTitle(paper, words.title, words.covers({ desk: report.desk.title, month }));
  drawNotes(paper, report, text);
  drawTiles(paper, headlinesOf(report, text));
  drawPicture(paper, words.charts.daily, await dailyPicture(report, text));
  drawComparison(paper, report, text);
  drawFlow(paper, report, text);
  drawEndings(paper, report, text);
  const steps = await stepsPicture(report, text);
  drawHeading(paper, words.steps.heading, (steps?.height ?? 0) + 60);
  if (steps) {
    paper.picture(steps.png, steps.width, steps.height);
    paper.y += 8;
  }
  drawSteps(paper, report, text);
  drawLimits(paper, report, text);
  drawHolders(paper, report, text);
  drawPicture(paper, words.arrivals.heading, await hoursPicture(report, text));
  paper.y += 5;
  paper.flow(busiestHour(report, text), { size: 8, colour: GREY });
  drawRounds(paper, report, text);
  drawOutliers(paper, report, text, marks.length === 0 ? 0 : MARKS);
  drawMarks(paper, report, marks, text);
  return paper.finish();
};
