/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, whatever the office's zone. */
export type Instant = number;

/** A day as the office's wall calendar shows it: `YYYY-MM-DD`. Compares correctly as text. */
export type LocalDate = string;

/** A day as a number: 0 is 1 January 1970 on the office's own wall calendar. */
export type DayNumber = number;

/** Length of a minute, in milliseconds. */
export const MINUTE = 60_000;

/** Length of a day, in milliseconds. Every day has this length: Indonesia has no summer time. */
export const DAY = 86_400_000;

const HOUR = 3_600_000;

/**
 * The zones an Indonesian office can be in, each with its distance from UTC and the name people print after a time.
 * The distances are fixed by Keppres 41/1987; nothing here depends on the machine's own zone or its zone tables.
 */
export const TIME_ZONES = {
  'Asia/Jakarta': { name: 'WIB', offset: 7 * HOUR },
  'Asia/Pontianak': { name: 'WIB', offset: 7 * HOUR },
  'Asia/Makassar': { name: 'WITA', offset: 8 * HOUR },
  'Asia/Jayapura': { name: 'WIT', offset: 9 * HOUR },
} as const;

/** IANA name of an office's zone. */
export type TimeZone = keyof typeof TIME_ZONES;

/** The days of the week in the order `weekdayOf` counts them. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Name of a day of the week, as calendar files spell it. */
export type Weekday = (typeof WEEKDAYS)[number];

/** The day of the week of a day. */
export const weekdayOf = (day: DayNumber): Weekday => {
  // 1 January 1970 was a Thursday, four days after a Sunday.
  const weekday = WEEKDAYS[(((day + 4) % 7) + 7) % 7];
  if (weekday === undefined) throw new RangeError(`${day} is no whole day number.`);
  return weekday;
};

/** The number of a wall-calendar day. `date` must be a real date. */
export const dayNumber = (date: LocalDate): DayNumber => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The wall-calendar day of a day number. */
export const localDate = (day: DayNumber): LocalDate => new Date(day * DAY).toISOString().slice(0, 10);

/** The first day of a year. */
export const firstDayOf = (year: number): DayNumber => Date.UTC(year, 0, 1) / DAY;

/** The day an instant falls on, on the wall calendar of `timeZone`. */
export const dayAt = (timeZone: TimeZone, at: Instant): DayNumber =>
  Math.floor((at + TIME_ZONES[timeZone].offset) / DAY);

/** The date an instant falls on, on the wall calendar of `timeZone`. */
export const localDateAt = (timeZone: TimeZone, at: Instant): LocalDate => localDate(dayAt(timeZone, at));

/** The instant at which a day begins (00.00) in `timeZone`. */
export const startOfDay = (timeZone: TimeZone, day: DayNumber): Instant => day * DAY - TIME_ZONES[timeZone].offset;
