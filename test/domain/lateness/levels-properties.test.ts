import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeLimits } from '../../../src/domain/events.ts';
import { lengthOf } from '../../../src/domain/lateness/levels.ts';
import type { Story } from '../../support/given-when-then.ts';
import { type MinuteOracle, minuteOracle } from '../../support/minute-oracle.ts';
import { caseLife, live } from '../../support/random-case-life.ts';

const numRuns = Number(process.env['TUNTAS_LADDER_RUNS'] ?? 150);

type Told = Extract<Story['events'][number], { level: string }>;

const toldIn = (story: Story): Told[] => story.events.filter((event): event is Told => 'level' in event);

/** Counted time on a clock that began at `from`, walked minute by minute over the events, pauses and the time in another case left out. */
const counted = (story: Story, oracle: MinuteOracle, from: string, until: number): number => {
  let sum = 0;
  let since = Date.parse(from);
  let isWaiting = false;
  let isMerged = false;
  const upTo = (instant: number) => {
    const end = Math.min(instant, until);
    if (!isWaiting && !isMerged && end > since) sum += oracle.elapsed(since, end);
    since = Math.max(since, end);
  };
  for (const event of story.events) {
    upTo(Date.parse(event.at));
    if (event.type === 'InformationRequested') isWaiting = true;
    if (event.type === 'InformationReceived') isWaiting = false;
    if (event.type === 'CaseMerged') isMerged = true;
    if (event.type === 'MergeUndone') isMerged = false;
  }
  upTo(until);
  return sum;
};

/** The running limits of the office, with what is used of them and the levels told of them. */
const running = (story: Story, oracle: MinuteOracle) => {
  const { clocks, given } = story.now;
  return officeLimits.flatMap((limit) => {
    const clock = clocks[limit];
    if (!clock) return [];
    const known = given[limit];
    return [
      {
        length: lengthOf(clock, story.desk.hours),
        used: counted(story, oracle, clock.from, Date.parse(story.at)),
        names: known?.from === clock.from ? known.levels : [],
      },
    ];
  });
};

describe('The ladder, whatever happens to a case', () => {
  it('tells each level once, in order, and never outside office hours', { timeout: 120_000 }, () => {
    const situation = fc.property(caseLife, (life) => {
      const story = live(life);
      const oracle = minuteOracle(story.desk.hours.calendar);
      const told = toldIn(story);
      const keys = told.map(({ limit, from, level }) => `${limit} ${from} ${level}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { at, due } of told) {
        expect(oracle.isOpen(Date.parse(at))).toBe(true);
        expect(oracle.isOpen(Date.parse(due))).toBe(true);
        expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(due));
      }
      for (const clock of new Set(told.map(({ limit, from }) => `${limit} ${from}`))) {
        const shares = told
          .filter(({ limit, from }) => `${limit} ${from}` === clock)
          .map(({ level }) => Number(level))
          .filter((share) => share > 0);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      }
    });
    fc.assert(situation, { numRuns });
  });

  it('tells no level before its share of the limit is used up', { timeout: 120_000 }, () => {
    const situation = fc.property(caseLife, (life) => {
      const story = live(life);
      const oracle = minuteOracle(story.desk.hours.calendar);
      for (const { from, due, dueAt, level } of toldIn(story).filter(({ level: name }) => Number(name) >= 100)) {
        const used = counted(story, oracle, from, Date.parse(due));
        const whole = counted(story, oracle, from, Date.parse(dueAt));
        expect(Date.parse(due)).toBeGreaterThan(Date.parse(dueAt));
        expect(used).toBeGreaterThanOrEqual((Number(level) / 100) * whole);
      }
    });
    fc.assert(situation, { numRuns });
  });

  it('has told, whenever the office is open, exactly the levels that are reached', { timeout: 120_000 }, () => {
    const situation = fc.property(caseLife, (life) => {
      const story = live(life);
      const oracle = minuteOracle(story.desk.hours.calendar);
      fc.pre(story.now.status === 'open' && oracle.isOpen(Date.parse(story.at)));
      for (const { length, used, names } of running(story, oracle)) {
        expect(names.includes('100')).toBe(used > length);
        expect(names.includes('75') || used > length).toBe(used >= 0.75 * length);
      }
    });
    fc.assert(situation, { numRuns });
  });
});
