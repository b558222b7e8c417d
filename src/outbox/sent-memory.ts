import type { Delivery } from '../casework/case-file.ts';

/** Cases remembered: more than can be between reading and writing at once, few enough to cost nothing. */
const REMEMBERED = 5_000;

/**
 * What this process has sent, whatever the file says. A file can be behind: the note about a sent message could not be
 * saved (disk full), or a press that was read before the note was saved after it. What stands here is never sent again.
 */
export class SentMemory {
  readonly #sent = new Map<string, Map<string, Delivery>>();
  readonly #doubts = new Map<string, number>();
  readonly #doubtfulCases = new Map<string, number>();

  /** The delivery as it really stands: sent up to which event, and where. */
  truth(caseId: string, delivery: Delivery): Delivery {
    const known = this.#sent.get(caseId)?.get(delivery.id);
    if (!known || delivery.state !== 'pending') return delivery;
    if (known.seq >= delivery.seq) return known;
    return known.place ? { ...delivery, place: known.place } : delivery;
  }

  remember(caseId: string, delivery: Delivery): void {
    const ofCase = this.#sent.get(caseId) ?? new Map<string, Delivery>();
    ofCase.set(delivery.id, delivery);
    this.#sent.delete(caseId);
    this.#sent.set(caseId, ofCase);
    this.#doubts.delete(keyOf(caseId, delivery));
    const oldest = this.#sent.keys().next();
    if (this.#sent.size > REMEMBERED && !oldest.done) this.#sent.delete(oldest.value);
  }

  /** Everything the case owes may have been sent by an earlier process; `at` is the wall clock, Unix milliseconds. */
  doubtAll(caseId: string, at: number): void {
    this.#doubtfulCases.set(caseId, at);
  }

  /** The case owes nothing: what it comes to owe from now on is new. */
  told(caseId: string): void {
    this.#doubtfulCases.delete(caseId);
  }

  /** Notes that an attempt begun at `at` may have arrived. */
  doubt(caseId: string, delivery: Delivery, at: number): void {
    this.#doubts.set(keyOf(caseId, delivery), at);
  }

  inDoubtSince(caseId: string, delivery: Delivery): number | undefined {
    return this.#doubts.get(keyOf(caseId, delivery)) ?? this.#doubtfulCases.get(caseId);
  }
}

const keyOf = (caseId: string, { id }: Delivery): string => `${caseId} ${id}`;
