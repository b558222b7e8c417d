/**
 * What is due next, of very many: an instant for each id, the earliest in front. A heap that knows where each id stands,
 * so that a case whose due time moves costs a few steps and one entry stays one entry.
 */
export class Agenda {
  readonly #ids: string[] = [];
  readonly #instants: number[] = [];
  readonly #places = new Map<string, number>();

  get size(): number {
    return this.#ids.length;
  }

  /** Sets when `id` is due (Unix ms); undefined takes it off. */
  put(id: string, at: number | undefined): void {
    const place = this.#places.get(id);
    if (at === undefined) {
      if (place !== undefined) this.#remove(place);
    } else if (place === undefined) {
      this.#set(this.#ids.length, id, at);
      this.#rise(this.#ids.length - 1);
    } else {
      this.#set(place, id, at);
      this.#sink(this.#rise(place));
    }
  }

  /** The earliest entry; of several at one instant any. */
  first(): { id: string; at: number } | undefined {
    const [id] = this.#ids;
    return id === undefined ? undefined : { id, at: this.#at(0) };
  }

  #at(place: number): number {
    return this.#instants[place] ?? Number.POSITIVE_INFINITY;
  }

  #set(place: number, id: string, at: number): void {
    this.#ids[place] = id;
    this.#instants[place] = at;
    this.#places.set(id, place);
  }

  #remove(place: number): void {
    const id = this.#ids[place];
    const lastId = this.#ids.pop();
    const lastAt = this.#instants.pop();
    if (id !== undefined) this.#places.delete(id);
    if (lastId === undefined || lastAt === undefined || lastId === id) return;
    this.#set(place, lastId, lastAt);
    this.#sink(this.#rise(place));
  }

  #swap(one: number, other: number): void {
    const [idOne, atOne] = [this.#ids[one] ?? '', this.#at(one)];
    this.#set(one, this.#ids[other] ?? '', this.#at(other));
    this.#set(other, idOne, atOne);
  }

  /** @returns where the entry came to stand. */
  #rise(from: number): number {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#at(parent) <= this.#at(place)) break;
      this.#swap(parent, place);
      place = parent;
    }
    return place;
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      const child = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(child) >= this.#at(place)) return;
      this.#swap(child, place);
      place = child;
    }
  }
}
