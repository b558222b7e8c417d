/** The bodies an app receives. Fields an app could rely on are there; Slack's deprecated ones are not. */
import { APP_ID, BOT_USER_ID, TEAM_ID } from '../chat/directory.ts';
import type { Channel, Message, ViewRecord } from '../chat/records.ts';
import { slackMessage, slackView } from '../web-api/slack-shapes.ts';
import type { Workspace } from '../workspace.ts';

/** Slack's old verification token: present in every body, proves nothing. */
const VERIFICATION_TOKEN = 'workspace';

/** What every interactive body starts with. */
export function interactive(type: string, user: string, { directory }: Workspace): Record<string, unknown> {
  const name = directory.username(user);
  return {
    type,
    team: { id: TEAM_ID, domain: 'workspace' },
    user: { id: user, username: name, name, team_id: TEAM_ID },
    api_app_id: APP_ID,
    token: VERIFICATION_TOKEN,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelRef(channel: Channel): { id: string; name: string } {
  return { id: channel.id, name: channel.kind === 'dm' ? 'directmessage' : channel.name };
}

export function messageSource(message: Message, isEphemeral: boolean, { chat }: Workspace): Record<string, unknown> {
  const { channel, ts, threadTs } = message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  return {
    channel: channelRef(chat.channel(channel)),
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral, ...thread },
    ...(isEphemeral ? {} : { message: slackMessage(message, chat, true) }),
  };
}

export function viewSource(view: ViewRecord, values: unknown): Record<string, unknown> {
  return { container: { type: 'view', view_id: view.id }, view: slackView(view, values) };
}

export type CommandCall = { user: string; channel: Channel; command: string; text: string };

/** Slash commands are form fields in Slack: everything is text. */
export function slashCommand(
  call: CommandCall,
  urls: { trigger: string; response: string },
  { directory }: Workspace,
): object {
  const channel = channelRef(call.channel);
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM_ID,
    team_domain: 'workspace',
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: call.user,
    user_name: directory.username(call.user),
    command: call.command,
    text: call.text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: urls.response,
    trigger_id: urls.trigger,
  };
}

/** An Events API body around `event`; `ts` names it (`Ev…`) and dates it. */
export function eventBody(event: Record<string, unknown>, ts: string): object {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM_ID,
    api_app_id: APP_ID,
    type: 'event_callback',
    event_id: `Ev${ts.replace('.', '')}`,
    event_time: Math.floor(Number(ts)),
    event: { event_ts: ts, ...event },
    authorizations: [
      { enterprise_id: null, team_id: TEAM_ID, user_id: BOT_USER_ID, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}
