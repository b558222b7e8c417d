import { type Complaint, isSensitive } from './complaint.ts';
import type { CaseEvent, Clocks, EventOf, OfficeLimit, Reach } from './events.ts';
import { learn } from './learn.ts';
import type { Ending } from './procedure.ts';
import type { RegisterNumber } from './register-number.ts';

/** Jawaban: the text that is to leave, as last written. */
export type Answer = { text: string; hash: string; by: string; role: string; task: string; seq: number };

/** Persetujuan, or the paraf that counts as one: bound to the exact text by its hash. */
export type Approval = { by: string; name?: string; role: string; textHash: string; seq: number; at: string };

/** A press that moved the case, for telling a late presser who was first. */
export type LastMove = { by?: string; name?: string; at: string; action: string };

/** Levels of lateness that were reached on one clock; a clock that began at another instant has none of them. */
export type GivenLevels = { from: string; levels: readonly string[]; snoozedUntil?: string };

/** The handling of one complaint: what replaying its events gives. */
export type Case = {
  caseId: string;
  desk: string;
  procedure: string;
  register: RegisterNumber;
  complaint: Complaint;
  statusCode: string;
  /** How the complaint stands in the system it came from, as last told: its text, and the rest by heading. */
  source: { text: string; columns: Readonly<Record<string, string>> };
  status: 'open' | 'paused' | 'closed';
  closedAs?: Ending;
  closedAt?: string;
  /** When the personal data were taken out: nothing more is decided on such a case. */
  anonymisedAt?: string;
  /** Remembered on the way to the archive: how the case will end when it is not the ordinary way. */
  endsAs?: Ending;
  task: string;
  /** Since when the case stands at `task`. */
  since: string;
  round: number;
  /** Grows whenever the case moves, pauses or ends. A button carries it; an older button is stale. */
  turn: number;
  clocks: Clocks;
  answer?: Answer;
  approvals: Approval[];
  claim?: { by: string; name?: string };
  confidential: boolean;
  /** Few may read it: shown by number and step only. */
  restricted: boolean;
  /** Members of staff it complains about: they cannot act on it. */
  named: readonly string[];
  pausedAt?: string;
  /** How the answer left last, and the task it was sent from. */
  sent?: { at: string; via: string; byHand: boolean; task: string; seq: number };
  /** The last answer that the system sent came back. */
  bounced: boolean;
  /** What became of letters to the complainant, by the number of the event that caused each. */
  letters: Readonly<Record<number, Reach | 'failed'>>;
  personKeys: readonly string[];
  mergedInto?: string;
  /** When it was merged, and the limits it then had: it goes on from there should the merging be undone. */
  beforeMerge?: { at: string; clocks: Clocks };
  duplicates: string[];
  lastMove?: LastMove;
  presses: readonly string[];
  given: Partial<Record<OfficeLimit, GivenLevels>>;
  /** The last time a colleague had the holder called, and the turn it was. */
  reminded?: { by?: string; name?: string; at: string; turn: number };
  /** End of the first limit that was breached, if any was. */
  lateSince?: string;
  /** Number of the last event. */
  version: number;
};

const opened = (event: EventOf<'ComplaintReceived'>): Case => ({
  caseId: event.caseId,
  desk: event.desk,
  procedure: event.procedure,
  register: event.register,
  complaint: event.complaint,
  statusCode: event.statusCode,
  source: { text: event.complaint.body, columns: event.columns ?? {} },
  status: 'open',
  task: event.task,
  since: event.complaint.receivedAt,
  round: 1,
  turn: 1,
  clocks: event.clocks,
  approvals: [],
  bounced: false,
  letters: {},
  personKeys: event.personKeys ?? [],
  confidential: false,
  restricted: isSensitive(event.complaint),
  named: [],
  duplicates: [],
  presses: [],
  given: {},
  version: 0,
});

/** Events after which an older button no longer counts, though the task may be the same. */
const turning = new Set<CaseEvent['type']>([
  'InformationRequested',
  'InformationReceived',
  'CaseReopened',
  'MergeUndone',
  'CaseClosed',
]);

const lastMoveOf = (event: CaseEvent): LastMove => ({
  ...(event.by === undefined ? {} : { by: event.by }),
  ...(event.name === undefined ? {} : { name: event.name }),
  at: event.at,
  action: 'action' in event ? event.action : event.type,
});

/** A claim ends with the task it was made on. Most cases have none, and leaving a key out costs a slow copy. */
const unclaimed = (before: Case): Case => {
  if (before.claim === undefined) return before;
  const { claim, ...rest } = before;
  return rest;
};

/** A further round starts without the last one's answer, pause and ending: what was then stays in the events. */
const freshRound = (before: Case): Case => {
  const { answer, sent, claim, endsAs, closedAs, closedAt, pausedAt, mergedInto, beforeMerge, ...rest } = before;
  return rest;
};

/** The case as if it had never been merged: what it had reached until then stays. */
const unmerged = (before: Case): Case => {
  const { closedAs, closedAt, mergedInto, beforeMerge, ...rest } = before;
  return rest;
};

/** An answer that came back was not sent after all, and did not end the case. */
const unsent = (before: Case): Case => {
  const { sent, closedAs, closedAt, ...rest } = before;
  return rest;
};

const unpaused = (before: Case): Case => {
  const { pausedAt, ...rest } = before;
  return rest;
};

/** Moves `after`, a copy of `before`, to where the event leads. */
const move = (after: Case, before: Case, event: CaseEvent): void => {
  const to = 'to' in event ? event.to : undefined;
  if (to === undefined && !turning.has(event.type)) return;
  after.turn = before.turn + 1;
  // The press that closes a case has just recorded itself; the closing itself is nobody's press.
  if (event.type !== 'CaseClosed' || before.lastMove?.at !== event.at) after.lastMove = lastMoveOf(event);
  if (to === undefined) return;
  after.task = to;
  after.since = event.at;
};

/** What the event ends: a claim goes with its task, a pause with the answer to it, all of a round with the next one. */
const shed = (before: Case, event: CaseEvent): Case => {
  if (event.type === 'ComplainantNotSatisfied' || event.type === 'CaseReopened') return freshRound(before);
  if (event.type === 'InformationReceived') return unpaused(before);
  if (event.type === 'AnswerBounced') return unsent(before);
  if (event.type === 'MergeUndone') return unmerged(before);
  return 'to' in event && event.to !== undefined ? unclaimed(before) : before;
};

/** The case after one more event. Replaying all events of a case gives the case, always. */
export const evolve = (before: Case | undefined, event: CaseEvent): Case => {
  if (event.type === 'ComplaintReceived') return { ...opened(event), version: event.seq };
  if (!before) throw new Error(`event ${event.seq} (${event.type}) comes before the complaint`);
  // One copy, then filled in: spreading a case of this size part by part costs more than all the rules.
  const after: Case = { ...shed(before, event), version: event.seq };
  move(after, before, event);
  if ('clocks' in event && event.clocks !== undefined) after.clocks = event.clocks;
  if (event.press !== undefined) after.presses = [...before.presses, event.press];
  return Object.assign(after, learn(before, event));
};

/** @throws when there is no event: a case without a complaint does not exist. */
export const replay = (events: readonly CaseEvent[]): Case => {
  const result = events.reduce<Case | undefined>(evolve, undefined);
  if (!result) throw new Error('a case without events does not exist');
  return result;
};
