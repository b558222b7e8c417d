import fc from 'fast-check';
import { type Calendar, parseCalendar } from '../../src/domain/calendar.ts';

const MINUTES_A_DAY = 1440;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const pairs = (cuts: readonly number[]): string[] => {
  const ascending = cuts.toSorted((one, other) => one - other);
  return Array.from({ length: Math.floor(ascending.length / 2) }, (_, index) => {
    const [from = 0, to = 0] = ascending.slice(2 * index, 2 * index + 2);
    return `${clock(from)}-${clock(to)}`;
  });
};

/** Any day's hours: none, one to three ranges, sometimes from 00:00 or until 24:00, to the minute. */
const dayHours = fc
  .uniqueArray(
    fc.oneof(
      { weight: 8, arbitrary: fc.nat(MINUTES_A_DAY) },
      { weight: 1, arbitrary: fc.constantFrom(0, MINUTES_A_DAY) },
    ),
    { maxLength: 6 },
  )
  .map(pairs);

const weekHours = fc.record({
  monday: dayHours,
  tuesday: dayHours,
  wednesday: dayHours,
  thursday: dayHours,
  friday: dayHours,
  saturday: dayHours,
  sunday: dayHours,
});

/** Open at least an hour in every week: an oracle that walks minute by minute must come to an end. */
const ordinaryWeek = fc
  .tuple(weekHours, fc.integer({ min: 0, max: MINUTES_A_DAY - 60 }), fc.integer({ min: 60, max: 600 }))
  .map(([week, from, length]) => ({
    ...week,
    wednesday: [`${clock(from)}-${clock(Math.min(MINUTES_A_DAY, from + length))}`],
  }));

const dateOfYear = (year: number, day: number): string =>
  new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10);

const named = (dates: readonly string[], name: string) => dates.map((date) => ({ date, name }));

const holidayYear = (year: number) =>
  fc.uniqueArray(fc.nat(364), { maxLength: 40 }).map((days) => {
    const dates = days.map((day) => dateOfYear(year, day));
    const half = Math.floor(dates.length / 2);
    return {
      year,
      decree: `SKB ${year}`,
      decreedOn: `${year - 1}-09-15`,
      nationalHolidays: named(dates.slice(0, half), 'Libur'),
      collectiveLeave: named(dates.slice(half), 'Cuti bersama'),
    };
  });

const season = (year: number) =>
  fc.record({ start: fc.nat(300), length: fc.nat(45), hours: weekHours }).map(({ start, length, hours }) => ({
    title: 'Ramadan',
    from: dateOfYear(year, start),
    to: dateOfYear(year, start + length),
    hours,
  }));

const closure = fc
  .record({ start: fc.nat(700), length: fc.nat(3), part: fc.option(dayHours) })
  .map(({ start, length, part }) => {
    const [hours] = part ?? [];
    const days = { from: dateOfYear(2026, start), to: dateOfYear(2026, start + length), reason: 'Tutup' };
    return hours === undefined ? days : { ...days, hours };
  });

/** Calendars of every shape the schema allows, with their days off in 2026 and 2027; checked as a file would be. */
export const randomCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    id: fc.constant('random'),
    title: fc.constant('Random'),
    timeZone: fc.constantFrom('Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'),
    hours: ordinaryWeek,
    seasons: fc.tuple(season(2026), season(2027)).chain((seasons) => fc.subarray(seasons)),
    collectiveLeaveWorked: fc.boolean(),
    holidays: fc.tuple(holidayYear(2026), holidayYear(2027)).chain((years) => fc.subarray(years)),
    localHolidays: fc.array(fc.nat(700), { maxLength: 5 }).map((days) =>
      named(
        days.map((day) => dateOfYear(2026, day)),
        'Lokal',
      ),
    ),
    closures: fc.array(closure, { maxLength: 5 }),
  })
  .map((json) => parseCalendar(json));

/** Instants to the millisecond from late 2025 to early 2028, many on whole minutes and some on local midnights. */
export const randomInstant: fc.Arbitrary<number> = fc
  .tuple(
    fc.integer({ min: Date.UTC(2025, 11, 20), max: Date.UTC(2028, 0, 10) }),
    fc.constantFrom(1, 60_000, 60_000, 900_000, 3_600_000),
  )
  .map(([at, grain]) => at - (at % grain));

/** Working time in ms: none, whole minutes as SOPs print them, or any millisecond. */
export const randomAmount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 1, max: 36_000_000 }),
);
