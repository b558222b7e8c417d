import type { Message } from './records.ts';

/** The messages of one channel, oldest first, found by ts and by thread without searching. */
export class MessageLog {
  readonly #byTs = new Map<string, Message>();
  readonly #replies = new Map<string, Map<string, Message>>();

  constructor(messages: Message[] = []) {
    for (const message of messages) this.put(message);
  }

  /** Adds a message, or replaces the one with the same ts in its place. */
  put(message: Message): void {
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
    return [...this.#byTs.values()].filter((message) => message.threadTs === undefined);
  }

  all(): Message[] {
    return [...this.#byTs.values()];
  }
}
