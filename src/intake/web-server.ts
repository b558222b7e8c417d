import { createServer, type RequestListener } from 'node:http';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';

/**
 * The one HTTP server of the house: intake, public pages, health; Slack's HTTP mode is mounted beside them, because
 * its signatures are computed over the raw request.
 */
export const webServer = async (settings: {
  /** Takes `POST /slack/events` in HTTP mode. */
  slack?: RequestListener;
  onFault(error: Error): void;
}): Promise<FastifyInstance> => {
  const { slack, onFault } = settings;
  const app = fastify({
    logger: false,
    bodyLimit: 1_048_576,
    // The house listens on loopback only: whoever speaks to it for others is the proxy on this machine.
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true },
    serverFactory: (handler) =>
      createServer((request, response) => {
        if (slack && request.url?.split('?')[0] === '/slack/events') slack(request, response);
        else handler(request, response);
      }),
  });
  await app.register(formbody, { bodyLimit: 262_144 });
  // Many citizens of one regency share an address (CGNAT): generous by address.
  await app.register(rateLimit, { global: true, max: 600, timeWindow: '1 minute', allowList: ['127.0.0.1', '::1'] });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('x-frame-options', 'DENY');
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (
      error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
      error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ||
      error instanceof SyntaxError
    ) {
      return reply
        .code(422)
        .send({ error: 'The body is not JSON.', faults: [{ path: '', message: 'must be one JSON object in UTF-8' }] });
    }
    if (status === 413) return reply.code(413).send({ error: 'The request is too large: at most 1 MB.' });
    if (status < 500) return reply.code(status).send({ error: error.message });
    onFault(error);
    return reply.code(500).send({ error: 'Something went wrong here. Nothing was saved; please try again.' });
  });
  return app;
};
