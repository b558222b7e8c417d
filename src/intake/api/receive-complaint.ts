import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openCase } from '../../casework/open-case.ts';
import { isStoreFailure, type Office } from '../../casework/ports.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { readComplaint } from '../complaint-draft.ts';

/** Largest request this door reads; a complaint with its text limit fits many times over. */
const MAX_REQUEST_BYTES = 1_048_576;

/** A client that hears 503 may send the same complaint again: with its externalId it stays one case. */
const RETRY_AFTER_SECONDS = 5;

type ApiSettings = {
  office: Office;
  /** Bearer token of a desk; undefined when the desk has none: then nobody gets in. */
  tokenOf(desk: string): string | undefined;
  statusUrl(code: string): string;
};

type Route = FastifyRequest<{ Params: { desk: string } }>;

const sameSecret = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** `Idempotency-Key` stands in for an externalId that the client does not have. */
const withKey = (request: FastifyRequest): unknown => {
  const key = request.headers['idempotency-key'];
  const { body } = request;
  if (typeof key !== 'string' || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return { externalId: key, ...body };
};

/** `POST /api/desks/<desk>/complaints`: 201 only after the case is durable. */
export const receiveComplaints = (app: FastifyInstance, settings: ApiSettings): void => {
  const authorise = async (request: Route, reply: FastifyReply): Promise<void> => {
    const token = bearerOf(request);
    const refuse = (code: 401 | 404, error: string) => reply.code(code).send({ error });
    if (token === undefined) return refuse(401, 'Send the desk token as "Authorization: Bearer <token>".');
    const { desk } = request.params;
    if (!settings.office.desks.has(desk)) return refuse(404, 'There is no desk of this name.');
    const wanted = settings.tokenOf(desk);
    if (wanted === undefined || !sameSecret(token, wanted)) return refuse(401, 'This is not the token of the desk.');
  };

  const receive = async (request: Route, reply: FastifyReply) => {
    const desk = settings.office.desks.get(request.params.desk);
    if (!desk) return reply.code(404).send({ error: 'There is no desk of this name.' });
    const read = readComplaint(withKey(request), settings.office.clock.now());
    if ('faults' in read) return reply.code(422).send({ error: 'The complaint cannot be read.', faults: read.faults });
    try {
      const { outcome, row } = await openCase(settings.office, desk, read.complaint);
      return await reply.code(outcome === 'created' ? 201 : 200).send({
        caseId: row.caseId,
        registerNumber: printedNumber(row.register),
        statusUrl: settings.statusUrl(row.statusCode),
      });
    } catch (error) {
      if (!isStoreFailure(error)) throw error;
      return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send({
        error: 'The complaint could not be saved. Send it again with the same externalId or Idempotency-Key.',
      });
    }
  };

  app.post<{ Params: { desk: string } }>(
    '/api/desks/:desk/complaints',
    { bodyLimit: MAX_REQUEST_BYTES, onRequest: authorise },
    receive,
  );
};
