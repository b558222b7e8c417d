import type { Button, KnownBlock } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import type { CallingEvent } from '../../domain/lateness/calling.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { actId, ui } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { peopleOf } from './case-state.ts';
import { actions, button, context, escape, inline, type Message, section } from './elements.ts';
import { shownUpTo } from './stranger-text.ts';

/** One case to be called out: `left` is working time to the end of the limit, negative after it, in milliseconds; absent while none runs. */
export type AlertItem = {
  view: CaseView;
  event: CallingEvent;
  left?: number;
  cardUrl?: string;
  /** The role that is told in place of one that nobody holds. */
  insteadOf?: string;
};

/** Lines shown; the rest is counted. */
const SHOWN = 15;

/** Who asks for it, and with which words. */
const wish = (event: CallingEvent, { procedure }: CaseView, { reminder }: Text): string[] => {
  if (event.type !== 'HolderReminded') return [];
  const by = { name: shownUpTo(event.name ?? event.by ?? '', 80), role: roleLabel(procedure, event.role ?? '') };
  const words = event.note === undefined ? [] : [`“${inline(shownUpTo(event.note, 200))}”`];
  return [inline(reminder.askedBy(by)), ...words];
};

const lineOf = ({ view, event, left, insteadOf }: AlertItem, text: Text): string => {
  const { reminder, format } = text;
  const line = reminder.line({
    number: printedNumber(view.case.register),
    step: inline(view.task.title),
    left: left === undefined ? reminder.noLimit : format.timeLeft(left),
    turn: `${inline(roleLabel(view.procedure, view.role))} ${peopleOf(view, text)}`,
  });
  const limit = 'limit' in event && event.limit !== 'step' ? [reminder.limit[event.limit]] : [];
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
  const outage = 'outage' in event && event.outage ? [`_${reminder.outage}_`] : [];
  return [line, ...limit, ...up, ...empty, ...wish(event, view, text), ...outage].join(' · ');
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

/** Calls people: one message however many cases; the most pressing first. With one case, its buttons. */
export const alertMessage = (items: readonly AlertItem[], text: Text): Message => {
  const { reminder } = text;
  const endOf = ({ left }: AlertItem): number => left ?? Number.MAX_SAFE_INTEGER;
  const sorted = items.toSorted((a, b) => endOf(a) - endOf(b));
  const late = sorted.filter((item) => endOf(item) <= 0);
  const soon = sorted.filter((item) => endOf(item) > 0 && item.event.type !== 'HolderReminded');
  const wished = sorted.length - late.length - soon.length;
  const title = [
    ...(late.length > 0 ? [reminder.titleLate({ count: late.length })] : []),
    ...(soon.length > 0 ? [reminder.titleSoon({ count: soon.length })] : []),
    ...(wished > 0 ? [reminder.titleAsked({ count: wished })] : []),
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
