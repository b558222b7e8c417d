import type { CaseView } from '../../casework/views.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { bindingLimit } from '../../domain/lateness/binding-limit.ts';
import { channels } from '../../domain/procedure.ts';
import { placedTask, roleLabel } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { shownUpTo } from './stranger-text.ts';

/** What time did, and what people did about it. */
const aboutTime = [
  'ReminderGiven',
  'LimitBreached',
  'BreachRaised',
  'ReminderSnoozed',
  'HolderReminded',
  'CalendarChanged',
  'TaskHandedOver',
] as const satisfies readonly CaseEvent['type'][];

type TimeEvent = Extract<CaseEvent, { type: (typeof aboutTime)[number] }>;

const isAboutTime = (event: CaseEvent): event is TimeEvent => aboutTime.some((type) => type === event.type);

/** Deeds of which there is no more to say than who did them. */
const plainDeeds = {
  ComplaintAccepted: 'accepted',
  AnswerWritten: 'answerWritten',
  AnswerApproved: 'approved',
  ComplaintVerified: 'verified',
  CaseReturned: 'returned',
  InformationAssessed: 'assessed',
  CaseArchived: 'archived',
  TaskClaimed: 'claimed',
  CaseDismissed: 'dismissed',
  DataRevealed: 'revealed',
  CaseRestricted: 'restricted',
  RestrictionLifted: 'unrestricted',
  OfficialNamed: 'officialNamed',
  CommentAdded: 'commented',
} as const satisfies Partial<Record<CaseEvent['type'], keyof Text['thread']>>;

type PlainDeed = Extract<CaseEvent, { type: keyof typeof plainDeeds }>;

const isPlainDeed = (event: CaseEvent): event is PlainDeed => Object.hasOwn(plainDeeds, event.type);

/** What an event says in one sentence. Every event type has one: a new type does not compile without. */
export const sentenceFor = (view: CaseView, event: CaseEvent, text: Text): string => {
  if (isAboutTime(event)) return timeSentence(view, event, text);
  const { thread, labels } = text;
  const who = actor(view, event);
  if (isPlainDeed(event)) return thread[plainDeeds[event.type]](who);
  switch (event.type) {
    case 'ComplaintReceived':
      return thread.received({
        number: printedNumber(event.register),
        channel: labels.channel[event.complaint.channel],
      });
    case 'EntryRecorded':
      return thread.recorded({ ...who, of: entryLabel(event.of, text) });
    case 'Endorsed':
      return thread.endorsed({ ...who, of: entryLabel(event.of, text) });
    case 'CaseEscalated':
      return event.to === undefined
        ? thread.escalatedUp(who)
        : thread.escalated({ ...who, to: roleAt(view, event.to) });
    case 'DispositionIssued':
      return thread.disposition({ ...who, to: shownUpTo(event.addressee, 200) });
    case 'CaseReferred':
      return thread.referred({ ...who, to: shownUpTo(event.addressee, 200) });
    case 'CaseMerged':
      return thread.merged({ ...who, into: event.number ?? event.into });
    case 'DuplicateLinked':
      return thread.duplicateLinked({ number: event.number ?? event.duplicate });
    case 'MergeUndone':
      return thread.mergeUndone({ ...who, from: event.number ?? event.from });
    case 'DuplicateUnlinked':
      return thread.duplicateUnlinked({ number: event.number ?? event.duplicate });
    case 'CaseReopened':
      return event.by === undefined
        ? thread.reopenedByReply({ who: who.name, via: viaLabel(event.via ?? '', text) })
        : thread.reopened(who);
    case 'CaseClosed':
      return thread.closed({ as: labels.closedAs[event.as] });
    case 'CaseAnonymised':
      return thread.anonymised;
    default:
      return complainantSentence(view, event, text);
  }
};

type ComplainantEvent = Extract<
  CaseEvent,
  {
    type:
      | 'AnswerSent'
      | 'AnswerDelivered'
      | 'AnswerBounced'
      | 'ComplainantWrote'
      | 'SourceUpdated'
      | 'LetterReached'
      | 'LetterFailed'
      | 'ComplainantSatisfied'
      | 'ComplainantNotSatisfied'
      | 'ComplainantSilent'
      | 'InformationRequested'
      | 'InformationReceived'
      | 'InformationOverdue';
  }
>;

/** What passes between the office and the complainant. */
const complainantSentence = (view: CaseView, event: ComplainantEvent, text: Text): string => {
  const { thread } = text;
  const who = actor(view, event);
  switch (event.type) {
    case 'AnswerSent':
      if (event.byHand && event.via === 'lapor') return thread.answeredInLapor(who);
      return (event.byHand ? thread.sentByHand : thread.sent)({ ...who, via: viaLabel(event.via, text) });
    case 'AnswerDelivered':
      return thread.delivered;
    case 'AnswerBounced':
      return thread.bounced;
    case 'ComplainantSatisfied':
      return `${thread.satisfied} ${wordOrigin(view, event, text)}`;
    case 'ComplainantNotSatisfied':
      return `${thread.notSatisfied({ round: roundAfter(view, event) })} ${wordOrigin(view, event, text)}`;
    case 'ComplainantSilent':
      return thread.silent;
    case 'ComplainantWrote': {
      const via = viaLabel(event.via, text);
      return event.automatic ? thread.repliedAutomatically({ via }) : thread.replied({ who: who.name, via });
    }
    case 'SourceUpdated':
      return thread.sourceUpdated({ via: viaLabel(event.via, text) });
    case 'LetterReached':
      return thread.letterReached[event.reached];
    case 'LetterFailed':
      return thread.letterFailed;
    case 'InformationRequested':
      return event.by === undefined ? thread.askedBySystem : thread.informationRequested(who);
    case 'InformationReceived':
      return thread.informationReceived;
    case 'InformationOverdue':
      return thread.informationOverdue;
  }
};

const timeSentence = (view: CaseView, event: TimeEvent, { reminder, format }: Text): string => {
  const { procedure } = view;
  switch (event.type) {
    case 'ReminderGiven':
    case 'LimitBreached': {
      const say = event.type === 'ReminderGiven' ? reminder.given : reminder.breached;
      const role = roleLabel(procedure, event.tells);
      return say({ limit: reminder.limit[event.limit], role, at: format.dateTime(event.dueAt) });
    }
    case 'BreachRaised':
      return reminder.raised({
        limit: reminder.limit[event.limit],
        told: roleLabel(procedure, event.tells),
        percent: event.level,
      });
    case 'ReminderSnoozed':
      return reminder.snoozed({ ...actor(view, event), until: format.dateTime(event.until) });
    case 'HolderReminded':
      return reminder.asked({ ...actor(view, event), told: roleLabel(procedure, event.tells) });
    case 'CalendarChanged': {
      const due = bindingLimit(event.clocks);
      return reminder.calendarChanged({ calendar: event.calendar, at: due ? format.dateTime(due.dueAt) : '–' });
    }
    case 'TaskHandedOver':
      return reminder.handedOver({
        ...actor(view, event),
        receiver: shownUpTo(event.receiverName ?? event.receiver, 80),
      });
  }
};

const actor = ({ procedure }: CaseView, event: CaseEvent): { name: string; role: string } => ({
  name: shownUpTo(event.name ?? event.by ?? procedure.complainantLabel, 80),
  role: event.role === undefined ? procedure.complainantLabel : roleLabel(procedure, event.role),
});

const roleAt = ({ procedure }: CaseView, taskId: string): string =>
  roleLabel(procedure, placedTask(procedure, taskId).task.role);

const wordOrigin = (view: CaseView, event: CaseEvent & { via: string }, text: Text): string => {
  const via = viaLabel(event.via, text);
  return event.by === undefined
    ? text.thread.complainantWord({ via })
    : text.thread.recordedWord({ ...actor(view, event), via });
};

/** The round that begins with this event: each unsatisfied word before it began one. */
const roundAfter = ({ events }: CaseView, { seq }: CaseEvent): number =>
  1 +
  events.filter(
    (other) => other.seq <= seq && (other.type === 'ComplainantNotSatisfied' || other.type === 'CaseReopened'),
  ).length;

const viaLabel = (via: string, { labels, thread }: Text): string => {
  const channel = channels.find((known) => known === via);
  if (channel) return labels.channel[channel];
  return via === 'status-page' ? thread.statusPage : via === 'staff' ? thread.staff : shownUpTo(via, 80);
};

const entryLabel = (of: string, { labels }: Text): string =>
  Object.entries(labels.entry).find(([known]) => known === of)?.[1] ?? of;
