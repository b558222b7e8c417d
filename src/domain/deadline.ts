import { dayAt, type Instant, MINUTE, startOfDay, type TimeZone } from './local-date.ts';
import type { WorkingHours } from './working-hours.ts';

/**
 * How long something may take, in whole numbers.
 * - `minutes`: working minutes, counted inside open hours only. An SOP's "menit" and "jam" mean these. 0 or more.
 * - `workingDays`: until the end of working hours on the N-th working day after the day of receipt ("hari kerja"). 1 or more.
 * - `calendarDays`: until the end of the N-th day after the day of receipt, open or not, as legal terms count. 0 or more.
 */
export type Limit = { readonly minutes: number } | { readonly workingDays: number } | { readonly calendarDays: number };

/**
 * When a limit ends. `at` is the last instant that is still on time.
 * `flagged`: the way there touches a year whose holidays no decree has fixed yet, so the office must check the date.
 */
export type Deadline = { readonly at: Instant; readonly flagged: boolean };

/** The deadline of a limit that starts at `from`. Throws a RangeError beyond the years `WorkingHours` knows. */
export const dueAt = (hours: WorkingHours, from: Instant, limit: Limit): Deadline => {
  const at = endOf(hours, from, limit);
  return { at, flagged: !hours.decreedThroughout(from, at) };
};

const endOf = (hours: WorkingHours, from: Instant, limit: Limit): Instant => {
  if ('minutes' in limit) return hours.addWorkingTime(from, limit.minutes * MINUTE);
  if ('workingDays' in limit) return hours.endOfWorkingDay(from, limit.workingDays);
  return endOfDay(hours.calendar.timeZone, from, limit.calendarDays);
};

const endOfDay = (timeZone: TimeZone, from: Instant, n: number): Instant => {
  if (!(n >= 0) || !Number.isInteger(n)) throw new RangeError(`Calendar days must be 0 or more, not ${n}.`);
  // One millisecond before midnight: people read the date of a deadline, and midnight carries the next day's date.
  return startOfDay(timeZone, dayAt(timeZone, from) + n + 1) - 1;
};
