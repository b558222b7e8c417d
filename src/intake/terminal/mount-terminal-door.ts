import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Delivery } from '../../casework/case-file.ts';
import type { Office } from '../../casework/ports.ts';
import { press } from '../../casework/press.ts';
import { staffList } from '../../casework/staff-list.ts';
import { type BotReport, type DoorAnswer, wordRequestSchema } from '../../casework/terminal-door.ts';
import { cleanText } from '../../domain/plain-text.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { explainRefusal } from '../../text/explain-refusal.ts';
import type { Text } from '../../text/text.ts';
import { mountReportDoor } from './take-reports.ts';

type Place = NonNullable<Delivery['place']>;

export type TerminalDoorSettings = {
  office: Office;
  text: Text;
  /** The key of this start, see `leaveDoorKey`. */
  token: string;
  /** Chat user id in whose name the terminal acts; without it the terminal only reads. */
  user?: string;
  vitals(): Omit<BotReport, 'user' | 'staff'>;
  /** Address at which people see the message. */
  linkTo(place: Place): Promise<string | undefined>;
};

type CaseRequest = FastifyRequest<{ Params: { caseId: string } }>;

const BODY_LIMIT = 16_384;

const LOOPBACK = /^(?:127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/;
const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * Only a program on this machine that knows the key. A page in somebody's browser sends Origin or another host's name; a
 * proxy, which would lend its loopback address to the whole network, tells for whom it asks.
 */
const isFromHere = ({ headers, socket }: FastifyRequest): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  OWN_HOST.test(headers.host ?? '') &&
  headers.origin === undefined &&
  headers.forwarded === undefined &&
  headers['x-forwarded-for'] === undefined;

const knowsKey = ({ headers }: FastifyRequest, token: string): boolean => {
  const given = Buffer.from(/^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const sentence = async ({ office, text }: TerminalDoorSettings, caseId: string, refusal: Refusal): Promise<string> => {
  const desk = office.desks.get((await office.store.read(caseId))?.row.desk ?? '');
  return explainRefusal(text, refusal, {
    role: (id) => (desk ? roleLabel(desk.procedure, id) : id),
    person: (id, name) => name ?? id ?? text.terminal.case.system,
  });
};

/** Presses the action with the words in the request. */
const spoken = async (
  settings: TerminalDoorSettings,
  { params: { caseId }, body }: CaseRequest,
  action: 'comment' | 'remind',
): Promise<{ status: number; answer: DoorAnswer }> => {
  const { office, text, user } = settings;
  const refuse = async (status: number, refusal: Refusal) => ({
    status,
    answer: { ok: false as const, why: await sentence(settings, caseId, refusal) },
  });
  const asked = wordRequestSchema.safeParse(body);
  if (!asked.success) return refuse(422, { code: 'missing_field', field: 'note' });
  if (user === undefined) return { status: 403, answer: { ok: false, why: text.terminal.status.readOnlyWhy } };
  const fields = { note: cleanText(asked.data.note) };
  const outcome = await press(office, { caseId, action, userId: user, press: asked.data.press, fields });
  return outcome.ok ? { status: 200, answer: { ok: true } } : refuse(409, outcome.refusal);
};

/**
 * The terminal's door to the bot: `GET /terminal/report`, `GET /terminal/cases/<id>/link` and
 * `POST /terminal/cases/<id>/comments` or `/reminders { note, press }`. Both are presses like those in chat, with the same
 * rules and the same record. Anyone but a holder of the key on this machine hears that nothing is here.
 */
export const mountTerminalDoor = (app: FastifyInstance, settings: TerminalDoorSettings): void => {
  const { office, token, user } = settings;
  const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!isFromHere(request) || !knowsKey(request, token))
      return reply.code(404).send({ error: 'There is nothing here.' });
  };

  app.get(
    '/terminal/report',
    { onRequest: guard },
    async (): Promise<BotReport> => ({
      ...settings.vitals(),
      staff: await staffList(office),
      ...(user === undefined ? {} : { user: { id: user, name: await office.directory.nameOf(user) } }),
    }),
  );

  app.get('/terminal/cases/:caseId/link', { onRequest: guard }, async (request: CaseRequest) => {
    const file = await office.store.read(request.params.caseId);
    const place = file?.deliveries.find(({ kind }) => kind === 'card')?.place;
    const link = place && (await settings.linkTo(place));
    return link === undefined ? {} : { link };
  });

  mountReportDoor(app, office, guard);

  for (const [what, action] of [
    ['comments', 'comment'],
    ['reminders', 'remind'],
  ] as const) {
    app.post(
      `/terminal/cases/:caseId/${what}`,
      { onRequest: guard, bodyLimit: BODY_LIMIT },
      async (request: CaseRequest, reply): Promise<DoorAnswer> => {
        const { status, answer } = await spoken(settings, request, action);
        return reply.code(status).send(answer);
      },
    );
  }
};
