import type { App } from '@slack/bolt';
import { platformCode } from './deliver/call-outcome.ts';
import { pause } from './pause.ts';

/** Slack does not take these tokens; `code` is its word for why. */
export class SlackRefusedError extends Error {
  override name = 'SlackRefusedError';
  readonly code: string;
  constructor(code: string) {
    super(`Slack refuses the bot token: ${code}`);
    this.code = code;
  }
}

/** Codes after which only a person can help. */
const REFUSED: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
]);
const RETRY = 5_000;

type AccountParts = { app: App; signal: AbortSignal; onChange(): void };

/** How the bot stands with Slack: accepted or not, and where. */
export class Account {
  readonly #parts: AccountParts;
  #team: string | undefined;
  #trouble: string | undefined;
  #checking = false;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Address of the workspace, with a slash at the end, for links; undefined until accepted. */
  get team(): string | undefined {
    return this.#team;
  }

  /** Slack's word for what is wrong, or `slack_unreachable`. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /**
   * Asks Slack who we are until it answers.
   *
   * @throws {SlackRefusedError} when it refuses the token.
   */
  async accept(): Promise<void> {
    await this.#untilAnswered((code) => {
      if (REFUSED.has(code)) throw new SlackRefusedError(code);
    });
  }

  /** Slack said that the token is gone: asks until it counts again, which a reinstallation may bring about. */
  async recheck(): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    await this.#untilAnswered(() => undefined);
    this.#checking = false;
  }

  async #untilAnswered(onCode: (code: string) => void): Promise<void> {
    const { app, signal } = this.#parts;
    while (!signal.aborted) {
      try {
        if (this.#team === undefined) await app.init();
        const { url } = await app.client.auth.test();
        this.#team = url ?? '';
        this.#note(undefined);
        return;
      } catch (error) {
        const code = platformCode(error);
        this.#note(code ?? 'slack_unreachable');
        onCode(code ?? '');
        await pause(RETRY, signal);
      }
    }
  }

  #note(trouble: string | undefined): void {
    if (this.#trouble === trouble) return;
    this.#trouble = trouble;
    this.#parts.onChange();
  }
}
