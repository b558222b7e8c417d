import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../../casework/ports.ts';
import type { Text } from '../../text/text.ts';
import { type Ignored, readWebhook } from './read-webhook.ts';
import { RecentIds } from './recent-ids.ts';
import { type RecordingParts, recordNews } from './record-news.ts';

/** One number of WhatsApp, as a desk has it. */
export type WhatsAppDoor = {
  phoneNumberId: string;
  /** Signs what Meta sends. */
  appSecret: string;
  /** Word that the handshake must know. */
  verifyToken: string;
} & Pick<RecordingParts, 'fetchMedia' | 'onStatus' | 'caseOf'>;

export type WebhookSettings = Omit<RecordingParts, 'fetchMedia' | 'onStatus' | 'caseOf' | 'recorded'> & {
  /** Undefined for a desk without WhatsApp. */
  doorOf(desk: string): WhatsAppDoor | undefined;
  textOf(desk: Desk): Text;
  /** Hears of what is left aside. */
  onIgnored(desk: Desk, what: Ignored): void;
};

/** Meta sends up to 3 MB at once. */
const MAX_WEBHOOK_BYTES = 3_145_728;

const RETRY_AFTER_SECONDS = 5;

type Route = { Params: { desk: string } };

const handshakeSchema = z.looseObject({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().regex(/^[\w-]{1,200}$/),
});

const sameBytes = (given: Buffer, wanted: Buffer): boolean =>
  given.length === wanted.length && timingSafeEqual(given, wanted);

/** Over the bytes as they came: parsed and printed again they would be others. */
const isSigned = (body: Buffer, header: unknown, secret: string): boolean => {
  const given = typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/.exec(header)?.[1] : undefined;
  return (
    given !== undefined && sameBytes(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(body).digest())
  );
};

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

/**
 * `GET` and `POST /webhooks/whatsapp/<desk>`: Meta's handshake, and everything that happens on the desk's number. Success is
 * answered only when all of it is durable; else Meta sends it again, for days if needed.
 */
export const receiveWhatsApp = (app: FastifyInstance, settings: WebhookSettings): void => {
  const { office } = settings;
  const recorded = new RecentIds();
  const found = ({ params }: FastifyRequest<Route>) => {
    const desk = office.desks.get(params.desk);
    const door = settings.doorOf(params.desk);
    return desk && door ? { desk, door } : undefined;
  };
  const nowhere = (reply: FastifyReply) => reply.code(404).send({ error: 'There is no WhatsApp here.' });

  const greet = (request: FastifyRequest<Route>, reply: FastifyReply) => {
    const here = found(request);
    if (!here) return nowhere(reply);
    const asked = handshakeSchema.safeParse(request.query).data;
    const isKnown = asked && sameBytes(Buffer.from(asked['hub.verify_token']), Buffer.from(here.door.verifyToken));
    if (!isKnown) return reply.code(403).send({ error: 'This is not the verify token of the desk.' });
    return reply.type('text/plain').send(asked['hub.challenge']);
  };

  const receive = async (request: FastifyRequest<Route>, reply: FastifyReply) => {
    const here = found(request);
    if (!here) return nowhere(reply);
    const { desk, door } = here;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isSigned(body, request.headers['x-hub-signature-256'], door.appSecret))
      return reply.code(401).send({ error: 'The signature does not fit: check the app secret of the desk.' });
    const { phoneNumberId } = door;
    const words = settings.textOf(desk).whatsapp;
    const news = readWebhook(parsed(body), { phoneNumberId, words, hash: office.hash });
    if (!news) return reply.code(422).send({ error: 'This is no WhatsApp webhook.' });
    for (const what of news.ignored) settings.onIgnored(desk, what);
    const { fetchMedia, onStatus, caseOf } = door;
    if (await recordNews(news, desk, { ...settings, fetchMedia, onStatus, caseOf, recorded })) return reply.send();
    return reply
      .code(503)
      .header('retry-after', RETRY_AFTER_SECONDS)
      .send({ error: 'Not everything could be saved. Send it again.' });
  };

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // The signature keeps strangers out; Meta may send a day's worth at once.
    const config = { rateLimit: false } as const;
    scope.get<Route>('/webhooks/whatsapp/:desk', greet);
    scope.post<Route>('/webhooks/whatsapp/:desk', { bodyLimit: MAX_WEBHOOK_BYTES, config }, receive);
  });
};
