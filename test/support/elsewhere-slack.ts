import { WebClient } from '@slack/web-api';
import { readManifest } from '../../src/manifest.ts';
import type { WorkspaceOptions } from '../../src/workspace/open-workspace.ts';
import { type OfficeShape, slackSeedOf } from './office-file.ts';
import { type SlackServer, startSlackServer } from './slack-server.ts';

/** A Slack-protocol server in another process that knows the people and channels of the office, and our app. */
export const slackElsewhere = (
  office: OfficeShape,
  options: Partial<Pick<WorkspaceOptions, 'rateLimits'>> = {},
): Promise<SlackServer> => {
  const { features, oauth_config } = readManifest();
  return startSlackServer({
    port: 0,
    seed: slackSeedOf(office),
    botName: 'Tuntas',
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ callback_id, ...rest }) => ({ callbackId: callback_id, ...rest })),
    scopes: oauth_config.scopes.bot,
    ...options,
  });
};

/** What the product's environment says to reach it; `apiUrl`: another address for the same Web API. */
export const slackEnvironment = ({
  botToken,
  appToken,
  apiUrl,
}: Pick<SlackServer, 'botToken' | 'appToken' | 'apiUrl'>) => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: apiUrl,
});

/** What stands in a channel about a case: deliveries by id, the card first. */
export type Shown = { caseId: string; delivery: string; ts: string; text: string };

/** Everything our app has posted in a channel, threads included, by the metadata of the messages. */
export const shownIn = async (slack: SlackServer, channel: string): Promise<Shown[]> => {
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const shown: Shown[] = [];
  const note = (messages: readonly Posted[] | undefined): void => {
    for (const { ts = '', text = '', metadata } of messages ?? []) {
      const { case_id, delivery } = (metadata?.event_payload ?? {}) as { case_id?: string; delivery?: string };
      if (case_id !== undefined && delivery !== undefined) shown.push({ caseId: case_id, delivery, ts, text });
    }
  };
  let cursor: string | undefined;
  do {
    const page = await client.conversations.history({
      channel,
      limit: 200,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    });
    note(page.messages);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  for (const { ts } of shown.slice()) {
    const replies = await client.conversations.replies({ channel, ts, limit: 200, include_all_metadata: true });
    note(replies.messages?.filter((message) => message.ts !== ts));
  }
  return shown;
};

type Posted = { ts?: string; text?: string; metadata?: { event_payload?: object } };
