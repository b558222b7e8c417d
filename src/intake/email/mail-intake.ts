import { setTimeout as pass } from 'node:timers/promises';
import type { Text } from '../../text/text.ts';
import type { Fetched } from './mail.ts';
import { type Folders, type ImapAccess, type ImapPatience, Mailbox, type Waiting } from './mailbox.ts';

/** `silent`: the mailbox cannot be read; `stuck`: a mail in it cannot be taken. */
export type AlarmTopic = 'silent' | 'stuck';

export type IntakeParts = {
  desk: string;
  access: ImapAccess;
  folders: Folders;
  patience?: ImapPatience;
  text: Text;
  /** Larger mails are taken by their headers and text only; bytes. */
  largest: number;
  /** Looks at least so often, whatever the server announces; milliseconds. */
  pollEvery: number;
  /** Waits between attempts to connect, from first to longest; milliseconds. */
  backoff: { first: number; longest: number };
  /** After so long without a look into the mailbox people are told; milliseconds. */
  alarmAfter: number;
  /** Domain clock and wall clock, Unix milliseconds. */
  clock: { now(): number };
  wallClock(): number;
  /** Takes one mail onto the record. @returns the folder it goes to. */
  take(fetched: Fetched): Promise<string>;
  /** The save was refused for now: nothing is wrong with the mail. */
  isStoreFailure(error: unknown): boolean;
  /** What people must know; undefined when it is over. */
  alarm(topic: AlarmTopic, sentence: string | undefined): void;
  /** Looks from time to time whether mailbox and record agree; called after each pass. */
  afterPass?(mailbox: Mailbox): Promise<void>;
};

/** How the connector stands, for health checks. Instants are wall clock, Unix milliseconds. */
export type IntakeHealth = { connected: boolean; lastPass?: number; problem?: string };

/** How long a stop waits for the mail that is being taken; milliseconds. */
const LAST_WORDS = 3_000;
/** Attempts at one mail before it is left lying for a person, until the next start. */
const ATTEMPTS = 3;
/** A line that breaks while a mail is fetched is most often the line's fault: so much each break counts as an attempt. */
const BROKEN_LINE = 0.2;

/**
 * Keeps a mailbox empty: everything in INBOX is work, and leaves it only after it is durably on record. Survives cut
 * networks, restarted servers and renumbered mailboxes, because it remembers nothing about them.
 */
export class MailIntake {
  readonly #parts: IntakeParts;
  readonly #stopping = new AbortController();
  /** Attempts at mails that could not be taken, by what tells them apart also in a renumbered mailbox. */
  readonly #failures = new Map<string, number>();
  #running: Promise<void> | undefined;
  #mailbox: Mailbox | undefined;
  #lastPass: number | undefined;
  #since: number;
  #problem: string | undefined;
  readonly #alarmed = new Set<AlarmTopic>();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#since = parts.wallClock();
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the mail that is being taken; a server that does not answer is not waited for. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const late = new AbortController();
    const hangUp = pass(LAST_WORDS, undefined, { signal: late.signal }).then(
      () => this.#mailbox?.close(),
      () => undefined,
    );
    await this.#running;
    late.abort();
    await hangUp;
  }

  health(): IntakeHealth {
    return {
      connected: this.#mailbox?.isUsable ?? false,
      ...(this.#lastPass === undefined ? {} : { lastPass: this.#lastPass }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }

  async #run(): Promise<void> {
    const { first, longest } = this.#parts.backoff;
    let wait = first;
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#connected(() => {
          wait = first;
        });
      } catch (error) {
        this.#problem = error instanceof Error ? error.message : String(error);
        this.#worry();
      }
      await pass(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      wait = Math.min(longest, wait * 2);
    }
  }

  /** One connection, from opening to its end. */
  async #connected(onPass: () => void): Promise<void> {
    const { access, patience, folders, pollEvery } = this.#parts;
    const mailbox = await this.#open(() => Mailbox.open(access, folders.inbox, patience));
    if (!mailbox) return;
    this.#mailbox = mailbox;
    try {
      await mailbox.prepare(folders);
      while (mailbox.isUsable && !this.#stopping.signal.aborted) {
        await this.#pass(mailbox);
        onPass();
        await this.#parts.afterPass?.(mailbox);
        await mailbox.rest(pollEvery, this.#stopping.signal);
      }
    } finally {
      mailbox.close();
    }
  }

  /** @returns undefined when we are to stop before the server has answered. */
  async #open(opening: () => Promise<Mailbox>): Promise<Mailbox | undefined> {
    const { signal } = this.#stopping;
    const opened = opening();
    const stopped = new Promise<undefined>((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    const first = await Promise.race([opened, stopped]);
    if (!first) opened.then((mailbox) => mailbox.close()).catch(() => undefined);
    return first;
  }

  async #pass(mailbox: Mailbox): Promise<void> {
    const waiting = await mailbox.waiting();
    for (const mail of waiting) {
      if (this.#stopping.signal.aborted) return;
      if (this.#failuresOf(mail) < ATTEMPTS) await this.#takeOne(mailbox, mail);
    }
    this.#lastPass = this.#parts.wallClock();
    this.#since = this.#lastPass;
    this.#calm('silent');
    if (waiting.some((mail) => this.#failuresOf(mail) > 0)) return;
    this.#failures.clear();
    this.#problem = undefined;
    this.#calm('stuck');
  }

  /** A mail that cannot be taken never holds up the others; a store that cannot save holds up all. */
  async #takeOne(mailbox: Mailbox, waiting: Waiting): Promise<void> {
    const { take, isStoreFailure } = this.#parts;
    let folder: string;
    try {
      const fetched = await this.#fetch(mailbox, waiting);
      if (!fetched) return;
      folder = await take(fetched);
    } catch (error) {
      if (isStoreFailure(error)) throw error;
      this.#failed(waiting, error, mailbox.isUsable ? 1 : BROKEN_LINE);
      if (!mailbox.isUsable) throw error;
      return;
    }
    this.#failures.delete(nameOf(waiting));
    await mailbox.move(waiting.uid, folder);
  }

  #failuresOf(waiting: Waiting): number {
    return this.#failures.get(nameOf(waiting)) ?? 0;
  }

  #failed(waiting: Waiting, error: unknown, weight: number): void {
    const { text, desk } = this.#parts;
    const failures = this.#failuresOf(waiting) + weight;
    this.#failures.set(nameOf(waiting), failures);
    this.#problem = error instanceof Error ? error.message : String(error);
    if (failures >= ATTEMPTS) this.#raise('stuck', text.mail.stuck({ desk, problem: this.#problem }));
  }

  async #fetch(mailbox: Mailbox, { uid, size, arrivedAt }: Waiting): Promise<Fetched | undefined> {
    const { clock, wallClock, largest } = this.#parts;
    // In a demonstration the domain clock is elsewhere: the mail is as old there as it is here.
    const age = Math.max(0, wallClock() - arrivedAt);
    const times = {
      arrivedAt: new Date(clock.now() - age).toISOString(),
      wallAt: new Date(arrivedAt).toISOString(),
    };
    if (size <= largest) {
      const source = await mailbox.read(uid);
      return source && { source, ...times };
    }
    const head = await mailbox.readHead(uid);
    return head && { source: head.source, head: { text: head.text, parts: head.parts }, ...times };
  }

  #worry(): void {
    const silence = this.#parts.wallClock() - this.#since;
    if (silence < this.#parts.alarmAfter) return;
    const { desk, text } = this.#parts;
    const minutes = text.format.number(Math.floor(silence / 60_000));
    this.#raise('silent', text.mail.silent({ desk, minutes, problem: this.#problem ?? '' }));
  }

  #raise(topic: AlarmTopic, sentence: string): void {
    if (!this.#alarmed.has(topic)) this.#parts.alarm(topic, sentence);
    this.#alarmed.add(topic);
  }

  #calm(topic: AlarmTopic): void {
    if (this.#alarmed.delete(topic)) this.#parts.alarm(topic, undefined);
  }
}

const nameOf = ({ uid, size, arrivedAt }: Waiting): string => `${uid} ${size} ${arrivedAt}`;
