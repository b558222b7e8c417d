/** Waits between the messages of one lane. All figures in milliseconds. */

const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 60_000;
/** How often a lane asks whether somebody repaired it: often enough to notice, rarely enough to be no burden. */
const REPAIR_CHECK = 10_000;
/** Slack's own pace for one channel, kept for a while by a lane that was told to slow down. */
const SLOW_SPACING = 1_000;
const SLOW_FOR = 60_000;

/** Pace of one lane: as fast as it goes, until the other side asks for less. */
export class Pace {
  readonly #now: () => number;
  #failures = 0;
  #slowUntil = 0;
  #lastSend = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long to hold the next message back; counts it as sent then. */
  beforeSend(): number {
    const now = this.#now();
    const wait = now < this.#slowUntil ? Math.max(0, this.#lastSend + SLOW_SPACING - now) : 0;
    this.#lastSend = now + wait;
    return wait;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** @returns how long to wait as asked; the lane stays slow for a while afterwards. */
  askedToWait(ms: number): number {
    this.#slowUntil = this.#now() + ms + SLOW_FOR;
    return ms;
  }

  /** @returns how long to wait: doubling from one failure to the next. */
  failed(): number {
    this.#failures += 1;
    return Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (this.#failures - 1));
  }

  blocked(): number {
    return REPAIR_CHECK;
  }
}
