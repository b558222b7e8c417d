import type { WebClient } from '@slack/web-api';
import type { Clock } from './casework/ports.ts';
import type { Settings, SlackSettings } from './config.ts';
import { openLocalWorkspace } from './local-workspace.ts';
import type { Log } from './log.ts';
import { type SlackDirectory, slackDirectory } from './slack/directory/slack-directory.ts';
import { readingClient } from './slack/web-client.ts';

/** Where the office chats: Slack, or the workspace of its own. */
export type Chat = {
  settings: Exclude<SlackSettings, { mode: 'local' }>;
  /** For questions to the chat that change nothing. */
  client: WebClient;
  directory: SlackDirectory;
  /** Address of the local workspace's page. */
  url?: string;
  close(): Promise<void>;
};

/** Opens the local workspace when there are no Slack tokens. From here on nobody knows the difference. */
export const openChat = async (
  settings: Settings,
  clock: Clock,
  banner: string | undefined,
  log: Log,
): Promise<Chat> => {
  const local =
    settings.slack.mode === 'local'
      ? await openLocalWorkspace(settings, clock, {
          ...(banner === undefined ? {} : { banner }),
          onTrouble: (message) => log.warn({}, message),
        })
      : undefined;
  const slack = settings.slack.mode === 'local' ? socketOf(local) : settings.slack;
  const client = readingClient(slack.botToken, slack.apiUrl === undefined ? {} : { apiUrl: slack.apiUrl }, log);
  const holders = new Map(settings.desks.map((desk) => [desk.id, desk.holders]));
  return {
    settings: slack,
    client,
    directory: slackDirectory({ client, holders, wallClock: () => Date.now() }),
    ...(local ? { url: local.url } : {}),
    close: async () => local?.close(),
  };
};

const socketOf = (local: { botToken: string; appToken: string; apiUrl: string } | undefined): Chat['settings'] => {
  if (!local) throw new Error('the local workspace did not open');
  const { botToken, appToken, apiUrl } = local;
  return { mode: 'socket', botToken, appToken, apiUrl };
};
