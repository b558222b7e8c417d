import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { AppSockets, type DisconnectReason } from './app-sockets.ts';

/** What became of a payload that a person waits for. */
export type Reply = { outcome: 'acked'; payload: unknown } | { outcome: 'timeout' } | { outcome: 'not_connected' };

export type LinkTiming = {
  /** How long the app may take to ack, in milliseconds. */
  ackMs: number;
  /** Waits before an event that was not acked is sent again, in milliseconds; then it is given up. */
  eventRetryMs: readonly number[];
};

export const SLACK_TIMING: LinkTiming = { ackMs: 3000, eventRetryMs: [0, 60_000, 300_000] };

type PendingEvent = { body: object; attempt: number; reason: string };
type EnvelopeType = 'interactive' | 'slash_commands' | 'events_api';

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** The way to the app: payloads as envelopes over its sockets, acks awaited, events sent again until one is acked. */
export class AppLink {
  readonly #sockets: AppSockets;
  readonly #timing: LinkTiming;
  readonly #waiting = new Map<string, (reply: Reply) => void>();
  readonly #parked: PendingEvent[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #listeners: ((connected: boolean) => void)[] = [];
  #isConnected = false;

  constructor(timing: LinkTiming) {
    this.#timing = timing;
    this.#sockets = new AppSockets({
      onText: (text) => this.#receive(text),
      onCount: (connected) => this.#noteConnection(connected > 0),
    });
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  onConnection(listener: (connected: boolean) => void): void {
    this.#listeners.push(listener);
  }

  ticketPath(): string {
    return this.#sockets.ticketPath();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.upgrade(request, socket, head);
  }

  /** Sends what a person did and waits for the app's ack. Never rejects, never repeats. */
  request(type: 'interactive' | 'slash_commands', payload: object): Promise<Reply> {
    return this.#send(type, payload, {});
  }

  /** Sends an Events API body; without a connection it is kept until there is one. */
  event(body: object): void {
    void this.#deliver({ body, attempt: 0, reason: '' });
  }

  disconnect(reason: DisconnectReason, count: number): void {
    this.#sockets.disconnect(reason, count);
  }

  drop(): void {
    this.#sockets.drop();
  }

  close(): void {
    this.#sockets.close();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const settle of this.#waiting.values()) settle({ outcome: 'not_connected' });
    this.#waiting.clear();
  }

  #send(type: EnvelopeType, payload: object, retry: object): Promise<Reply> {
    const id = randomUUID();
    const envelope = { envelope_id: id, type, accepts_response_payload: type !== 'events_api', payload, ...retry };
    if (!this.#sockets.send(envelope)) return Promise.resolve({ outcome: 'not_connected' });
    return new Promise((resolve) => {
      const timer = this.#after(this.#timing.ackMs, () => {
        this.#waiting.delete(id);
        resolve({ outcome: 'timeout' });
      });
      this.#waiting.set(id, (reply) => {
        this.#cancel(timer);
        resolve(reply);
      });
    });
  }

  async #deliver(event: PendingEvent): Promise<void> {
    const retry = { retry_attempt: event.attempt, retry_reason: event.reason };
    const { outcome } = await this.#send('events_api', event.body, retry);
    if (outcome === 'acked') return;
    if (outcome === 'not_connected') {
      this.#parked.push({ ...event, reason: 'connection_failed' });
      return;
    }
    const wait = this.#timing.eventRetryMs[event.attempt];
    if (wait === undefined) return;
    const again = { body: event.body, attempt: event.attempt + 1, reason: 'timeout' };
    this.#after(wait, () => void this.#deliver(again));
  }

  #receive(text: string): void {
    const ack = ackSchema.safeParse(jsonOrNothing(text));
    if (!ack.success) return;
    this.#waiting.get(ack.data.envelope_id)?.({ outcome: 'acked', payload: ack.data.payload });
    this.#waiting.delete(ack.data.envelope_id);
  }

  #noteConnection(connected: boolean): void {
    if (connected) for (const event of this.#parked.splice(0)) void this.#deliver(event);
    if (connected === this.#isConnected) return;
    this.#isConnected = connected;
    for (const listener of this.#listeners) listener(connected);
  }

  #after(ms: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }

  #cancel(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.#timers.delete(timer);
  }
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
