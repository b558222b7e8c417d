import { hasReturnAddress } from '../complaint.ts';
import { guardAgainst } from '../decide/authority.ts';
import type { EventOf, EventType } from '../events.ts';
import type { Procedure } from '../procedure.ts';
import { meetsMinimum, placedTask, rankOf, roleLabel } from '../procedure-lookup.ts';
import type { Exploration, Situation, Step } from './explore.ts';
import { storyOf } from './explore.ts';
import { placeOfAction } from './places.ts';
import type { CounterExample, PropertyId } from './proof.ts';

/** @returns what is wrong with an accepted press, or undefined. */
type Rule = (procedure: Procedure, step: Step) => string | undefined;

const eventIn = <T extends EventType>({ events }: Step, type: T): EventOf<T> | undefined =>
  events.find((event): event is EventOf<T> => event.type === type);

/** An office without a minimum approver needs no approval, unless its file asks for one by a guard. */
const approvedBeforeSent: Rule = (procedure, step) => {
  const { minimumApprover } = procedure;
  if (!eventIn(step, 'AnswerSent')) return undefined;
  if (minimumApprover === null) {
    const demanded = step.attempt.action?.guards.includes('needs-approval') && step.from.ledger.approvedRank < 0;
    return demanded
      ? 'The action demands an approval (needs-approval) and the file names no minimum approver: the answer left with nobody having approved it.'
      : undefined;
  }
  return step.from.ledger.approvedRank >= rankOf(procedure, minimumApprover)
    ? undefined
    : `The answer left, and no ${roleLabel(procedure, minimumApprover)} had approved that text.`;
};

const noOwnApproval: Rule = (procedure, step) => {
  const { author } = step.from.ledger;
  const approval = eventIn(step, 'AnswerApproved') ?? eventIn(step, 'Endorsed');
  if (approval?.textHash === undefined || author === undefined || approval.by !== author.person) return undefined;
  if (eventIn(step, 'AnswerWritten') || meetsMinimum(procedure, author.role)) return undefined;
  return `The person who wrote the text as ${roleLabel(procedure, author.role)} approved it too: nobody else looked at it.`;
};

const wordsGiven: Rule = (_procedure, { attempt }) =>
  attempt.without === undefined
    ? undefined
    : `The press counted, and the record has no "${attempt.without}": the action must ask for it.`;

const upwardsOnly: Rule = (procedure, step) => {
  const event = eventIn(step, 'CaseEscalated');
  if (!event) return undefined;
  const { role } = placedTask(procedure, event.task).task;
  const lands = event.to === undefined ? undefined : placedTask(procedure, event.to).task.role;
  if (lands !== undefined && rankOf(procedure, lands) > rankOf(procedure, role)) return undefined;
  return `The case was to go up, and it landed with ${lands === undefined ? 'nobody' : roleLabel(procedure, lands)}.`;
};

const confidentialPrivate: Rule = (_procedure, step) =>
  step.from.ledger.confidential && eventIn(step, 'CaseArchived')?.publish !== undefined
    ? 'A confidential case was published.'
    : undefined;

const answerable: Rule = (_procedure, step) =>
  eventIn(step, 'AnswerSent') && !hasReturnAddress(step.from.now.complaint)
    ? 'The complainant left no address: the answer went to nobody. Offer another way (`instead: when: no-return-address`).'
    : undefined;

const recordedEnd: Rule = (_procedure, step) => {
  const closed = eventIn(step, 'CaseClosed');
  const claimsAnswer = closed?.as === 'answered' || closed?.as === 'auto-closed';
  return claimsAnswer && !step.to.ledger.sent
    ? `The case ended as "${closed.as}", and no answer was ever sent.`
    : undefined;
};

const rules: readonly { property: PropertyId; rule: Rule }[] = [
  { property: 'approved-before-sent', rule: approvedBeforeSent },
  { property: 'no-own-approval', rule: noOwnApproval },
  { property: 'words-given', rule: wordsGiven },
  { property: 'upwards-only', rule: upwardsOnly },
  { property: 'confidential-private', rule: confidentialPrivate },
  { property: 'answerable', rule: answerable },
];

/** Holds only for cases that went the whole way: a case found halfway cannot show what was sent before. */
const wholeWayRules: readonly { property: PropertyId; rule: Rule }[] = [
  { property: 'recorded-end', rule: recordedEnd },
];

export type Found = Partial<Record<PropertyId, CounterExample>>;

const pointAt = (procedure: Procedure, { from, attempt }: Step) =>
  placeOfAction(procedure, from.now.task, attempt.action?.id ?? '');

/** The engine refuses to send nothing whatever a file says; the file must refuse first, and tell the presser why. */
const unguardedSend = (procedure: Procedure, from: Situation): CounterExample | undefined => {
  if (from.now.answer !== undefined) return undefined;
  const { task } = placedTask(procedure, from.now.task);
  const by = { id: 'holder', name: roleLabel(procedure, task.role), roles: [task.role] };
  const open = task.actions.find(
    (action) =>
      action.does === 'send' &&
      guardAgainst(action, { procedure, now: from.now, by, fields: {} })?.code !== 'needs_answer',
  );
  if (open === undefined) return undefined;
  return {
    story: [...storyOf(from), `${by.name} sends ("${open.label}").`],
    verdict: 'There is no answer to send, and no guard of this action says so (needs-answer, before any other).',
    at: placeOfAction(procedure, task.id, open.id),
  };
};

/** The first step, which is the nearest to the beginning, that breaks a rule. */
const firstBreach = (procedure: Procedure, steps: readonly Step[], rule: Rule): CounterExample | undefined => {
  for (const step of steps) {
    const verdict = rule(procedure, step);
    if (verdict !== undefined) {
      return { story: [...storyOf(step.from), step.told], verdict, at: pointAt(procedure, step) };
    }
  }
  return undefined;
};

const firstUnguardedSend = (procedure: Procedure, situations: readonly Situation[]): CounterExample | undefined => {
  for (const situation of situations) {
    const open = unguardedSend(procedure, situation);
    if (open !== undefined) return open;
  }
  return undefined;
};

/**
 * Looks at every accepted press for one that breaks a promise, and tells the shortest story of each.
 * @param wholeWay true when every case began at the beginning
 */
export const findUnsafe = (procedure: Procedure, { situations, steps }: Exploration, wholeWay: boolean): Found => {
  const found: Found = {};
  for (const { property, rule } of wholeWay ? [...rules, ...wholeWayRules] : rules) {
    const breach = firstBreach(procedure, steps, rule);
    if (breach !== undefined) found[property] = breach;
  }
  const open = firstUnguardedSend(procedure, situations);
  return open === undefined ? found : { ...found, 'answer-before-sent': open };
};
