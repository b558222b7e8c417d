import type { IncomingMessage } from 'node:http';

/**
 * Whether a request may come in. The server listens on loopback only; these two checks keep out the web pages that a
 * browser on this machine has open: another Host is DNS rebinding, another Origin is a foreign page.
 */
export function isFromHere(request: IncomingMessage, port: number): boolean {
  const { host, origin } = request.headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return hosts.includes(host ?? '') && (origin === undefined || hosts.some((own) => origin === `http://${own}`));
}
