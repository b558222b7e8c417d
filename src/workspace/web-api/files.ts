import { z } from 'zod';
import { BOT_USER_ID } from '../chat/directory.ts';
import { SlackError } from '../slack-error.ts';
import { count, id, json, timestamp } from './arguments.ts';
import { channelToPostIn, messageBlocks } from './message-content.ts';
import { method } from './method.ts';
import { slackFile } from './slack-shapes.ts';

const getUploadUrl = method({
  name: 'files.getUploadURLExternal',
  scope: 'files:write',
  pace: 'tier4',
  args: z.object({ filename: z.string().min(1).max(255), length: count }),
  run(args, { files }) {
    if (args.length === 0) throw new SlackError('invalid_arguments');
    const { fileId, uploadUrl } = files.announce(args.filename, args.length);
    return { file_id: fileId, upload_url: uploadUrl };
  },
});

const completeUpload = method({
  name: 'files.completeUploadExternal',
  scope: 'files:write',
  pace: 'tier4',
  args: z.object({
    files: json(z.array(z.object({ id, title: z.string().optional() })).min(1)),
    channel_id: id.optional(),
    initial_comment: z.string().optional(),
    thread_ts: timestamp.optional(),
    blocks: json(z.unknown()).optional(),
  }),
  run(args, workspace) {
    const channel = args.channel_id === undefined ? undefined : channelToPostIn(args.channel_id, workspace);
    const records = args.files.map((file) => workspace.files.complete(file.id, file.title));
    if (channel) {
      const thread = args.thread_ts === undefined ? {} : { threadTs: args.thread_ts };
      const content = { text: args.initial_comment ?? '', blocks: messageBlocks(args.blocks), files: records };
      workspace.chat.post({ channel: channel.id, user: BOT_USER_ID, ...content, ...thread });
    }
    return { files: records.map(slackFile) };
  },
});

export const fileMethods = [getUploadUrl, completeUpload];
