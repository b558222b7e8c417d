import type { CaseFile, Delivery } from '../casework/case-file.ts';
import type { CaseStore } from '../casework/ports.ts';
import type { Channel, Place, Sent } from './channel.ts';
import type { SentMemory } from './sent-memory.ts';

export type TellingParts = {
  store: Pick<CaseStore, 'read' | 'settle'>;
  channel: Channel;
  /** True for the messages that this outbox sends; others are somebody else's. */
  owns(delivery: Delivery): boolean;
  memory: SentMemory;
  /** Wall clock, Unix milliseconds. */
  now(): number;
  /** Holds the next message back as long as the lane's pace asks. */
  hold(): Promise<void>;
};

/** What stopped the telling; `told` when nothing is left to say. */
export type Verdict = Exclude<Sent, { outcome: 'shown' } | { outcome: 'refused' }> | { outcome: 'told' };

/** Card first, since the thread hangs below it; then the others in the order of their events. */
const inOrder = (deliveries: readonly Delivery[], owns: (delivery: Delivery) => boolean): Delivery[] =>
  deliveries.filter(owns).toSorted((a, b) => Number(b.kind === 'card') - Number(a.kind === 'card') || a.seq - b.seq);

/** A card that shows an older event than the last is behind, whatever its state says. */
const isOwed = (delivery: Delivery, { events }: CaseFile): boolean =>
  delivery.state === 'pending' ||
  (delivery.kind === 'card' && delivery.state === 'delivered' && delivery.seq < events.length);

/** Sends everything one case still owes, and notes each message as soon as it is out. Stops at the first that fails. */
export const tellCase = async (parts: TellingParts, caseId: string): Promise<Verdict> => {
  const { store, memory } = parts;
  const file = await store.read(caseId);
  if (!file) return { outcome: 'told' };
  let card: Place | undefined;
  for (const written of inOrder(file.deliveries, parts.owns)) {
    const delivery = memory.truth(caseId, written);
    if (delivery.state !== written.state) await store.settle(caseId, delivery);
    if (isOwed(delivery, file)) {
      const verdict = await send(parts, file, delivery, card);
      if (verdict) return verdict;
    }
    if (delivery.kind === 'card') card = memory.truth(caseId, delivery).place;
  }
  memory.told(caseId);
  return { outcome: 'told' };
};

const send = async (
  parts: TellingParts,
  file: CaseFile,
  delivery: Delivery,
  card: Place | undefined,
): Promise<Verdict | undefined> => {
  const { channel, memory, store } = parts;
  const { caseId } = file.row;
  await parts.hold();
  const began = parts.now();
  const current: Delivery = delivery.kind === 'card' ? { ...delivery, seq: file.events.length } : delivery;
  const sent = await channel.send({
    file,
    delivery: current,
    card,
    inDoubtSince: memory.inDoubtSince(caseId, delivery),
  });
  if (sent.outcome === 'shown' || sent.outcome === 'refused') {
    const settled = settledAs(current, sent);
    memory.remember(caseId, settled);
    await store.settle(caseId, settled);
    return undefined;
  }
  if (sent.outcome === 'in-doubt') memory.doubt(caseId, delivery, began);
  return sent;
};

const settledAs = (delivery: Delivery, sent: Extract<Sent, { outcome: 'shown' | 'refused' }>): Delivery =>
  sent.outcome === 'shown'
    ? {
        ...delivery,
        state: 'delivered',
        ...(sent.place === undefined ? {} : { place: sent.place }),
        ...(sent.ref === undefined ? {} : { ref: sent.ref }),
      }
    : { ...delivery, state: 'failed', reason: sent.why };
