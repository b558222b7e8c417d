import { WebClient, type WebClientOptions } from '@slack/web-api';
import { expect } from 'vitest';
import type { OpenWorkspace } from '../../src/workspace/open-workspace.ts';

/** A logger for clients whose refusals are the point of the test. */
export const QUIET = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => 'error' as never,
};

/** The real client against the workspace; it never repeats a call by itself. */
export function slack(
  { apiUrl, botToken }: Pick<OpenWorkspace, 'apiUrl' | 'botToken'>,
  options: WebClientOptions = {},
): WebClient {
  return new WebClient(botToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logger: QUIET, ...options });
}

/** The whole refusal that Slack's client threw. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await call.then(
    () => expect.unreachable('the call was taken'),
    (thrown: unknown) => thrown,
  );
  expect(error).toHaveProperty('data');
  return (error as { data: Record<string, unknown> }).data;
}
