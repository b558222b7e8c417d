import { z } from 'zod';
import { TIME_ZONES, type TimeZone } from './local-date.ts';

/** Part of a day in minutes since local midnight: open at `from`, closed again at `to`. */
export type MinuteRange = { readonly from: number; readonly to: number };

/** The years a calendar can be asked about. Wide enough for every case, narrow enough that no input can exhaust memory. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

const RANGE = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Reads a range of a checked calendar, such as `07:30-12:00`. */
export const parseRange = (range: string): MinuteRange => ({
  from: minuteOfDay(range.slice(0, 5)),
  to: minuteOfDay(range.slice(6)),
});

const date = z.iso
  .date('must be a real date, written YYYY-MM-DD')
  .refine((text) => Number(text.slice(0, 4)) >= FIRST_YEAR && Number(text.slice(0, 4)) <= LAST_YEAR, {
    error: `must lie between ${FIRST_YEAR} and ${LAST_YEAR}`,
  });

const sentence = z.string().trim().min(1, 'must not be empty').max(500);

const range = z
  .string()
  .regex(RANGE, { error: 'must be a range such as "07:30-12:00" (24:00 may end a day)', abort: true })
  .refine((text) => parseRange(text).from < parseRange(text).to, { error: 'must end later than it begins' });

const dayHours = z.array(range, { error: 'must be a list of ranges, [] for a free day' }).refine(
  (ranges) => {
    let end = 0;
    return ranges.map(parseRange).every(({ from, to }) => {
      const inOrder = from >= end;
      end = to;
      return inOrder;
    });
  },
  { error: 'must list its ranges in order, none inside another' },
);

/** Open hours by weekday; `[]` is a free day. All seven are written out so that a forgotten day is an error, not a day off. */
const weekHours = z.strictObject({
  monday: dayHours,
  tuesday: dayHours,
  wednesday: dayHours,
  thursday: dayHours,
  friday: dayHours,
  saturday: dayHours,
  sunday: dayHours,
});

const season = z
  .strictObject({ title: sentence, from: date, to: date, hours: weekHours, note: sentence.optional() })
  .refine(({ from, to }) => from <= to, { error: 'must not end before it begins', path: ['to'] });

/** `decree` on a day names a later decree that added just this day; otherwise the year's decree holds. */
const decreedDay = z.strictObject({ date, name: sentence, decree: sentence.optional() });

const holidayYear = z
  .strictObject({
    year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
    decree: sentence,
    decreedOn: date,
    nationalHolidays: z.array(decreedDay),
    collectiveLeave: z.array(decreedDay),
    note: sentence.optional(),
  })
  .superRefine(({ year, nationalHolidays, collectiveLeave }, context) => {
    const seen = new Set<string>();
    for (const [list, days] of Object.entries({ nationalHolidays, collectiveLeave })) {
      days.forEach((day, index) => {
        const complain = (message: string) =>
          context.addIssue({ code: 'custom', message, path: [list, index, 'date'] });
        if (!day.date.startsWith(`${year}-`)) complain(`${day.date} does not lie in ${year}`);
        if (seen.has(day.date)) complain(`${day.date} is listed twice`);
        seen.add(day.date);
      });
    }
  });

const closure = z
  .strictObject({
    from: date,
    to: date.optional(),
    hours: range.optional(),
    reason: sentence,
    decree: sentence.optional(),
  })
  .refine(({ from, to }) => to === undefined || from <= to, { error: 'must not end before it begins', path: ['to'] });

const seasonsApart = (seasons: readonly { from: string; to: string }[]): boolean => {
  const inOrder = seasons.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return inOrder.every((next, index) => index === 0 || next.from > (inOrder[index - 1]?.to ?? ''));
};

/**
 * An office's working time as data. Plain JSON through and through, so that a case can record the calendar it ran under.
 *
 * - `hours`: ordinary week. `seasons`: other weeks for a range of dates (both ends included), such as Ramadan.
 * - `holidays`: per year the national holidays and collective leave (cuti bersama) with the decree that fixed them.
 *   A year that is missing here is counted without holidays, and every deadline that touches it is flagged.
 * - `localHolidays`: days off that the region declared. `closures`: one-off, whole days or, with `hours`, part of them.
 * - `collectiveLeaveWorked`: true for an office that stays open on collective leave.
 */
const calendarSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  title: sentence,
  timeZone: z.custom<TimeZone>((value) => typeof value === 'string' && Object.hasOwn(TIME_ZONES, value), {
    error: `must be one of ${Object.keys(TIME_ZONES).join(', ')}`,
  }),
  note: sentence.optional(),
  hours: weekHours.refine((week) => Object.values(week).some((ranges) => ranges.length > 0), {
    error: 'must be open at some time of the week',
  }),
  seasons: z.array(season).default([]).refine(seasonsApart, { error: 'must not overlap one another' }),
  collectiveLeaveWorked: z.boolean().default(false),
  holidays: z
    .array(holidayYear)
    .default([])
    .refine((years) => new Set(years.map(({ year }) => year)).size === years.length, {
      error: 'must list each year once',
    }),
  localHolidays: z.array(decreedDay).default([]),
  closures: z.array(closure).default([]),
});

/** A checked calendar. */
export type Calendar = Readonly<z.infer<typeof calendarSchema>>;

/** Open hours of a week, by weekday, each as `HH:MM-HH:MM` ranges in office time. */
export type WeekHours = Calendar['hours'];

/** A one-off closure of a calendar. */
export type Closure = Calendar['closures'][number];

/** The calendar data cannot be used. `problems` has one sentence for each fault, led by the path of the field. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The calendar cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const describePath = (path: readonly PropertyKey[]): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)).join('');

/**
 * Checks an office's calendar file, joined with the yearly holiday lists it goes by.
 * @param office the parsed JSON of the office's file, or a whole calendar recorded earlier
 * @param holidayLists the parsed JSON of lists kept in files of their own (`national-2026.json`); added to the office's
 * @throws CalendarError naming every fault
 */
export const parseCalendar = (office: unknown, holidayLists: readonly unknown[] = []): Calendar => {
  const result = calendarSchema.safeParse(withHolidays(office, holidayLists));
  if (result.success) return result.data;
  throw new CalendarError(
    result.error.issues.map(({ path, message }) => `${describePath(path) || 'calendar'}: ${message}`),
  );
};

const withHolidays = (office: unknown, lists: readonly unknown[]): unknown => {
  if (lists.length === 0 || typeof office !== 'object' || office === null) return office;
  const own: unknown = 'holidays' in office ? office.holidays : [];
  if (!Array.isArray(own)) return office;
  const ownLists: unknown[] = own;
  return { ...office, holidays: [...ownLists, ...lists] };
};
