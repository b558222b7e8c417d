import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

const opened = z.object({ channel: z.object({ id: z.string() }) });

/** The app's conversations with people. They never change, so each is asked for once. */
export class DirectMessages {
  readonly #client: WebClient;
  readonly #known = new Map<string, string>();

  constructor(client: WebClient) {
    this.#client = client;
  }

  /** Channel id of the conversation with a person. */
  async with(userId: string): Promise<string> {
    const known = this.#known.get(userId);
    if (known !== undefined) return known;
    const { channel } = opened.parse(await this.#client.conversations.open({ users: userId }));
    this.#known.set(userId, channel.id);
    return channel.id;
  }
}
