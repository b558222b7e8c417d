import { type Calendar, FIRST_YEAR, LAST_YEAR } from './calendar.ts';
import { type DayPlanner, planDays, type SpanReason } from './day-plan.ts';
import {
  DAY,
  dayAt,
  dayNumber,
  firstDayOf,
  type Instant,
  type LocalDate,
  localDateAt,
  MINUTE,
  startOfDay,
} from './local-date.ts';
import { OpeningTable } from './opening-table.ts';

/** A stretch of real time and why it counted or did not. `from` belongs to it, `to` does not. */
export type Interval = SpanReason & { readonly from: Instant; readonly to: Instant };

/**
 * An office's working time, exact to the millisecond.
 *
 * Instants are Unix milliseconds; dates are the office's own. Every answer depends on the calendar and the arguments
 * alone: the years computed so far are only remembered. Instants outside the years 1970 to 2199, and answers that would
 * lie there, throw a RangeError, so doors must refuse such dates first.
 */
export class WorkingHours {
  readonly calendar: Calendar;
  readonly #planDay: DayPlanner;
  readonly #decreed: ReadonlySet<number>;
  #firstYear: number;
  #lastYear: number;
  #table: OpeningTable;

  constructor(calendar: Calendar, firstYear: number, lastYear: number) {
    this.calendar = calendar;
    this.#planDay = planDays(calendar);
    this.#decreed = new Set(calendar.holidays.map(({ year }) => year));
    this.#firstYear = firstYear;
    this.#lastYear = lastYear;
    this.#table = this.#layOut();
  }

  /**
   * The instant at which `ms` of working time have passed since `from`: the earliest such instant, and never inside
   * closed time. A limit used up exactly at closing time is due at closing, not at the next opening; no time at all
   * from a closed hour is due at the next opening.
   */
  addWorkingTime(from: Instant, ms: number): Instant {
    if (!(ms >= 0)) throw new RangeError(`Working time to add must be 0 or more milliseconds, not ${ms}.`);
    return this.#search(from, (table) => table.add(from, ms));
  }

  /** Working milliseconds from `from` to `to`; negative when `to` is the earlier one. */
  elapsed(from: Instant, to: Instant): number {
    this.#cover(from);
    const table = this.#cover(to);
    return table.worked(to) - table.worked(from);
  }

  /** End of working hours on the `n`-th working day after the day of `from` (n is 1 or more). */
  endOfWorkingDay(from: Instant, n: number): Instant {
    if (!(n >= 1) || !Number.isInteger(n)) throw new RangeError(`Working days must be 1 or more, not ${n}.`);
    return this.#search(from, (table) => table.closingOfWorkingDay(from, n));
  }

  /** The first open instant at or after `at`. */
  nextOpening(at: Instant): Instant {
    return this.#search(at, (table) => table.nextOpening(at));
  }

  /** Whether the office works at `at`. True at the instant of opening, false at the instant of closing. */
  isOpen(at: Instant): boolean {
    return this.#cover(at).isOpen(at);
  }

  /** Whether the office works at some time of this date. */
  isWorkingDay(date: LocalDate): boolean {
    const midnight = startOfDay(this.calendar.timeZone, dayNumber(date));
    return this.#cover(midnight).isWorkingDay(midnight);
  }

  /** The office's date at an instant. */
  dateAt(at: Instant): LocalDate {
    return localDateAt(this.calendar.timeZone, at);
  }

  /** Whether the holidays of a year are known. Without its decree a year is counted as if it had none. */
  decreed(year: number): boolean {
    return this.#decreed.has(year);
  }

  /** Whether the holidays are known in every year from that of `from` to that of `to` (`from` the earlier one). */
  decreedThroughout(from: Instant, to: Instant): boolean {
    this.#cover(from);
    return this.#cover(to).decreedThroughout(from, to);
  }

  /**
   * All time from `from` to `to` with the reason it counted or not. The intervals touch, fill the stretch exactly, and
   * those that counted sum to `elapsed(from, to)`. Neighbours with one reason are one interval. Empty unless from < to.
   */
  explain(from: Instant, to: Instant): Interval[] {
    if (!(from < to)) return [];
    this.#cover(from);
    this.#cover(to);
    const { timeZone } = this.calendar;
    const intervals: Interval[] = [];
    for (let day = dayAt(timeZone, from); startOfDay(timeZone, day) < to; day += 1) {
      const midnight = startOfDay(timeZone, day);
      for (const { from: begin, to: end, ...reason } of this.#planDay(day)) {
        const part = { from: Math.max(from, midnight + begin * MINUTE), to: Math.min(to, midnight + end * MINUTE) };
        if (part.from < part.to) append(intervals, { ...part, ...reason });
      }
    }
    return intervals;
  }

  #layOut(): OpeningTable {
    const days = { firstDay: firstDayOf(this.#firstYear), endDay: firstDayOf(this.#lastYear + 1) };
    return new OpeningTable(this.calendar.timeZone, days, this.#planDay, (day) =>
      this.#decreed.has(new Date(day * DAY).getUTCFullYear()),
    );
  }

  /** The table, grown to hold `at`. */
  #cover(at: Instant): OpeningTable {
    if (at >= this.#table.start && at < this.#table.end) return this.#table;
    const year = new Date(dayAt(this.calendar.timeZone, at) * DAY).getUTCFullYear();
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
      throw new RangeError(`Working time is known from ${FIRST_YEAR} to ${LAST_YEAR}; ${at} lies outside.`);
    }
    this.#firstYear = Math.min(this.#firstYear, year);
    this.#lastYear = Math.max(this.#lastYear, year);
    this.#table = this.#layOut();
    return this.#table;
  }

  /** Asks the table, adding years at its end until it knows the answer. */
  #search(from: Instant, ask: (table: OpeningTable) => Instant | undefined): Instant {
    let answer = ask(this.#cover(from));
    while (answer === undefined) answer = ask(this.#extend());
    return answer;
  }

  /** Doubles the table: adding one year at a time would make an absurd limit cost seconds. */
  #extend(): OpeningTable {
    if (this.#lastYear >= LAST_YEAR) throw new RangeError(`The answer lies beyond the year ${LAST_YEAR}.`);
    this.#lastYear = Math.min(LAST_YEAR, 2 * this.#lastYear - this.#firstYear + 1);
    this.#table = this.#layOut();
    return this.#table;
  }
}

const append = (intervals: Interval[], next: Interval): void => {
  const last = intervals.at(-1);
  if (last?.kind === next.kind && last.label === next.label && last.decree === next.decree) {
    intervals[intervals.length - 1] = { ...last, to: next.to };
  } else {
    intervals.push(next);
  }
};

/**
 * Prepares a calendar for counting.
 * @param years the years to lay out at once, such as this one and the next; others are added when first asked about
 */
export const buildWorkingHours = (calendar: Calendar, years: readonly [number, ...number[]]): WorkingHours =>
  new WorkingHours(calendar, Math.min(...years), Math.max(...years));
