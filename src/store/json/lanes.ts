/** Jobs with the same key run one after another, in the order they came; different keys run side by side. */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>();

  run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const turn = before.then(job);
    const tail = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    return turn;
  }

  /** Resolves when every job that is waiting now has run. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
