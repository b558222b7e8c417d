import { z } from 'zod';
import type { DigestPort } from '../../casework/send-digests.ts';
import { drawDigest } from '../draw-digest.ts';
import { faultInOutput } from '../messages/output-guard.ts';
import type { PortParts } from './port-parts.ts';

const DIGEST_EVENT = 'tuntas_digest';
/** A digest is sent within its day. */
const LOOK_BACK_MS = 48 * 3_600_000;

const posted = z.object({ ts: z.string() });
const history = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({ event_type: z.literal(DIGEST_EVENT), event_payload: z.object({ key: z.string() }) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
});

/** Sends digests as direct messages; each carries its key, by which it is found again. */
export const slackDigests = (parts: PortParts): DigestPort => {
  const { client, people, log, wallClock } = parts;

  const findSent = async (channel: string, key: string): Promise<string | undefined> => {
    const oldest = ((wallClock() - LOOK_BACK_MS) / 1_000).toFixed(6);
    const page = { channel, limit: 200, include_all_metadata: true, oldest };
    const { messages } = history.parse(await client.conversations.history(page));
    return messages.find(({ metadata }) => metadata?.event_payload.key === key)?.ts;
  };

  /** Keys and readers of messages whose posting had an unknown end. */
  const doubtful = new Set<string>();

  return {
    async sendDigest(desk, digest, userId, { key, mayBeThere }) {
      const attempt = `${key} ${userId}`;
      try {
        const channel = await people.with(userId);
        const before = mayBeThere || doubtful.has(attempt) ? await findSent(channel, key) : undefined;
        if (before !== undefined) return before;
        const message = await drawDigest(parts, desk, digest);
        const fault = faultInOutput(message);
        if (fault !== undefined) {
          log.error({ desk: desk.id, fault }, 'a digest was not sent');
          return undefined;
        }
        doubtful.add(attempt);
        const metadata = { event_type: DIGEST_EVENT, event_payload: { key } };
        return posted.parse(
          await client.chat.postMessage({ channel, ...message, metadata, unfurl_links: false, unfurl_media: false }),
        ).ts;
      } catch (error) {
        log.warn({ desk: desk.id, user: userId, error: String(error) }, 'a digest waits');
        return undefined;
      }
    },
  };
};
