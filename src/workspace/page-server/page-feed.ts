import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageEvent } from '../page-api.ts';

const REMEMBERED_EVENTS = 2000;
const KEEPALIVE_MS = 15_000;
const CHANNELS_EVERY_MS = 50;
/** A page that reads slower than this is cut off; it comes back and asks for what it missed. */
const MOST_UNREAD_BYTES = 8 * 1024 * 1024;

type Sent = { id: number; readers: readonly string[] | undefined; event: PageEvent };
type Stream = { user: string; response: ServerResponse };

/** The live streams of all open pages, and the recent events for those that come back after a gap. */
export class PageFeed {
  readonly #streams = new Set<Stream>();
  readonly #sent: Sent[] = [];
  readonly #channelsOf: (user: string) => PageEvent;
  readonly #keepalive: NodeJS.Timeout;
  #channelsDue: NodeJS.Timeout | undefined;
  /** Starts at the present so that an id of an earlier run is never taken for one of this run. */
  #lastId = Date.now() * 1000;

  /** `channelsOf`: the channel list as a person sees it now; unread marks make it personal. */
  constructor(channelsOf: (user: string) => PageEvent) {
    this.#channelsOf = channelsOf;
    this.#keepalive = setInterval(() => this.#write(': still here\n\n', () => true), KEEPALIVE_MS);
    this.#keepalive.unref();
  }

  /** Sends to everybody, or to the pages of these people. */
  publish(event: PageEvent, readers?: readonly string[]): void {
    this.#lastId += 1;
    const sent: Sent = { id: this.#lastId, readers, event };
    this.#sent.push(sent);
    if (this.#sent.length > REMEMBERED_EVENTS) this.#sent.shift();
    this.#write(line(sent), (stream) => isFor(sent, stream.user));
  }

  /** Sends everybody's channel list soon, once for a burst of changes. */
  publishChannels(): void {
    this.#channelsDue ??= setTimeout(() => {
      this.#channelsDue = undefined;
      for (const stream of this.#streams) this.#sendChannels(stream);
    }, CHANNELS_EVERY_MS).unref();
  }

  /** Turns the response into the person's stream, beginning with what was missed since `Last-Event-ID`. */
  open(user: string, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    const stream: Stream = { user, response };
    response.on('close', () => this.#streams.delete(stream));
    this.#streams.add(stream);
    response.write(`id: ${this.#lastId}\n: open\n\n`);
    this.#replay(stream, request.headers['last-event-id']);
    this.#sendChannels(stream);
  }

  close(): void {
    clearInterval(this.#keepalive);
    clearTimeout(this.#channelsDue);
    for (const { response } of this.#streams) response.end();
    // A response leaves the set by itself only when its socket is closed; until then it must not be written to.
    this.#streams.clear();
  }

  #replay(stream: Stream, lastSeen: string | string[] | undefined): void {
    if (lastSeen === undefined) return;
    const seen = Number(lastSeen);
    const oldest = this.#sent[0]?.id ?? this.#lastId + 1;
    if (!Number.isSafeInteger(seen) || seen < oldest - 1 || seen > this.#lastId) {
      stream.response.write(line({ id: this.#lastId, readers: undefined, event: { type: 'resync' } }));
      return;
    }
    for (const sent of this.#sent) if (sent.id > seen && isFor(sent, stream.user)) stream.response.write(line(sent));
  }

  #sendChannels({ user, response }: Stream): void {
    response.write(`data: ${JSON.stringify(this.#channelsOf(user))}\n\n`);
  }

  #write(text: string, wants: (stream: Stream) => boolean): void {
    for (const stream of this.#streams) {
      if (!wants(stream)) continue;
      stream.response.write(text);
      if (stream.response.writableLength > MOST_UNREAD_BYTES) stream.response.destroy();
    }
  }
}

function isFor(sent: Sent, user: string): boolean {
  return sent.readers?.includes(user) ?? true;
}

function line({ id, event }: Sent): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}
