import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from './log.ts';

/** Where the Web API is, when not at Slack: `http://127.0.0.1:9999/api/`. */
export type ApiBase = { apiUrl?: string };

const base = ({ apiUrl }: ApiBase, log: Log): WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  logger: slackLogger(log),
  allowAbsoluteUrls: false,
  // A call that is told to wait must not hold up the others of its client: a modal's trigger lives three seconds.
  rejectRateLimitedCalls: true,
});

/** For answers to people: an early failure is better than a late answer. */
export const promptOptions = (api: ApiBase, log: Log): WebClientOptions => ({
  ...base(api, log),
  retryConfig: { retries: 1, minTimeout: 200, maxTimeout: 500 },
  timeout: 5_000,
});

/** For posts: no retry of its own, since a post whose answer was lost would be posted twice. */
export const postingClient = (token: string, api: ApiBase, log: Log): WebClient =>
  new WebClient(token, { ...base(api, log), retryConfig: { retries: 0 }, timeout: 10_000 });

/** For asking again as often as needed: reads have no effect. */
export const readingClient = (token: string, api: ApiBase, log: Log): WebClient =>
  new WebClient(token, promptOptions(api, log));

/** The Slack packages' own words. Their debug level prints request bodies, so it is never passed on. */
export const slackLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...words: unknown[]) => log.warn({ from: 'slack' }, words.map(String).join(' ')),
  error: (...words: unknown[]) => log.warn({ from: 'slack' }, words.map(String).join(' ')),
  setLevel: () => undefined,
  getLevel: () => LogLevel.INFO,
  setName: () => undefined,
});
