import type { Approval, Case, GivenLevels } from './case.ts';
import type { CaseEvent, EventOf, OfficeLimit } from './events.ts';

/** Events that say no more than where the case went, or speak of something beside it. */
const factless = [
  'ComplaintReceived',
  'ComplaintAccepted',
  'EntryRecorded',
  'ComplaintVerified',
  'CaseReturned',
  'CaseEscalated',
  'DispositionIssued',
  'AnswerDelivered',
  'ComplainantSatisfied',
  'CaseArchived',
  'InformationOverdue',
  'CaseReferred',
  'CaseDismissed',
  'CommentAdded',
  'ComplainantWrote',
  'DataRevealed',
  'CalendarChanged',
] as const satisfies readonly CaseEvent['type'][];

const isFactless = (event: CaseEvent): event is Extract<CaseEvent, { type: (typeof factless)[number] }> =>
  factless.some((type) => type === event.type);

/** Facts of one event beyond moving the case. Every event type stands here: a new one does not compile without. */
export const learn = (now: Case, event: CaseEvent): Partial<Case> => {
  if (isFactless(event)) return {};
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
      return {
        bounced: false,
        sent: { at: event.at, via: event.via, byHand: event.byHand, task: event.task, seq: event.seq },
      };
    case 'LetterReached':
      return { letters: { ...now.letters, [event.letter]: event.reached } };
    case 'LetterFailed':
      return { letters: { ...now.letters, [event.letter]: 'failed' } };
    case 'AnswerBounced':
      return { bounced: true, ...(now.status === 'closed' ? { status: 'open' } : {}) };
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
    case 'HolderReminded':
      return { reminded: remindedBy(now, event) };
    case 'ComplainantNotSatisfied':
    case 'CaseReopened':
      return { round: now.round + 1, status: 'open' };
    case 'ComplainantSilent':
      return { endsAs: 'auto-closed' };
    case 'InformationRequested':
      return { status: 'paused', pausedAt: event.at };
    case 'InformationReceived':
      return { status: 'open' };
    case 'CaseClosed':
      return { status: 'closed', closedAs: event.as, closedAt: event.at, clocks: {} };
    case 'CaseAnonymised':
      return { anonymisedAt: event.at };
    default:
      return besideTheSop(now, event);
  }
};

type BesideTheSop = EventOf<
  | 'CaseRestricted'
  | 'RestrictionLifted'
  | 'OfficialNamed'
  | 'SourceUpdated'
  | 'CaseMerged'
  | 'MergeUndone'
  | 'DuplicateLinked'
  | 'DuplicateUnlinked'
>;

/** Who may read it, and what other cases it has to do with. */
const besideTheSop = (now: Case, event: BesideTheSop): Partial<Case> => {
  switch (event.type) {
    case 'CaseRestricted':
    case 'RestrictionLifted':
      return { restricted: event.type === 'CaseRestricted' };
    case 'OfficialNamed':
      return { named: [...now.named, event.official], restricted: true };
    case 'SourceUpdated':
      return {
        source: { text: event.note ?? now.source.text, columns: { ...now.source.columns, ...event.columns } },
      };
    case 'CaseMerged':
      return { mergedInto: event.into, beforeMerge: { at: event.at, clocks: now.clocks } };
    case 'MergeUndone':
      // A case that had ended otherwise could not have been merged.
      return { status: now.pausedAt === undefined ? 'open' : 'paused' };
    case 'DuplicateLinked':
      return { duplicates: [...now.duplicates, event.duplicate] };
    case 'DuplicateUnlinked':
      return { duplicates: now.duplicates.filter((duplicate) => duplicate !== event.duplicate) };
  }
};

/** What was reached so far on the clock of `limit` that began at `from`. */
export const givenOn = (
  { given }: Pick<Case, 'given'>,
  { limit, from }: { limit: OfficeLimit; from: string },
): GivenLevels => {
  const known = given[limit];
  return known?.from === from ? known : { from, levels: [] };
};

type Lateness = Pick<Case, 'given' | 'lateSince'>;

/** What a level of lateness leaves: it is not given again, and the first breach is remembered. */
export const withLevel = (
  now: Lateness,
  event: EventOf<'ReminderGiven' | 'LimitBreached' | 'BreachRaised'>,
): Lateness => {
  const known = givenOn(now, event);
  const isFirstBreach = event.type === 'LimitBreached' && now.lateSince === undefined;
  return {
    given: { ...now.given, [event.limit]: { ...known, levels: [...known.levels, event.level] } },
    ...(isFirstBreach ? { lateSince: event.dueAt } : {}),
  };
};

const remindedBy = ({ turn }: Case, { by, name, at }: EventOf<'HolderReminded'>): NonNullable<Case['reminded']> => ({
  ...(by === undefined ? {} : { by }),
  ...(name === undefined ? {} : { name }),
  at,
  turn,
});

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
