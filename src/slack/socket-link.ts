import { SocketModeReceiver } from '@slack/bolt';
import type { Log } from './log.ts';
import { pause, TIMED_OUT, within } from './pause.ts';
import { type ApiBase, slackLogger } from './web-client.ts';

/** A start that takes longer than this is given up and tried anew. */
const START_LIMIT = 20_000;
const STOP_LIMIT = 2_000;
const FIRST_RETRY = 250;
const LONGEST_RETRY = 30_000;

export type SocketLinkParts = {
  appToken: string;
  api: ApiBase;
  log: Log;
  onChange(): void;
};

/**
 * One Socket Mode connection that is kept open by us: the client's own reconnecting waits five seconds for nothing and
 * ends the process when the token is refused, so it is switched off. Use two: Slack renews each every few hours.
 */
export class SocketLink {
  readonly receiver: SocketModeReceiver;
  readonly #parts: SocketLinkParts;
  readonly #stopping = new AbortController();
  #connected = false;
  #problem: string | undefined;
  #kept: Promise<void> | undefined;
  #onClosed: () => void = () => undefined;
  #onFirstOpen: () => void = () => undefined;

  constructor(parts: SocketLinkParts) {
    this.#parts = parts;
    const { appToken, api, log } = parts;
    this.receiver = new SocketModeReceiver({
      appToken,
      logger: slackLogger(log),
      autoReconnectEnabled: false,
      // Headers must never be set here: the client would send the bot token where the app token belongs.
      installerOptions: {
        clientOptions: {
          ...(api.apiUrl === undefined ? {} : { slackApiUrl: api.apiUrl }),
          retryConfig: { retries: 0 },
          timeout: 10_000,
        },
      },
    });
    this.receiver.client.on('disconnected', () => this.#onClosed());
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Why the last attempt failed; undefined while connected. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Opens the connection and keeps it open until `stop`. Settles when it is open for the first time, or stopped. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.#onFirstOpen = resolve;
      this.#kept ??= this.#keepOpen().finally(resolve);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await within(Promise.resolve(this.receiver.client.disconnect()), STOP_LIMIT);
    await within(this.#kept ?? Promise.resolve(), STOP_LIMIT);
  }

  async #keepOpen(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      const closed = new Promise<void>((resolve) => {
        this.#onClosed = resolve;
      });
      const problem = await this.#connect();
      if (signal.aborted) break;
      this.#note(problem);
      if (problem === undefined) {
        failures = 0;
        this.#onFirstOpen();
        await closed;
        this.#note('reconnecting');
      } else {
        await pause(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures), signal);
        failures += 1;
      }
    }
    // A stop while the handshake was under way would leave a socket that swallows presses.
    if (this.#connected || signal.aborted) await within(Promise.resolve(this.receiver.client.disconnect()), STOP_LIMIT);
    this.#connected = false;
  }

  /** @returns what went wrong, or undefined when connected. */
  async #connect(): Promise<string | undefined> {
    try {
      const started = await within(this.receiver.start(), START_LIMIT);
      if (started !== TIMED_OUT) return undefined;
      await within(Promise.resolve(this.receiver.client.disconnect()), STOP_LIMIT);
      return 'no answer';
    } catch (error) {
      return error instanceof Error ? error.message : 'connection closed';
    }
  }

  #note(problem: string | undefined): void {
    this.#connected = problem === undefined;
    if (this.#problem === problem && !this.#connected) return;
    this.#problem = problem;
    this.#parts.onChange();
  }
}
