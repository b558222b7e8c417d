import { type Case, evolve } from '../case.ts';
import { hasReturnAddress } from '../complaint.ts';
import { decide } from '../decide/decide.ts';
import type { EventBody } from '../events.ts';
import type { Procedure } from '../procedure.ts';
import { type Attempt, attemptsOn } from './attempts.ts';
import type { Office } from './imagined-office.ts';
import { enter, type Ledger } from './ledger.ts';
import { told } from './story.ts';

/** A situation of a case, with the shortest way there. */
export type Situation = {
  now: Case;
  ledger: Ledger;
  /** The opening sentence, of a situation that no press led to. */
  opening?: string;
  came?: { from: Situation; told: string };
};

/** An attempt that `decide` let through. */
export type Step = { from: Situation; to: Situation; attempt: Attempt; events: readonly EventBody[]; told: string };

export type Exploration = {
  situations: readonly Situation[];
  steps: readonly Step[];
  /** How many attempts were put to `decide`, the refused ones included. */
  attempts: number;
};

/** Situations with one key allow the same presses for ever after; texts, names, hours and counts are left out. */
const keyOf = ({ now, ledger }: Situation): string =>
  JSON.stringify([
    now.task,
    now.status,
    now.closedAs,
    now.endsAs,
    now.claim?.by,
    now.answer && [now.answer.by, now.answer.role, now.answer.task],
    now.approvals.length > 0,
    ledger.approvedRank,
    ledger.confidential,
    ledger.sent,
    Math.min(now.round, 2),
    hasReturnAddress(now.complaint),
  ]);

/** The situation after the events of one decision. Explored cases are not kept, so their events need no seals. */
export const after = (procedure: Procedure, from: Situation, events: readonly EventBody[]): Situation =>
  events.reduce<Situation>(
    ({ now, ledger }, event) => ({
      now: evolve(now, { ...event, seq: now.version + 1, prev: '', hash: '' }),
      ledger: enter(procedure, ledger, event),
    }),
    from,
  );

const search = (
  procedure: Procedure,
  starts: readonly Situation[],
  office: Office,
  worthTrying: (attempt: Attempt) => boolean,
): Exploration => {
  const found = new Map(starts.map((start) => [keyOf(start), start]));
  const steps: Step[] = [];
  let attempts = 0;
  // A map's iterator also walks entries added on the way: that is the queue of the breadth-first search.
  for (const from of found.values()) {
    for (const attempt of attemptsOn(procedure, from.now, office).filter(worthTrying)) {
      attempts += 1;
      const decision = decide(procedure, from.now, attempt.command, attempt.desk);
      if (!decision.ok || decision.events.length === 0) continue;
      const sentence = told(procedure, attempt, decision.events);
      const reached = { ...after(procedure, from, decision.events), came: { from, told: sentence } };
      const key = keyOf(reached);
      const to = found.get(key) ?? reached;
      // What follows a press that should have been refused proves nothing about the procedure.
      if (attempt.without === undefined) found.set(key, to);
      steps.push({ from, to, attempt, events: decision.events, told: sentence });
    }
  }
  return { situations: [...found.values()], steps, attempts };
};

/**
 * Puts every attempt in every situation to the real `decide`, nearest situations first, until nothing new comes.
 * First by the presses of the SOP alone, so that a story takes a way outside the SOP only where there is no other.
 */
export const explore = (procedure: Procedure, starts: readonly Situation[], office: Office): Exploration => {
  const { situations } = search(procedure, starts, office, ({ outside }) => !outside);
  return search(procedure, situations, office, () => true);
};

/** The way to a situation, one sentence a press. */
export const storyOf = (situation: Situation): string[] => {
  const story: string[] = [];
  let here: Situation | undefined = situation;
  while (here !== undefined) {
    if (here.opening !== undefined) story.unshift(here.opening);
    if (here.came !== undefined) story.unshift(here.came.told);
    here = here.came?.from;
  }
  return story;
};
