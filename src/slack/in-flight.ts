import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { within } from './pause.ts';

/** Counts the presses under way, so that a stop can wait for them. */
export class InFlight {
  readonly #running = new Set<Promise<void>>();

  readonly middleware: Middleware<AnyMiddlewareArgs> = async ({ next }) => {
    const running = next();
    this.#running.add(running);
    try {
      await running;
    } finally {
      this.#running.delete(running);
    }
  };

  /** Waits until nothing is under way, `limitMs` at most. */
  async drained(limitMs: number): Promise<void> {
    await within(this.#all(), limitMs);
  }

  async #all(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
