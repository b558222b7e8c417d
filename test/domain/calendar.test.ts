import { describe, expect, it } from 'vitest';
import { CalendarError, parseCalendar } from '../../src/domain/calendar.ts';
import { officeCalendar, officeHours, readCalendarFile } from '../support/office-calendars.ts';

const freeWeek = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

const minimal = {
  id: 'kantor',
  title: 'Kantor',
  timeZone: 'Asia/Jakarta',
  hours: { ...freeWeek, monday: ['07:30-12:00', '13:00-16:00'] },
};

const list = {
  year: 2026,
  decree: 'SKB 1497/2025',
  decreedOn: '2025-09-19',
  nationalHolidays: [{ date: '2026-01-01', name: 'Tahun Baru' }],
  collectiveLeave: [{ date: '2026-12-24', name: 'Natal' }],
};

const problemsOf = (office: unknown, lists?: readonly unknown[]): readonly string[] => {
  try {
    parseCalendar(office, lists);
  } catch (error) {
    if (error instanceof CalendarError) return error.problems;
    throw error;
  }
  return [];
};

describe('The calendars that ship with the project', () => {
  const offices = ['default', 'bantul', 'kulon-progo', 'palangka-raya', 'brebes'];

  it.each(offices)('%s is named like its file and knows 2026 and 2027', (name) => {
    const hours = officeHours(name);

    expect(hours.calendar.id).toBe(name);
    expect([2025, 2026, 2027, 2028].map((year) => hours.decreed(year))).toEqual([false, true, true, false]);
  });

  it.each([
    ['national-2026', 17, 8],
    ['national-2027', 18, 8],
  ])('%s holds the decreed %d holidays and %d days of collective leave', (name, holidays, leave) => {
    const [year] = parseCalendar(minimal, [readCalendarFile(name)]).holidays;

    expect([year?.nationalHolidays.length, year?.collectiveLeave.length]).toEqual([holidays, leave]);
  });

  it.each([
    [2026, 21],
    [2027, 19],
  ])('leave %d with %d weekdays off', (year, expected) => {
    const hours = officeHours('default');
    const days = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)));
    const weekdays = days.filter((day) => day.getUTCDay() >= 1 && day.getUTCDay() <= 5);

    const off = weekdays.filter((day) => !hours.isWorkingDay(day.toISOString().slice(0, 10)));

    expect(off).toHaveLength(expected);
  });

  it.each([
    ['default', '2026-11-23', 37.5],
    ['default', '2026-02-23', 32.5],
    ['default', '2027-02-15', 32.5],
    ['bantul', '2026-11-23', 37.5],
    ['bantul', '2026-02-23', 32.5],
    ['kulon-progo', '2026-11-23', 37.5],
    ['palangka-raya', '2026-02-23', 32.5],
    ['brebes', '2026-11-23', 37],
    ['brebes', '2026-02-23', 32.5],
  ])('%s works, in the week of %s, %d hours', (name, monday, expected) => {
    const from = Date.parse(`${monday}T00:00+07:00`);

    expect(officeHours(name).elapsed(from, from + 7 * 86_400_000) / 3_600_000).toBe(expected);
  });

  it('come back the same when a recorded calendar is read again', () => {
    const calendar = officeCalendar('bantul');

    expect(parseCalendar(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });
});

describe('A calendar file', () => {
  it('needs no more than an office, its zone and its week', () => {
    expect(parseCalendar(minimal)).toMatchObject({ holidays: [], seasons: [], collectiveLeaveWorked: false });
  });

  it('is joined with the yearly lists, its own and those kept elsewhere', () => {
    const calendar = parseCalendar({ ...minimal, holidays: [list] }, [readCalendarFile('national-2027')]);

    expect(calendar.holidays.map(({ year }) => year)).toEqual([2026, 2027]);
  });

  it('names every fault at once, in words an admin can act on', () => {
    const hours = { ...minimal.hours, tuesday: ['13:00-12:00'], friday: ['07.30-11.30'] };

    expect(problemsOf({ ...minimal, timeZone: 'Asia/Singapore', hours, opens: '07:30' })).toEqual([
      'timeZone: must be one of Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura',
      'hours.tuesday[0]: must end later than it begins',
      'hours.friday[0]: must be a range such as "07:30-12:00" (24:00 may end a day)',
      'calendar: Unrecognized key: "opens"',
    ]);
  });

  const ramadan = { title: 'Ramadan', from: '2026-02-19', to: '2026-03-20', hours: freeWeek };
  it.each<[fault: string, changes: object, problem: string]>([
    [
      'a forgotten weekday',
      { hours: { ...minimal.hours, sunday: undefined } },
      'hours.sunday: must be a list of ranges',
    ],
    ['a week without hours', { hours: freeWeek }, 'hours: must be open at some time of the week'],
    [
      'overlapping ranges',
      { hours: { ...freeWeek, monday: ['07:30-12:00', '11:00-16:00'] } },
      'hours.monday: must list its ranges in order, none inside another',
    ],
    ['an hour that does not exist', { hours: { ...freeWeek, monday: ['07:30-24:30'] } }, 'hours.monday[0]: must be a'],
    ['an id with a path in it', { id: '../secrets' }, 'id: must be lower-case words joined by hyphens'],
    ['a zone from the prototype', { timeZone: 'toString' }, 'timeZone: must be one of'],
    [
      'a day that does not exist',
      { closures: [{ from: '2026-02-30', reason: 'x' }] },
      'closures[0].from: must be a real',
    ],
    ['a day far outside', { closures: [{ from: '9999-01-01', reason: 'x' }] }, 'closures[0].from: must lie between'],
    [
      'a closure that ends before it begins',
      { closures: [{ from: '2026-03-02', to: '2026-03-01', reason: 'x' }] },
      'closures[0].to: must not end before it begins',
    ],
    ['a closure without a reason', { closures: [{ from: '2026-03-02', reason: ' ' }] }, 'closures[0].reason: '],
    ['a season that ends before it begins', { seasons: [{ ...ramadan, to: '2026-01-01' }] }, 'seasons[0].to: must not'],
    [
      'two seasons on one day',
      { seasons: [ramadan, { ...ramadan, from: '2026-03-20', to: '2026-03-25' }] },
      'seasons: must not overlap one another',
    ],
    [
      'a holiday of another year',
      { holidays: [{ ...list, nationalHolidays: [{ date: '2027-01-01', name: 'x' }] }] },
      'holidays[0].nationalHolidays[0].date: 2027-01-01 does not lie in 2026',
    ],
    [
      'a day that is both holiday and leave',
      { holidays: [{ ...list, collectiveLeave: [{ date: '2026-01-01', name: 'x' }] }] },
      'holidays[0].collectiveLeave[0].date: 2026-01-01 is listed twice',
    ],
    ['a year without its decree', { holidays: [{ ...list, decree: '' }] }, 'holidays[0].decree: must not be empty'],
    ['holidays that are no list', { holidays: 'none' }, 'holidays: '],
  ])('is refused with %s', (_fault, changes, problem) => {
    expect(problemsOf({ ...minimal, ...changes })).toEqual([expect.stringContaining(problem)]);
  });

  it('is refused when two lists fix the same year', () => {
    expect(problemsOf({ ...minimal, holidays: [list] }, [list])).toEqual(['holidays: must list each year once']);
  });

  it.each([undefined, null, 42, 'hours', [], [minimal]])('is refused when it is no object: %o', (office) => {
    expect(problemsOf(office, [list])).not.toEqual([]);
  });
});
