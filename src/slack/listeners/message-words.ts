import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { cleanText } from '../../domain/plain-text.ts';
import type { Log } from '../log.ts';

/** Where a message of a person stands; `thread` when it is a reply. */
export const messagePlaceSchema = z.object({ channel: z.string(), ts: z.string(), thread: z.string().optional() });
export type MessagePlace = z.infer<typeof messagePlaceSchema>;

const answer = z.object({ messages: z.array(z.object({ ts: z.string(), text: z.string().default('') })).default([]) });

/** Addresses that Slack has made links of by itself: `<mailto:a@b.id|a@b.id>`, `<https://b.id>`. */
const MADE_LINK = /<(?:mailto:|tel:|https?:\/\/)[^|>]*\|([^>]*)>|<(https?:\/\/[^|>]*)>/gu;

/** Slack's three escapes undone. */
export const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A message's `text` as the person typed it. */
export const typedWords = (text: string): string =>
  cleanText(unescape(text.replace(MADE_LINK, (_link, label?: string, url?: string) => label ?? url ?? '')));

/** The words of a message as they are now; undefined where the app cannot read them, e.g. between two people. */
export const readMessage = async (client: WebClient, place: MessagePlace, log: Log): Promise<string | undefined> => {
  const { channel, ts, thread } = place;
  try {
    const only = { channel, oldest: ts, latest: ts, inclusive: true, limit: 2 };
    const found =
      thread === undefined
        ? await client.conversations.history(only)
        : await client.conversations.replies({ ...only, ts: thread });
    const message = answer.parse(found).messages.find((candidate) => candidate.ts === ts);
    return message && typedWords(message.text);
  } catch (error) {
    log.info({ channel, error: String(error) }, 'a message to be recorded cannot be read');
    return undefined;
  }
};
