import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { escape } from '../messages/elements.ts';
import type { Origin } from './payload.ts';

/** Answers through the press itself, for when the channel cannot be written to; absent for presses in a view. */
export type Respond = (message: {
  text: string;
  blocks?: KnownBlock[];
  response_type: 'ephemeral';
  replace_original: false;
}) => Promise<unknown>;

export type Ear = { client: WebClient; origin: Origin; respond?: Respond; log: Log };

/** Tells one person something, seen by nobody else. Tries every way there is; never throws. */
export const tell = async (ear: Ear, sentence: string): Promise<void> => {
  const text = escape(sentence);
  if (await tellInPlace(ear, { text })) return;
  try {
    await ear.client.chat.postMessage({ channel: ear.origin.user, text });
  } catch (error) {
    ear.log.warn({ user: ear.origin.user, error: String(error) }, 'a person could not be told');
  }
};

/** Shows something to one person where they pressed. @returns false when it could not be shown there. */
export const tellInPlace = async (
  { client, origin, respond, log }: Ear,
  message: { text: string; blocks?: KnownBlock[] },
): Promise<boolean> => {
  const { channel, thread, user } = origin;
  if (channel !== undefined) {
    try {
      await client.chat.postEphemeral({
        channel,
        user,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...message,
      });
      return true;
    } catch (error) {
      log.info({ user, error: String(error) }, 'an answer goes by response_url');
    }
  }
  if (!respond) return false;
  try {
    await respond({ ...message, response_type: 'ephemeral', replace_original: false });
    return true;
  } catch {
    return false;
  }
};

/** Tells Slack that the press was taken. A socket that closed meanwhile changes nothing of what is on disk. */
export const acknowledge = async (ack: () => Promise<void>, log: Log): Promise<void> => {
  try {
    await ack();
  } catch (error) {
    log.warn({ error: String(error) }, 'the acknowledgement did not arrive');
  }
};
