import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { complainantSays, type ComplainantSays } from '../../casework/complainant.ts';
import { openCase } from '../../casework/open-case.ts';
import { type Desk, type Office, StoreInDoubtError, StoreUnavailableError } from '../../casework/ports.ts';
import { replay } from '../../domain/case.ts';
import { cleanText, isBlank } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { type FormFault, type FormInput, formPage } from './form-page.ts';
import { type Html, html } from './html.ts';
import { page, pageStyles } from './page.ts';
import { formInput, readForm } from './receive-form.ts';
import { statusPage } from './status-page.ts';

type PublicSettings = {
  office: Office;
  officeName: string;
  lang: string;
  textOf(desk: Desk): Text;
  text: Text;
  statusUrl(code: string): string;
  banner?: string;
  /** Address of the local workspace's chat page, when it runs. */
  chatUrl?: string;
};

/** Longest word a complainant leaves on the status page. */
const MAX_WORD = 10_000;

/** Formulir, halaman perkembangan, and the page that leads to them. */
export const publicPages = (app: FastifyInstance, settings: PublicSettings): void => {
  const send = (reply: FastifyReply, title: string, body: Html, code = 200) => {
    const { lang, officeName: office, banner } = settings;
    const markup = page({ lang, title, office, home: '/', body, ...(banner === undefined ? {} : { banner }) });
    return reply.code(code).type('text/html; charset=utf-8').send(markup);
  };
  const notFound = (reply: FastifyReply) =>
    send(reply, settings.text.form.notFound, html`<h1>${settings.text.form.notFound}</h1>`, 404);

  const showForm = (reply: FastifyReply, desk: Desk, input: FormInput, faults: readonly FormFault[], code = 200) => {
    const text = settings.textOf(desk);
    const body = formPage({
      text,
      procedure: desk.procedure,
      office: desk.title,
      action: `/desks/${desk.id}`,
      token: input['token'] || randomUUID(),
      input,
      faults,
    });
    return send(reply, text.form.title({ office: desk.title }), body, code);
  };

  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(pageStyles));

  app.get('/', (_request, reply) => {
    const desks = [...settings.office.desks.values()];
    const body = html`<h1>${settings.officeName}</h1>
<p>${settings.text.form.intro}</p>
<ul class="plain">${desks.map((desk) => html`<li><a href="/desks/${desk.id}">${desk.title}</a> – ${desk.procedure.office}</li>`)}</ul>
${settings.chatUrl !== undefined && html`<p><a href="${settings.chatUrl}">${settings.text.form.chat}</a></p>`}`;
    return send(reply, settings.officeName, body);
  });

  app.get<{ Params: { desk: string } }>('/desks/:desk', (request, reply) => {
    const desk = settings.office.desks.get(request.params.desk);
    return desk ? showForm(reply, desk, {}, []) : notFound(reply);
  });

  app.post<{ Params: { desk: string } }>('/desks/:desk', { bodyLimit: 262_144 }, async (request, reply) => {
    const desk = settings.office.desks.get(request.params.desk);
    if (!desk) return notFound(reply);
    const text = settings.textOf(desk);
    const input = formInput(request.body);
    const read = readForm(input, desk.procedure, text, settings.office.clock.now());
    if ('faults' in read) return showForm(reply, desk, input, read.faults, 422);
    try {
      const { row } = await openCase(settings.office, desk, read.complaint);
      return await reply.redirect(`/status/${row.statusCode}?new=1`, 303);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError || error instanceof StoreInDoubtError)) throw error;
      return showForm(reply, desk, input, [{ field: 'body', message: text.form.notSaved }], 503);
    }
  });

  const caseOf = async (code: string) => {
    const row = await settings.office.store.byStatusCode(code);
    const file = row && (await settings.office.store.read(row.caseId));
    const desk = file && settings.office.desks.get(file.row.desk);
    return file && desk ? { file, desk, now: replay(file.events) } : undefined;
  };
  const unknownCode = (reply: FastifyReply) => {
    const { unknownCode: sentence } = settings.text.statusPage;
    return send(reply, sentence, html`<h1>${settings.text.form.notFound}</h1><p>${sentence}</p>`, 404);
  };

  app.get<{ Params: { code: string }; Querystring: { new?: string } }>('/status/:code', async (request, reply) => {
    const found = await caseOf(request.params.code);
    if (!found) return unknownCode(reply);
    const text = settings.textOf(found.desk);
    const body = statusPage({
      case: found.now,
      events: found.file.events,
      procedure: found.desk.procedure,
      text,
      now: settings.office.clock.now(),
      action: `/status/${request.params.code}`,
      address: settings.statusUrl(request.params.code),
      isNew: request.query.new === '1',
    });
    return send(reply.header('cache-control', 'no-store'), text.statusPage.history, body);
  });

  app.post<{ Params: { code: string } }>('/status/:code', { bodyLimit: 262_144 }, async (request, reply) => {
    const found = await caseOf(request.params.code);
    if (!found) return unknownCode(reply);
    const says = wordOf(request.body);
    if (says) await complainantSays(settings.office, found.now, says, 'status-page');
    return reply.redirect(`/status/${request.params.code}`, 303);
  });

  app.setNotFoundHandler((_request, reply) => notFound(reply));
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
