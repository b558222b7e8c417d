import type { PageEvent } from '../../src/workspace/page-api.ts';

/** Reads one person's event stream and hands its events out to whoever waits for them, in order, none twice. */
export class PageEvents {
  readonly #arrived: PageEvent[] = [];
  readonly #stop = new AbortController();
  readonly #waiters = new Set<() => void>();
  readonly #onEvent: (event: PageEvent) => void;
  /** Settles when the stream is open: what happens from then on is seen. */
  readonly open: Promise<void>;
  #taken = 0;

  constructor(url: string, onEvent: (event: PageEvent) => void) {
    this.#onEvent = onEvent;
    this.open = this.#connect(url);
    this.open.catch(() => {});
  }

  /**
   * The first event after the last one taken that fits. Events before it are passed over for good.
   * @throws after `limitMs`, naming what arrived instead
   */
  async take<T extends PageEvent>(fits: (event: PageEvent) => event is T, limitMs: number): Promise<T>;
  async take(fits: (event: PageEvent) => boolean, limitMs: number): Promise<PageEvent>;
  async take(fits: (event: PageEvent) => boolean, limitMs: number): Promise<PageEvent> {
    const until = performance.now() + limitMs;
    for (;;) {
      const place = this.#arrived.findIndex((event, index) => index >= this.#taken && fits(event));
      const found = this.#arrived[place];
      if (found) {
        this.#taken = place + 1;
        return found;
      }
      const left = until - performance.now();
      if (left <= 0) throw new Error(`no such event within ${limitMs} ms; since the last: ${this.#summary()}`);
      await this.next(left);
    }
  }

  /** Settles when another event arrives, or after `limitMs`. */
  next(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        this.#waiters.delete(settle);
        resolve();
      };
      const timer = setTimeout(settle, limitMs);
      this.#waiters.add(settle);
    });
  }

  close(): void {
    this.#stop.abort();
  }

  async #connect(url: string): Promise<void> {
    const response = await fetch(url, { signal: this.#stop.signal });
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      throw new Error(`no event stream at ${url}: ${await response.text()}`);
    }
    void this.#read(response.body).catch(() => {});
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let pending = '';
    for await (const bytes of body) {
      const parts = (pending + decoder.decode(bytes, { stream: true })).split('\n\n');
      pending = parts.pop() ?? '';
      for (const part of parts) {
        const data = part.split('\n').find((line) => line.startsWith('data: '));
        if (data !== undefined) this.#accept(JSON.parse(data.slice('data: '.length)) as PageEvent);
      }
    }
  }

  #accept(event: PageEvent): void {
    this.#arrived.push(event);
    this.#onEvent(event);
    for (const settle of this.#waiters) settle();
  }

  #summary(): string {
    return JSON.stringify(this.#arrived.slice(this.#taken)).slice(0, 2000);
  }
}
