import { type DayNumber, dayAt, dayNumber, type Instant, localDate, startOfDay } from '../../domain/local-date.ts';
import type { ReportKind } from '../../domain/report-task/report-events.ts';
import type { WorkingHours } from '../../domain/working-hours.ts';
import { monthBefore, monthOf } from '../papers/period.ts';
import type { Desk } from '../ports.ts';

/** A report that is to be drafted at `due` (Unix ms). */
export type DueReport = { kind: ReportKind; period: string; due: Instant };

/** The reports a desk makes: those of its SOP, and what its settings switch on. */
export const reportsOf = ({ procedure, reports }: Pick<Desk, 'procedure' | 'reports'>): ReportKind[] => {
  const hasMonthly = procedure.monthlyReport === true || procedure.steps.some(({ report }) => report !== undefined);
  return [
    ...(procedure.dailyRecap || reports?.recap ? (['recap'] as const) : []),
    ...(hasMonthly || reports?.monthly ? (['monthly'] as const) : []),
  ];
};

/** A recap is due when its working day closes. */
const recapOn = (hours: WorkingHours, day: DayNumber): DueReport => {
  const midnight = startOfDay(hours.calendar.timeZone, day);
  return { kind: 'recap', period: localDate(day), due: hours.endOfWorkingDay(midnight - 1, 1) };
};

const isFirstWorkingDay = (hours: WorkingHours, day: DayNumber): boolean => {
  const date = localDate(day);
  for (let before = dayNumber(`${monthOf(date)}-01`); before < day; before += 1)
    if (hours.isWorkingDay(localDate(before))) return false;
  return true;
};

/** A monthly report is due when the office opens on the first working day after its month. */
const monthlyOn = (hours: WorkingHours, day: DayNumber): DueReport => ({
  kind: 'monthly',
  period: monthBefore(monthOf(localDate(day))),
  due: hours.nextOpening(startOfDay(hours.calendar.timeZone, day)),
});

/** What falls due on a day. */
const dueOn = (desk: Desk, day: DayNumber): DueReport[] => {
  const { hours } = desk;
  if (!hours.isWorkingDay(localDate(day))) return [];
  const kinds = reportsOf(desk);
  return [
    ...(kinds.includes('monthly') && isFirstWorkingDay(hours, day) ? [monthlyOn(hours, day)] : []),
    ...(kinds.includes('recap') ? [recapOn(hours, day)] : []),
  ];
};

/** What a desk's reports fell due in (`since`, `now`], the oldest first. */
export const dueReports = (desk: Desk, since: Instant, now: Instant): DueReport[] => {
  const { timeZone } = desk.hours.calendar;
  const due: DueReport[] = [];
  for (let day = dayAt(timeZone, since); day <= dayAt(timeZone, now); day += 1) due.push(...dueOn(desk, day));
  return due.filter((report) => since < report.due && report.due <= now);
};

/** The longest that nothing can fall due, and more. */
const FURTHEST_DAYS = 92;

/** When the next report of a desk falls due after `now`; undefined for a desk that makes none. */
export const nextDueReport = (desk: Desk, now: Instant): Instant | undefined => {
  if (reportsOf(desk).length === 0) return undefined;
  const today = dayAt(desk.hours.calendar.timeZone, now);
  for (let day = today; day < today + FURTHEST_DAYS; day += 1) {
    const next = dueOn(desk, day).find(({ due }) => due > now);
    if (next) return next.due;
  }
  return undefined;
};
