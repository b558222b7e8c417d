import { describe, expect, it } from 'vitest';
import { dueAt, type Limit } from '../../src/domain/deadline.ts';
import { officeHours } from '../support/office-calendars.ts';

const minutes = (n: number): Limit => ({ minutes: n });
const workingDays = (n: number): Limit => ({ workingDays: n });
const calendarDays = (n: number): Limit => ({ calendarDays: n });

const offices = {
  default: officeHours('default'),
  bantul: officeHours('bantul'),
  'kulon-progo': officeHours('kulon-progo'),
  'palangka-raya': officeHours('palangka-raya'),
  brebes: officeHours('brebes'),
  Makassar: officeHours('default', { timeZone: 'Asia/Makassar' }),
  Jayapura: officeHours('default', { timeZone: 'Asia/Jayapura' }),
  'open on collective leave': officeHours('default', { collectiveLeaveWorked: true }),
  'closed on the afternoon of 24 November': officeHours('default', {
    closures: [{ from: '2026-11-24', hours: '13:00-16:00', reason: 'Upacara' }],
  }),
  'flooded from 24 to 26 November': officeHours('default', {
    closures: [{ from: '2026-11-24', to: '2026-11-26', reason: 'Banjir' }],
  }),
  'with a local holiday on 24 November': officeHours('default', {
    localHolidays: [{ date: '2026-11-24', name: 'Hari jadi kabupaten' }],
  }),
};

type Row = readonly [situation: string, office: keyof typeof offices, received: string, limit: Limit, due: string];

/** Times are the office's own; an explicit offset says so where the office is not on WIB (+07:00). */
const instant = (text: string): number => Date.parse(/[+Z]/.test(text) ? text : `${text}+07:00`);

const expectDue = ([, office, received, limit, due]: Row, flagged: boolean) => {
  const deadline = dueAt(offices[office], instant(received), limit);

  expect({ at: new Date(deadline.at).toISOString(), flagged: deadline.flagged }).toEqual({
    at: new Date(instant(due)).toISOString(),
    flagged,
  });
};

const ordinary: readonly Row[] = [
  ['before the lunch break', 'default', '2026-11-23T11:50', minutes(160), '2026-11-23T15:30'],
  ['on Sunday night', 'default', '2026-11-22T20:00', minutes(160), '2026-11-23T10:10'],
  ['on Friday afternoon', 'default', '2026-11-27T14:25', minutes(160), '2026-11-30T08:05'],
  ['before Christmas leave', 'default', '2026-12-23T15:20', minutes(160), '2026-12-28T09:30'],
  ['before Christmas leave', 'default', '2026-12-23T15:20', workingDays(3), '2026-12-30T16:00'],
  ['before the Idulfitri week', 'default', '2027-03-05T11:45', workingDays(3), '2027-03-18T16:00'],
  ['on Friday morning', 'default', '2026-11-27T09:00', workingDays(1), '2026-11-30T16:00'],
];

const edgesOfTheDay: readonly Row[] = [
  ['at opening', 'default', '2026-11-23T07:30', minutes(160), '2026-11-23T10:10'],
  ['a millisecond before opening', 'default', '2026-11-23T07:29:59.999', minutes(160), '2026-11-23T10:10'],
  ['at closing', 'default', '2026-11-23T16:00', minutes(10), '2026-11-24T07:40'],
  ['as the break begins', 'default', '2026-11-23T12:00', minutes(30), '2026-11-23T13:30'],
  ['in the break', 'default', '2026-11-23T12:30', minutes(30), '2026-11-23T13:30'],
  ['as the break ends', 'default', '2026-11-23T13:00', minutes(30), '2026-11-23T13:30'],
  ['so that it ends with the morning', 'default', '2026-11-23T11:30', minutes(30), '2026-11-23T12:00'],
  ['so that it ends at closing', 'default', '2026-11-23T15:50', minutes(10), '2026-11-23T16:00'],
  ['so that a minute is left at closing', 'default', '2026-11-23T15:50', minutes(11), '2026-11-24T07:31'],
  ['at opening, for a whole day', 'default', '2026-11-23T07:30', minutes(450), '2026-11-23T16:00'],
  ['at opening, for a whole week', 'default', '2026-11-23T07:30', minutes(2250), '2026-11-27T16:30'],
  ['half a minute before the break', 'default', '2026-11-23T11:59:30', minutes(1), '2026-11-23T13:00:30'],
  ['750 ms before closing', 'default', '2026-11-23T15:59:59.250', minutes(1), '2026-11-24T07:30:59.250'],
  ['a millisecond before midnight', 'default', '2026-11-22T23:59:59.999', workingDays(1), '2026-11-23T16:00'],
  ['at midnight', 'default', '2026-11-23T00:00', workingDays(1), '2026-11-24T16:00'],
  ['no time at all, in open hours', 'default', '2026-11-23T10:00', minutes(0), '2026-11-23T10:00'],
  ['no time at all, in the break', 'default', '2026-11-23T12:30', minutes(0), '2026-11-23T13:00'],
  ['no time at all, at closing', 'default', '2026-11-23T16:00', minutes(0), '2026-11-23T16:00'],
  ['no time at all, on Saturday', 'default', '2026-11-28T10:00', minutes(0), '2026-11-30T07:30'],
];

const fridays: readonly Row[] = [
  ['an hour before Friday noon', 'default', '2026-11-27T11:00', minutes(60), '2026-11-27T13:30'],
  ['as Friday prayer begins', 'default', '2026-11-27T11:30', minutes(30), '2026-11-27T13:30'],
  ['during Friday prayer', 'default', '2026-11-27T12:15', minutes(210), '2026-11-27T16:30'],
  ['a millisecond before it ends', 'default', '2026-11-27T12:59:59.999', minutes(1), '2026-11-27T13:01'],
  ['at closing on Friday', 'default', '2026-11-27T16:30', minutes(10), '2026-11-30T07:40'],
  ['on Friday in Bantul', 'bantul', '2026-11-27T11:20', minutes(20), '2026-11-27T13:10'],
  ['the day before, in Bantul', 'bantul', '2026-11-26T09:00', workingDays(1), '2026-11-27T15:30'],
  ['the day before, in Brebes', 'brebes', '2026-11-26T09:00', workingDays(1), '2026-11-27T16:00'],
];

const ramadan: readonly Row[] = [
  ['the day before it begins', 'default', '2026-02-18T15:50', minutes(30), '2026-02-19T08:20'],
  ['on a Thursday before the short break', 'default', '2026-02-19T11:50', minutes(20), '2026-02-19T12:40'],
  ['on a Friday before noon', 'default', '2026-02-20T11:00', minutes(60), '2026-02-20T13:00'],
  ['on its last working day of 2026', 'default', '2026-03-17T14:50', minutes(20), '2026-03-25T07:40'],
  ['on its last working day of 2026', 'default', '2026-03-17T09:00', workingDays(1), '2026-03-25T16:00'],
  ['on a Friday that ends at 11.00', 'bantul', '2026-02-20T10:30', minutes(60), '2026-02-23T08:00'],
  ['before a Friday that ends at 11.00', 'bantul', '2026-02-19T09:00', workingDays(1), '2026-02-20T11:00'],
  ['on the first day of 2027', 'palangka-raya', '2027-02-08T07:30', minutes(30), '2027-02-08T08:30'],
  ['on its last Friday of 2027', 'default', '2027-03-05T15:20', minutes(30), '2027-03-16T07:50'],
  ['on the Saturday before Nyepi', 'default', '2027-03-06T10:00', workingDays(2), '2027-03-17T16:00'],
  ['on Nyepi', 'kulon-progo', '2027-03-08T10:00', minutes(200), '2027-03-16T10:50'],
  ['on Idulfitri', 'default', '2027-03-10T10:00', minutes(160), '2027-03-16T10:10'],
  ['on the last day of Idulfitri leave', 'default', '2027-03-15T10:00', workingDays(1), '2027-03-16T16:00'],
];

const holidaysAndClosures: readonly Row[] = [
  ['before two days off around a weekend', 'default', '2026-02-13T16:00', minutes(60), '2026-02-18T08:00'],
  ['on collective leave, 24 December', 'default', '2026-12-24T10:00', workingDays(1), '2026-12-28T16:00'],
  ['on Christmas night', 'default', '2026-12-25T23:00', minutes(10), '2026-12-28T07:40'],
  ['on leave that is worked', 'open on collective leave', '2026-12-24T10:00', minutes(160), '2026-12-24T13:40'],
  ['before leave that is worked', 'open on collective leave', '2026-12-23T10:00', workingDays(2), '2026-12-28T16:00'],
  ['before the last day of the year ends', 'default', '2026-12-31T15:55', minutes(10), '2027-01-04T07:35'],
  ['on the last day of the year', 'default', '2026-12-31T09:00', workingDays(1), '2027-01-04T16:00'],
  ['on the last day of the year', 'default', '2026-12-31T09:00', workingDays(2), '2027-01-06T16:00'],
  ['ten working days around new year', 'default', '2026-12-23T10:00', workingDays(10), '2027-01-12T16:00'],
  ['before Christmas leave of 2027', 'default', '2027-12-23T15:55', minutes(10), '2027-12-27T07:35'],
  [
    'before an early closing',
    'closed on the afternoon of 24 November',
    '2026-11-24T11:30',
    minutes(60),
    '2026-11-25T08:00',
  ],
  ['the day before', 'closed on the afternoon of 24 November', '2026-11-23T09:00', workingDays(1), '2026-11-24T12:00'],
  ['before a flood', 'flooded from 24 to 26 November', '2026-11-23T15:30', minutes(60), '2026-11-27T08:00'],
  ['before a flood', 'flooded from 24 to 26 November', '2026-11-23T15:30', workingDays(1), '2026-11-27T16:30'],
  [
    'before a local holiday',
    'with a local holiday on 24 November',
    '2026-11-23T15:55',
    minutes(10),
    '2026-11-25T07:35',
  ],
];

const otherHoursAndZones: readonly Row[] = [
  ['before a quarter-hour break', 'bantul', '2026-11-23T11:50', minutes(160), '2026-11-23T14:45'],
  ['in Borneo, on WIB', 'palangka-raya', '2026-11-23T11:50', minutes(160), '2026-11-23T15:30'],
  ['in Brebes', 'brebes', '2026-11-25T09:00', workingDays(3), '2026-11-30T16:00'],
  ['on WITA', 'Makassar', '2026-11-23T07:30+08:00', minutes(160), '2026-11-23T10:10+08:00'],
  ['today on WIB, tomorrow on WITA', 'Makassar', '2026-11-23T23:50+07:00', workingDays(1), '2026-11-25T16:00+08:00'],
  ['Sunday in UTC, Monday on WIT', 'Jayapura', '2026-11-22T22:00Z', minutes(160), '2026-11-23T10:10+09:00'],
  ['last year on WIB, new year on WIT', 'Jayapura', '2026-12-31T23:30+07:00', workingDays(1), '2027-01-04T16:00+09:00'],
];

const legalTerms: readonly Row[] = [
  ['14 days after a Monday', 'default', '2026-11-23T10:00', calendarDays(14), '2026-12-07T23:59:59.999'],
  ['60 days, over new year', 'default', '2026-11-23T10:00', calendarDays(60), '2027-01-22T23:59:59.999'],
  ['the same day', 'default', '2026-11-23T10:00', calendarDays(0), '2026-11-23T23:59:59.999'],
  ['on WIT', 'Jayapura', '2026-11-23T22:00Z', calendarDays(1), '2026-11-25T23:59:59.999+09:00'],
];

describe('When a complaint is due', () => {
  const groups = { ordinary, edgesOfTheDay, fridays, ramadan, holidaysAndClosures, otherHoursAndZones, legalTerms };
  it.each(Object.values(groups).flat())('%s (%s): received %s with %o, then due %s', (...row) => {
    expectDue(row, false);
  });
});

describe('A deadline that touches a year without a decree', () => {
  const rows: readonly Row[] = [
    ['minutes into 2028', 'default', '2027-12-31T16:25', minutes(10), '2028-01-03T07:35'],
    ['days into 2028', 'default', '2027-12-31T09:00', workingDays(1), '2028-01-03T16:00'],
    ['a legal term into 2028', 'default', '2027-12-10T09:00', calendarDays(30), '2028-01-09T23:59:59.999'],
    [
      'a legal term to the first day of 2028',
      'default',
      '2027-12-31T09:00',
      calendarDays(1),
      '2028-01-01T23:59:59.999',
    ],
    ['all of it in 2028', 'default', '2028-08-16T15:55', minutes(10), '2028-08-17T07:35'],
    ['received in 2025', 'default', '2025-12-31T15:55', minutes(10), '2026-01-02T07:35'],
  ];

  it.each(rows)('is computed and flagged: %s (%s), received %s with %o, then due %s', (...row) => {
    expectDue(row, true);
  });

  it('is not flagged when it ends in the last minutes of the last decreed year', () => {
    expectDue(['', 'default', '2027-12-31T15:30', minutes(60), '2027-12-31T16:30'], false);
    expectDue(['', 'default', '2027-12-31T15:30', calendarDays(0), '2027-12-31T23:59:59.999'], false);
  });
});

describe('A limit that makes no sense', () => {
  it.each([
    minutes(-1),
    minutes(Number.NaN),
    minutes(Number.POSITIVE_INFINITY),
    minutes(1e12),
    workingDays(0),
    workingDays(-1),
    workingDays(1.5),
    workingDays(1e9),
    workingDays(Number.NaN),
    calendarDays(-1),
    calendarDays(0.5),
    calendarDays(1e9),
  ])('is refused rather than answered: %o', (limit) => {
    expect(() => dueAt(offices.default, instant('2026-11-23T10:00'), limit)).toThrow(RangeError);
  });

  it.each([Number.NaN, Number.NEGATIVE_INFINITY, Date.UTC(1969, 0, 1), Date.UTC(2200, 0, 1), Date.UTC(9999, 0, 1)])(
    'is refused when it starts outside the years the clock knows: %d',
    (from) => {
      for (const limit of [minutes(1), workingDays(1), calendarDays(1)]) {
        expect(() => dueAt(offices.default, from, limit)).toThrow(RangeError);
      }
    },
  );
});
