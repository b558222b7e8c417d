const REMEMBERED = 10_000;

/** The last ids that were safely recorded: Meta sends the same again within minutes, and files need not be fetched twice. */
export class RecentIds {
  readonly #ids = new Set<string>();

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    const oldest = this.#ids.values().next();
    if (this.#ids.size > REMEMBERED && !oldest.done) this.#ids.delete(oldest.value);
  }
}
