import type { Message } from './records.ts';

/** Messages that one person sees until the next restart. */
export class EphemeralMessages {
  readonly #byPerson = new Map<string, Map<string, Message>>();

  put(message: Message, to: string): void {
    const own = this.#byPerson.get(to) ?? new Map<string, Message>();
    own.set(message.ts, message);
    this.#byPerson.set(to, own);
  }

  remove(message: Message, to: string): void {
    this.#byPerson.get(to)?.delete(message.ts);
  }

  of(channel: string, to: string): Message[] {
    return [...(this.#byPerson.get(to)?.values() ?? [])].filter((message) => message.channel === channel);
  }
}
