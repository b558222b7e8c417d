import type { FastifyInstance } from 'fastify';
import { type ComplainantSays, complainantSays } from '../../casework/complainant.ts';
import { replay } from '../../domain/case.ts';
import { cleanText, isBlank } from '../../domain/plain-text.ts';
import { FORM_BYTES } from './form-routes.ts';
import { html } from './html.ts';
import type { Answers, PublicSettings } from './public-pages.ts';
import { statusPage } from './status-page.ts';

/** Longest word a complainant leaves on the status page. */
const MAX_WORD = 10_000;

/** `GET` and `POST /status/<code>`: how far the case has come, and the complainant's word about it. */
export const statusRoutes = (app: FastifyInstance, settings: PublicSettings, answers: Answers): void => {
  const { office, text: words } = settings;
  const caseOf = async (code: string) => {
    const row = await office.store.byStatusCode(code);
    const file = row && (await office.store.read(row.caseId));
    const desk = file && office.desks.get(file.row.desk);
    return file && desk ? { file, desk, now: replay(file.events) } : undefined;
  };

  app.get<{ Params: { code: string }; Querystring: { new?: string } }>('/status/:code', async (request, reply) => {
    const { code } = request.params;
    const found = await caseOf(code);
    if (!found) return answers.notFound(reply, words.statusPage.unknownCode);
    const text = settings.textOf(found.desk);
    const body = statusPage({
      case: found.now,
      events: found.file.events,
      procedure: found.desk.procedure,
      text,
      now: office.clock.now(),
      action: `/status/${code}`,
      address: settings.statusUrl(code),
      isNew: request.query.new === '1',
    });
    return answers.page(reply.header('cache-control', 'no-store'), text.statusPage.history, body);
  });

  app.post<{ Params: { code: string } }>('/status/:code', { bodyLimit: FORM_BYTES }, async (request, reply) => {
    const { code } = request.params;
    const found = await caseOf(code);
    if (!found) return answers.notFound(reply, words.statusPage.unknownCode);
    const says = wordOf(request.body);
    const outcome = says && (await complainantSays(office, found.now, says, 'status-page'));
    if (outcome?.ok === false && outcome.refusal.code === 'store_unavailable') {
      const { notSaved } = settings.textOf(found.desk).form;
      return answers.page(reply, notSaved, html`<h1>${notSaved}</h1>`, 503);
    }
    return reply.redirect(`/status/${code}`, 303);
  });
};

/** @returns what was said, or undefined when the form was empty or not ours. */
const wordOf = (body: unknown): ComplainantSays | undefined => {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const textOf = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? cleanText(value.slice(0, MAX_WORD)).trim() : '';
  };
  switch (fields['word']) {
    case 'satisfied':
      return { word: 'satisfied' };
    case 'not-satisfied':
      return { word: 'not-satisfied', why: textOf('why') };
    case 'reply':
      return isBlank(textOf('reply')) ? undefined : { word: 'reply', text: textOf('reply') };
    default:
      return undefined;
  }
};
