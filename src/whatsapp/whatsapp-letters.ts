import { type Office, StoreUnavailableError } from '../casework/ports.ts';
import { type LetterReport, reportLetter } from '../casework/report-letter.ts';
import { isStopped } from '../casework/stopped-contacts.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { Sent } from '../outbox/channel.ts';
import type { CarriedLetter, LetterCarrier } from '../outbox/letter-channel.ts';
import type { Text } from '../text/text.ts';
import { refusedWord, WINDOW_CLOSED } from './call-outcome.ts';
import type { CloudApi, Dispatched } from './cloud-api.ts';
import { type LetterTag, printTag, readTag } from './letter-tag.ts';
import { letterMessages, type TemplateKind, templateOf } from './messages/letter-text.ts';
import { SentParts } from './sent-parts.ts';
import { isWindowOpen, lastHeard } from './window.ts';

export type WhatsAppLettersParts = {
  office: Office;
  desk: string;
  api: CloudApi;
  text: Text;
  /** Names of the approved templates; outside the window a letter without one is left to staff. */
  templates: { [K in TemplateKind]?: string | undefined };
  /** Language of the templates. */
  language: string;
  /** Wall clock, Unix ms. */
  wallClock(): number;
};

/** Meta's word about a message of ours. */
type StatusUpdate = {
  wamid: string;
  state: 'sent' | 'delivered' | 'read' | 'failed';
  tag?: string;
  failure?: { code: number; title: string };
};

/** Meta reports within seconds what it took: so long a message in doubt is not sent again. */
const DOUBT_MS = 60_000;

/** Meta's id of a person, or a phone number with its country code. */
const ADDRESS = /^(?:[A-Z]{2}\.[A-Za-z0-9.]{1,140}|\+?\d{8,15})$/;

/** Sends one message of a letter under its tag. */
type Message = (tag: string) => Promise<Dispatched>;

/** Letters of one desk's number, and what Meta says about them. */
export class WhatsAppLetters implements LetterCarrier {
  readonly #parts: WhatsAppLettersParts;
  readonly #sent = new SentParts();
  /** By case: when WhatsApp said that the window is closed; domain clock, Unix ms. */
  readonly #closedAt = new Map<string, number>();

  constructor(parts: WhatsAppLettersParts) {
    this.#parts = parts;
  }

  /** Free text within a day of the complainant's last message, else the approved template of this kind of letter. */
  async carry(carried: CarriedLetter): Promise<Sent> {
    const { letter, to, ref } = carried;
    const { office, desk, text } = this.#parts;
    const { refused } = text.whatsapp;
    if (ref !== undefined) return { outcome: 'shown', ref };
    if (isStopped(office, desk, to)) return { outcome: 'refused', why: refused.stopped };
    if (!ADDRESS.test(to)) return { outcome: 'refused', why: refused.noAddress };
    try {
      const events = (await office.store.read(letter.caseId))?.events ?? [];
      // Meta spoke of it to an earlier process, which was stopped before it could note that the letter is out.
      if (hasArrived(events, letter.seq)) return { outcome: 'shown' };
      const isOpen = isWindowOpen(lastHeard(events), this.#closedAt.get(letter.caseId), office.clock.now());
      return isOpen ? await this.#asText(carried) : await this.#asTemplate(carried);
    } catch (error) {
      return { outcome: 'not-sent', why: error instanceof Error ? error.message : String(error) };
    }
  }

  /**
   * Puts Meta's word about a letter on the record. Reports come in any order and more than once; of a letter in several
   * messages the last one speaks for all, and each for a failure.
   *
   * @throws {StoreUnavailableError} when it is not saved: Meta shall say it again.
   */
  async onStatus({ wamid, state, tag: text, failure }: StatusUpdate): Promise<void> {
    const tag = text === undefined ? undefined : readTag(text);
    const { office, desk } = this.#parts;
    const file = tag && (await office.store.read(tag.caseId));
    const isOurs = file?.row.desk === desk && file.deliveries.some(({ id }) => id === `letter:${tag?.letter}`);
    if (!tag || !isOurs) return;
    this.#sent.note(tag, wamid);
    if (failure?.code === WINDOW_CLOSED) this.#closedAt.set(tag.caseId, office.clock.now());
    if (state === 'failed') await this.#report(tag, { outcome: 'failed', reason: this.#reason(failure) });
    else if (tag.part === tag.parts) await this.#report(tag, { outcome: state });
  }

  /** The case that a message of ours was about, for citizens who answer right to it. */
  caseOf(wamid: string): string | undefined {
    return this.#sent.caseOf(wamid);
  }

  async #asText(carried: CarriedLetter): Promise<Sent> {
    const { letter, to } = carried;
    const { api, office, text } = this.#parts;
    const bodies = letterMessages(letter, text, office.clock.now());
    const sent = await this.#dispatch(
      carried,
      bodies.map((body) => (tag) => api.sendText(to, body, tag)),
    );
    if (sent.outcome !== 'window-closed') return sent;
    this.#closedAt.set(letter.caseId, office.clock.now());
    return this.#asTemplate(carried);
  }

  async #asTemplate(carried: CarriedLetter): Promise<Sent> {
    const { letter, to } = carried;
    const { api, language, templates, text } = this.#parts;
    const { refused } = text.whatsapp;
    const { kind, places } = templateOf(letter, text);
    const name = templates[kind];
    // Not `blocked`: that would hold up the letters to everybody else. On record as failed, staff see it at the case.
    if (name === undefined) return { outcome: 'refused', why: refused.noTemplate({ kind }) };
    if (!places) return { outcome: 'refused', why: refused.tooLong };
    const sent = await this.#dispatch(carried, [(tag) => api.sendTemplate(to, { name, language }, places, tag)]);
    return sent.outcome === 'window-closed' ? { outcome: 'refused', why: refused.outsideWindow } : sent;
  }

  /** Sends what Meta has not taken yet, in order, until one fails. */
  async #dispatch(
    { letter: { caseId, seq }, inDoubtSince }: CarriedLetter,
    messages: readonly Message[],
  ): Promise<Sent | { outcome: 'window-closed' }> {
    let ref = '';
    for (const [index, send] of messages.entries()) {
      const tag: LetterTag = { caseId, letter: seq, part: index + 1, parts: messages.length };
      const taken = this.#sent.find(tag);
      const patience = taken === undefined && inDoubtSince !== undefined ? this.#patience(inDoubtSince) : 0;
      if (patience > 0) return { outcome: 'wait', ms: patience };
      const sent = taken === undefined ? await send(printTag(tag)) : { outcome: 'accepted' as const, wamid: taken };
      if (sent.outcome === 'refused') return { ...sent, why: this.#parts.text.whatsapp.refused[sent.why] };
      if (sent.outcome !== 'accepted') return sent;
      this.#sent.note(tag, sent.wamid);
      ref = sent.wamid;
    }
    return { outcome: 'shown', ref };
  }

  /** How long Meta's word about an earlier attempt is still worth waiting for; milliseconds. */
  #patience(inDoubtSince: number): number {
    return Math.max(0, inDoubtSince + DOUBT_MS - this.#parts.wallClock());
  }

  #reason(failure: StatusUpdate['failure']): string {
    const { refused } = this.#parts.text.whatsapp;
    const { code = 0, title = '' } = failure ?? {};
    if (code === WINDOW_CLOSED) return refused.outsideWindow;
    const word = refusedWord(code);
    return word === undefined ? refused.other({ code: String(code), title }) : refused[word];
  }

  async #report({ caseId, letter }: LetterTag, report: LetterReport): Promise<void> {
    const told = await reportLetter(this.#parts.office, caseId, letter, report);
    if (!told.ok && told.refusal.code === 'store_unavailable')
      throw new StoreUnavailableError('what became of a letter is not saved');
  }
}

/** Whether the record knows that Meta has taken the letter that event `seq` caused. */
const hasArrived = (events: readonly CaseEvent[], seq: number): boolean =>
  events
    .slice(seq)
    .some((event) =>
      event.type === 'LetterReached' || event.type === 'LetterFailed'
        ? event.letter === seq
        : event.type === 'AnswerDelivered',
    );
