import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayNumber, localDateAt, startOfDay, TIME_ZONES } from '../../src/domain/local-date.ts';
import type { Interval } from '../../src/domain/working-hours.ts';
import { officeHours } from '../support/office-calendars.ts';

const hours = officeHours('default');

const wib = (text: string): number => Date.parse(`${text}+07:00`);

const shown = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);

const lines = (intervals: readonly Interval[]): string[] =>
  intervals.map(({ from, to, kind, label = '-', decree = '-' }) =>
    [shown(from), shown(to), kind, label, decree].join(' | '),
  );

describe('An office on its default hours', () => {
  it.each([
    ['2026-11-23T07:29:59.999', false],
    ['2026-11-23T07:30:00', true],
    ['2026-11-23T11:59:59.999', true],
    ['2026-11-23T12:00:00', false],
    ['2026-11-23T13:00:00', true],
    ['2026-11-23T16:00:00', false],
    ['2026-11-28T10:00:00', false],
    ['2026-12-24T10:00:00', false],
  ])('at %s is open: %s', (at, open) => {
    expect(hours.isOpen(wib(at))).toBe(open);
  });

  it.each([
    ['2026-11-23T10:00', '2026-11-23T10:00'],
    ['2026-11-23T12:00', '2026-11-23T13:00'],
    ['2026-11-27T16:30', '2026-11-30T07:30'],
    ['2027-03-05T15:30', '2027-03-16T07:30'],
    ['2026-12-31T16:00', '2027-01-04T07:30'],
  ])('asked at %s, next opens at %s', (at, opening) => {
    expect(shown(hours.nextOpening(wib(at)))).toBe(opening);
  });

  it.each([
    ['2026-11-23', true],
    ['2026-11-28', false],
    ['2026-12-24', false],
    ['2026-12-25', false],
    ['2027-03-12', false],
    ['2027-03-16', true],
    ['2028-12-25', true],
    ['2025-01-01', true],
  ])('works on %s: %s', (date, works) => {
    expect(hours.isWorkingDay(date)).toBe(works);
  });

  it('measures time that runs backwards as negative', () => {
    const [early, late] = [wib('2026-11-23T11:30'), wib('2026-11-23T13:30')];

    expect([hours.elapsed(early, late), hours.elapsed(late, early)]).toEqual([3_600_000, -3_600_000]);
  });

  it('refuses to add what is no amount of time', () => {
    for (const ms of [-1, Number.NaN]) expect(() => hours.addWorkingTime(0, ms)).toThrow(RangeError);
  });

  it('knows a stretch to be decreed only when every year of it is', () => {
    const [before, within, after] = [wib('2025-12-31T10:00'), wib('2026-06-01T10:00'), wib('2028-01-01T10:00')];
    const fresh = () => officeHours('default');

    expect(fresh().decreedThroughout(within, wib('2027-12-31T23:59'))).toBe(true);
    expect(fresh().decreedThroughout(before, within)).toBe(false);
    expect(fresh().decreedThroughout(within, after)).toBe(false);
  });

  it('gives a case paused over Christmas the rest of its limit after the resumption, to the second', () => {
    const limit = 160 * 60_000;
    const used = hours.elapsed(wib('2026-12-23T15:20:00'), wib('2026-12-23T15:45:30'));

    const due = hours.addWorkingTime(wib('2026-12-28T09:00:15'), limit - used);

    expect(used).toBe(25.5 * 60_000);
    expect(due).toBe(wib('2026-12-28T11:14:45'));
  });
});

describe('An office that works until midnight', () => {
  const ordinary = hours.calendar.hours;
  const late = officeHours('default', { hours: { ...ordinary, monday: ['20:00-24:00'] } });

  it('is due at midnight, and stays so when nothing more is added', () => {
    const due = late.addWorkingTime(wib('2026-11-23T20:00'), 4 * 3_600_000);

    expect(shown(due)).toBe('2026-11-24T00:00');
    expect(late.addWorkingTime(due, 0)).toBe(due);
    expect(late.endOfWorkingDay(wib('2026-11-22T10:00'), 1)).toBe(due);
    expect(late.isOpen(due)).toBe(false);
  });
});

describe('The explanation of a stretch of time', () => {
  const decree = 'SKB Menag 1205/2026, Menaker 3/2026, MenPANRB 2/2026';

  it('names each stretch, with the decree of each day off, over the Idulfitri of 2027', () => {
    const intervals = hours.explain(wib('2027-03-05T11:45'), wib('2027-03-16T08:00'));

    expect(lines(intervals)).toEqual([
      '2027-03-05T11:45 | 2027-03-05T12:30 | break | - | -',
      '2027-03-05T12:30 | 2027-03-05T15:30 | counted | - | -',
      '2027-03-05T15:30 | 2027-03-06T00:00 | night | - | -',
      '2027-03-06T00:00 | 2027-03-08T00:00 | weekend | - | -',
      `2027-03-08T00:00 | 2027-03-09T00:00 | holiday | Hari Suci Nyepi (Tahun Baru Saka 1949) | ${decree}`,
      `2027-03-09T00:00 | 2027-03-10T00:00 | collective-leave | Idulfitri | ${decree}`,
      `2027-03-10T00:00 | 2027-03-12T00:00 | holiday | Idulfitri 1448 Hijriah | ${decree}`,
      `2027-03-12T00:00 | 2027-03-13T00:00 | collective-leave | Idulfitri | ${decree}`,
      '2027-03-13T00:00 | 2027-03-15T00:00 | weekend | - | -',
      `2027-03-15T00:00 | 2027-03-16T00:00 | collective-leave | Idulfitri | ${decree}`,
      '2027-03-16T00:00 | 2027-03-16T07:30 | night | - | -',
      '2027-03-16T07:30 | 2027-03-16T08:00 | counted | - | -',
    ]);
  });

  it('is one night from closing to opening', () => {
    expect(lines(hours.explain(wib('2026-11-23T16:00'), wib('2026-11-24T07:30')))).toEqual([
      '2026-11-23T16:00 | 2026-11-24T07:30 | night | - | -',
    ]);
  });

  it('gives a closure its reason and leaves breaks, nights and weekends what they are', () => {
    const closed = officeHours('default', {
      closures: [
        { from: '2026-11-24', hours: '11:00-14:00', reason: 'Upacara', decree: 'SE 1/2026' },
        { from: '2026-11-27', to: '2026-11-28', reason: 'Banjir' },
      ],
    });

    expect(lines(closed.explain(wib('2026-11-24T10:00'), wib('2026-11-24T15:00')))).toEqual([
      '2026-11-24T10:00 | 2026-11-24T11:00 | counted | - | -',
      '2026-11-24T11:00 | 2026-11-24T12:00 | closure | Upacara | SE 1/2026',
      '2026-11-24T12:00 | 2026-11-24T13:00 | break | - | -',
      '2026-11-24T13:00 | 2026-11-24T14:00 | closure | Upacara | SE 1/2026',
      '2026-11-24T14:00 | 2026-11-24T15:00 | counted | - | -',
    ]);
    expect(lines(closed.explain(wib('2026-11-27T00:00'), wib('2026-11-30T00:00')))).toEqual([
      '2026-11-27T00:00 | 2026-11-28T00:00 | closure | Banjir | -',
      '2026-11-28T00:00 | 2026-11-30T00:00 | weekend | - | -',
    ]);
  });

  it('cites the later decree of a day that was added to its year', () => {
    const { calendar } = hours;
    const holidays = calendar.holidays.map((list) =>
      list.year === 2026
        ? {
            ...list,
            collectiveLeave: [
              ...list.collectiveLeave,
              { date: '2026-08-18', name: 'Cuti tambahan', decree: 'SKB 933' },
            ],
          }
        : list,
    );

    const [leave] = officeHours('default', { holidays }).explain(wib('2026-08-18T00:00'), wib('2026-08-19T00:00'));

    expect(leave).toMatchObject({ kind: 'collective-leave', label: 'Cuti tambahan', decree: 'SKB 933' });
  });

  it('keeps days off apart that differ in name or decree', () => {
    const local = officeHours('default', {
      localHolidays: [
        { date: '2026-11-23', name: 'Hari jadi', decree: 'SK 1' },
        { date: '2026-11-24', name: 'Hari jadi', decree: 'SK 2' },
        { date: '2026-11-25', name: 'Pilkada', decree: 'SK 2' },
      ],
    });

    expect(lines(local.explain(wib('2026-11-23T00:00'), wib('2026-11-26T00:00')))).toEqual([
      '2026-11-23T00:00 | 2026-11-24T00:00 | holiday | Hari jadi | SK 1',
      '2026-11-24T00:00 | 2026-11-25T00:00 | holiday | Hari jadi | SK 2',
      '2026-11-25T00:00 | 2026-11-26T00:00 | holiday | Pilkada | SK 2',
    ]);
  });

  it('is empty when the stretch is empty or runs backwards', () => {
    const at = wib('2026-11-23T10:00');

    expect([hours.explain(at, at), hours.explain(at, at - 1)]).toEqual([[], []]);
  });
});

describe('The office zones', () => {
  const zones = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;
  const instants = ['2026-01-01T15:59:59.999Z', '2026-06-30T16:00:00Z', '2027-12-31T17:00:00Z', '2040-02-28T23:00:00Z'];

  it.each(zones)('%s agrees with the zone tables of the world', (zone) => {
    for (const text of instants) {
      const world = Temporal.Instant.from(text).toZonedDateTimeISO(zone);
      const date = localDateAt(zone, Date.parse(text));

      expect(date).toBe(world.toPlainDate().toString());
      expect(startOfDay(zone, dayNumber(date))).toBe(world.startOfDay().epochMilliseconds);
    }
  });

  it('carry the names people print', () => {
    expect(zones.map((zone) => TIME_ZONES[zone].name)).toEqual(['WIB', 'WIB', 'WITA', 'WIT']);
  });
});
