/** Answers of the app outside the Web API: a POST to a response URL, or the payload of a command's ack. */
import { z } from 'zod';
import { BOT_USER_ID } from '../chat/directory.ts';
import type { Message } from '../chat/records.ts';
import { SlackError } from '../slack-error.ts';
import { cutText, messageBlocks } from '../web-api/message-content.ts';
import type { Workspace } from '../workspace.ts';
import type { ResponseOrigin } from './response-urls.ts';

const responseSchema = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/** @throws SlackError invalid_payload, no_text, invalid_blocks, message_not_found */
export function respond(given: unknown, origin: ResponseOrigin, workspace: Workspace): void {
  const parsed = responseSchema.safeParse(given);
  if (!parsed.success) throw new SlackError('invalid_payload');
  const answer = parsed.data;
  const original = origin.message && originalOf(origin, workspace);
  if (answer.delete_original) return deleteOriginal(original, origin, workspace);
  const blocks = messageBlocks(answer.blocks);
  const { text } = cutText(answer.text ?? '');
  if (text === '' && blocks.length === 0) throw new SlackError('no_text');
  if (answer.replace_original && original) return replaceOriginal({ ...original, text, blocks }, origin, workspace);
  const thread = answer.thread_ts === undefined ? {} : { threadTs: answer.thread_ts };
  const draft = { channel: origin.channel, user: BOT_USER_ID, text, blocks, ...thread };
  if (answer.response_type === 'in_channel') workspace.chat.post(draft);
  else workspace.chat.postEphemeral(draft, origin.user);
}

function originalOf({ channel, user, message }: ResponseOrigin, { chat }: Workspace): Message | undefined {
  if (!message) return undefined;
  if (!message.isEphemeral) return chat.messagesOf(channel).find(message.ts);
  return chat.ephemeralsOf(channel, user).find((own) => own.ts === message.ts);
}

function deleteOriginal(original: Message | undefined, origin: ResponseOrigin, { chat }: Workspace): void {
  if (!original) throw new SlackError('message_not_found');
  if (origin.message?.isEphemeral) chat.removeEphemeral(original, origin.user);
  else chat.remove(original);
}

function replaceOriginal(changed: Message, origin: ResponseOrigin, { chat }: Workspace): void {
  if (origin.message?.isEphemeral) chat.replaceEphemeral(changed, origin.user);
  else chat.replace(changed);
}
