import type { Message } from './records.ts';

/** The messages of one channel, oldest first, found by ts and by thread without searching. */
export class MessageLog {
  readonly #byTs = new Map<string, Message>();
  /** Every top-level ts ever, oldest first; those of deleted messages are found to be gone when read. */
  readonly #topLevel: string[] = [];
  readonly #replies = new Map<string, Map<string, Message>>();

  constructor(messages: Iterable<Message> = []) {
    for (const message of messages) this.put(message);
  }

  /** Adds a message, or replaces the one with the same ts in its place. */
  put(message: Message): void {
    if (message.threadTs === undefined && !this.#byTs.has(message.ts)) this.#topLevel.push(message.ts);
    this.#byTs.set(message.ts, message);
    if (message.threadTs === undefined) return;
    const thread = this.#replies.get(message.threadTs) ?? new Map<string, Message>();
    thread.set(message.ts, message);
    this.#replies.set(message.threadTs, thread);
  }

  remove(message: Message): void {
    this.#byTs.delete(message.ts);
    if (message.threadTs !== undefined) this.#replies.get(message.threadTs)?.delete(message.ts);
  }

  find(ts: string): Message | undefined {
    return this.#byTs.get(ts);
  }

  replies(parentTs: string): Message[] {
    return [...(this.#replies.get(parentTs)?.values() ?? [])];
  }

  topLevel(): Message[] {
    return this.#topLevel.flatMap((ts) => this.#byTs.get(ts) ?? []);
  }

  /** Top-level messages newer than `ts` that fit, counted up to `most`. */
  countSince(ts: string, fits: (message: Message) => boolean, most: number): number {
    let count = 0;
    for (let place = this.#topLevel.length - 1; place >= 0 && count < most; place -= 1) {
      const message = this.#byTs.get(this.#topLevel[place] ?? '');
      if (message && Number(message.ts) <= Number(ts)) break;
      if (message && fits(message)) count += 1;
    }
    return count;
  }

  all(): Message[] {
    return [...this.#byTs.values()];
  }
}
