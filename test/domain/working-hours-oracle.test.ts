import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWorkingHours } from '../../src/domain/working-hours.ts';
import { minuteOracle } from '../support/minute-oracle.ts';
import { randomAmount, randomCalendar, randomInstant } from '../support/random-calendar.ts';

/** Random situations for each question. `TUNTAS_CLOCK_RUNS=10000 npx vitest run test/domain/working-hours` asks more. */
const numRuns = Number(process.env['TUNTAS_CLOCK_RUNS'] ?? 2000);
const limit = 60_000 + numRuns * 60;

const hoursOf = randomCalendar.map((calendar) => ({
  oracle: minuteOracle(calendar),
  hours: buildWorkingHours(calendar, [2026]),
}));

describe('Working hours against a clock that walks minute by minute', () => {
  it('when a number of working minutes ends', { timeout: limit }, () => {
    const situation = fc.property(hoursOf, randomInstant, randomAmount, ({ hours, oracle }, from, ms) => {
      const due = hours.addWorkingTime(from, ms);
      expect(due).toBe(oracle.dueAfter(from, ms));
      expect(hours.elapsed(from, due)).toBe(oracle.elapsed(from, due));
      expect(hours.isOpen(from)).toBe(oracle.isOpen(from));
    });
    fc.assert(situation, { numRuns });
  });

  it('when a number of working days ends', { timeout: limit }, () => {
    const days = fc.integer({ min: 1, max: 15 });
    const situation = fc.property(hoursOf, randomInstant, days, ({ hours, oracle }, from, n) => {
      expect(hours.endOfWorkingDay(from, n)).toBe(oracle.closingOfWorkingDay(from, n));
    });
    fc.assert(situation, { numRuns });
  });

  it('when a limit is paused and resumed', { timeout: limit }, () => {
    const rest = fc.integer({ min: 0, max: 10 * 86_400_000 });
    const situation = fc.property(
      hoursOf,
      randomInstant,
      randomAmount,
      rest,
      rest,
      ({ hours, oracle }, from, ms, worked, paused) => {
        const pause = Math.min(from + worked, hours.addWorkingTime(from, ms));
        const left = ms - hours.elapsed(from, pause);
        const resume = pause + paused;
        expect(hours.addWorkingTime(resume, left)).toBe(oracle.dueAfter(resume, ms - oracle.elapsed(from, pause)));
      },
    );
    fc.assert(situation, { numRuns });
  });

  it('what each stretch of time was', { timeout: limit }, () => {
    const length = fc.integer({ min: 0, max: 7 * 86_400_000 });
    const situation = fc.property(hoursOf, randomInstant, length, ({ hours, oracle }, from, ms) => {
      const intervals = hours.explain(from, from + ms);
      for (const { from: begin, to: end, kind } of intervals) {
        expect(oracle.elapsed(begin, end)).toBe(kind === 'counted' ? end - begin : 0);
      }
    });
    fc.assert(situation, { numRuns });
  });
});
