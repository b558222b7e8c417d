import { randomBytes } from 'node:crypto';
import { SlackError } from '../slack-error.ts';

const LIFETIME_MS = 3000;
/** Long enough to tell "expired" from "never given". */
const REMEMBERED_MS = 60_000;

/** Whose click it was, and in which view, if in one. */
export type TriggerOrigin = { user: string; viewId?: string };

type Trigger = TriggerOrigin & { issuedAt: number; isUsed: boolean };

/** Trigger ids: each opens one view, within three seconds of the click that made it. */
export class Triggers {
  readonly #triggers = new Map<string, Trigger>();
  readonly #elapsed: () => number;
  #count = 0;

  /** `elapsed`: milliseconds that only grow, at the world's pace. */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  issue(origin: TriggerOrigin): string {
    this.#forgetOld();
    this.#count += 1;
    const id = `${this.#count}.0.${randomBytes(16).toString('hex')}`;
    this.#triggers.set(id, { ...origin, issuedAt: this.#elapsed(), isUsed: false });
    return id;
  }

  /** @throws SlackError invalid_trigger_id, exchanged_trigger_id (used before), expired_trigger_id */
  exchange(id: string): TriggerOrigin {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new SlackError('invalid_trigger_id');
    if (trigger.isUsed) throw new SlackError('exchanged_trigger_id');
    if (this.#elapsed() - trigger.issuedAt > LIFETIME_MS) throw new SlackError('expired_trigger_id');
    trigger.isUsed = true;
    return trigger;
  }

  #forgetOld(): void {
    for (const [id, trigger] of this.#triggers) {
      if (this.#elapsed() - trigger.issuedAt <= REMEMBERED_MS) return;
      this.#triggers.delete(id);
    }
  }
}
