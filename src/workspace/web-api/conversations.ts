import { z } from 'zod';
import { BOT_USER_ID } from '../chat/directory.ts';
import type { Channel, Message } from '../chat/records.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { count, cursor, flag, id, timestamp } from './arguments.ts';
import { channelOfBot } from './message-content.ts';
import { method } from './method.ts';
import { sliceOf } from './paging.ts';
import { slackChannel, slackMessage } from './slack-shapes.ts';

const open = method({
  name: 'conversations.open',
  scope: 'im:write',
  pace: 'tier3',
  args: z.object({ users: z.string().optional(), channel: id.optional(), return_im: flag.optional() }),
  run(args, workspace) {
    const users = args.users?.split(',').map((user) => user.trim());
    if (users && users.length > 1) throw new SlackError('method_not_supported_for_channel_type');
    const user = users?.[0];
    if (!user && !args.channel) throw new SlackError('users_list_not_supplied');
    if (!user)
      return { channel: slackChannel(visibleTo(args.channel ?? '', workspace)), already_open: true, no_op: true };
    const { channel, alreadyOpen } = workspace.chat.openDm(BOT_USER_ID, user, Math.floor(workspace.now() / 1000));
    const shown = args.return_im ? slackChannel(channel) : { id: channel.id };
    return { channel: shown, ...(alreadyOpen ? { already_open: true, no_op: true } : {}) };
  },
});

const info = method({
  name: 'conversations.info',
  scope: 'channels:read',
  pace: 'tier3',
  args: z.object({ channel: id, include_num_members: flag.optional() }),
  run(args, workspace) {
    const channel = visibleTo(args.channel, workspace);
    const members = args.include_num_members ? { num_members: channel.memberIds.length } : {};
    return { channel: { ...slackChannel(channel), ...members } };
  },
});

const list = method({
  name: 'conversations.list',
  scope: 'channels:read',
  pace: 'tier2',
  args: z.object({
    types: z.string().default('public_channel'),
    exclude_archived: flag.default(false),
    limit: count.default(100),
    cursor,
  }),
  run(args, workspace) {
    const types = args.types.split(',').map((type) => type.trim());
    const unknown = types.find((type) => !['public_channel', 'private_channel', 'mpim', 'im'].includes(type));
    if (unknown !== undefined) throw new SlackError('invalid_types');
    const wanted = workspace.chat.channels().filter((channel) => {
      const asked = types.includes(channel.kind === 'dm' ? 'im' : 'public_channel');
      return asked && isVisible(channel) && !(args.exclude_archived && channel.isArchived);
    });
    const { items, nextCursor } = sliceOf(wanted, args.limit, args.cursor);
    return { channels: items.map((channel) => slackChannel(channel)), response_metadata: { next_cursor: nextCursor } };
  },
});

const members = method({
  name: 'conversations.members',
  scope: 'channels:read',
  pace: 'tier4',
  args: z.object({ channel: id, limit: count.default(100), cursor }),
  run(args, workspace) {
    const { items, nextCursor } = sliceOf(visibleTo(args.channel, workspace).memberIds, args.limit, args.cursor);
    return { members: items, response_metadata: { next_cursor: nextCursor } };
  },
});

const window = {
  oldest: timestamp.optional(),
  latest: timestamp.optional(),
  inclusive: flag.default(false),
  include_all_metadata: flag.default(false),
  limit: count.default(100),
  cursor,
};
type Window = { oldest?: string | undefined; latest?: string | undefined; inclusive: boolean };

const history = method({
  name: 'conversations.history',
  scope: 'channels:history',
  pace: 'tier3',
  args: z.object({ channel: id, ...window }),
  run(args, workspace) {
    channelOfBot(args.channel, workspace.chat);
    const newestFirst = workspace.chat.messagesOf(args.channel).topLevel().reverse();
    return messagePage(newestFirst.filter(within(args)), args, workspace);
  },
});

const replies = method({
  name: 'conversations.replies',
  scope: 'channels:history',
  pace: 'tier3',
  args: z.object({ channel: id, ts: timestamp, ...window }),
  run(args, workspace) {
    channelOfBot(args.channel, workspace.chat);
    const log = workspace.chat.messagesOf(args.channel);
    const named = log.find(args.ts);
    const parent = named && log.find(named.threadTs ?? named.ts);
    if (!parent) throw new SlackError('thread_not_found');
    return messagePage([parent, ...log.replies(parent.ts).filter(within(args))], args, workspace);
  },
});

const join = method({
  name: 'conversations.join',
  scope: 'channels:join',
  pace: 'tier3',
  args: z.object({ channel: id }),
  run(args, workspace) {
    const channel = workspace.chat.channel(args.channel);
    if (channel.kind === 'dm') throw new SlackError('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new SlackError('is_archived');
    const already = channel.memberIds.includes(BOT_USER_ID) ? { warning: 'already_in_channel' } : {};
    workspace.chat.join(channel.id, BOT_USER_ID);
    return { channel: slackChannel(channel), ...already };
  },
});

export const conversationMethods = [open, info, list, members, history, replies, join];

/** Public channels are seen by everybody, direct conversations by those in them. */
function isVisible(channel: Channel): boolean {
  return channel.kind === 'channel' || channel.memberIds.includes(BOT_USER_ID);
}

function visibleTo(channelId: string, workspace: Workspace): Channel {
  const channel = workspace.chat.channel(channelId);
  if (!isVisible(channel)) throw new SlackError('channel_not_found');
  return channel;
}

/** Bounds count as outside unless `inclusive`. */
function within({ oldest, latest, inclusive }: Window): (message: Message) => boolean {
  const from = oldest === undefined ? Number.NEGATIVE_INFINITY : Number(oldest);
  const to = latest === undefined ? Number.POSITIVE_INFINITY : Number(latest);
  return ({ ts }) => (inclusive ? Number(ts) >= from && Number(ts) <= to : Number(ts) > from && Number(ts) < to);
}

function messagePage(
  found: Message[],
  args: { limit: number; cursor?: string | undefined; include_all_metadata: boolean },
  workspace: Workspace,
): object {
  const { items, nextCursor } = sliceOf(found, args.limit, args.cursor);
  return {
    messages: items.map((message) => slackMessage(message, workspace.chat, args.include_all_metadata)),
    has_more: nextCursor !== '',
    ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}
