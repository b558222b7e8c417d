import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Place } from '../../outbox/channel.ts';
import { METADATA_EVENT } from '../action-ids.ts';

/** Where to look for messages that may have been posted unnoticed. Instants are Unix milliseconds of the chat's clock. */
export type Search = { channel: string; thread?: string; from: number };

const PAGE = 200;
/** 10,000 messages: beyond that the channel is no place where one could have been overlooked for so short a time. */
const PAGES = 50;

const page = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** The name under which a message is looked up. */
export const postedKey = (caseId: string, delivery: string): string => `${caseId} ${delivery}`;

type Page = z.infer<typeof page>;

/** @returns our messages since then by key; of several with one key the oldest, which people have seen first. */
export const findPosted = async (client: WebClient, search: Search): Promise<Map<string, Place>> => {
  const found = new Map<string, Place>();
  for await (const { ts, metadata } of messagesSince(client, search)) {
    if (metadata?.event_type !== METADATA_EVENT) continue;
    const key = postedKey(String(metadata.event_payload['case_id']), String(metadata.event_payload['delivery']));
    const known = found.get(key);
    if (!known || Number(ts) < Number(known.ts)) found.set(key, { channel: search.channel, ts });
  }
  return found;
};

async function* messagesSince(client: WebClient, search: Search): AsyncGenerator<Page['messages'][number]> {
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES; pages += 1) {
    const { messages, response_metadata } = page.parse(await ask(client, search, cursor));
    yield* messages;
    cursor = response_metadata?.next_cursor;
    if (!cursor) return;
  }
}

const ask = (client: WebClient, { channel, thread, from }: Search, cursor: string | undefined): Promise<unknown> => {
  const request = {
    channel,
    limit: PAGE,
    include_all_metadata: true,
    oldest: (Math.max(0, from) / 1_000).toFixed(6),
    ...(cursor ? { cursor } : {}),
  };
  return thread === undefined
    ? client.conversations.history(request)
    : client.conversations.replies({ ...request, ts: thread });
};
