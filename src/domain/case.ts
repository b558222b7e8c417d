import type { Complaint } from './complaint.ts';
import type { CaseEvent, Clocks, EventOf, OfficeLimit } from './events.ts';
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
  status: 'open' | 'paused' | 'closed';
  closedAs?: Ending;
  closedAt?: string;
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
  pausedAt?: string;
  sent?: { at: string; via: string; byHand: boolean };
  mergedInto?: string;
  duplicates: string[];
  lastMove?: LastMove;
  presses: readonly string[];
  given: Partial<Record<OfficeLimit, GivenLevels>>;
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
  status: 'open',
  task: event.task,
  since: event.complaint.receivedAt,
  round: 1,
  turn: 1,
  clocks: event.clocks,
  approvals: [],
  confidential: false,
  duplicates: [],
  presses: [],
  given: {},
  version: 0,
});

/** Facts of one event beyond moving the case. Every event type stands here: a new one does not compile without. */
const learn = (now: Case, event: CaseEvent): Partial<Case> => {
  switch (event.type) {
    case 'AnswerWritten':
      return {
        answer: {
          text: event.answer,
          hash: event.textHash,
          by: event.by ?? '',
          role: event.role ?? '',
          task: event.task,
          seq: event.seq,
        },
      };
    case 'AnswerApproved':
    case 'Endorsed':
      return event.textHash === undefined ? {} : { approvals: [...now.approvals, approvalOf(event, event.textHash)] };
    case 'InformationAssessed':
      return { confidential: event.confidentiality === 'confidential' };
    case 'AnswerSent':
      return { sent: { at: event.at, via: event.via, byHand: event.byHand } };
    case 'TaskClaimed':
      return { claim: claimOf(event.by ?? '', event.name) };
    case 'TaskHandedOver':
      return { claim: claimOf(event.receiver, event.receiverName) };
    case 'ReminderGiven':
    case 'LimitBreached':
    case 'BreachRaised':
      return withLevel(now, event);
    case 'ReminderSnoozed':
      return { given: { ...now.given, [event.limit]: { ...givenOn(now, event), snoozedUntil: event.until } } };
    case 'ComplainantNotSatisfied':
    case 'CaseReopened':
      return { round: now.round + 1, status: 'open' };
    case 'ComplainantSilent':
      return { endsAs: 'auto-closed' };
    case 'InformationRequested':
      return { status: 'paused', pausedAt: event.at };
    case 'InformationReceived':
      return { status: 'open' };
    case 'CaseMerged':
      return { mergedInto: event.into };
    case 'DuplicateLinked':
      return { duplicates: [...now.duplicates, event.duplicate] };
    case 'CaseClosed':
      return { status: 'closed', closedAs: event.as, closedAt: event.at, clocks: {} };
    case 'ComplaintReceived':
    case 'ComplaintAccepted':
    case 'EntryRecorded':
    case 'ComplaintVerified':
    case 'CaseReturned':
    case 'CaseEscalated':
    case 'DispositionIssued':
    case 'AnswerDelivered':
    case 'AnswerBounced':
    case 'ComplainantSatisfied':
    case 'CaseArchived':
    case 'InformationOverdue':
    case 'CaseReferred':
    case 'CaseDismissed':
    case 'CommentAdded':
    case 'DataRevealed':
    case 'CalendarChanged':
      return {};
  }
};

/** What was reached so far on the clock of `limit` that began at `from`. */
export const givenOn = ({ given }: Case, { limit, from }: { limit: OfficeLimit; from: string }): GivenLevels => {
  const known = given[limit];
  return known?.from === from ? known : { from, levels: [] };
};

const withLevel = (now: Case, event: EventOf<'ReminderGiven' | 'LimitBreached' | 'BreachRaised'>): Partial<Case> => {
  const known = givenOn(now, event);
  const isFirstBreach = event.type === 'LimitBreached' && now.lateSince === undefined;
  return {
    given: { ...now.given, [event.limit]: { ...known, levels: [...known.levels, event.level] } },
    ...(isFirstBreach ? { lateSince: event.dueAt } : {}),
  };
};

const claimOf = (by: string, name: string | undefined): NonNullable<Case['claim']> => ({
  by,
  ...(name === undefined ? {} : { name }),
});

const approvalOf = (event: CaseEvent, textHash: string): Approval => ({
  by: event.by ?? '',
  ...(event.name === undefined ? {} : { name: event.name }),
  role: event.role ?? '',
  textHash,
  seq: event.seq,
  at: event.at,
});

/** Events after which an older button no longer counts, though the task may be the same. */
const turning = new Set<CaseEvent['type']>([
  'InformationRequested',
  'InformationReceived',
  'CaseReopened',
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
  const { answer, sent, claim, endsAs, closedAs, closedAt, pausedAt, mergedInto, ...rest } = before;
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
