import type { Hash } from '../../domain/event-chain.ts';
import { singleLine, truncate } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { type Incoming, instantOf, readMessage } from './read-message.ts';
import {
  messageSchema,
  namelessSchema,
  statusSchema,
  valueSchema,
  type WebhookContact,
  type WebhookMessage,
  webhookSchema,
} from './webhook-schema.ts';

/** Meta's word about a message of ours. */
export type StatusUpdate = {
  wamid: string;
  state: 'sent' | 'delivered' | 'read' | 'failed';
  /** What we sent along with the message. */
  tag?: string;
  /** Unix ms. */
  at?: number;
  /** With `failed`: Meta's code and words. */
  failure?: { code: number; title: string };
};

/** What is left aside: reactions, other numbers of the same account, other news, and what cannot be read. */
export type Ignored = 'reaction' | 'other-number' | 'other-news' | 'unreadable';

export type WebhookNews = { messages: Incoming[]; statuses: StatusUpdate[]; ignored: Ignored[] };

type ReadingParts = { phoneNumberId: string; words: Text['whatsapp']; hash: Hash };

/**
 * Reads what Meta sent; undefined when it is not a webhook at all. Messages stand in the order in which they were written:
 * batches come in any order, and the answer to a question must not come before what it is about.
 */
export const readWebhook = (body: unknown, parts: ReadingParts): WebhookNews | undefined => {
  const read = webhookSchema.safeParse(body);
  if (!read.success) return undefined;
  const news: WebhookNews = { messages: [], statuses: [], ignored: [] };
  for (const { field, value } of read.data.entry.flatMap(({ changes }) => changes)) {
    if (field === 'messages') addValue(news, value, parts);
    else news.ignored.push('other-news');
  }
  news.messages.sort((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0));
  return news;
};

const addValue = (news: WebhookNews, value: unknown, parts: ReadingParts): void => {
  const read = valueSchema.safeParse(value);
  if (!read.success) return void news.ignored.push('unreadable');
  const { metadata, contacts, messages, statuses } = read.data;
  if (metadata.phone_number_id !== parts.phoneNumberId) return void news.ignored.push('other-number');
  for (const message of messages) addMessage(news, message, contacts, parts);
  for (const status of statuses) addStatus(news, status);
};

const addMessage = (
  news: WebhookNews,
  given: unknown,
  contacts: readonly WebhookContact[],
  { words, hash }: ReadingParts,
): void => {
  const message = messageSchema.safeParse(given).data ?? withName(given, hash);
  if (!message) news.ignored.push('unreadable');
  else if (message.type === 'reaction') news.ignored.push('reaction');
  else news.messages.push(readMessage(message, contacts, words));
};

/** A message without a usable id still is somebody's: who, when and what name it, the same whenever it comes again. */
const withName = (given: unknown, hash: Hash): WebhookMessage | undefined => {
  const message = namelessSchema.safeParse(given).data;
  if (!message) return undefined;
  const { from = '', from_user_id = '', timestamp = '', type } = message;
  return { ...message, id: `nameless.${hash([from, from_user_id, timestamp, type].join(' '))}` };
};

const STATES: ReadonlySet<string> = new Set(['sent', 'delivered', 'read', 'failed']);
const isState = (status: string): status is StatusUpdate['state'] => STATES.has(status);

const addStatus = (news: WebhookNews, given: unknown): void => {
  const read = statusSchema.safeParse(given);
  if (!read.success || !isState(read.data.status)) return void news.ignored.push('unreadable');
  const { id, status, biz_opaque_callback_data: tag, timestamp, errors } = read.data;
  const at = instantOf(timestamp);
  const [error] = errors ?? [];
  news.statuses.push({
    wamid: id,
    state: status,
    ...(tag === undefined ? {} : { tag }),
    ...(at === undefined ? {} : { at }),
    ...(error ? { failure: { code: error.code, title: truncate(singleLine(error.title ?? ''), 200) } } : {}),
  });
};
