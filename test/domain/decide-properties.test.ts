import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, evolve, replay } from '../../src/domain/case.ts';
import type { Command, Presser } from '../../src/domain/commands.ts';
import { firstBreak, parseEvent } from '../../src/domain/event-chain.ts';
import type { CaseEvent } from '../../src/domain/events.ts';
import { outsideActions } from '../../src/domain/outside-actions.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import { rankOf } from '../../src/domain/procedure-lookup.ts';
import { sha256 } from '../../src/ids.ts';
import { given, procedureIds, type Story } from '../support/given-when-then.ts';

/** Random stories to try. `TUNTAS_STORY_RUNS=20000 npx vitest run test/domain/decide-properties` tries more. */
const numRuns = Number(process.env['TUNTAS_STORY_RUNS'] ?? 150);
const limit = 60_000 + numRuns * 100;

const stories = new Map(procedureIds.map((id) => [id, given(id)]));

const beginningOf = (id: (typeof procedureIds)[number]): Story => {
  const story = stories.get(id);
  if (!story) throw new Error(`no story of ${id}`);
  return story;
};

/** Few texts, so that an approval of one meets the same text again, in another round or by another hand. */
const texts = fc.constantFrom(
  'Jawaban A',
  'Jawaban B',
  ' ',
  '\u200b',
  '<!channel>',
  'a'.repeat(3001),
  '\ud800',
  'none',
);

const fieldsOf = fc.record({
  note: texts,
  answer: texts,
  reason: texts,
  instruction: texts,
  to: texts,
  confidentiality: fc.constantFrom('ordinary', 'confidential', ' '),
  integrity: texts,
  availability: texts,
  division: texts,
  publish: texts,
});

const presserIn = (procedure: Procedure): fc.Arbitrary<Presser> =>
  fc
    .record({
      id: fc.constantFrom('U1', 'U2', 'U3'),
      roles: fc.subarray([...procedure.roles.map(({ id }) => id), 'stranger']),
    })
    .map((person) => ({ ...person, name: `Pegawai ${person.id}` }));

const staffIn = (procedure: Procedure): fc.Arbitrary<ReadonlySet<string>> =>
  fc.subarray(procedure.roles.map(({ id }) => id)).map((roles) => new Set(roles));

type Move = { command: Command; staffed: ReadonlySet<string>; connected: boolean };

const moveIn = (procedure: Procedure): fc.Arbitrary<Move> => {
  const actions = [
    ...new Set([
      ...procedure.steps.flatMap(({ tasks }) => tasks.flatMap((task) => task.actions.map(({ id }) => id))),
      ...outsideActions.map(({ id }) => id),
    ]),
  ];
  const at = fc
    .integer({ min: 0, max: 60 * 24 * 60 })
    .map((minutes) => new Date(Date.parse('2026-11-23T02:00:00Z') + minutes * 60_000).toISOString());
  const press = fc.integer({ min: 1, max: 60 }).map((number) => `press-${number}`);
  const command: fc.Arbitrary<Command> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        type: fc.constant('press' as const),
        action: fc.constantFrom(...actions),
        by: presserIn(procedure),
        at,
        press,
        fields: fieldsOf,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('complainant-word' as const),
        word: fc.constantFrom('satisfied' as const, 'not-satisfied' as const),
        via: fc.constant('status-page'),
        at,
        press,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('complainant-reply' as const),
        text: texts,
        via: fc.constant('email'),
        at,
        press,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('delivery' as const),
        outcome: fc.constantFrom('accepted' as const, 'bounced' as const),
        at,
        press,
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('time' as const), at }) },
  );
  return fc.record({ command, staffed: staffIn(procedure), connected: fc.boolean() });
};

/** A random procedure, and random moves of which most that fit are pressed by somebody who may. */
const situation = fc.constantFrom(...procedureIds).chain((id) => {
  const { procedure } = beginningOf(id);
  return fc.record({
    id: fc.constant(id),
    moves: fc.array(moveIn(procedure), { minLength: 20, maxLength: 60, size: 'max' }),
    eager: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
  });
});

/** Turns most presses into one that the present task offers, by a person in every post, so that stories get far. */
const eagerly = (procedure: Procedure, now: Case, move: Move, luck: number): Move => {
  const { command } = move;
  const actions = procedure.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === now.task)?.actions ?? [];
  const action = actions[luck % Math.max(1, actions.length)];
  if (command.type !== 'press' || luck % 8 === 0 || !action) return move;
  const roles = procedure.roles.map(({ id }) => id);
  const written = Object.fromEntries(action.asks.map((field) => [field, luck % 3 === 0 ? 'Jawaban A' : 'Jawaban B']));
  const fields = { ...command.fields, ...written };
  const press = `eager-${now.version}`;
  return {
    ...move,
    staffed: new Set(roles),
    command: { ...command, action: action.id, press, by: { ...command.by, roles }, fields },
  };
};

type Played = { procedure: Procedure; now: Case; events: readonly CaseEvent[] };

const play = (
  { id, moves, eager }: { id: (typeof procedureIds)[number]; moves: readonly Move[]; eager: readonly number[] },
  watch: (before: Played, story: Story, move: Move) => void = () => undefined,
): Played => {
  let story = beginningOf(id);
  for (const [index, planned] of moves.entries()) {
    const { procedure, now, events } = story;
    const move = eagerly(procedure, now, planned, eager[index] ?? 0);
    story = story.where({ staffed: move.staffed, connected: move.connected });
    watch({ procedure, now, events }, story, move);
    const decision = story.decide(move.command);
    if (decision.ok) story = story.after(move.command);
  }
  return { procedure: story.procedure, now: story.now, events: story.events };
};

/** The approval rule, told by the record alone: nothing here knows of guards, tasks or the state of the case. */
const leftUnapproved = ({ procedure, events }: Played): CaseEvent[] => {
  const { minimumApprover } = procedure;
  if (minimumApprover === null) return [];
  const least = rankOf(procedure, minimumApprover);
  return events.filter((sent, index) => {
    if (sent.type !== 'AnswerSent') return false;
    const before = events.slice(0, index);
    const written = before.findLastIndex(({ type }) => type === 'AnswerWritten');
    const author = before[written];
    return !before
      .slice(written + 1)
      .some(
        (event) =>
          (event.type === 'AnswerApproved' || event.type === 'Endorsed') &&
          event.textHash === sent.textHash &&
          rankOf(procedure, event.role ?? '') >= least &&
          (event.by !== author?.by || rankOf(procedure, author?.role ?? '') >= least),
      );
  });
};

describe('Whatever anybody presses, in any order, with anybody missing', () => {
  it('no answer leaves without the approval of that exact text by another pair of eyes', { timeout: limit }, () => {
    let sent = 0;
    fc.assert(
      fc.property(situation, (told) => {
        const played = play(told);
        sent += played.events.filter(({ type }) => type === 'AnswerSent').length;
        expect(leftUnapproved(played)).toEqual([]);
      }),
      { numRuns },
    );
    // A property about sending proves nothing when nothing was ever sent.
    expect(sent).toBeGreaterThan(numRuns / 10);
  });

  it('replaying the events gives the case, also from a file, and the chain holds', { timeout: limit }, () => {
    fc.assert(
      fc.property(situation, (told) => {
        const { now, events } = play(told);
        const [first, ...rest] = events;
        const folded = rest.reduce((before, event) => evolve(before, event), evolve(undefined, first as CaseEvent));
        const fromFile = (JSON.parse(JSON.stringify(events)) as unknown[]).map(parseEvent);

        expect(folded).toEqual(now);
        expect(replay(fromFile)).toEqual(now);
        expect(firstBreak(fromFile, sha256)).toBeUndefined();
      }),
      { numRuns },
    );
  });

  it('the same command on the same case gets the same answer, and changes neither', { timeout: limit }, () => {
    fc.assert(
      fc.property(situation, (told) => {
        play(told, ({ now }, story, { command }) => {
          const before = JSON.stringify([now, command]);
          const once = story.decide(command);

          expect(story.decide(command)).toEqual(once);
          expect(JSON.stringify([now, command])).toBe(before);
        });
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('a press that counted changes nothing when it is delivered again', { timeout: limit }, () => {
    fc.assert(
      fc.property(situation, (told) => {
        play(told, (_before, story, { command }) => {
          const decision = story.decide(command);
          if (!decision.ok || decision.events.length === 0 || command.type === 'time') return;

          expect(story.after(command).decide(command)).toEqual({ ok: true, events: [] });
        });
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('nothing confidential is published', { timeout: limit }, () => {
    fc.assert(
      fc.property(situation, (told) => {
        const { events } = play(told);
        const assessed = events.findLast(({ type }) => type === 'InformationAssessed');
        const published = events.some((event) => event.type === 'CaseArchived' && event.publish !== undefined);

        expect(
          published && assessed?.type === 'InformationAssessed' && assessed.confidentiality === 'confidential',
        ).toBe(false);
      }),
      { numRuns },
    );
  });

  it('nobody acts but in a role of the desk', { timeout: limit }, () => {
    fc.assert(
      fc.property(situation, (told) => {
        const { procedure, events } = play(told);
        const roles = new Set(procedure.roles.map(({ id }) => id));
        const acted = events.flatMap(({ role }) => (role === undefined ? [] : [role]));

        expect(acted.filter((role) => !roles.has(role))).toEqual([]);
      }),
      { numRuns },
    );
  });
});
