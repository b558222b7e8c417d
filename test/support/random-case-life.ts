import fc from 'fast-check';
import { expect } from 'vitest';
import { wakesAt } from '../../src/domain/decide/time.ts';
import { given, type ProcedureId, type Story } from './given-when-then.ts';

/** Lives of cases: random presses, waiting, put-off reminders and outages, with the clock rung as the bells do. */

type Happening =
  | { do: 'work'; minutes: number }
  | { do: 'press'; pick: number }
  | { do: 'pause' | 'resume' | 'snooze' | 'merge' | 'unmerge' }
  | { do: 'outage'; minutes: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('work' as const), minutes: fc.integer({ min: 0, max: 700 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('press' as const), pick: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'snooze' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('merge' as const, 'unmerge' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('outage' as const), minutes: fc.integer({ min: 1, max: 3_000 }) }),
  },
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
    case 'merge':
    case 'unmerge':
      return attempt(story, step.do);
    case 'press': {
      const actions =
        story.procedure.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === story.now.task)?.actions ?? [];
      const action = actions[step.pick % Math.max(1, actions.length)];
      return action ? attempt(story, action.id) : story;
    }
  }
};

export const caseLife = fc.record({
  procedure: fc.constantFrom<ProcedureId[]>(
    'bantul-email',
    'kulon-progo-website',
    'palangka-raya-online',
    'brebes-online',
  ),
  at: fc
    .integer({ min: Date.parse('2026-11-20T00:00:00Z'), max: Date.parse('2027-03-20T00:00:00Z') })
    .map((at) => new Date(at - (at % 1000)).toISOString()),
  steps: fc.array(happening, { minLength: 1, maxLength: 14 }),
});

/** The story of a life, told to its end. */
export const live = ({
  procedure,
  at,
  steps,
}: {
  procedure: ProcedureId;
  at: string;
  steps: readonly Happening[];
}): Story => steps.reduce(after, given(procedure, { at }));
