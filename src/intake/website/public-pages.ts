import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Desk, Office } from '../../casework/ports.ts';
import type { Text } from '../../text/text.ts';
import { formRoutes } from './form-routes.ts';
import { type Html, html } from './html.ts';
import { page, pageStyles } from './page.ts';
import { statusRoutes } from './status-routes.ts';

export type PublicSettings = {
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

/** The ways to answer a citizen's browser. */
export type Answers = {
  page(reply: FastifyReply, title: string, body: Html, code?: number): FastifyReply;
  notFound(reply: FastifyReply, sentence?: string): FastifyReply;
};

const answersOf = ({ lang, officeName, banner, text }: PublicSettings): Answers => {
  const answer: Answers['page'] = (reply, title, body, code = 200) => {
    const frame = { lang, title, office: officeName, home: '/', ...(banner === undefined ? {} : { banner }) };
    return reply
      .code(code)
      .type('text/html; charset=utf-8')
      .send(page({ ...frame, body }));
  };
  return {
    page: answer,
    notFound: (reply, sentence) => {
      const title = text.form.notFound;
      return answer(reply, title, html`<h1>${title}</h1>${sentence !== undefined && html`<p>${sentence}</p>`}`, 404);
    },
  };
};

/** Formulir, halaman perkembangan, and the page that leads to them. */
export const publicPages = (app: FastifyInstance, settings: PublicSettings): void => {
  const answers = answersOf(settings);
  const { office, officeName, text, chatUrl } = settings;
  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(pageStyles));
  app.get('/', (_request, reply) => {
    const desks = [...office.desks.values()];
    const body = html`<h1>${officeName}</h1>
<p>${text.form.intro}</p>
<ul class="plain">${desks.map((desk) => html`<li><a href="/desks/${desk.id}">${desk.title}</a> – ${desk.procedure.office}</li>`)}</ul>
${chatUrl !== undefined && html`<p><a href="${chatUrl}">${text.form.chat}</a></p>`}`;
    return answers.page(reply, officeName, body);
  });
  formRoutes(app, settings, answers);
  statusRoutes(app, settings, answers);
  app.setNotFoundHandler((_request, reply) => answers.notFound(reply));
};
