import type { DailyRecap, RecapRow } from '../../casework/papers/shapes.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { drawHeading, drawLetterhead, drawTiles, drawTitle, type House, openPaper } from '../paper/blocks.ts';
import type { Paper } from '../paper/paper.ts';
import { type Column, drawTable } from '../paper/table.ts';
import { usedInWords } from '../words.ts';

/** `Meja Pengaduan Daring · Senin, 23 November 2026`, with the first day when days off are taken in. */
export const recapCovers = ({ desk, date, since }: DailyRecap, { paper, format }: Text): string => {
  const facts = { desk: desk.title, date: format.date(date) };
  return since === date ? paper.recap.covers(facts) : paper.recap.coversSince({ ...facts, since: format.date(since) });
};

const columnsOf = ({ paper }: Text): readonly Column[] => {
  const title = paper.recap.columns;
  return [
    { title: title.no, share: 7, align: 'right' },
    { title: title.number, share: 23 },
    { title: title.received, share: 17 },
    { title: title.closed, share: 17 },
    { title: title.channel, share: 15 },
    { title: title.subject, share: 35 },
    { title: title.used, share: 13 },
    { title: title.ending, share: 22 },
  ];
};

const drawRows = (paper: Paper, rows: readonly RecapRow[], text: Text): void => {
  const { labels, format } = text;
  const lines = rows.map((row, index) => ({
    cells: [
      format.number(index + 1),
      printedNumber(row.register),
      format.shortDateTime(row.receivedAt),
      format.shortDateTime(row.closedAt),
      labels.channel[row.channel],
      row.subject,
      usedInWords(row.used, text),
      row.late > 0
        ? `${labels.closedAs[row.as]}\n${text.paper.late({ late: format.duration(row.late) })}`
        : labels.closedAs[row.as],
    ],
  }));
  drawTable(paper, columnsOf(text), lines, { size: 7.5, none: text.paper.recap.none });
};

/** Rekap harian to print: totals, one line for each closed case, "Nihil" when there was none. Same recap, same bytes. */
export const dailyRecapPdf = async (recap: DailyRecap, house: House): Promise<Uint8Array> => {
  const { text } = house;
  const { recap: words } = text.paper;
  const { totals } = recap;
  const paper = await openPaper(house, recap, { title: words.title, size: 'A4', layout: 'portrait' });
  drawLetterhead(paper, house, recap.desk.title);
  drawTitle(paper, words.title, recapCovers(recap, text));
  drawTiles(paper, [
    { name: words.received, value: text.format.number(totals.received) },
    { name: words.closed, value: text.format.number(totals.closed) },
    { name: words.late, value: text.format.number(totals.late) },
  ]);
  drawHeading(paper, words.list);
  drawRows(paper, recap.rows, text);
  if (recap.supplement.length > 0) {
    drawHeading(paper, words.supplement);
    drawRows(paper, recap.supplement, text);
  }
  return paper.finish();
};
