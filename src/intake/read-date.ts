import { type LocalDate, localDate } from '../domain/local-date.ts';
import { searchText } from '../domain/search-text.ts';

/** By the first three letters, Indonesian and English, and the spellings that differ there. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'peb'],
  ['mar'],
  ['apr'],
  ['mei', 'may'],
  ['jun'],
  ['jul'],
  ['agu', 'ags', 'agt', 'aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov', 'nop'],
  ['des', 'dec'],
];

const monthOf = (word: string): number =>
  /^\d+$/.test(word) ? Number(word) : MONTHS.findIndex((names) => names.includes(word.slice(0, 3))) + 1;

/** Day 0 of a spreadsheet that counts its days, so that 45,000 is 15 March 2023. */
const SHEET_EPOCH = -25_569;
const SHEET_DAYS = { from: 30_000, to: 80_000 };

const real = (year: number, month: number, day: number): LocalDate | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
};

const WORDS = /^(?:[a-z]+ )?(\d{1,2}) (\d{1,2}|[a-z]+) (\d{2}|\d{4})(?: .*)?$/;
const ISO = /^(\d{4}) (\d{1,2}) (\d{1,2})(?: .*|t.*)?$/;

/**
 * A date as offices write it: `5 Januari 2024`, `Jumat, 05/01/2024 09.30`, `5-1-24`, `2024-01-05`, or the number a
 * spreadsheet has for it. The day comes before the month, as everywhere in Indonesia.
 */
export const readDate = (text: string): LocalDate | undefined => {
  const words = searchText(text);
  const [, year, isoMonth, isoDay] = ISO.exec(words) ?? [];
  if (year !== undefined) return real(Number(year), Number(isoMonth), Number(isoDay));
  const [, day, month = '', written = ''] = WORDS.exec(words) ?? [];
  if (day !== undefined)
    return real(Number(written.length === 2 ? `20${written}` : written), monthOf(month), Number(day));
  const days = /^\d{5}$/.test(words) ? Number(words) : 0;
  return days > SHEET_DAYS.from && days < SHEET_DAYS.to ? localDate(days + SHEET_EPOCH) : undefined;
};
