/** How long an answer is used, in milliseconds of the wall clock. */
export type Freshness = {
  /** Younger than this: used as it is. */
  fresh: number;
  /** Younger than this: used, and asked again meanwhile. Older: unknown until asked. */
  usable: number;
};

/** After a failed question the next one waits so long. */
const ASK_AGAIN = 5_000;

type Entry<V> = { value: V; at: number };

/** Answers of Slack, kept for a while. A question is never asked twice at once, and a failure never becomes an answer. */
export class Remembered<V> {
  readonly #ask: (id: string) => Promise<V>;
  readonly #freshness: Freshness;
  readonly #now: () => number;
  readonly #known = new Map<string, Entry<V>>();
  readonly #asking = new Map<string, Promise<V | undefined>>();
  readonly #failedAt = new Map<string, number>();

  constructor(ask: (id: string) => Promise<V>, freshness: Freshness, now: () => number) {
    this.#ask = ask;
    this.#freshness = freshness;
    this.#now = now;
  }

  /** @returns undefined when it is not known and cannot be learnt now. Never rejects. */
  async get(id: string): Promise<V | undefined> {
    const known = this.#known.get(id);
    const age = known ? this.#now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age < this.#freshness.fresh) return known.value;
    if (known && age < this.#freshness.usable) {
      void this.#learn(id);
      return known.value;
    }
    return this.#learn(id);
  }

  /** The next reader asks anew; nobody is told the old answer again. */
  forget(id?: string): void {
    if (id === undefined) this.#known.clear();
    else this.#known.delete(id);
  }

  #learn(id: string): Promise<V | undefined> {
    const under = this.#asking.get(id);
    if (under) return under;
    const failedAt = this.#failedAt.get(id);
    if (failedAt !== undefined && this.#now() - failedAt < ASK_AGAIN) return Promise.resolve(undefined);
    const question = this.#question(id).finally(() => this.#asking.delete(id));
    this.#asking.set(id, question);
    return question;
  }

  async #question(id: string): Promise<V | undefined> {
    try {
      const value = await this.#ask(id);
      this.#known.set(id, { value, at: this.#now() });
      this.#failedAt.delete(id);
      return value;
    } catch {
      this.#failedAt.set(id, this.#now());
      return undefined;
    }
  }
}
