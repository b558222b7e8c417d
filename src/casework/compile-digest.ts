import { dayAt, type Instant, type LocalDate, localDate, MINUTE, startOfDay } from '../domain/local-date.ts';
import { placedTask } from '../domain/procedure-lookup.ts';
import type { WorkingHours } from '../domain/working-hours.ts';
import { bindingLimit, type CaseRow } from './case-row.ts';
import { monthBefore, monthOf } from './papers/period.ts';
import type { Desk } from './ports.ts';
import type { StaffingGap } from './standing-in.ts';

/** What one working day brought; what came on days off after it counts to it. */
export type DigestDay = { date: LocalDate; received: number; closed: number; breached: number };

/** A case that needs somebody. `left`: working time to the end of its limit in milliseconds, negative when late. */
export type DigestCase = { row: CaseRow; title: string; left: number };

/** Ringkasan: how a desk stands. */
export type Digest = {
  date: LocalDate;
  /** The month before, whose papers are done: `YYYY-MM`. */
  lastMonth: string;
  desk: Pick<Desk, 'id' | 'title'>;
  /** The working day before: its `received`, `closed` and `breached` are what happened since. */
  since: DigestDay;
  open: number;
  bySteps: readonly { step: number; title: string; count: number }[];
  /** Past their limit, the one that has been so longest first. */
  late: readonly DigestCase[];
  /** Ending today, the nearest first. */
  dueToday: readonly DigestCase[];
  /** Waiting for their complainants. */
  waiting: readonly DigestCase[];
  /** The working days before today, oldest first. */
  trend: readonly DigestDay[];
  /** Years that open limits reach into and whose holidays no decree has fixed. */
  undecreed: readonly number[];
  /** Roles that will have nobody in the coming 30 days. */
  gaps: readonly StaffingGap[];
};

export type DigestFacts = {
  desk: Desk;
  /** Open and paused cases, of any desk. */
  rows: Iterable<CaseRow>;
  /** Cases closed since `trendStart`, of any desk. */
  closed: readonly CaseRow[];
  gaps: readonly StaffingGap[];
  now: Instant;
};

const TREND_DAYS = 10;
/** The longest an office was ever closed, and more. */
const FURTHEST_BACK = 60;

/** The working days before the day of `now`, oldest first. */
const workingDaysBefore = (hours: WorkingHours, now: Instant): number[] => {
  const today = dayAt(hours.calendar.timeZone, now);
  const days: number[] = [];
  for (let day = today - 1; days.length < TREND_DAYS && day > today - FURTHEST_BACK; day -= 1) {
    if (hours.isWorkingDay(localDate(day))) days.unshift(day);
  }
  return days;
};

/** Since when closed cases matter to a digest at `now`. */
export const trendStart = ({ hours }: Desk, now: Instant): Instant => {
  const [first = dayAt(hours.calendar.timeZone, now)] = workingDaysBefore(hours, now);
  return startOfDay(hours.calendar.timeZone, first);
};

const trendOf = (hours: WorkingHours, rows: readonly CaseRow[], now: Instant): DigestDay[] => {
  const days = workingDaysBefore(hours, now);
  const trend = days.map((day) => ({ date: localDate(day), received: 0, closed: 0, breached: 0 }));
  const starts = days.map((day) => startOfDay(hours.calendar.timeZone, day));
  const count = (instant: string | undefined, what: 'received' | 'closed' | 'breached'): void => {
    if (instant === undefined || Date.parse(instant) > now) return;
    const bucket = trend[starts.findLastIndex((start) => start <= Date.parse(instant))];
    if (bucket) bucket[what] += 1;
  };
  for (const { receivedAt, closedAt, lateSince } of rows) {
    count(receivedAt, 'received');
    count(closedAt, 'closed');
    count(lateSince, 'breached');
  }
  return trend;
};

const stepsOf = ({ procedure }: Desk, rows: readonly CaseRow[]): Digest['bySteps'] =>
  procedure.steps.flatMap(({ no, title }) => {
    const count = rows.filter(({ step }) => step === no).length;
    return count === 0 ? [] : [{ step: no, title, count }];
  });

const yearsAhead = (hours: WorkingHours, rows: readonly CaseRow[]): number[] => {
  const years = rows.flatMap(({ clocks }) => {
    const due = bindingLimit(clocks);
    return due?.flagged ? [Number(hours.dateAt(Date.parse(due.dueAt)).slice(0, 4))] : [];
  });
  return [...new Set(years)].filter((year) => !hours.decreed(year)).toSorted((one, other) => one - other);
};

/** The digest of a desk at an instant. Pure: the same facts give the same digest. */
export const compileDigest = ({ desk, rows, closed, gaps, now }: DigestFacts): Digest => {
  const { hours, procedure } = desk;
  const open = [...rows].filter((row) => row.desk === desk.id && row.status !== 'closed');
  const ended = closed.filter((row) => row.desk === desk.id);
  const listed = (row: CaseRow): DigestCase => {
    const due = bindingLimit(row.clocks);
    const left = due ? hours.elapsed(now, Date.parse(due.dueAt)) : Number.POSITIVE_INFINITY;
    return { row, title: placedTask(procedure, row.task).task.title, left };
  };
  const dueAt = ({ row }: DigestCase): number => Date.parse(bindingLimit(row.clocks)?.dueAt ?? row.receivedAt);
  const running = open
    .filter(({ status, clocks }) => status === 'open' && bindingLimit(clocks) !== undefined)
    .map(listed)
    .toSorted((a, b) => dueAt(a) - dueAt(b));
  const today = hours.dateAt(now);
  const trend = trendOf(hours, [...open, ...ended], now);
  return {
    date: today,
    lastMonth: monthBefore(monthOf(today)),
    desk: { id: desk.id, title: desk.title },
    since: trend.at(-1) ?? { date: today, received: 0, closed: 0, breached: 0 },
    open: open.length,
    bySteps: stepsOf(desk, open),
    late: running.filter((one) => dueAt(one) < now),
    dueToday: running.filter((one) => dueAt(one) >= now && hours.dateAt(dueAt(one)) === today),
    waiting: open.filter(({ status }) => status === 'paused').map(listed),
    trend,
    undecreed: yearsAhead(hours, open),
    gaps,
  };
};

/** When the digest of a day is sent: Unix milliseconds. `at` is a time of day at the office, `HH:MM`. */
const sendingTime = ({ calendar }: WorkingHours, day: number, at: string): Instant =>
  startOfDay(calendar.timeZone, day) + (Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5))) * MINUTE;

/** The date of the digest that should have been sent by now today; undefined before its time and on days off. */
export const digestDate = ({ hours, digest }: Desk, now: Instant): LocalDate | undefined => {
  if (!digest) return undefined;
  const today = dayAt(hours.calendar.timeZone, now);
  const isDue = hours.isWorkingDay(localDate(today)) && now >= sendingTime(hours, today, digest.at);
  return isDue ? localDate(today) : undefined;
};

/** When the next digest after `now` is due; undefined for a desk that wants none. */
export const nextDigest = ({ hours, digest }: Desk, now: Instant): Instant | undefined => {
  if (!digest) return undefined;
  const today = dayAt(hours.calendar.timeZone, now);
  for (let day = today; day < today + FURTHEST_BACK; day += 1) {
    const at = sendingTime(hours, day, digest.at);
    if (at > now && hours.isWorkingDay(localDate(day))) return at;
  }
  return undefined;
};
