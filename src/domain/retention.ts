import { type LocalDate, localDateAt, type TimeZone } from './local-date.ts';

/**
 * The last day on which the personal data of a case closed then are kept, on the office's own calendar: the same day so
 * many years later (UU 27/2022 art. 42–44; the years are those of the region's retention schedule). Compare it as text:
 * a case closed on 29 February is kept through that day, also in a year that has none.
 */
export const keptUntil = (closedAt: string, years: number, timeZone: TimeZone): LocalDate => {
  const [year, month, day] = localDateAt(timeZone, Date.parse(closedAt)).split('-');
  return `${String(Number(year) + years).padStart(4, '0')}-${month}-${day}`;
};
