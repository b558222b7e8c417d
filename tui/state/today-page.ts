import type { ListedCase } from '../../src/casework/listed-case.ts';
import { dayAt, type Instant, localDate, startOfDay } from '../../src/domain/local-date.ts';
import type { WorkingHours } from '../../src/domain/working-hours.ts';
import { type Entry, lateCount } from './case-list.ts';
import type { Watched, WatchedDesk } from './office-source.ts';
import { type Page, type Span, span } from './page.ts';
import { nameLine } from './plain-words.ts';

/** A case that has ended, and whether any of its limits was passed on the way. */
export type Ended = { row: ListedCase; wasLate: boolean };

/** Days that the trend shows. */
const TREND_DAYS = 10;

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Numbers as a row of bars, the greatest of them full; a day without anything is the lowest bar. */
export const sparkline = (values: readonly number[]): string => {
  const greatest = Math.max(1, ...values);
  return values.map((value) => BARS[Math.round((value / greatest) * (BARS.length - 1))] ?? '').join('');
};

/** Beginnings of the last working days, today's own day last, whether it is a working day or not. */
export const trendDays = (hours: WorkingHours, now: Instant, count = TREND_DAYS): Instant[] => {
  const { timeZone } = hours.calendar;
  const today = dayAt(timeZone, now);
  const days = [today];
  for (let day = today - 1; days.length < count && day > today - 100; day -= 1) {
    if (hours.isWorkingDay(localDate(day))) days.unshift(day);
  }
  return days.map((day) => startOfDay(timeZone, day));
};

type Tally = { received: number[]; closed: number; open: number; late: number; ended: number; onTime: number };

/** What came on a day off is counted to the working day before it. */
const bucketOf = (days: readonly Instant[], at: Instant): number => days.findLastIndex((start) => start <= at);

/** How many of the instants fall to each day. */
const perDay = (days: readonly Instant[], instants: readonly Instant[]): number[] => {
  const counts = days.map(() => 0);
  for (const at of instants) {
    const day = bucketOf(days, at);
    if (day >= 0) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
};

/** In, out, open, late and on time at one desk. */
const tallyOf = (desk: WatchedDesk, byLimit: readonly Entry[], ended: readonly Ended[], now: Instant): Tally => {
  const days = trendDays(desk.hours, now);
  const isHere = ({ row }: { row: ListedCase }): boolean => row.desk === desk.id;
  const open = byLimit.filter(isHere);
  const lately = ended.filter((each) => isHere(each) && bucketOf(days, endOf(each)) >= 0);
  const received = [...open.map(({ receivedAt }) => receivedAt), ...lately.map(({ row }) => row.receivedAt)];
  return {
    received: perDay(days, received),
    closed: perDay(days, lately.map(endOf)).at(-1) ?? 0,
    open: open.length,
    late: lateCount(open, now),
    ended: lately.length,
    onTime: lately.filter(({ wasLate }) => !wasLate).length,
  };
};

const endOf = ({ row }: Ended): Instant => row.closedAt ?? row.receivedAt;

const sum = (tallies: readonly Tally[]): Tally => ({
  received: (tallies[0]?.received ?? []).map((_, day) =>
    tallies.reduce((total, { received }) => total + (received[day] ?? 0), 0),
  ),
  closed: tallies.reduce((total, { closed }) => total + closed, 0),
  open: tallies.reduce((total, { open }) => total + open, 0),
  late: tallies.reduce((total, { late }) => total + late, 0),
  ended: tallies.reduce((total, { ended }) => total + ended, 0),
  onTime: tallies.reduce((total, { onTime }) => total + onTime, 0),
});

/** The day in numbers: in, out, open, late, share on time of what ended in the last working days, trend. */
export const todayPage = (
  office: Watched,
  byLimit: readonly Entry[],
  ended: readonly Ended[],
  desk: string | undefined,
  now: Instant,
): Page => {
  const { column, today } = office.text.terminal;
  const chosen = [...office.desks.values()].filter(({ id }) => desk === undefined || id === desk);
  const tallies = chosen.map((each) => ({ name: nameLine(each.title), tally: tallyOf(each, byLimit, ended, now) }));
  const all = { name: today.all, tally: sum(tallies.map(({ tally }) => tally)) };
  const rows = [...tallies, ...(tallies.length > 1 ? [all] : [])];
  return {
    aside: [],
    main: [
      {
        kind: 'table',
        title: office.text.format.date(now),
        columns: [
          { title: column.desk },
          { title: column.received, width: 7, isNumber: true },
          { title: column.closed, width: 8, isNumber: true },
          { title: column.open, width: 8, isNumber: true },
          { title: column.overdue, width: 7, isNumber: true },
          { title: column.onTime, width: 11, isNumber: true },
          { title: column.trend, width: 20 },
        ],
        rows: rows.map(({ name, tally }, place) => tallyRow(office, name, tally, place === tallies.length)),
      },
    ],
  };
};

const tallyRow = ({ text }: Watched, name: string, tally: Tally, isTotal: boolean): Span[] => {
  const { number } = text.format;
  const share = tally.ended === 0 ? undefined : Math.floor((tally.onTime / tally.ended) * 100);
  return [
    span(name, isTotal ? 'heading' : 'plain'),
    span(number(tally.received.at(-1) ?? 0)),
    span(number(tally.closed)),
    span(number(tally.open)),
    span(tally.late > 0 ? `× ${number(tally.late)}` : '–', tally.late > 0 ? 'late' : 'muted'),
    share === undefined ? span(text.terminal.today.none, 'muted') : span(`${share} %`, share < 90 ? 'soon' : 'good'),
    span(` ${sparkline(tally.received)}`, 'key'),
  ];
};
