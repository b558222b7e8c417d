import type { CaseEvent } from '../../domain/events.ts';
import { channels, type Procedure } from '../../domain/procedure.ts';
import { roleLabel, tasksOf } from '../../domain/procedure-lookup.ts';
import type { Text } from '../../text/text.ts';
import { postInWords } from '../words.ts';

/** `Diparaf: jawaban`; the event's name, with what was recorded or endorsed. */
export const eventInWords = (event: CaseEvent, { casePaper, labels, paper }: Text): string => {
  const name = casePaper.event[event.type];
  if (event.type === 'CaseClosed') return `${name}: ${labels.closedAs[event.as]}`;
  if (event.type !== 'EntryRecorded' && event.type !== 'Endorsed') return name;
  const of = Object.entries(labels.entry).find(([known]) => known === event.of)?.[1] ?? event.of;
  return paper.disposition.of({ act: name, of });
};

/** What only the complainant can have done when no official is named with it. */
const byComplainant = new Set<CaseEvent['type']>([
  'ComplaintReceived',
  'ComplainantWrote',
  'ComplainantSatisfied',
  'ComplainantNotSatisfied',
  'InformationReceived',
]);

/** Who acted and in which post; the complainant or the system where no official did. */
export const actorOf = (procedure: Procedure, event: CaseEvent, text: Text): string => {
  const { by, name, role, acting } = event;
  if (by === undefined && name === undefined) {
    if (role !== undefined) return roleLabel(procedure, role);
    return byComplainant.has(event.type) ? procedure.complainantLabel : text.labels.system;
  }
  const person = name ?? by ?? '';
  if (role === undefined) return person;
  const post = postInWords(procedure, { at: event.at, role, ...(acting ? { acting } : {}) }, text);
  return text.monthReport.holders.person({ name: person, role: post });
};

/** The name of a way on which something came or went. */
export const viaInWords = (via: string, { labels, thread }: Text): string => {
  const channel = channels.find((known) => known === via);
  if (channel) return labels.channel[channel];
  return via === 'status-page' ? thread.statusPage : via === 'staff' ? thread.staff : via;
};

/** What was written or decided with an event: note, reason, instruction, addressee, way, and where the case went. */
export const wordsOf = (procedure: Procedure, event: CaseEvent, text: Text): string => {
  const words: string[] = [];
  if ('addressee' in event) words.push(`${text.paper.disposition.to}: ${event.addressee}`);
  if ('division' in event && event.division !== undefined) words.push(text.thread.division({ name: event.division }));
  if ('instruction' in event) words.push(event.instruction);
  if ('reason' in event && event.reason !== undefined) words.push(event.reason);
  if ('note' in event && event.note !== undefined) words.push(event.note);
  if (event.type === 'AnswerSent') words.push(viaInWords(event.via, text));
  const task = 'to' in event && event.to !== undefined ? tasksOf(procedure).get(event.to)?.task : undefined;
  if (task) words.push(`→ ${task.title}`);
  return words.join('\n');
};
