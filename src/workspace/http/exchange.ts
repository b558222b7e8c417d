/** Reading requests and writing answers over plain node:http. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that is refused with a status before anything looks at what it wants. */
export class HttpRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Path and query of a request. @throws HttpRefusal 400 */
export function urlOf(request: IncomingMessage): URL {
  const given = request.url ?? '';
  if (!URL.canParse(given, 'http://localhost')) throw new HttpRefusal(400, 'not an address');
  return new URL(given, 'http://localhost');
}

/** @throws HttpRefusal 413 when the body is larger than `maxBytes` */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.byteLength;
    if (size > maxBytes) throw new HttpRefusal(413, 'body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws HttpRefusal 400 when the body is not JSON */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const body = await readBody(request, maxBytes);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new HttpRefusal(400, 'body is not JSON');
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}

export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': bytes.byteLength,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(bytes);
}
