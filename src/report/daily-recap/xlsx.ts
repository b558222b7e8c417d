import type { DailyRecap, RecapRow } from '../../casework/papers/shapes.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import type { House } from '../paper/blocks.ts';
import { categoryInWords, minutesOf } from '../words.ts';
import { type Sheet, type SheetCell, writeWorkbook } from '../workbook/workbook.ts';
import { recapCovers } from './pdf.ts';

const rowOf = (row: RecapRow, index: number, isSupplement: boolean, text: Text): SheetCell[] => [
  index + 1,
  printedNumber(row.register),
  row.receivedAt,
  row.closedAt,
  text.labels.channel[row.channel],
  text.labels.kind[row.kind],
  categoryInWords(row.category, text),
  row.subject,
  row.used.days,
  minutesOf(row.used.working),
  minutesOf(row.late),
  text.labels.closedAs[row.as],
  isSupplement ? text.paper.recap.yes : undefined,
];

const casesOf = ({ rows, supplement }: DailyRecap, text: Text): Sheet => {
  const { recap } = text.paper;
  const title = recap.columns;
  return {
    name: recap.sheet,
    columns: [
      { title: title.no, width: 6, kind: 'count' },
      { title: title.number, width: 17, kind: 'text' },
      { title: title.received, width: 17, kind: 'moment' },
      { title: title.closed, width: 17, kind: 'moment' },
      { title: title.channel, width: 13, kind: 'text' },
      { title: title.kind, width: 14, kind: 'text' },
      { title: title.category, width: 15, kind: 'text' },
      { title: title.subject, width: 40, kind: 'text' },
      { title: title.usedDays, width: 10, kind: 'count' },
      { title: title.usedMinutes, width: 10, kind: 'count' },
      { title: title.lateMinutes, width: 11, kind: 'count' },
      { title: title.ending, width: 26, kind: 'text' },
      { title: title.supplement, width: 9, kind: 'text' },
    ],
    rows: [
      ...rows.map((row, index) => rowOf(row, index, false, text)),
      ...supplement.map((row, index) => rowOf(row, rows.length + index, true, text)),
    ],
  };
};

const totalsOf = ({ totals }: DailyRecap, { paper: { recap }, labels }: Text): Sheet => ({
  name: recap.totalsSheet,
  columns: [
    { title: recap.columns.what, width: 44, kind: 'text' },
    { title: recap.columns.count, width: 12, kind: 'count' },
  ],
  rows: [
    [recap.received, totals.received],
    [recap.closed, totals.closed],
    [recap.late, totals.late],
    ...totals.byEnding.map(({ key, count }) => [`${recap.byEnding}: ${labels.closedAs[key]}`, count]),
    ...totals.byChannel.map(({ key, count }) => [`${recap.byChannel}: ${labels.channel[key]}`, count]),
  ],
});

/** Rekap harian for counting: the closed cases, and the totals on a second sheet. Same recap, same bytes. */
export const dailyRecapXlsx = (recap: DailyRecap, { office, text }: House): Promise<Uint8Array> =>
  writeWorkbook([casesOf(recap, text), totalsOf(recap, text)], {
    title: `${text.paper.recap.title} · ${recapCovers(recap, text)}`,
    office,
    at: Date.parse(recap.asOf),
    timeZone: recap.timeZone,
    pages: text.paper.page({ page: '&P', pages: '&N' }),
  });
