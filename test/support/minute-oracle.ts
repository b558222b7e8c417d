import type { Calendar } from '../../src/domain/calendar.ts';

/**
 * Working time by walking the clock minute by minute over the calendar's plain data. Slow and obvious on purpose, and
 * sharing no code with the working-hours table: it is what the table is checked against.
 */
export type MinuteOracle = {
  isOpen(at: number): boolean;
  dueAfter(from: number, ms: number): number;
  elapsed(from: number, to: number): number;
  closingOfWorkingDay(from: number, n: number): number;
};

const OFFSET_HOURS = { 'Asia/Jakarta': 7, 'Asia/Pontianak': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const MINUTE = 60_000;

const minutesOf = (range: string): number[] => {
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = range.split(/[:-]/).map(Number);
  const from = fromHour * 60 + fromMinute;
  return Array.from({ length: toHour * 60 + toMinute - from }, (_, index) => from + index);
};

const within = (date: string, span: { from: string; to?: string | undefined }): boolean =>
  date >= span.from && date <= (span.to ?? span.from);

const openMinutesOn = (calendar: Calendar, date: string): Set<number> => {
  const off = [
    ...calendar.localHolidays,
    ...calendar.holidays.flatMap((year) => year.nationalHolidays),
    ...(calendar.collectiveLeaveWorked ? [] : calendar.holidays.flatMap((year) => year.collectiveLeave)),
  ];
  if (off.some((day) => day.date === date)) return new Set();
  const week = calendar.seasons.find((season) => within(date, season))?.hours ?? calendar.hours;
  const weekday = WEEK[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? 'sunday';
  const open = new Set(week[weekday].flatMap(minutesOf));
  for (const closure of calendar.closures.filter((one) => within(date, one))) {
    for (const minute of minutesOf(closure.hours ?? '00:00-24:00')) open.delete(minute);
  }
  return open;
};

const nextMinute = (at: number): number => (Math.floor(at / MINUTE) + 1) * MINUTE;

const walkUntilSpent = (isOpen: (at: number) => boolean, from: number, ms: number): number => {
  let left = ms;
  for (let at = from; ; at = nextMinute(at)) {
    // On time up to the very instant of closing, hence the look at the millisecond before.
    if (left === 0 && (isOpen(at) || isOpen(at - 1))) return at;
    if (!isOpen(at)) continue;
    const open = nextMinute(at) - at;
    if (left <= open) return at + left;
    left -= open;
  }
};

export const minuteOracle = (calendar: Calendar): MinuteOracle => {
  const offset = OFFSET_HOURS[calendar.timeZone] * 3_600_000;
  const days = new Map<number, Set<number>>();

  const openMinutes = (day: number): Set<number> => {
    const known = days.get(day) ?? openMinutesOn(calendar, new Date(day * 86_400_000).toISOString().slice(0, 10));
    days.set(day, known);
    return known;
  };
  const isOpen = (at: number): boolean => {
    const minute = Math.floor((at + offset) / MINUTE);
    return openMinutes(Math.floor(minute / 1440)).has(minute % 1440);
  };

  return {
    isOpen,
    dueAfter: (from, ms) => walkUntilSpent(isOpen, from, ms),
    elapsed(from, to) {
      let sum = 0;
      for (let at = from; at < to; at = nextMinute(at)) if (isOpen(at)) sum += Math.min(nextMinute(at), to) - at;
      return sum;
    },
    closingOfWorkingDay(from, n) {
      let left = n;
      let day = Math.floor((from + offset) / 86_400_000);
      while (left > 0) {
        day += 1;
        if (openMinutes(day).size > 0) left -= 1;
      }
      return (day * 1440 + Math.max(...openMinutes(day)) + 1) * MINUTE - offset;
    },
  };
};
