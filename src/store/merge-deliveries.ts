import type { Delivery } from '../casework/case-file.ts';
import type { CaseRow } from '../casework/case-row.ts';

/**
 * Two writers meet in a case's deliveries: a press plans new messages, and the outbox notes what became of old ones.
 * Neither may undo the other: a card that lost its place would be posted a second time, a message marked delivered by
 * a late note would never be sent.
 */

const withPlaceOf = (delivery: Delivery, known: Delivery): Delivery => {
  const place = delivery.place ?? known.place;
  return place ? { ...delivery, place } : delivery;
};

/** Deliveries as a press planned them, with what the outbox noted since the press read the case. */
export const planOver = (stored: readonly Delivery[], planned: readonly Delivery[]): Delivery[] => {
  const known = new Map(stored.map((delivery) => [delivery.id, delivery]));
  return planned.map((delivery) => {
    const before = known.get(delivery.id);
    if (!before) return delivery;
    return before.seq >= delivery.seq ? before : withPlaceOf(delivery, before);
  });
};

/** Deliveries with a note of the outbox; a message that has newer things to tell stays pending, at its place. */
export const noteOn = (stored: readonly Delivery[], note: Delivery): Delivery[] =>
  stored.map((delivery) => {
    if (delivery.id !== note.id) return delivery;
    return note.seq < delivery.seq ? withPlaceOf(delivery, note) : withPlaceOf(note, delivery);
  });

/** The row with its `told` as the deliveries say: nothing waits to be sent. */
export const toldRow = (row: CaseRow, deliveries: readonly Delivery[]): CaseRow => ({
  ...row,
  told: deliveries.every(({ state }) => state !== 'pending'),
});
