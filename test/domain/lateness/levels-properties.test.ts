import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wakesAt } from '../../../src/domain/decide/time.ts';
import { lengthOf } from '../../../src/domain/lateness/levels.ts';
import { officeLimits } from '../../../src/domain/events.ts';
import { given, type ProcedureId, type Story } from '../../support/given-when-then.ts';
import { type MinuteOracle, minuteOracle } from '../../support/minute-oracle.ts';

const numRuns = Number(process.env['TUNTAS_LADDER_RUNS'] ?? 150);

type Happening =
  | { do: 'work'; minutes: number }
  | { do: 'press'; pick: number }
  | { do: 'pause' | 'resume' | 'snooze' }
  | { do: 'outage'; minutes: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('work' as const), minutes: fc.integer({ min: 0, max: 700 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('press' as const), pick: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'snooze' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outage' as const), minutes: fc.integer({ min: 1, max: 3_000 }) }) },
);

const wakeOf = (story: Story): number | undefined => wakesAt(story.procedure, story.now, story.desk.hours);

/** Rings whenever something is due, as the bells do, until `end`; then until nothing is left. */
const work = (story: Story, end: number, outage?: { from: string; to: string }): Story => {
  let now = story;
  for (let rings = 0; ; rings += 1) {
    expect(rings).toBeLessThan(200);
    const due = wakeOf(now);
    if (due === undefined) break;
    // A bell that was missed rings at the next open moment.
    const at = Math.max(due, Date.parse(now.at));
    const open = now.desk.hours.isOpen(at) || due >= at ? at : now.desk.hours.nextOpening(at);
    if (open > end) break;
    const rung = now.later(new Date(open).toISOString());
    now = rung.after({ type: 'time', at: rung.at, ...(outage ? { outage } : {}) });
  }
  return now.later(new Date(Math.max(end, Date.parse(now.at))).toISOString());
};

const attempt = (story: Story, action: string): Story => {
  const decision = story.decide(story.press(action));
  return decision.ok ? story.when(action) : story;
};

const after = (story: Story, step: Happening): Story => {
  const at = Date.parse(story.at);
  switch (step.do) {
    case 'work':
      return work(story, at + step.minutes * 60_000);
    case 'outage': {
      const to = new Date(at + step.minutes * 60_000).toISOString();
      const outage = { from: story.at, to };
      // A start rings at once, be the office open or not.
      return work(story.later(to).after({ type: 'time', at: to, outage }), Date.parse(to), outage);
    }
    case 'pause':
      return attempt(story, 'request-info');
    case 'resume':
      return attempt(story, 'receive-info');
    case 'snooze':
      return attempt(story, 'snooze');
    case 'press': {
      const actions = story.procedure.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === story.now.task)?.actions ?? [];
      const action = actions[step.pick % Math.max(1, actions.length)];
      return action ? attempt(story, action.id) : story;
    }
  }
};

const caseLife = fc.record({
  procedure: fc.constantFrom<ProcedureId[]>('bantul-email', 'kulon-progo-website', 'palangka-raya-online', 'brebes-online'),
  at: fc.integer({ min: Date.parse('2026-11-20T00:00:00Z'), max: Date.parse('2027-03-20T00:00:00Z') }).map((at) => new Date(at - (at % 1000)).toISOString()),
  steps: fc.array(happening, { minLength: 1, maxLength: 14 }),
});

const live = ({ procedure, at, steps }: { procedure: ProcedureId; at: string; steps: readonly Happening[] }): Story =>
  steps.reduce(after, given(procedure, { at }));

type Told = Extract<Story['events'][number], { level: string }>;

const toldIn = (story: Story): Told[] => story.events.filter((event): event is Told => 'level' in event);

/** Counted time on a clock that began at `from`, walked minute by minute over the events, pauses left out. */
const counted = (story: Story, oracle: MinuteOracle, from: string, until: number): number => {
  let sum = 0;
  let since = Date.parse(from);
  let isPaused = false;
  const upTo = (instant: number) => {
    const end = Math.min(instant, until);
    if (!isPaused && end > since) sum += oracle.elapsed(since, end);
    since = Math.max(since, end);
  };
  for (const event of story.events) {
    if (event.type === 'InformationRequested' || event.type === 'InformationReceived') {
      upTo(Date.parse(event.at));
      isPaused = event.type === 'InformationRequested';
    }
  }
  upTo(until);
  return sum;
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
        const shares = told.filter(({ limit, from }) => `${limit} ${from}` === clock).map(({ level }) => Number(level)).filter((share) => share > 0);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      }
    });
    fc.assert(situation, { numRuns });
  });

  it('tells no level before its share of the limit is used up, and every level that is', { timeout: 120_000 }, () => {
    const situation = fc.property(caseLife, (life) => {
      const story = live(life);
      const oracle = minuteOracle(story.desk.hours.calendar);
      const { clocks, given: levels, status } = story.now;
      for (const { from, due, dueAt, level } of toldIn(story).filter(({ level: name }) => Number(name) >= 100)) {
        expect(Date.parse(due)).toBeGreaterThan(Date.parse(dueAt));
        const used = counted(story, oracle, from, Date.parse(due));
        const whole = counted(story, oracle, from, Date.parse(dueAt));
        expect(used).toBeGreaterThanOrEqual((Number(level) / 100) * whole);
      }
      if (status !== 'open') return;
      for (const limit of officeLimits) {
        const clock = clocks[limit];
        if (!clock || !oracle.isOpen(Date.parse(story.at))) continue;
        const length = lengthOf(clock, story.desk.hours);
        const used = counted(story, oracle, clock.from, Date.parse(story.at));
        const names = levels[limit]?.from === clock.from ? levels[limit].levels : [];
        expect(names.includes('100')).toBe(used > length);
        if (used > length) continue;
        expect(names.includes('75')).toBe(used >= 0.75 * length);
      }
    });
    fc.assert(situation, { numRuns });
  });
});
