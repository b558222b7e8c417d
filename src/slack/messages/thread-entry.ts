import type { KnownBlock } from '@slack/types';
import { type CaseView, hasThreadEntry } from '../../casework/views.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { COMPLAINANT } from '../../domain/procedure.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import type { Text } from '../../text/text.ts';
import { actingWords } from './acting-words.ts';
import { attachedTo, attachmentBlocks } from './attachment-lines.ts';
import { peopleOf } from './case-state.ts';
import { context, escape, inline, LONG_TEXT, type Message, mention, quote, section } from './elements.ts';
import { sentenceFor } from './event-sentence.ts';
import { shownUpTo } from './stranger-text.ts';

/** One event in the thread of its card: who, in which role, what, with which words, when. */
export const threadEntry = (view: CaseView, event: CaseEvent, text: Text): Message => {
  const sentence = sentenceFor(view, event, text);
  const when = [whenOf(view, event, text), ...marks(view, event, text)].join(' · ');
  return {
    text: escape(sentence),
    blocks: [
      section(inline(sentence)),
      ...words(view, event, text),
      ...attachmentBlocks(attachedTo(event), view.case.restricted, text),
      context(when),
      ...nextTurn(view, event, text),
      ...furtherRound(view, event, text),
    ],
  };
};

/** The day is said where it is another than the reader has just read: on the card, or in the entry above. */
const whenOf = ({ events }: CaseView, event: CaseEvent, { format }: Text): string => {
  const above = events.findLast((other) => other.seq < event.seq && (isReceipt(other) || hasThreadEntry(other)));
  const said = above && (isReceipt(above) ? above.complaint.receivedAt : above.at);
  return said !== undefined && format.date(said) === format.date(event.at)
    ? format.time(event.at)
    : format.dateTime(event.at);
};

const isReceipt = (event: CaseEvent): event is Extract<CaseEvent, { type: 'ComplaintReceived' }> =>
  event.type === 'ComplaintReceived';

/** The entry without the words that were written: for when they must not or cannot be sent. */
export const plainEntry = (view: CaseView, event: CaseEvent, text: Text): Message => ({
  text: `${event.seq}. ${escape(text.format.dateTime(event.at))}`,
  blocks: [context([whenOf(view, event, text), `_${text.card.unsafe}_`].join(' · ')), ...nextTurn(view, event, text)],
});

/** What was written with the press. */
const words = (view: CaseView, event: CaseEvent, { labels, thread, card }: Text): KnownBlock[] => {
  const written: [string | undefined, string | undefined][] = [
    [undefined, event.type === 'AnswerWritten' ? event.answer : undefined],
    [labels.field.instruction, event.type === 'DispositionIssued' ? event.instruction : undefined],
    [thread.published, event.type === 'CaseArchived' ? event.publish : undefined],
    [labels.field.division, event.type === 'AnswerApproved' ? event.division : undefined],
    ...assessed(event, labels),
    [undefined, event.type === 'SourceUpdated' ? changedColumns(event) : undefined],
    [isOwnWords(event) ? undefined : labels.field.note, 'note' in event ? event.note : undefined],
    [labels.field.reason, 'reason' in event ? event.reason : undefined],
  ];
  if (view.case.restricted)
    return written.some(([, value]) => value !== undefined) ? [context(card.restrictedWords)] : [];
  return written.flatMap(([label, value]) => (value === undefined ? [] : [quote(shownUpTo(value, LONG_TEXT), label)]));
};

/** Words that are the entry itself, and need no label. */
const isOwnWords = ({ type, by }: CaseEvent): boolean =>
  type === 'CommentAdded' ||
  type === 'ComplainantWrote' ||
  type === 'SourceUpdated' ||
  (type === 'CaseReopened' && by === undefined);

/** `Status Laporan: Ditutup oleh Sistem`, one a line; nothing when only the text is new. */
const changedColumns = ({ columns }: Extract<CaseEvent, { type: 'SourceUpdated' }>): string | undefined =>
  Object.entries(columns)
    .map(([heading, value]) => `${heading}: ${value}`)
    .join('\n') || undefined;

const assessed = (event: CaseEvent, labels: Text['labels']): [string, string][] => {
  if (event.type !== 'InformationAssessed') return [];
  return (['confidentiality', 'integrity', 'availability'] as const).map((aspect) => {
    const printed: Record<string, string> = labels.assessment[aspect];
    return [labels.field[aspect], printed[event[aspect]] ?? event[aspect]];
  });
};

const marks = ({ procedure }: CaseView, event: CaseEvent, text: Text): string[] => [
  ...('outside' in event && event.outside ? [text.thread.outsideSop] : []),
  ...('instead' in event && event.instead !== undefined
    ? [inline(text.thread.instead({ role: roleLabel(procedure, event.instead) }))]
    : []),
  ...('outage' in event && event.outage ? [text.reminder.outage] : []),
  ...('canned' in event && event.canned !== undefined ? [text.thread.fromCanned] : []),
  ...(event.acting ? [inline(actingWords(event.acting, roleLabel(procedure, event.role ?? ''), text))] : []),
];

/** Calls those who hear of a further round: for them nothing has become due, so no button calls them. */
const furtherRound = ({ procedure, alsoTells, case: now }: CaseView, event: CaseEvent, text: Text): KnownBlock[] => {
  if ((event.type !== 'ComplainantNotSatisfied' && event.type !== 'CaseReopened') || !alsoTells) return [];
  const role = inline(roleLabel(procedure, alsoTells.role));
  const people = alsoTells.people.map(mention).join(' ');
  return [section(text.thread.furtherRound({ role, people, round: text.format.number(now.round) }))];
};

/** Calls those whose turn it has become. Updating a card tells nobody; this does. Never for a turn that is over by now. */
const nextTurn = (view: CaseView, event: CaseEvent, text: Text): KnownBlock[] => {
  const isLatest = view.events.findLast((other) => 'to' in other && other.to !== undefined)?.seq === event.seq;
  if (!isLatest || view.case.status !== 'open' || view.role === COMPLAINANT) return [];
  const role = inline(roleLabel(view.procedure, view.role));
  return [section(text.thread.next({ step: inline(view.task.title), role, people: peopleOf(view, text) }))];
};
