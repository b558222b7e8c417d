import type { CaseEvent } from '../domain/events.ts';
import { isCalling } from '../domain/lateness/calling.ts';
import type { Carrier, Delivery } from './case-file.ts';

/** Events that a thread does not repeat: the card shows their effect, or the people concerned are told themselves. */
const untold: ReadonlySet<CaseEvent['type']> = new Set(['ComplaintReceived', 'ReminderGiven', 'LetterReached']);

/** Whether the case's thread gains an entry with this event. */
export const hasThreadEntry = ({ type }: CaseEvent): boolean => !untold.has(type);

/** Endings that the complainant has not heard of otherwise. */
const announced: ReadonlySet<string> = new Set(['auto-closed', 'not-completed']);

/** True for what the complainant is written about: the receipt, a question, the answer, where or why it ended, and that it did not. */
const causesLetter = (event: CaseEvent): boolean => {
  switch (event.type) {
    case 'ComplaintReceived':
    case 'InformationRequested':
    case 'CaseReferred':
    case 'CaseMerged':
    case 'MergeUndone':
      return true;
    case 'AnswerSent':
      return !event.byHand;
    case 'CaseClosed':
      return announced.has(event.as);
    default:
      return false;
  }
};

const owed = (kind: 'thread' | 'alert', { seq }: CaseEvent): Delivery => ({
  id: `${kind}:${seq}`,
  kind,
  seq,
  state: 'pending',
});

/**
 * Who must hear of new events: the case's card shows its newest state, its thread gains one entry an event, lateness
 * is called out to those concerned, and the complainant is written to where somebody carries letters to them.
 * Pure; the answer is saved in the same write as the events.
 */
export const planDeliveries = (
  before: readonly Delivery[],
  events: readonly CaseEvent[],
  carrier?: Carrier,
): Delivery[] => {
  const last = events.at(-1);
  if (!last) return [...before];
  const place = before.find(({ id }) => id === 'card')?.place;
  const card: Delivery = { id: 'card', kind: 'card', seq: last.seq, state: 'pending', ...(place ? { place } : {}) };
  const entries = events.filter(hasThreadEntry).map((event) => owed('thread', event));
  const alerts = events.filter(isCalling).map((event) => owed('alert', event));
  const letters =
    carrier === undefined
      ? []
      : events
          .filter(causesLetter)
          .map(({ seq }): Delivery => ({ id: `letter:${seq}`, kind: 'letter', seq, state: 'pending', carrier }));
  return [card, ...before.filter(({ id }) => id !== 'card'), ...entries, ...alerts, ...letters];
};
