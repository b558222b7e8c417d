/** The saved chat is lines of JSON: first whose it is, then what is there and, in order, what changed since. */
import { z } from 'zod';
import type { ChatChange } from './changes.ts';
import type { ChatStore } from './chat-store.ts';
import { channelSchema, type Message, messageSchema, type Tokens, type ViewRecord, viewSchema } from './records.ts';

/** The first line. */
export const headSchema = z.object({
  format: z.literal(2),
  tokens: z.object({ bot: z.string(), app: z.string() }),
  lastTs: z.string(),
});

/** Every other line says what holds from now on, never a difference: said twice, it does no harm. */
export const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('channel'), channel: channelSchema }),
  z.object({ type: z.literal('message'), message: messageSchema }),
  z.object({ type: z.literal('deleted'), channel: z.string(), ts: z.string() }),
  z.object({ type: z.literal('read'), channel: z.string(), user: z.string(), ts: z.string() }),
  z.object({ type: z.literal('home'), view: viewSchema }),
]);

export type SavedLine = z.infer<typeof lineSchema>;

export type Whole = { tokens: Tokens; chat: ChatStore; homes(): ViewRecord[] };

/**
 * Everything there is. What changes while the lines are drawn may be among them or not: it has to follow them as a
 * line of its own.
 */
export function* linesOfWhole({ tokens, chat, homes }: Whole): Generator<string> {
  const head: z.infer<typeof headSchema> = { format: 2, tokens, lastTs: chat.timestamps.next() };
  yield `${JSON.stringify(head)}\n`;
  for (const channel of chat.channels()) {
    yield lineText({ type: 'channel', channel });
    for (const message of chat.messagesOf(channel.id).all()) yield lineText({ type: 'message', message });
  }
  for (const [user, marks] of chat.readMarks()) {
    for (const [channel, ts] of marks) yield lineText({ type: 'read', channel, user, ts });
  }
  for (const view of homes()) yield lineText({ type: 'home', view });
}

/** What a change of the chat adds; nothing for what does not survive a restart. */
export function linesOfChange(change: ChatChange): SavedLine[] {
  switch (change.type) {
    case 'posted':
      return [{ type: 'message', message: change.message }, ...ownReading(change.message)];
    case 'edited':
      return [{ type: 'message', message: change.message }];
    case 'deleted':
      return [{ type: 'deleted', channel: change.message.channel, ts: change.message.ts }];
    case 'joined':
    case 'left':
    case 'opened':
    case 'archived':
      return [{ type: 'channel', channel: change.channel }];
    case 'read':
      return [{ type: 'read', channel: change.channel.id, user: change.user, ts: change.ts }];
    default:
      return [];
  }
}

export const lineText = (line: SavedLine): string => `${JSON.stringify(line)}\n`;

/** Who posts at top level has read the channel up to there. */
function ownReading({ user, channel, ts, threadTs }: Message): SavedLine[] {
  return threadTs === undefined ? [{ type: 'read', channel, user, ts }] : [];
}
