/** Which changes of the chat the app hears about, as Events API events. */
import type { ChatChange } from '../chat/changes.ts';
import { BOT_USER_ID, TEAM_ID } from '../chat/directory.ts';
import type { Channel, Message } from '../chat/records.ts';
import { slackView } from '../web-api/slack-shapes.ts';
import type { Workspace } from '../workspace.ts';
import { eventBody } from './payloads.ts';

/** Every event type an app can get here. */
export const EVENT_TYPES = [
  'message',
  'app_mention',
  'app_home_opened',
  'member_joined_channel',
  'member_left_channel',
] as const;

type AppEvent = { type: (typeof EVENT_TYPES)[number]; [field: string]: unknown };

/**
 * People's posts in conversations the bot is in, mentions of the bot, joins and leaves. The bot's own posts are left
 * out: clients drop them unread anyway.
 */
export function tellApp(change: ChatChange, workspace: Workspace): void {
  const { chat, app } = workspace;
  for (const event of eventsOf(change, workspace)) app.event(eventBody(event, chat.timestamps.next()));
}

/** Fires when a person looks at the App Home. */
export function tellHomeOpened(user: string, workspace: Workspace): void {
  const { channel } = workspace.chat.openDm(BOT_USER_ID, user, Math.floor(workspace.now() / 1000));
  const view = workspace.views.home(user);
  const event: AppEvent = {
    type: 'app_home_opened',
    user,
    channel: channel.id,
    tab: 'home',
    ...(view ? { view: slackView(view) } : {}),
  };
  workspace.app.event(eventBody(event, workspace.chat.timestamps.next()));
}

function eventsOf(change: ChatChange, { chat }: Workspace): AppEvent[] {
  if (change.type === 'joined' || change.type === 'left') return membershipEvents(change);
  if (change.type !== 'posted' || change.message.user === BOT_USER_ID) return [];
  const channel = chat.channel(change.message.channel);
  if (!channel.memberIds.includes(BOT_USER_ID)) return [];
  return messageEvents(change.message, channel);
}

function membershipEvents(change: { type: 'joined' | 'left'; channel: Channel; user: string }): AppEvent[] {
  const { channel, user } = change;
  if (!channel.memberIds.includes(BOT_USER_ID) && user !== BOT_USER_ID) return [];
  return [{ type: `member_${change.type}_channel`, user, channel: channel.id, channel_type: 'C', team: TEAM_ID }];
}

function messageEvents(message: Message, channel: Channel): AppEvent[] {
  const event = {
    user: message.user,
    ts: message.ts,
    team: TEAM_ID,
    text: message.text,
    channel: channel.id,
    event_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
  const isMention = channel.kind === 'channel' && message.text.includes(`<@${BOT_USER_ID}>`);
  const mention: AppEvent[] = isMention ? [{ type: 'app_mention', ...event }] : [];
  return [{ type: 'message', channel_type: channel.kind === 'dm' ? 'im' : 'channel', ...event }, ...mention];
}
