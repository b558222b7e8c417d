import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseFile } from '../../casework/case-file.ts';
import type { CaseRow } from '../../casework/case-row.ts';
import { whereItGoesOn } from '../../casework/merge.ts';
import { type Desk, isStoreFailure } from '../../casework/ports.ts';
import { type Case, replay } from '../../domain/case.ts';
import { isBlank } from '../../domain/plain-text.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { FORM_BYTES } from './form-routes.ts';
import type { Answers, PublicSettings } from './public-pages.ts';
import { type Post, readPost } from './read-post.ts';
import { isLimitedAddress } from './requester.ts';
import type { SpamGuard } from './spam-guard.ts';
import { statusPage } from './status-page.ts';
import { faultIn, record, type SayingFault, saidIn } from './status-sayings.ts';
import { asksForWord } from './status-words.ts';

type StatusDoor = { settings: PublicSettings; answers: Answers; guard: SpamGuard };

/** The complaint that a code belongs to, and the case in which it goes on. */
type Found = { code: string; own: CaseRow; file: CaseFile; desk: Desk; now: Case };

/** As on the receipt: people write it small, and with a space too many. */
const plainCode = (code: string): string => code.trim().toUpperCase();

const caseOf = async ({ office }: PublicSettings, code: string): Promise<Found | undefined> => {
  const own = await office.store.byStatusCode(code);
  const file = own && (await whereItGoesOn(office, own.caseId));
  const desk = file && office.desks.get(file.row.desk);
  return file && desk ? { code, own, file, desk, now: replay(file.events) } : undefined;
};

type Showing = { post?: Post; fault?: SayingFault; wait?: string; notice?: 'new' | 'sent'; status?: number };

const show = (
  { settings, answers }: StatusDoor,
  reply: FastifyReply,
  { code, own, file, desk, now }: Found,
  { post, fault, wait, notice, status }: Showing,
): FastifyReply => {
  const text = settings.textOf(desk);
  const number = printedNumber(own.register);
  const body = statusPage({
    number,
    case: now,
    events: file.events,
    procedure: desk.procedure,
    // Whose complaint was merged into another one judges no answer to somebody else.
    asksWord: own.caseId === now.caseId && asksForWord(desk.procedure, now),
    text,
    now: settings.office.clock.now(),
    action: `/status/${code}`,
    address: settings.statusUrl(code),
    uploads: settings.uploads(desk.id),
    hadFiles: post?.hadFiles ?? false,
    typed: post?.fields ?? {},
    fault,
    notice,
    wait,
  });
  return answers.page(reply, text.statusPage.title({ number }), body, status);
};

type CodeRequest = FastifyRequest<{ Params: { code: string } }>;

/** Whoever tries many codes is told to wait, right ones included: else the answer would tell them apart. */
const unlessGuessing = async (
  { settings, answers, guard }: StatusDoor,
  request: CodeRequest,
  reply: FastifyReply,
  then: (found: Found) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> => {
  const { form, statusPage: words } = settings.text;
  const isLimited = isLimitedAddress(request);
  if (isLimited && guard.wrongCodes.isSpent(request.ip))
    return answers.say(reply, 429, form.tooManyTitle, words.tooManyCodes);
  const found = await caseOf(settings, plainCode(request.params.code));
  if (found) return then(found);
  if (isLimited) guard.wrongCodes.allows(request.ip);
  return answers.notFound(reply, words.unknownCode);
};

const receive = async (door: StatusDoor, request: CodeRequest, reply: FastifyReply, found: Found) => {
  const { settings, guard } = door;
  const text = settings.textOf(found.desk);
  const uploads = settings.uploads(found.desk.id);
  const post = await readPost(request, uploads);
  const said = saidIn(post);
  if (!said) return reply.redirect(`/status/${found.code}`, 303);
  const again = (status: number, why: { fault: SayingFault } | { wait: string }) =>
    show(door, reply, found, { post, ...why, status });
  if (!guard.posts.byCode.allows(found.code)) return again(429, { wait: text.statusPage.tooMany });
  const fault = faultIn(said, post, text, uploads);
  if (fault) return again(422, { fault });
  const outcome = await record(settings.office, found.now, said, post).catch((error: unknown) => {
    if (isStoreFailure(error)) return undefined;
    throw error;
  });
  if (!outcome || (!outcome.ok && outcome.refusal.code === 'store_unavailable'))
    return again(503, { wait: text.form.notSaved });
  return reply.redirect(`/status/${found.code}${outcome.ok ? '?sent=1' : ''}`, 303);
};

const noticeIn = ({ query }: FastifyRequest<{ Querystring: { new?: string; sent?: string } }>): Showing => {
  if (query.new === '1') return { notice: 'new' };
  return query.sent === '1' ? { notice: 'sent' } : {};
};

/** `GET` and `POST /status/<code>`: how far the case has come, and what the complainant says to it. */
export const statusRoutes = (
  app: FastifyInstance,
  settings: PublicSettings,
  answers: Answers,
  guard: SpamGuard,
): void => {
  const door = { settings, answers, guard };
  app.get<{ Querystring: { code?: string } }>('/status', (request, reply) => {
    const { code } = request.query;
    if (typeof code !== 'string' || isBlank(code)) return answers.notFound(reply, settings.text.statusPage.unknownCode);
    return reply.redirect(`/status/${encodeURIComponent(plainCode(code))}`, 303);
  });
  app.get<{ Params: { code: string }; Querystring: { new?: string; sent?: string } }>(
    '/status/:code',
    (request, reply) => unlessGuessing(door, request, reply, (found) => show(door, reply, found, noticeIn(request))),
  );
  app.post<{ Params: { code: string } }>('/status/:code', { bodyLimit: FORM_BYTES }, (request, reply) =>
    unlessGuessing(door, request, reply, (found) => receive(door, request, reply, found)),
  );
};
