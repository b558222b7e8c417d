/** The one HTTP server: which path leads to which door. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { respond } from '../interactivity/respond.ts';
import { answerPage, type PageDoor, serveStatic } from '../page-server/page-routes.ts';
import { SlackError } from '../slack-error.ts';
import { answerCall, type WebApi } from '../web-api/answer-call.ts';
import type { Workspace } from '../workspace.ts';
import { HttpRefusal, readBody, readJson, send, sendJson, urlOf } from './exchange.ts';
import { isFromHere } from './guard.ts';

const MAX_RESPONSE_BYTES = 1024 * 1024;
const MAX_UPLOAD_BYTES = 32 * 1024 * 1024;

export type Doors = { workspace: Workspace; api: WebApi; door: PageDoor; trouble: (message: string) => void };
export type WorkspaceServer = { port: number; close(): Promise<void> };

/** Listens on 127.0.0.1. @throws when the port is taken */
export async function listen(port: number, doors: Doors): Promise<WorkspaceServer> {
  let ownPort = port;
  const server = createServer((request, response) => {
    route(request, response, ownPort, doors).catch((error: unknown) => {
      if (!(error instanceof HttpRefusal)) doors.trouble(`${request.method} ${request.url} broke: ${String(error)}`);
      refuse(response, error);
    });
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (isFromHere(request, ownPort) && request.url?.startsWith('/link/')) {
      doors.workspace.app.upgrade(request, socket, head);
    } else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      ownPort = portOf(server);
      resolve();
    });
  });
  return { port: ownPort, close: () => shut(server) };
}

async function route(request: IncomingMessage, response: ServerResponse, port: number, doors: Doors): Promise<void> {
  if (!isFromHere(request, port)) throw new HttpRefusal(403, 'only pages of this workspace may ask');
  const { pathname } = urlOf(request);
  const [, first = '', second = ''] = pathname.split('/');
  if (first === 'api') return answerCall(pathname.slice('/api/'.length), request, response, doors.api);
  if (first === 'page') return answerPage(second, request, response, doors.door);
  if (first === 'response' && request.method === 'POST')
    return answerResponse(second, request, response, doors.workspace);
  if (first === 'upload' && request.method === 'POST') return receiveFile(second, request, response, doors.workspace);
  if (first === 'files') return sendFile(second, response, doors.workspace);
  if (request.method === 'GET' && (await serveStatic(pathname, response, doors.door))) return;
  throw new HttpRefusal(404, 'not found');
}

async function answerResponse(
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
): Promise<void> {
  const body = await readJson(request, MAX_RESPONSE_BYTES);
  try {
    respond(body, workspace.responseUrls.use(key), workspace);
    send(response, 200, 'text/plain', 'ok');
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const isGone = error.code === 'expired_url' || error.code === 'used_url';
    sendJson(response, isGone ? 404 : 400, { ok: false, error: error.code, ...error.extra });
  }
}

/** Takes the bytes as they come or as the one part of a multipart form. */
async function receiveFile(
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
  { files }: Workspace,
): Promise<void> {
  const body = await readBody(request, MAX_UPLOAD_BYTES);
  const contentType = request.headers['content-type'] ?? '';
  const bytes = contentType.startsWith('multipart/form-data') ? await onlyPart(body, contentType) : body;
  if (!files.receive(key, bytes)) throw new HttpRefusal(400, 'unknown upload, or not the announced length');
  send(response, 200, 'text/plain', `OK - ${bytes.byteLength}`);
}

async function onlyPart(body: Buffer, contentType: string): Promise<Uint8Array> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  const [part] = [...form.values()];
  return typeof part === 'string' || part === undefined
    ? Buffer.from(part ?? '')
    : new Uint8Array(await part.arrayBuffer());
}

/** A file is handed out as a download: nothing in it runs in the workspace's origin. */
function sendFile(key: string, response: ServerResponse, { files }: Workspace): void {
  const file = files.read(key);
  if (!file) throw new HttpRefusal(404, 'no such file');
  const name = encodeURIComponent(file.record.name);
  send(response, 200, file.record.mimetype, file.bytes, {
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const status = error instanceof HttpRefusal ? error.status : 500;
  const message = error instanceof HttpRefusal ? error.message : 'internal_error';
  sendJson(response, status, { ok: false, error: message }, { connection: 'close' });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
