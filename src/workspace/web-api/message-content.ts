/** What the posting methods share: may the bot write there, and is the content one Slack would take. */
import { z } from 'zod';
import { checkBlocks, textLength } from '../block-kit/check.ts';
import { faultAnswer } from '../block-kit/faults.ts';
import { LIMITS } from '../block-kit/limits.ts';
import { withIds } from '../block-kit/stored-blocks.ts';
import type { ChatStore } from '../chat/chat-store.ts';
import { BOT_USER_ID } from '../chat/directory.ts';
import type { Block, Channel, Metadata } from '../chat/records.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';

/**
 * The channel that `id` names, ready to be written to by the bot. A person's id means the direct conversation.
 * @throws SlackError channel_not_found, not_in_channel, is_archived
 */
export function channelToPostIn(id: string, workspace: Workspace): Channel {
  const { chat, directory } = workspace;
  const person = directory.people.get(id);
  if (person && !person.isBot) return chat.openDm(BOT_USER_ID, id, Math.floor(workspace.now() / 1000)).channel;
  const channel = channelOfBot(id, chat);
  if (channel.isArchived) throw new SlackError('is_archived');
  return channel;
}

/** @throws SlackError channel_not_found, not_in_channel */
export function channelOfBot(id: string, chat: ChatStore): Channel {
  const channel = chat.channel(id);
  if (channel.memberIds.includes(BOT_USER_ID)) return channel;
  throw new SlackError(channel.kind === 'dm' ? 'channel_not_found' : 'not_in_channel');
}

const blocksSchema = z.array(z.looseObject({ type: z.string(), block_id: z.string().exactOptional() }));

/** @throws SlackError invalid_blocks with every broken rule, invalid_blocks_format, msg_blocks_too_long */
export function messageBlocks(given: unknown): Block[] {
  if (given === undefined || given === null || given === '') return [];
  if (!Array.isArray(given)) throw new SlackError('invalid_blocks_format');
  const faults = checkBlocks(given, 'message', ['blocks']);
  if (faults.length > 0) throw new SlackError('invalid_blocks', faultAnswer(faults));
  if (textLength(given) > LIMITS.messageBlocksText) throw new SlackError('msg_blocks_too_long');
  return withIds(blocksSchema.parse(given));
}

const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(LIMITS.metadataEventType),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** @throws SlackError invalid_metadata_format, metadata_too_large */
export function messageMetadata(given: unknown): { metadata?: Metadata } {
  if (given === undefined || given === null || given === '') return {};
  const metadata = metadataSchema.safeParse(given);
  if (!metadata.success) throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(metadata.data).length > LIMITS.metadataJson) throw new SlackError('metadata_too_large');
  return { metadata: metadata.data };
}

/** Text beyond Slack's limit is cut, and the answer says so. */
export function cutText(text: string): { text: string; warning: object } {
  const points = text.length > LIMITS.postText ? [...text] : [];
  if (points.length <= LIMITS.postText) return { text, warning: {} };
  const warning = { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'] } };
  return { text: points.slice(0, LIMITS.postText).join(''), warning };
}
