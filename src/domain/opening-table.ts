import type { DayPlanner } from './day-plan.ts';
import { DAY, type DayNumber, type Instant, MINUTE, startOfDay, type TimeZone } from './local-date.ts';

/** A column of the table. Reading beside it is a fault of ours and must never pass as a quiet NaN. */
type Column = Float64Array | Int32Array;

const read = (column: Column, index: number): number => {
  const value = column[index];
  if (value === undefined) throw new RangeError(`The opening table has no row ${index}.`);
  return value;
};

/**
 * Every open interval of a run of days, laid out so that each question costs a few array reads.
 * The methods need instants inside `[start, end)`; they answer `undefined` when the answer lies beyond the table's end.
 */
export class OpeningTable {
  readonly start: Instant;
  readonly end: Instant;
  readonly #count: number;
  /** Row i is open from opens[i] until closes[i]; one row more, at infinity, saves every search a check for the end. */
  readonly #opens: Float64Array;
  readonly #closes: Float64Array;
  /** Working time in all rows before row i, in milliseconds. */
  readonly #before: Float64Array;
  /** First row of each day, or of the next day that has one. */
  readonly #firstRow: Int32Array;
  /** Working days up to and including each day, and the closing time of the n-th working day. */
  readonly #workingDays: Int32Array;
  readonly #closings: Float64Array;
  /** Days before each day that lie in a year without a decree. */
  readonly #undecreed: Int32Array;

  /** Covers the days from `firstDay` up to but not including `endDay`. */
  constructor(
    timeZone: TimeZone,
    days: { firstDay: DayNumber; endDay: DayNumber },
    planDay: DayPlanner,
    isDecreed: (day: DayNumber) => boolean,
  ) {
    const opens: number[] = [];
    const closes: number[] = [];
    const closings: number[] = [];
    const length = days.endDay - days.firstDay;
    this.start = startOfDay(timeZone, days.firstDay);
    this.end = startOfDay(timeZone, days.endDay);
    this.#firstRow = new Int32Array(length);
    this.#workingDays = new Int32Array(length);
    this.#undecreed = new Int32Array(length + 1);
    for (let index = 0; index < length; index += 1) {
      const midnight = this.start + index * DAY;
      this.#firstRow[index] = opens.length;
      this.#undecreed[index + 1] = read(this.#undecreed, index) + (isDecreed(days.firstDay + index) ? 0 : 1);
      const open = planDay(days.firstDay + index).filter(({ kind }) => kind === 'counted');
      for (const { from, to } of open) {
        opens.push(midnight + from * MINUTE);
        closes.push(midnight + to * MINUTE);
      }
      const last = open.at(-1);
      if (last !== undefined) closings.push(midnight + last.to * MINUTE);
      this.#workingDays[index] = closings.length;
    }
    this.#count = opens.length;
    this.#opens = Float64Array.from([...opens, Number.POSITIVE_INFINITY]);
    this.#closes = Float64Array.from([...closes, Number.POSITIVE_INFINITY]);
    this.#closings = Float64Array.from(closings);
    this.#before = new Float64Array(this.#count + 1);
    for (let row = 0; row < this.#count; row += 1) {
      this.#before[row + 1] = read(this.#before, row) + read(this.#closes, row) - read(this.#opens, row);
    }
  }

  /** Working time from the table's start until `at`, in milliseconds. */
  worked(at: Instant): number {
    const row = this.#rowEndingFrom(at);
    return read(this.#before, row) + Math.max(0, at - read(this.#opens, row));
  }

  /** The instant at which `ms` of working time have passed since `from`; see `WorkingHours.addWorkingTime`. */
  add(from: Instant, ms: number): Instant | undefined {
    const first = this.#rowEndingFrom(from);
    const sinceFirst = Math.max(0, from - read(this.#opens, first)) + ms;
    const total = read(this.#before, first) + sinceFirst;
    const row = this.#rowReaching(total, first);
    return row === this.#count ? undefined : read(this.#opens, row) + (total - read(this.#before, row));
  }

  /** Closing time of the `n`-th working day (1 or more) after the day of `from`. */
  closingOfWorkingDay(from: Instant, n: number): Instant | undefined {
    return this.#closings[read(this.#workingDays, this.#dayIndex(from)) + n - 1];
  }

  /** `at` itself when open, else the next opening. */
  nextOpening(at: Instant): Instant | undefined {
    const row = this.#rowEndingAfter(at);
    return row === this.#count ? undefined : Math.max(at, read(this.#opens, row));
  }

  /** Whether `at` lies in open hours; at the instant of closing it no longer does. */
  isOpen(at: Instant): boolean {
    return read(this.#opens, this.#rowEndingAfter(at)) <= at;
  }

  /** Whether the day of `at` has open hours. */
  isWorkingDay(at: Instant): boolean {
    const day = this.#dayIndex(at);
    return read(this.#workingDays, day) > (day === 0 ? 0 : read(this.#workingDays, day - 1));
  }

  /** Whether every day from that of `from` to that of `to` lies in a year with a decree. */
  decreedThroughout(from: Instant, to: Instant): boolean {
    return read(this.#undecreed, this.#dayIndex(to) + 1) === read(this.#undecreed, this.#dayIndex(from));
  }

  #dayIndex(at: Instant): number {
    return Math.floor((at - this.start) / DAY);
  }

  /** The first row that closes at `at` or later. Looks back one row: hours until 24.00 close on the day after their own. */
  #rowEndingFrom(at: Instant): number {
    let row = read(this.#firstRow, this.#dayIndex(at));
    if (row > 0 && read(this.#closes, row - 1) === at) return row - 1;
    while (read(this.#closes, row) < at) row += 1;
    return row;
  }

  /** The first row that closes later than `at`. */
  #rowEndingAfter(at: Instant): number {
    let row = read(this.#firstRow, this.#dayIndex(at));
    while (read(this.#closes, row) <= at) row += 1;
    return row;
  }

  /** The first row, from `first` on, at whose close at least `total` working time has passed since the table's start. */
  #rowReaching(total: number, first: number): number {
    let low = first;
    let step = 1;
    // Most limits end within a day or two: step out from `first`, then halve the last step.
    while (low + step <= this.#count && read(this.#before, low + step) < total) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step - 1, this.#count);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (read(this.#before, middle + 1) < total) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
