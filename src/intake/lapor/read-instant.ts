import { DAY, dayNumber } from '../../domain/local-date.ts';
import { readDate } from '../read-date.ts';

/** LAPOR! is one system for the country and speaks Jakarta's time, unless a cell names another. */
const OFFSETS = { wib: '+07:00', wita: '+08:00', wit: '+09:00' } as const;

const offsetOf = (text: string): string => {
  const zone = /\b(wita|wit|wib)\b/iu.exec(text)?.[1]?.toLowerCase();
  return zone === 'wita' || zone === 'wit' ? OFFSETS[zone] : OFFSETS.wib;
};

const CLOCK = /(?:^|[\sT,])(?:pukul\s+)?([01]?\d|2[0-3])[.:]([0-5]\d)(?:[.:][0-5]\d)?(?:\s*(?:wib|wita|wit))?$/iu;

/** `13:44`, `13.44 WIB`, `Pukul 8.05`, or the part of a day that a spreadsheet has for it. */
const clockIn = (text: string): string | undefined => {
  const part = /^0?[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (!Number.isNaN(part)) return new Date(Math.round(part * 1440) * 60_000).toISOString().slice(11, 16);
  const [, hour, minute] = CLOCK.exec(text) ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
};

/** A spreadsheet's number for a day and a part of it. */
const SERIAL = /^(\d{5})([.,]\d+)$/;

/**
 * When a report came in, from its date and its time as any program may have saved them; without a time the day's begin,
 * which no limit in working time can tell from its first open minute.
 *
 * @returns ISO 8601 in UTC, or undefined when there is no such day.
 */
export const readInstant = (date: string, time: string): string | undefined => {
  const [, days, part] = SERIAL.exec(date) ?? [];
  const day = readDate(days ?? date);
  if (day === undefined) return undefined;
  const clock = clockIn(time) ?? clockIn(part ?? date) ?? '00:00';
  const instant = Date.parse(`${day}T${clock}:00${offsetOf(`${date} ${time}`)}`);
  return Number.isNaN(instant) || dayNumber(day) * DAY < 0 ? undefined : new Date(instant).toISOString();
};
