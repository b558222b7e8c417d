import type { PageMessage } from '../../page-api.ts';

/** Puts a message where its time says; one with the same `ts` is replaced. */
export function putMessage(list: readonly PageMessage[], message: PageMessage): PageMessage[] {
  return [...list.filter((other) => other.ts !== message.ts), message].toSorted(byTime);
}

export const withoutMessage = (list: readonly PageMessage[], ts: string): PageMessage[] =>
  list.filter((message) => message.ts !== ts);

/** A loaded list, with what the stream brought in newer than its end while it was on its way. */
export function mergeLoaded(loaded: readonly PageMessage[], shown: readonly PageMessage[] = []): PageMessage[] {
  const last = loaded.at(-1)?.ts ?? '';
  return shown.filter((message) => message.ts > last).reduce(putMessage, [...loaded]);
}

/** Whether a message stands in a thread and not in the channel itself. */
export const isReply = (message: { ts: string; threadTs?: string | undefined }): boolean =>
  message.threadTs !== undefined && message.threadTs !== message.ts;

export const threadKey = (channel: string, threadTs: string): string => `${channel}/${threadTs}`;

const byTime = (left: PageMessage, right: PageMessage): number =>
  left.ts < right.ts ? -1 : left.ts > right.ts ? 1 : 0;
