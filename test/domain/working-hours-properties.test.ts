import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWorkingHours } from '../../src/domain/working-hours.ts';
import { randomAmount, randomCalendar, randomInstant } from '../support/random-calendar.ts';

const numRuns = Number(process.env['TUNTAS_CLOCK_RUNS'] ?? 500);
const limit = 60_000 + numRuns * 60;

const hoursOf = randomCalendar.map((calendar) => buildWorkingHours(calendar, [2026]));

describe('Working hours, whatever the calendar', () => {
  it('never put a deadline inside closed time', { timeout: limit }, () => {
    const situation = fc.property(hoursOf, randomInstant, randomAmount, (hours, from, ms) => {
      const due = hours.addWorkingTime(from, ms);
      expect(hours.isOpen(due) || hours.isOpen(due - 1)).toBe(true);
      expect(due).toBeGreaterThanOrEqual(from);
    });
    fc.assert(situation, { numRuns });
  });

  it('measure exactly what they added', { timeout: limit }, () => {
    const situation = fc.property(hoursOf, randomInstant, randomAmount, (hours, from, ms) => {
      expect(hours.elapsed(from, hours.addWorkingTime(from, ms))).toBe(ms);
    });
    fc.assert(situation, { numRuns });
  });

  it('add two amounts as they add their sum', { timeout: limit }, () => {
    const situation = fc.property(hoursOf, randomInstant, randomAmount, randomAmount, (hours, from, one, other) => {
      expect(hours.addWorkingTime(hours.addWorkingTime(from, one), other)).toBe(
        hours.addWorkingTime(from, one + other),
      );
    });
    fc.assert(situation, { numRuns });
  });

  it('measure two stretches as they measure the whole, in either direction', { timeout: limit }, () => {
    const situation = fc.property(hoursOf, randomInstant, randomInstant, randomInstant, (hours, one, two, three) => {
      expect(hours.elapsed(one, two) + hours.elapsed(two, three)).toBe(hours.elapsed(one, three));
      expect(hours.elapsed(one, two) + hours.elapsed(two, one)).toBe(0);
    });
    fc.assert(situation, { numRuns });
  });

  it('never give an earlier deadline to a later arrival or a longer limit', { timeout: limit }, () => {
    const situation = fc.property(
      hoursOf,
      randomInstant,
      randomInstant,
      randomAmount,
      randomAmount,
      (hours, a, b, less, more) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const [short, long] = less < more ? [less, more] : [more, less];
        expect(hours.addWorkingTime(early, short)).toBeLessThanOrEqual(hours.addWorkingTime(late, short));
        expect(hours.addWorkingTime(early, short)).toBeLessThanOrEqual(hours.addWorkingTime(early, long));
        expect(hours.endOfWorkingDay(early, 3)).toBeLessThanOrEqual(hours.endOfWorkingDay(late, 3));
      },
    );
    fc.assert(situation, { numRuns });
  });

  it('open at the next opening and not before', { timeout: limit }, () => {
    const situation = fc.property(hoursOf, randomInstant, (hours, at) => {
      const opening = hours.nextOpening(at);
      expect(hours.isOpen(opening)).toBe(true);
      expect(hours.elapsed(at, opening)).toBe(0);
      expect(hours.isOpen(at)).toBe(opening === at);
      expect(hours.isWorkingDay(hours.dateAt(opening))).toBe(true);
    });
    fc.assert(situation, { numRuns });
  });

  it('explain every millisecond once, and what counted sums to what was measured', { timeout: limit }, () => {
    const situation = fc.property(hoursOf, randomInstant, randomInstant, (hours, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const intervals = hours.explain(from, to);
      const edges = intervals.flatMap((interval) => [interval.from, interval.to]);
      expect(edges[0] ?? from).toBe(from);
      expect(edges.at(-1) ?? from).toBe(to);
      expect(intervals.every((interval, index) => interval.from === (intervals[index - 1]?.to ?? from))).toBe(true);
      expect(intervals.every((interval) => interval.from < interval.to)).toBe(true);
      const counted = intervals
        .filter(({ kind }) => kind === 'counted')
        .reduce((sum, one) => sum + one.to - one.from, 0);
      expect(counted).toBe(hours.elapsed(from, to));
    });
    fc.assert(situation, { numRuns });
  });

  it('answer alike however many years were laid out before', { timeout: limit }, () => {
    const situation = fc.property(randomCalendar, randomInstant, randomAmount, (calendar, from, ms) => {
      const lazy = buildWorkingHours(calendar, [2031]);
      const prepared = buildWorkingHours(calendar, [2025, 2026, 2027, 2028]);
      expect(lazy.addWorkingTime(from, ms)).toBe(prepared.addWorkingTime(from, ms));
      expect(lazy.endOfWorkingDay(from, 20)).toBe(prepared.endOfWorkingDay(from, 20));
      expect(lazy.nextOpening(from)).toBe(prepared.nextOpening(from));
    });
    fc.assert(situation, { numRuns });
  });
});
