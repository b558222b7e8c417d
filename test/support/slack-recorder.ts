import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { SlackServer } from './slack-server.ts';

/** One thing the app said to Slack: a Web API call, or an answer over its socket. */
export type Said = { method: string; args: Record<string, unknown> };

/** Stands between the app and Slack, passes everything on and keeps what the app says. */
export type SlackRecorder = {
  /** The Web API base to give to the app. */
  apiUrl: string;
  said: readonly Said[];
  /** Envelopes of presses and submissions as Slack sent them, oldest first. */
  envelopes: readonly string[];
  /** Delivers an envelope once more, as Slack does when it did not see the acknowledgement. Settles when it is acknowledged. */
  redeliver(envelope: string): Promise<void>;
  close(): Promise<void>;
};

const ACK_LIMIT_MS = 5_000;

/** Opens the recorder on a free port. Socket addresses and response URLs are led through it too. */
export const recordSlack = async (slack: Pick<SlackServer, 'url'>): Promise<SlackRecorder> => {
  const said: Said[] = [];
  const envelopes: string[] = [];
  const sockets = new Set<WebSocket>();
  const acks = new Map<string, () => void>();
  let base = '';
  const throughUs = (text: string): string =>
    text.replaceAll(slack.url, base).replaceAll(slack.url.replace('http:', 'ws:'), base.replace('http:', 'ws:'));

  const server = createServer((request, response) => {
    relay(request, response, { slackUrl: slack.url, throughUs, said }).catch(() => response.destroy());
  });
  const links = new WebSocketServer({ server });
  links.on('connection', (app, request) => {
    const upstream = new WebSocket(`${slack.url.replace('http:', 'ws:')}${request.url}`);
    const waiting: string[] = [];
    sockets.add(app);
    app.on('message', (data) => {
      const text = textOf(data);
      noteAnswer(text, said, acks);
      if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
      else waiting.push(text);
    });
    upstream.on('open', () => {
      for (const text of waiting) upstream.send(text);
    });
    upstream.on('message', (data) => {
      const text = throughUs(textOf(data));
      if (text.includes('"type":"interactive"')) envelopes.push(text);
      app.send(text);
    });
    const end = (): void => {
      sockets.delete(app);
      app.terminate();
      upstream.terminate();
    };
    for (const side of [app, upstream]) side.on('close', end).on('error', end);
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    said,
    envelopes,
    redeliver: (envelope) => redeliver(envelope, sockets, acks),
    async close() {
      for (const socket of sockets) socket.terminate();
      links.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
};

/** Frames of both sides are text. */
const textOf = (data: RawData): string => (Buffer.isBuffer(data) ? data.toString('utf8') : '');

type Passing = { slackUrl: string; throughUs(text: string): string; said: Said[] };

const relay = async (request: IncomingMessage, response: ServerResponse, passing: Passing): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const path = request.url ?? '/';
  passing.said.push({ method: path.replace(/^\/(?:api\/)?/u, ''), args: argumentsIn(body.toString('utf8')) });
  const { authorization, 'content-type': type } = request.headers;
  const answer = await fetch(`${passing.slackUrl}${path}`, {
    method: request.method ?? 'POST',
    headers: { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}) },
    ...(body.length > 0 ? { body } : {}),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(passing.throughUs(await answer.text()));
};

/** Form fields with JSON inside them, or one JSON body. */
const argumentsIn = (body: string): Record<string, unknown> => {
  if (body.startsWith('{')) return JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, text]) => [name, jsonOr(text)]));
};

const jsonOr = (text: string): unknown => {
  if (!/^[[{]/u.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const noteAnswer = (text: string, said: Said[], acks: Map<string, () => void>): void => {
  const { envelope_id, payload } = JSON.parse(text) as { envelope_id?: string; payload?: Record<string, unknown> };
  if (payload) said.push({ method: 'acknowledgement', args: payload });
  if (envelope_id !== undefined) acks.get(envelope_id)?.();
};

const redeliver = (envelope: string, sockets: Set<WebSocket>, acks: Map<string, () => void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const { envelope_id } = JSON.parse(envelope) as { envelope_id: string };
    const giveUp = setTimeout(() => reject(new Error(`no acknowledgement of ${envelope_id}`)), ACK_LIMIT_MS);
    acks.set(envelope_id, () => {
      clearTimeout(giveUp);
      acks.delete(envelope_id);
      resolve();
    });
    const [socket] = [...sockets];
    if (socket) socket.send(envelope);
    else reject(new Error('the app is not connected'));
  });
