import { WebClient } from '@slack/web-api';
import { z } from 'zod';

/** What the installation in Slack lacks, found by asking Slack itself. */
export type Diagnosis =
  | { ok: false; why: string }
  | {
      ok: true;
      team: string;
      bot: string;
      missingScopes: string[];
      /** Channels that cannot be posted to, and Slack's word for it. */
      closedChannels: { channel: string; why: string }[];
      /** Milliseconds this machine's clock is ahead of Slack's, to a second; undefined when Slack did not tell. */
      aheadBy?: number;
    };

type DiagnoseRequest = {
  botToken: string;
  appToken?: string;
  apiUrl?: string;
  scopes: readonly string[];
  channels: readonly string[];
};

/** Slow enough for a poor line, short enough for a person who waits. */
const TIMEOUT_MS = 8_000;

const whyOf = (error: unknown): string => {
  const platform = z.object({ data: z.object({ error: z.string() }) }).safeParse(error);
  if (platform.success) return platform.data.data.error;
  return error instanceof Error ? error.message : 'unknown';
};

const openChannel = async (client: WebClient, channel: string): Promise<{ channel: string; why: string }[]> => {
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_archived) return [{ channel, why: 'is_archived' }];
    return info?.is_member === false ? [{ channel, why: 'not_in_channel' }] : [];
  } catch (error) {
    return [{ channel, why: whyOf(error) }];
  }
};

const aheadOf = async (apiUrl: string): Promise<number | undefined> => {
  try {
    const { headers } = await fetch(new URL('api.test', apiUrl), {
      method: 'POST',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const theirs = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(theirs) ? undefined : Date.now() - theirs;
  } catch {
    return undefined;
  }
};

/** Asks Slack who the bot is, which scopes it has and whether its channels are open. Never throws. */
export const diagnoseSlack = async (request: DiagnoseRequest): Promise<Diagnosis> => {
  const options = {
    retryConfig: { retries: 0 },
    timeout: TIMEOUT_MS,
    ...(request.apiUrl === undefined ? {} : { slackApiUrl: request.apiUrl }),
  };
  try {
    const client = new WebClient(request.botToken, options);
    const me = await client.auth.test();
    if (request.appToken !== undefined) await new WebClient(request.appToken, options).apps.connections.open();
    const granted = me.response_metadata?.scopes;
    const aheadBy = await aheadOf(request.apiUrl ?? 'https://slack.com/api/');
    const closed = await Promise.all(request.channels.map((channel) => openChannel(client, channel)));
    return {
      ok: true,
      team: me.team ?? '',
      bot: me.user ?? '',
      missingScopes: granted ? request.scopes.filter((scope) => !granted.includes(scope)) : [],
      closedChannels: closed.flat(),
      ...(aheadBy === undefined ? {} : { aheadBy }),
    };
  } catch (error) {
    return { ok: false, why: whyOf(error) };
  }
};
