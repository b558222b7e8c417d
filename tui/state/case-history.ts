import type { Delivery } from '../../src/casework/case-file.ts';
import type { CaseEvent } from '../../src/domain/events.ts';
import { roleLabel } from '../../src/domain/procedure-lookup.ts';
import type { Meaning } from '../theme.ts';
import type { CaseParts } from './case-page.ts';
import { gutter, type Line, line, span } from './page.ts';
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
      gutter(`${format.shortDateTime(event.at)}  `, 'muted'),
      span(terminal.event[event.type], weighty[event.type] ?? 'plain'),
      span([who(event), words].flatMap((part) => (part === '' ? [] : [` · ${part}`])).join('')),
    ];
  };
  return file.events.length === 0 ? [line(terminal.empty.timeline, 'muted')] : file.events.map(entry);
};

const look = { pending: 'soon', delivered: 'muted', failed: 'late' } as const;

/** Messages the case has caused: what is out is counted, what waits or failed is named, with the reason. */
export const deliveryLines = ({ office, file }: CaseParts): Line[] => {
  const { empty, case: say } = office.text.terminal;
  if (file.deliveries.length === 0) return [line(empty.deliveries, 'muted')];
  const out = new Map<Delivery['kind'], number>();
  for (const { kind, state } of file.deliveries) if (state === 'delivered') out.set(kind, (out.get(kind) ?? 0) + 1);
  const open = file.deliveries.filter(({ state }) => state !== 'delivered');
  return [
    ...[...out].map(
      ([kind, count]): Line => [
        gutter('  '),
        span(`${say.message[kind]} ${say.delivery.delivered}${count > 1 ? `: ${count}` : ''}`, 'muted'),
      ],
    ),
    ...open.map(
      ({ kind, seq, state, reason }): Line => [
        gutter('  '),
        span(`${say.message[kind]} #${seq} `),
        span(say.delivery[state], look[state]),
        ...(reason === undefined ? [] : [span(` ${nameLine(reason)}`, 'late')]),
      ],
    ),
  ];
};
