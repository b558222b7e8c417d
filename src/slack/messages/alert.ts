import type { Button, KnownBlock } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import type { EventOf } from '../../domain/events.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { actId, ui } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { peopleOf } from './case-state.ts';
import { actions, button, context, escape, inline, type Message, section } from './elements.ts';

export type LatenessEvent = EventOf<'ReminderGiven' | 'LimitBreached' | 'BreachRaised'>;

/** One case to be called out: `left` is working time to the end of the limit, negative after it, in milliseconds. */
export type AlertItem = {
  view: CaseView;
  event: LatenessEvent;
  left: number;
  cardUrl?: string;
  /** The role that is told in place of one that nobody holds. */
  insteadOf?: string;
};

/** Lines shown; the rest is counted. */
const SHOWN = 15;

const lineOf = ({ view, event, left, insteadOf }: AlertItem, text: Text): string => {
  const { reminder, format } = text;
  const line = reminder.line({
    number: printedNumber(view.case.register),
    step: inline(view.task.title),
    left: format.timeLeft(left),
    turn: `${inline(roleLabel(view.procedure, view.role))} ${peopleOf(view, text)}`,
  });
  const limit = event.limit === 'step' ? [] : [reminder.limit[event.limit]];
  const up =
    event.type === 'BreachRaised' ? [reminder.toldUp({ role: inline(roleLabel(view.procedure, event.tells)) })] : [];
  const empty =
    insteadOf === undefined
      ? []
      : [
          reminder.emptyRole({
            role: inline(roleLabel(view.procedure, event.tells)),
            instead: inline(roleLabel(view.procedure, insteadOf)),
          }),
        ];
  return [line, ...limit, ...up, ...empty, ...(event.outage ? [`_${reminder.outage}_`] : [])].join(' · ');
};

/** Among several cases each line opens its card; a lone one has room for buttons. */
const opener = ({ view, cardUrl }: AlertItem, { home }: Text): { accessory?: Button } => {
  const { caseId, turn } = view.case;
  if (cardUrl === undefined) return {};
  return { accessory: { ...button(home.openCard, ui.openCard, buttonValue(caseId, turn)), url: cardUrl } };
};

/** What can be pressed right here: the task's own buttons, and to be reminded later. */
const buttonsOf = ({ view, event, cardUrl }: AlertItem, { reminder, home }: Text): KnownBlock[] => {
  const { caseId, turn } = view.case;
  const value = buttonValue(caseId, turn);
  // Whoever hears of it from above is to advise; the task stays with those whose turn it is.
  const isTheirs = event.type !== 'BreachRaised';
  const canWait = view.outside.some(({ id }) => id === 'snooze');
  return actions(`late:${caseId}`, [
    ...(isTheirs ? view.actions : []).map(({ id, label, style }) => button(label, actId(id), value, style)),
    ...(isTheirs && canWait ? [button(reminder.snooze, actId('snooze'), value)] : []),
    ...(cardUrl === undefined ? [] : [{ ...button(home.openCard, ui.openCard, value), url: cardUrl }]),
  ]);
};

/** Calls out lateness: one message however many cases; the most pressing first. With one case, its buttons. */
export const alertMessage = (items: readonly AlertItem[], text: Text): Message => {
  const { reminder } = text;
  const sorted = items.toSorted((a, b) => a.left - b.left);
  const late = sorted.filter(({ left }) => left <= 0);
  const soon = sorted.filter(({ left }) => left > 0);
  const title = [
    ...(late.length > 0 ? [reminder.titleLate({ count: late.length })] : []),
    ...(soon.length > 0 ? [reminder.titleSoon({ count: soon.length })] : []),
  ].join(' · ');
  const [only] = sorted;
  const shown = sorted.slice(0, SHOWN);
  return {
    text: escape(title),
    blocks: [
      section(`*${title}*`),
      ...shown.map((item) => ({ ...section(lineOf(item, text)), ...(sorted.length > 1 ? opener(item, text) : {}) })),
      ...(sorted.length > SHOWN ? [context(reminder.more({ count: sorted.length - SHOWN }))] : []),
      ...(only && sorted.length === 1 ? buttonsOf(only, text) : []),
    ],
  };
};
