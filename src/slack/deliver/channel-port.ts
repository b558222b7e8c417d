import { SlackError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import { carrierOf } from '../../casework/carriage.ts';
import type { CaseFile, Delivery } from '../../casework/case-file.ts';
import { likelyDuplicates } from '../../casework/find-alike.ts';
import type { Desk, Office } from '../../casework/ports.ts';
import { viewOf } from '../../casework/queries.ts';
import type { CaseView } from '../../casework/views.ts';
import type { TimeZone } from '../../domain/local-date.ts';
import type { Channel, Parcel, Place, Sent } from '../../outbox/channel.ts';
import type { Text } from '../../text/text.ts';
import { METADATA_EVENT } from '../action-ids.ts';
import { cardUrl } from '../card-url.ts';
import { type Log, stackOf } from '../log.ts';
import type { ShownAlike } from '../messages/alike-blocks.ts';
import { caseCard, plainCard } from '../messages/card.ts';
import type { Message } from '../messages/elements.ts';
import { faultInOutput } from '../messages/output-guard.ts';
import { plainEntry, threadEntry } from '../messages/thread-entry.ts';
import { failureOf, platformCode } from './call-outcome.ts';
import { PostedFinder } from './posted-finder.ts';

export type ChannelPortParts = {
  office: Office;
  /** Without retries of its own. */
  client: WebClient;
  textFor(timeZone: TimeZone): Text;
  /** Address of the workspace, for links to cards; undefined until known. */
  teamUrl(): string | undefined;
  /** Wall clock, Unix milliseconds. */
  wallClock(): number;
  log: Log;
};

/** A message, and what to send in its stead should our own guard or Slack refuse it. */
type Drawn = { full: Message; safe: Message };
type Where = { channel: string; thread?: string };
/** `gone`: what was to be updated is not there any more. */
type Put = Sent | { outcome: 'gone' };

const posted = z.object({ ts: z.string() });

/** Puts cards and thread entries into Slack: posts, updates, and looks first where a post may be there already. */
export class SlackChannel implements Channel {
  readonly #parts: ChannelPortParts;
  readonly #finder: PostedFinder;
  /** What each open card shows, so that drawing the same again costs no call. */
  readonly #showing = new Map<string, string>();

  constructor(parts: ChannelPortParts) {
    this.#parts = parts;
    this.#finder = new PostedFinder(parts);
  }

  async send(parcel: Parcel): Promise<Sent> {
    const { file, delivery } = parcel;
    try {
      const desk = this.#parts.office.desks.get(file.row.desk);
      const view = desk && (await viewOf(this.#parts.office, file));
      if (!desk || !view) return { outcome: 'blocked', problem: `no desk "${file.row.desk}"` };
      return delivery.kind === 'card'
        ? await this.#sendCard(parcel, desk, view)
        : await this.#sendEntry(parcel, desk, view);
    } catch (error) {
      if (!(error instanceof SlackError))
        this.#parts.log.error({ error: stackOf(error) }, 'a message could not be drawn');
      return failureOf(error);
    }
  }

  async #sendCard(parcel: Parcel, desk: Desk, view: CaseView): Promise<Sent> {
    const { file, delivery } = parcel;
    const { caseId, status } = file.row;
    const byHand = carrierOf(this.#parts.office, desk, view.case.complaint) === undefined;
    const alike = await this.#alikeTo(file);
    const picture = { view, byHand, alike, text: this.#parts.textFor(desk.hours.calendar.timeZone) };
    const drawn = { full: caseCard(picture), safe: plainCard(picture) };
    const look = this.#parts.office.hash(JSON.stringify(drawn.full));
    const place = delivery.place ?? (await this.#finder.find(parcel, { channel: desk.channel }));
    if (place && this.#showing.get(caseId) === look) return { outcome: 'shown', place };
    const sent = place
      ? await this.#refresh(place, drawn, parcel)
      : await this.#post({ channel: desk.channel }, drawn, parcel);
    if (status === 'closed') this.#showing.delete(caseId);
    else if (sent.outcome === 'shown') this.#showing.set(caseId, look);
    return sent;
  }

  /** Earlier cases that may be the same. A card is not kept back for want of them. */
  async #alikeTo(file: CaseFile): Promise<ShownAlike[]> {
    const { office, teamUrl, log } = this.#parts;
    try {
      const alike = await likelyDuplicates(office, file);
      return await Promise.all(
        alike.map(async (one) => {
          const other = await office.store.read(one.caseId);
          const url = other && cardUrl(other, teamUrl());
          return { ...one, ...(url === undefined ? {} : { cardUrl: url }) };
        }),
      );
    } catch (error) {
      log.warn({ case: file.row.caseId, error: String(error) }, 'no look for duplicates');
      return [];
    }
  }

  /** Brings the card up to date where it stands; a card that is gone is looked for, then posted anew. */
  async #refresh(place: Place, drawn: Drawn, parcel: Parcel): Promise<Sent> {
    const updated = await this.#update(place, drawn, parcel);
    if (updated.outcome !== 'gone') return updated;
    const elsewhere = await this.#finder.findMissed(parcel, { channel: place.channel });
    const again = elsewhere && (await this.#update(elsewhere, drawn, parcel));
    if (again && again.outcome !== 'gone') return again;
    const desk = this.#parts.office.desks.get(parcel.file.row.desk);
    return this.#post({ channel: desk?.channel ?? place.channel }, drawn, parcel);
  }

  async #sendEntry(parcel: Parcel, desk: Desk, view: CaseView): Promise<Sent> {
    const { card, file, delivery } = parcel;
    const event = file.events[delivery.seq - 1];
    if (!event) return { outcome: 'refused', why: 'no such event' };
    if (!card) return { outcome: 'not-sent', why: 'the card is not out yet' };
    const where = { channel: card.channel, thread: card.ts };
    const place = await this.#finder.find(parcel, where);
    if (place) return { outcome: 'shown', place };
    const text = this.#parts.textFor(desk.hours.calendar.timeZone);
    return this.#post(where, { full: threadEntry(view, event, text), safe: plainEntry(view, event, text) }, parcel);
  }

  async #post(where: Where, drawn: Drawn, parcel: Parcel): Promise<Sent> {
    const put = await this.#put(drawn, parcel, async (message) => {
      const answer = await this.#parts.client.chat.postMessage({
        channel: where.channel,
        ...(where.thread === undefined ? {} : { thread_ts: where.thread }),
        ...message,
        metadata: metadataOf(parcel.file, parcel.delivery),
        unfurl_links: false,
        unfurl_media: false,
      });
      const read = posted.safeParse(answer);
      return read.success
        ? { outcome: 'shown', place: { channel: where.channel, ts: read.data.ts } }
        : { outcome: 'in-doubt', why: 'garbled_answer' };
    });
    return put.outcome === 'gone' ? { outcome: 'not-sent', why: 'message_not_found' } : put;
  }

  #update(place: Place, drawn: Drawn, parcel: Parcel): Promise<Put> {
    return this.#put(drawn, parcel, async (message) => {
      await this.#parts.client.chat.update({
        ...place,
        ...message,
        metadata: metadataOf(parcel.file, parcel.delivery),
      });
      return { outcome: 'shown', place };
    });
  }

  /** The full message when nothing is wrong with it, else the safe one. */
  async #put(
    { full, safe }: Drawn,
    { file, delivery }: Parcel,
    call: (message: Message) => Promise<Sent>,
  ): Promise<Put> {
    const fault = faultInOutput(full);
    const sent = fault === undefined ? await outcomeOf(call(full)) : undefined;
    if (sent && sent.outcome !== 'refused') return sent;
    const why = fault ?? sent?.why;
    this.#parts.log.error({ case: file.row.caseId, delivery: delivery.id, why }, 'message replaced by its safe form');
    return outcomeOf(call(safe));
  }
}

const outcomeOf = async (call: Promise<Sent>): Promise<Put> => {
  try {
    return await call;
  } catch (error) {
    return platformCode(error) === 'message_not_found' ? { outcome: 'gone' } : failureOf(error);
  }
};

/** Names the message for later lookups. Other apps can read it: ids only. */
const metadataOf = ({ row }: CaseFile, { id, seq }: Delivery) => ({
  event_type: METADATA_EVENT,
  event_payload: { case_id: row.caseId, delivery: id, version: seq },
});
