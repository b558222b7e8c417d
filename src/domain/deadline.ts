import { z } from 'zod';
import { dayAt, type Instant, MINUTE, startOfDay } from './local-date.ts';
import type { WorkingHours } from './working-hours.ts';

/**
 * How long something may take.
 * - `minutes`: working minutes, counted inside open hours only. An SOP's "menit" and "jam" mean these.
 * - `workingDays`: until the end of working hours on the N-th working day after the day of receipt ("hari kerja").
 * - `calendarDays`: until the end of the N-th day after the day of receipt, open or not. Legal terms count these.
 */
export const limitSchema = z.union([
  z.strictObject({ minutes: z.int().nonnegative() }),
  z.strictObject({ workingDays: z.int().positive() }),
  z.strictObject({ calendarDays: z.int().nonnegative() }),
]);

/** How long something may take; see `limitSchema`. */
export type Limit = Readonly<z.infer<typeof limitSchema>>;

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
  const { timeZone } = hours.calendar;
  const day = dayAt(timeZone, from) + limit.calendarDays;
  // One millisecond before midnight: people read the date of a deadline, and midnight carries the next day's date.
  return startOfDay(timeZone, day + 1) - 1;
};
