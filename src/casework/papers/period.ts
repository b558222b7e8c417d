import {
  type DayNumber,
  dayNumber,
  type Instant,
  type LocalDate,
  localDate,
  startOfDay,
  type TimeZone,
} from '../../domain/local-date.ts';

/** A stretch of real time, Unix milliseconds: `from` belongs to it, `to` does not. */
export type Period = { from: Instant; to: Instant };

/** A month of the office's wall calendar: `YYYY-MM`. */
export type Month = string;

export const isMonth = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);

const firstDay = (month: Month): DayNumber => dayNumber(`${month}-01`);

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);

export const monthBefore = (month: Month): Month => monthOf(localDate(firstDay(month) - 1));

export const monthAfter = (month: Month): Month => monthOf(localDate(firstDay(month) + 31));

export const monthPeriod = (timeZone: TimeZone, month: Month): Period => ({
  from: startOfDay(timeZone, firstDay(month)),
  to: startOfDay(timeZone, firstDay(monthAfter(month))),
});

/** From the first day to the last, both whole. */
export const daysPeriod = (timeZone: TimeZone, first: LocalDate, last: LocalDate): Period => ({
  from: startOfDay(timeZone, dayNumber(first)),
  to: startOfDay(timeZone, dayNumber(last) + 1),
});

export const yearPeriod = (timeZone: TimeZone, year: number): Period => ({
  from: startOfDay(timeZone, dayNumber(`${year}-01-01`)),
  to: startOfDay(timeZone, dayNumber(`${year + 1}-01-01`)),
});

/** The dates of a month. */
export const datesOf = (month: Month): LocalDate[] => {
  const first = firstDay(month);
  return Array.from({ length: firstDay(monthAfter(month)) - first }, (_, index) => localDate(first + index));
};

export const lies = (at: string, { from, to }: Period): boolean => {
  const instant = Date.parse(at);
  return from <= instant && instant < to;
};
