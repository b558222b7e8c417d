import type { WebClient } from '@slack/web-api';

/** The address at which people see a message; undefined when Slack does not know it or does not answer. */
export const permalinkOf = async (
  client: WebClient,
  place: { channel: string; ts: string },
): Promise<string | undefined> => {
  try {
    const { permalink } = await client.chat.getPermalink({ channel: place.channel, message_ts: place.ts });
    return permalink;
  } catch {
    return undefined;
  }
};
