import type { PageMessage } from '../../page-api.ts';

/** Puts a message where its time says; one with the same `ts` is replaced. */
export function putMessage(list: readonly PageMessage[], message: PageMessage): PageMessage[] {
  return [...list.filter((other) => other.ts !== message.ts), message].toSorted(byTime);
}

export const withoutMessage = (list: readonly PageMessage[], ts: string): PageMessage[] =>
  list.filter((message) => message.ts !== ts);

/**
 * A loaded list, with what the stream brought while it was on its way: whatever is shown now and was not shown when the
 * list was asked for is newer than the answer.
 */
export function mergeLoaded(
  loaded: readonly PageMessage[],
  shown: readonly PageMessage[],
  before: readonly PageMessage[],
): PageMessage[] {
  const known = new Set(before);
  return shown.filter((message) => !known.has(message)).reduce(putMessage, [...loaded]);
}

/** Whether a message stands in a thread and not in the channel itself. */
export const isReply = (message: { ts: string; threadTs?: string | undefined }): boolean =>
  message.threadTs !== undefined && message.threadTs !== message.ts;

export const threadKey = (channel: string, threadTs: string): string => `${channel}/${threadTs}`;

const byTime = (left: PageMessage, right: PageMessage): number =>
  left.ts < right.ts ? -1 : left.ts > right.ts ? 1 : 0;
