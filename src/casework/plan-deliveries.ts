import type { CaseEvent } from '../domain/events.ts';
import type { Delivery } from './case-file.ts';

/** Events that a thread does not repeat: the card shows their effect, or the people concerned are told themselves. */
const untold: ReadonlySet<CaseEvent['type']> = new Set(['ComplaintReceived', 'ReminderGiven']);

/**
 * Who must hear of new events: the case's card shows its newest state, its thread gains one entry an event, and lateness
 * is called out to those concerned.
 * Pure; the answer is saved in the same write as the events.
 */
export const planDeliveries = (before: readonly Delivery[], events: readonly CaseEvent[]): Delivery[] => {
  const last = events.at(-1);
  if (!last) return [...before];
  const place = before.find(({ id }) => id === 'card')?.place;
  const card: Delivery = { id: 'card', kind: 'card', seq: last.seq, state: 'pending', ...(place ? { place } : {}) };
  const entries = events
    .filter(({ type }) => !untold.has(type))
    .map(({ seq }): Delivery => ({ id: `thread:${seq}`, kind: 'thread', seq, state: 'pending' }));
  const alerts = events
    .filter((event) => 'level' in event)
    .map(({ seq }): Delivery => ({ id: `alert:${seq}`, kind: 'alert', seq, state: 'pending' }));
  return [card, ...before.filter(({ id }) => id !== 'card'), ...entries, ...alerts];
};
