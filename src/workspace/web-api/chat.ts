import { z } from 'zod';
import { LIMITS } from '../block-kit/limits.ts';
import { BOT_USER_ID } from '../chat/directory.ts';
import type { Message } from '../chat/records.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { id, json, timestamp } from './arguments.ts';
import { channelOfBot, channelToPostIn, cutText, messageBlocks, messageMetadata } from './message-content.ts';
import { method } from './method.ts';
import { slackMessage } from './slack-shapes.ts';

const content = {
  text: z.string().optional(),
  blocks: json(z.unknown()).optional(),
  metadata: json(z.unknown()).optional(),
};

const postMessage = method({
  name: 'chat.postMessage',
  scope: 'chat:write',
  pace: 'posting',
  args: z.object({ channel: id, ...content, thread_ts: timestamp.optional() }),
  run(args, workspace) {
    const channel = channelToPostIn(args.channel, workspace);
    const blocks = messageBlocks(args.blocks);
    const { text, warning } = cutText(args.text ?? '');
    if (text === '' && blocks.length === 0) throw new SlackError('no_text');
    const message = workspace.chat.post({
      channel: channel.id,
      user: BOT_USER_ID,
      text,
      blocks,
      ...messageMetadata(args.metadata),
      ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
    });
    return { channel: channel.id, ts: message.ts, message: slackMessage(message, workspace.chat, true), ...warning };
  },
});

const update = method({
  name: 'chat.update',
  scope: 'chat:write',
  pace: 'tier3',
  args: z.object({ channel: id, ts: timestamp, ...content }),
  run(args, workspace) {
    const old = ownMessage(args.channel, args.ts, workspace, 'cant_update_message');
    if (workspace.chat.channel(args.channel).isArchived) throw new SlackError('is_inactive');
    if (args.text === undefined && args.blocks === undefined) throw new SlackError('no_text');
    if ([...(args.text ?? '')].length > LIMITS.updateText) throw new SlackError('msg_too_long');
    const blocks = messageBlocks(args.blocks);
    const text = args.text ?? old.text;
    if (text === '' && blocks.length === 0) throw new SlackError('no_text');
    const edited = blocks.length > 0 ? {} : { edited: { user: BOT_USER_ID, ts: workspace.chat.timestamps.next() } };
    const message: Message = { ...old, text, blocks, ...messageMetadata(args.metadata), ...edited };
    workspace.chat.replace(message);
    const { ts, ...shown } = slackMessage(message, workspace.chat, true);
    return { channel: args.channel, ts, text, message: shown };
  },
});

const remove = method({
  name: 'chat.delete',
  scope: 'chat:write',
  pace: 'tier3',
  args: z.object({ channel: id, ts: timestamp }),
  run(args, workspace) {
    workspace.chat.remove(ownMessage(args.channel, args.ts, workspace, 'cant_delete_message'));
    return { channel: args.channel, ts: args.ts };
  },
});

const postEphemeral = method({
  name: 'chat.postEphemeral',
  scope: 'chat:write',
  pace: 'tier4',
  args: z.object({ channel: id, user: id, ...content, thread_ts: timestamp.optional() }),
  run(args, workspace) {
    const channel = channelToPostIn(args.channel, workspace);
    if (!channel.memberIds.includes(args.user)) throw new SlackError('user_not_in_channel');
    const text = args.text ?? '';
    if ([...text].length > LIMITS.updateText) throw new SlackError('msg_too_long');
    const blocks = messageBlocks(args.blocks);
    if (text === '' && blocks.length === 0) throw new SlackError('no_text');
    const thread = args.thread_ts === undefined ? {} : { threadTs: args.thread_ts };
    const draft = { channel: channel.id, user: BOT_USER_ID, text, blocks, ...thread };
    return { message_ts: workspace.chat.postEphemeral(draft, args.user).ts };
  },
});

const getPermalink = method({
  name: 'chat.getPermalink',
  pace: 'special',
  args: z.object({ channel: id, message_ts: timestamp }),
  run(args, workspace) {
    const message = workspace.chat.message(args.channel, args.message_ts);
    const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${args.channel}`;
    const permalink = `${workspace.url}/archives/${args.channel}/p${message.ts.replace('.', '')}${thread}`;
    return { channel: args.channel, permalink };
  },
});

export const chatMethods = [postMessage, update, remove, postEphemeral, getPermalink];

function ownMessage(channel: string, ts: string, { chat }: Workspace, refusal: string): Message {
  channelOfBot(channel, chat);
  const message = chat.message(channel, ts);
  if (message.user !== BOT_USER_ID) throw new SlackError(refusal);
  return message;
}
