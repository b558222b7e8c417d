import type { DayLine, MonthReport } from '../../casework/papers/shapes.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { weekFromMonday } from '../chart/busy-hours.ts';
import type { House } from '../paper/blocks.ts';
import { minutesOf } from '../words.ts';
import { type Sheet, type SheetCell, type SheetColumn, writeWorkbook } from '../workbook/workbook.ts';
import { flowFigures, flowGroups } from './flow-part.ts';
import { measuresOf, monthInWords } from './measures.ts';
import { whyLines } from './outliers-part.ts';
import { holderInWords, limitInWords, limitNameOf } from './promptness-part.ts';

const textColumn = (title: string, width: number): SheetColumn => ({ title, width, kind: 'text' });
const countColumn = (title: string, width = 12): SheetColumn => ({ title, width, kind: 'count' });
const shareColumn = (title: string): SheetColumn => ({ title, width: 12, kind: 'share' });

/** A share is left empty where there is nothing to share. */
const shareOf = (part: number, whole: number): SheetCell => (whole === 0 ? undefined : part / whole);

const totalsSheet = (report: MonthReport, text: Text): Sheet => {
  const { sheets, compared, units } = text.monthReport;
  const numberColumn = (title: string): SheetColumn => ({ title, width: 18, kind: 'number' });
  return {
    name: sheets.totals,
    columns: [
      textColumn(compared.what, 40),
      textColumn(compared.unit, 16),
      numberColumn(monthInWords(report.figures.month, text)),
      numberColumn(monthInWords(report.before.month, text)),
    ],
    rows: measuresOf(report, text).map(({ name, unit, now, before }) => [name, units[unit], now, before]),
  };
};

const flowSheet = (report: MonthReport, text: Text): Sheet => {
  const { monthReport: words } = text;
  return {
    name: words.sheets.flow,
    columns: [
      textColumn(words.columns.group, 22),
      textColumn(words.flow.what, 30),
      ...[words.opening, words.received, words.reopened, words.closed, words.closing].map((title) =>
        countColumn(title),
      ),
    ],
    rows: [
      [words.flow.total, words.flow.total, ...flowFigures(report.figures.total)],
      ...flowGroups(report, text).flatMap(({ name, lines }) =>
        lines.map((line) => [name, line.name, ...flowFigures(line.flow)]),
      ),
      ...report.figures.endings.map(({ key, count }) => [
        words.endings.heading,
        text.labels.closedAs[key],
        undefined,
        undefined,
        undefined,
        count,
      ]),
    ],
  };
};

const stepsSheet = ({ figures, procedure }: MonthReport, text: Text): Sheet => {
  const { steps, sheets, columns, holders } = text.monthReport;
  return {
    name: sheets.steps,
    columns: [
      countColumn(columns.stepNumber, 7),
      textColumn(steps.step, 44),
      textColumn(steps.role, 30),
      textColumn(steps.limit, 16),
      countColumn(steps.ended),
      countColumn(steps.onTime),
      shareColumn(steps.share),
      countColumn(columns.medianMinutes),
      countColumn(columns.longestMinutes),
      countColumn(holders.lateMinutes),
    ],
    rows: figures.steps.map((line) => [
      line.step,
      line.title,
      roleLabel(procedure, line.role),
      limitInWords(line.limit, text),
      line.ended,
      line.onTime,
      shareOf(line.onTime, line.ended),
      minutesOf(line.median),
      minutesOf(line.longest),
      minutesOf(line.late),
    ]),
  };
};

const limitsSheet = ({ figures }: MonthReport, text: Text): Sheet => {
  const { limits, sheets } = text.monthReport;
  return {
    name: sheets.limits,
    columns: [
      textColumn(limits.limit, 44),
      countColumn(limits.ended),
      countColumn(limits.onTime),
      shareColumn(limits.share),
      countColumn(limits.overdue),
    ],
    rows: figures.limits.map((line) => [
      limitNameOf(line, text),
      line.ended,
      line.onTime,
      shareOf(line.onTime, line.ended + line.overdue),
      line.overdue,
    ]),
  };
};

const holdersSheet = (report: MonthReport, text: Text): Sheet => {
  const { holders, sheets } = text.monthReport;
  return {
    name: sheets.holders,
    columns: [
      textColumn(holders.holder, 46),
      countColumn(holders.cases),
      countColumn(holders.lateCases),
      countColumn(holders.usedMinutes, 16),
      countColumn(holders.lateMinutes, 16),
    ],
    rows: report.figures.holders.map(({ holder, cases, lateCases, used, late }) => [
      holderInWords(report, holder, text),
      cases,
      lateCases,
      minutesOf(used),
      minutesOf(late),
    ]),
  };
};

const hoursSheet = ({ figures }: MonthReport, { monthReport: { arrivals, sheets }, format }: Text): Sheet => ({
  name: sheets.hours,
  columns: [textColumn(arrivals.day, 12), countColumn(arrivals.hour, 8), countColumn(arrivals.count)],
  rows: weekFromMonday.flatMap((weekday, row) =>
    (figures.arrivals[row] ?? []).map((count, hour) => [format.weekday(weekday), hour, count]),
  ),
});

const daysSheet = ({ figures }: MonthReport, { monthReport: words, paper }: Text): Sheet => ({
  name: words.sheets.days,
  columns: [
    { title: words.columns.date, width: 14, kind: 'day' },
    textColumn(words.columns.workingDay, 12),
    countColumn(words.received),
    countColumn(words.reopened),
    countColumn(words.closed),
  ],
  rows: figures.days.map(({ date, isWorkingDay, received, reopened, closed }: DayLine) => [
    `${date}T00:00:00Z`,
    isWorkingDay ? paper.recap.yes : undefined,
    received,
    reopened,
    closed,
  ]),
});

const outliersSheet = (report: MonthReport, text: Text): Sheet => {
  const { outliers, sheets } = text.monthReport;
  return {
    name: sheets.outliers,
    columns: [
      textColumn(outliers.number, 18),
      textColumn(outliers.subject, 44),
      countColumn(outliers.lateMinutes, 14),
      textColumn(outliers.why, 90),
    ],
    rows: report.outliers.map((outlier) => [
      printedNumber(outlier.record.register),
      outlier.record.maskedSubject,
      minutesOf(outlier.late),
      whyLines(report, outlier, text).join('\n'),
    ]),
  };
};

/** Laporan bulanan to count with: each table of the paper on a sheet of its own, figures as figures. Same report, same bytes. */
export const monthReportXlsx = (report: MonthReport, { office, text }: House): Promise<Uint8Array> => {
  const sheetMakers = [
    totalsSheet,
    flowSheet,
    stepsSheet,
    limitsSheet,
    holdersSheet,
    hoursSheet,
    daysSheet,
    outliersSheet,
  ];
  return writeWorkbook(
    sheetMakers.map((make) => make(report, text)),
    {
      title: `${text.monthReport.title} · ${report.desk.title} · ${monthInWords(report.figures.month, text)}`,
      office,
      at: Date.parse(report.asOf),
      timeZone: report.timeZone,
      pages: text.paper.page({ page: '&P', pages: '&N' }),
    },
  );
};
