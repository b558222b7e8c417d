import type { CaseEvent } from '../../src/domain/events.ts';
import { roleLabel } from '../../src/domain/procedure-lookup.ts';
import type { Meaning } from '../theme.ts';
import type { CaseParts } from './case-page.ts';
import { type Line, line, span } from './page.ts';
import { lineOf, nameLine } from './plain-words.ts';

const weighty: Partial<Record<CaseEvent['type'], Meaning>> = {
  LimitBreached: 'late',
  BreachRaised: 'late',
  ReminderGiven: 'soon',
  CaseReturned: 'soon',
  AnswerBounced: 'soon',
  AnswerApproved: 'good',
  AnswerSent: 'good',
  CaseClosed: 'good',
};

const wordsIn = (event: CaseEvent): string => {
  const given = [
    'note' in event ? event.note : undefined,
    'reason' in event ? event.reason : undefined,
    'instruction' in event ? event.instruction : undefined,
  ];
  return given.flatMap((words) => (words === undefined ? [] : [lineOf(words)])).join(' · ');
};

/** What has happened, oldest first: when, what, by whom in which role, with which words. */
export const timelineLines = ({ office, desk, file }: CaseParts): Line[] => {
  const { terminal, format } = office.text;
  const who = ({ by, name, role, acting }: CaseEvent): string => {
    if (by === undefined && name === undefined) return '';
    const person = nameLine(name ?? office.nameOf(by ?? ''));
    if (role === undefined) return person;
    return `${person} (${acting ? `${acting.kind} ` : ''}${nameLine(roleLabel(desk.procedure, role))})`;
  };
  const entry = (event: CaseEvent): Line => {
    const words = wordsIn(event);
    return [
      span(`${format.shortDateTime(event.at)}  `, 'muted'),
      span(terminal.event[event.type], weighty[event.type] ?? 'plain'),
      span([who(event), words].flatMap((part) => (part === '' ? [] : [` · ${part}`])).join('')),
    ];
  };
  return file.events.length === 0 ? [line(terminal.empty.timeline, 'muted')] : file.events.map(entry);
};

const look = { pending: 'soon', delivered: 'muted', failed: 'late' } as const;

/** Messages the case has caused: what is out, what waits, what failed and why. */
export const deliveryLines = ({ office, file }: CaseParts): Line[] => {
  const say = office.text.terminal;
  if (file.deliveries.length === 0) return [line(say.empty.deliveries, 'muted')];
  return file.deliveries.map(({ kind, seq, state, reason }) => [
    span(`${say.case.message[kind]} #${seq} `),
    span(say.case.delivery[state], look[state]),
    ...(reason === undefined ? [] : [span(` ${nameLine(reason)}`, 'late')]),
  ]);
};
