import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { APP_ID } from '../chat/directory.ts';

const MOST_SOCKETS = 10;
const TICKET_LIFETIME_MS = 30_000;
const PING_EVERY_MS = 10_000;
const DRAIN_MS = 10_000;
const MAX_FRAME_BYTES = 1024 * 1024;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'too_many_websockets' | 'link_disabled';

type AppSocket = { ws: WebSocket; isDraining: boolean; isAlive: boolean };

export type AppSocketEvents = { onText(text: string): void; onCount(connected: number): void };

/** The Socket Mode connections of the app: single-use addresses, hello, pings, refresh. What they carry is not its business. */
export class AppSockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  readonly #tickets = new Map<string, number>();
  readonly #sockets = new Set<AppSocket>();
  readonly #events: AppSocketEvents;
  readonly #pings: NodeJS.Timeout;
  #turn = 0;

  constructor(events: AppSocketEvents) {
    this.#events = events;
    this.#pings = setInterval(() => this.#ping(), PING_EVERY_MS);
    this.#pings.unref();
  }

  /** The path and query of a connection address that works once, within thirty seconds. */
  ticketPath(): string {
    const ticket = randomBytes(16).toString('hex');
    this.#tickets.set(ticket, performance.now() + TICKET_LIFETIME_MS);
    return `/link/?ticket=${ticket}&app_id=${APP_ID}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '', 'http://localhost').searchParams.get('ticket') ?? '';
    const validUntil = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (validUntil === undefined || validUntil < performance.now()) {
      socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
  }

  /** Sends to one of the open sockets, each in turn. @returns false when none is open */
  send(payload: object): boolean {
    const ready = this.#ready();
    const chosen = ready[this.#turn % Math.max(ready.length, 1)];
    this.#turn += 1;
    chosen?.ws.send(JSON.stringify(payload));
    return chosen !== undefined;
  }

  /** Tells the `count` oldest sockets to come again, as Slack does when it recycles. They get no new payload. */
  disconnect(reason: DisconnectReason, count: number): void {
    for (const socket of this.#ready().slice(0, count)) this.#drain(socket, reason);
    this.#events.onCount(this.#ready().length);
  }

  /** Cuts every connection without a word. */
  drop(): void {
    for (const { ws } of this.#sockets) ws.terminate();
  }

  close(): void {
    clearInterval(this.#pings);
    this.drop();
    this.#server.close();
  }

  #welcome(ws: WebSocket): void {
    const socket: AppSocket = { ws, isDraining: false, isAlive: true };
    if (this.#ready().length >= MOST_SOCKETS) return this.#drain(socket, 'too_many_websockets');
    this.#sockets.add(socket);
    ws.on('message', (data) => Buffer.isBuffer(data) && this.#events.onText(data.toString('utf8')));
    ws.on('pong', () => {
      socket.isAlive = true;
    });
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      this.#sockets.delete(socket);
      this.#events.onCount(this.#ready().length);
    });
    ws.send(JSON.stringify(hello(this.#ready().length)));
    this.#events.onCount(this.#ready().length);
  }

  #drain(socket: AppSocket, reason: DisconnectReason): void {
    socket.isDraining = true;
    socket.ws.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'workspace' } }));
    setTimeout(() => socket.ws.terminate(), DRAIN_MS).unref();
  }

  #ready(): AppSocket[] {
    return [...this.#sockets].filter(({ ws, isDraining }) => !isDraining && ws.readyState === ws.OPEN);
  }

  #ping(): void {
    for (const socket of this.#sockets) {
      if (!socket.isAlive) socket.ws.terminate();
      socket.isAlive = false;
      socket.ws.ping('Ping from workspace');
    }
  }
}

function hello(connections: number): object {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'workspace', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: APP_ID },
  };
}
