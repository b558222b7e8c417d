import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../casework/ports.ts';
import type { Parcel, Place } from '../../outbox/channel.ts';
import { findPosted, postedKey, type Search } from './find-posted.ts';

type FinderParts = {
  client: WebClient;
  office: { clock: Clock };
  wallClock(): number;
};

/** One look at a channel or thread. */
type Look = { at: number; from: number; found: ReadonlyMap<string, Place> };

/** The chat's clock and ours may differ by so much. */
const MARGIN = 10 * 60_000;
const MISSED_EVERY = 60_000;
/** Looks remembered: one a channel, and the threads looked at of late. */
const REMEMBERED = 200;

/**
 * Finds messages whose posting had an unknown end. One look answers for everything that was in doubt before it, so that
 * a thousand doubtful cards after a crash cost a few calls and not a thousand.
 */
export class PostedFinder {
  readonly #parts: FinderParts;
  readonly #looks = new Map<string, Look>();

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /** @returns the place of a parcel that is in doubt and did arrive. */
  async find(parcel: Parcel, where: Pick<Search, 'channel' | 'thread'>): Promise<Place | undefined> {
    if (parcel.inDoubtSince === undefined) return undefined;
    const look = this.#looks.get(nameOf(where));
    if (look && look.at > parcel.inDoubtSince && look.from <= this.#from(parcel)) return look.found.get(keyOf(parcel));
    return this.#search(parcel, where);
  }

  /** @returns the place of a message that is not where it was; looks at most once a minute for all that are missed. */
  async findMissed(parcel: Parcel, where: Pick<Search, 'channel' | 'thread'>): Promise<Place | undefined> {
    return this.find({ ...parcel, inDoubtSince: this.#parts.wallClock() - MISSED_EVERY }, where);
  }

  async #search(parcel: Parcel, where: Pick<Search, 'channel' | 'thread'>): Promise<Place | undefined> {
    const at = this.#parts.wallClock();
    const from = this.#from(parcel);
    const found = await findPosted(this.#parts.client, { ...where, from });
    const name = nameOf(where);
    this.#looks.delete(name);
    this.#looks.set(name, { at, from, found });
    const oldest = this.#looks.keys().next();
    if (this.#looks.size > REMEMBERED && !oldest.done) this.#looks.delete(oldest.value);
    return found.get(keyOf(parcel));
  }

  /**
   * Since when the message can have been posted, on the chat's clock. The event's time is the domain clock's, which in a
   * demo runs apart from the world's: the earlier of the two readings is taken.
   */
  #from({ file, delivery }: Parcel): number {
    const first = delivery.kind === 'card' ? file.events[0] : file.events[delivery.seq - 1];
    const wall = this.#parts.wallClock();
    const event = first ? Date.parse(first.at) : 0;
    return Math.min(event, event - (this.#parts.office.clock.now() - wall), wall) - MARGIN;
  }
}

const nameOf = ({ channel, thread }: Pick<Search, 'channel' | 'thread'>): string => `${channel} ${thread ?? ''}`;
const keyOf = ({ file, delivery }: Parcel): string => postedKey(file.row.caseId, delivery.id);
