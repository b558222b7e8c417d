import { randomBytes } from 'node:crypto';
import { SlackError } from '../slack-error.ts';

const LIFETIME_MS = 30 * 60_000;
const USES = 5;

/** What a response may replace, and to whom and where it speaks. */
export type ResponseOrigin = {
  channel: string;
  user: string;
  /** The message that was pressed; absent after a command. */
  message?: { ts: string; isEphemeral: boolean };
};

type Issued = ResponseOrigin & { issuedAt: number; uses: number };

/** The addresses given with commands and presses: five uses within thirty minutes each. */
export class ResponseUrls {
  readonly #issued = new Map<string, Issued>();
  readonly #baseUrl: () => string;
  readonly #elapsed: () => number;

  constructor(baseUrl: () => string, elapsed: () => number) {
    this.#baseUrl = baseUrl;
    this.#elapsed = elapsed;
  }

  issue(origin: ResponseOrigin): string {
    this.#forgetExpired();
    const key = randomBytes(16).toString('hex');
    this.#issued.set(key, { ...origin, issuedAt: this.#elapsed(), uses: 0 });
    return `${this.#baseUrl()}/response/${key}`;
  }

  /** Counts one use. @throws SlackError expired_url (also when unknown), used_url */
  use(key: string): ResponseOrigin {
    const issued = this.#issued.get(key);
    if (!issued || this.#elapsed() - issued.issuedAt > LIFETIME_MS) throw new SlackError('expired_url');
    if (issued.uses >= USES) throw new SlackError('used_url');
    issued.uses += 1;
    return issued;
  }

  #forgetExpired(): void {
    for (const [key, issued] of this.#issued) {
      if (this.#elapsed() - issued.issuedAt <= LIFETIME_MS) return;
      this.#issued.delete(key);
    }
  }
}
