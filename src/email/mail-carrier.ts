import { setTimeout as passing } from 'node:timers/promises';
import { caseAddress, type LetterRef, type Mac, messageIdOf, returnPath } from '../casework/letter-ids.ts';
import type { Sent } from '../outbox/channel.ts';
import type { CarriedLetter, LetterCarrier } from '../outbox/letter-channel.ts';
import type { Text } from '../text/text.ts';
import type { AutomaticMail } from './automatic-mail.ts';
import { letterMail } from './messages/letter-mail.ts';
import { type Posted, type Posting, post, type SmtpAccess, type SmtpPatience } from './post.ts';

export type MailCarrierParts = {
  /** The office's own address, and the name shown beside it. */
  address: string;
  name: string;
  smtp: SmtpAccess;
  patience?: SmtpPatience;
  /** The mail server delivers office+anything@… to office@… */
  subaddressing: boolean;
  mac: Mac;
  text: Text;
  /** The citizen's last mail in a case: what a letter answers. */
  citizenMail(letter: CarriedLetter['letter']): string | undefined;
  /** Whether the office's own copy of a letter has come. @throws when the mailbox cannot be asked. */
  hasCopy(messageId: string): Promise<boolean>;
  /** How long a copy may be on its way, milliseconds. */
  copyTakes: number;
  automatic: Pick<AutomaticMail, 'admit'>;
  wallClock(): number;
  /** A person must hear of it; undefined when it is over. */
  alarm(sentence: string | undefined): void;
};

/** How often a copy that may be on its way is looked for; milliseconds. */
const LOOK_EVERY = 1_000;
/** So often one letter is sent without anyone knowing whether it arrived; then a person decides. */
const MOST_DOUBTS = 5;

/** Carries letters by SMTP. A letter has one Message-ID for ever, and is looked for before it is sent a second time. */
export class MailCarrier implements LetterCarrier {
  readonly #parts: MailCarrierParts;
  readonly #doubts = new Map<string, number>();
  readonly #stopping = new AbortController();

  constructor(parts: MailCarrierParts) {
    this.#parts = parts;
  }

  async carry(carried: CarriedLetter): Promise<Sent> {
    try {
      return await this.#carry(carried);
    } catch (error) {
      // Nothing has left: the letter could not be composed, or the book of automatic mail not be written.
      return { outcome: 'not-sent', why: error instanceof Error ? error.message : String(error) };
    }
  }

  async #carry(carried: CarriedLetter): Promise<Sent> {
    const { address, mac } = this.#parts;
    const ref: LetterRef = { caseId: carried.letter.caseId, delivery: `letter:${carried.letter.seq}` };
    const messageId = messageIdOf(ref, address.slice(address.lastIndexOf('@') + 1), mac);
    const settled = await this.#settledBefore(messageId, carried.inDoubtSince);
    if (settled) return settled;
    const stopped = this.#stopped(carried, messageId);
    if (stopped) return stopped;
    const posted = await this.#post(carried, ref, messageId);
    return this.#sentOf(posted, messageId);
  }

  /** Ends a wait for a copy, so that nobody has to wait for us. */
  stop(): void {
    this.#stopping.abort();
  }

  /** What is known of an earlier attempt; undefined when the letter may be sent. */
  async #settledBefore(messageId: string, since: number | undefined): Promise<Sent | undefined> {
    if (since === undefined) return undefined;
    const { copyTakes, wallClock, text } = this.#parts;
    const { signal } = this.#stopping;
    try {
      for (;;) {
        if (await this.#parts.hasCopy(messageId)) return { outcome: 'shown', ref: messageId };
        const left = since + copyTakes - wallClock();
        if (left <= 0) break;
        await passing(Math.min(left, LOOK_EVERY), undefined, { signal });
      }
    } catch (error) {
      // Nothing is sent blindly: neither while the mailbox cannot be asked, nor on the way out.
      return { outcome: 'in-doubt', why: error instanceof Error ? error.message : String(error) };
    }
    const isGivenUp = (this.#doubts.get(messageId) ?? 0) >= MOST_DOUBTS;
    return isGivenUp ? { outcome: 'refused', why: text.mail.inDoubtWhy } : undefined;
  }

  /** Automatic mail beyond what one address may get goes out by nobody's hand but a person's. */
  #stopped({ letter, to }: CarriedLetter, messageId: string): Sent | undefined {
    if (!letter.isAutomatic) return undefined;
    const { automatic, wallClock, alarm, text } = this.#parts;
    const receipt = letter.kind === 'receipt' ? { receiptFor: letter.complaint.subject } : {};
    const verdict = automatic.admit({ messageId, to, at: wallClock(), ...receipt });
    if (verdict === 'admitted') {
      alarm(undefined);
      return undefined;
    }
    if (verdict === 'repeated') return { outcome: 'refused', why: text.mail.repeatedWhy };
    alarm(text.mail.capped({ desk: letter.desk, number: letter.number }));
    return { outcome: 'refused', why: text.mail.cappedWhy };
  }

  async #post(carried: CarriedLetter, ref: LetterRef, messageId: string): Promise<Posted> {
    const { address, smtp, patience, mac, subaddressing } = this.#parts;
    const { letter, to } = carried;
    const path = subaddressing ? returnPath(address, ref, mac) : address;
    const mail: Posting = {
      // An automatic letter asks for no report, so that no machine is ever answered by another (RFC 3834).
      from: letter.isAutomatic ? '' : path,
      to,
      copyTo: address,
      source: await this.#compose(carried, messageId),
    };
    const posted = await post(smtp, mail, patience);
    // Some servers want a sender from whoever logs in.
    return posted.outcome === 'sender-refused' && mail.from === ''
      ? post(smtp, { ...mail, from: path }, patience)
      : posted;
  }

  async #compose({ letter, to }: CarriedLetter, messageId: string): Promise<Buffer> {
    const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
    const { address, name, text, mac, subaddressing, citizenMail } = this.#parts;
    const { subject, plain, html, headers } = letterMail(letter, text);
    const answers = citizenMail(letter);
    const mail = new MailComposer({
      messageId,
      from: { name, address },
      to: { name: '', address: to },
      ...(subaddressing ? { replyTo: caseAddress(address, letter.caseId, mac) } : {}),
      subject,
      text: plain,
      html,
      ...(answers === undefined ? {} : { inReplyTo: answers, references: [answers] }),
      headers,
      date: new Date(this.#parts.wallClock()),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return mail.compile().build();
  }

  #sentOf(posted: Posted, messageId: string): Sent {
    switch (posted.outcome) {
      case 'accepted':
        this.#doubts.delete(messageId);
        return { outcome: 'shown', ref: messageId };
      case 'in-doubt':
        this.#doubts.set(messageId, (this.#doubts.get(messageId) ?? 0) + 1);
        return posted;
      case 'sender-refused':
        return { outcome: 'blocked', problem: posted.why };
      default:
        return posted;
    }
  }
}
