import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Desk, Office } from '../../casework/ports.ts';
import type { Text } from '../../text/text.ts';
import { formRoutes } from './form-routes.ts';
import { homePage } from './home-page.ts';
import { type Html, html } from './html.ts';
import { page, pageFiles } from './page.ts';
import type { UploadLimits } from './read-post.ts';
import { spamGuard } from './spam-guard.ts';
import { statusRoutes } from './status-routes.ts';

export type PublicSettings = {
  office: Office;
  officeName: string;
  lang: string;
  textOf(desk: Desk): Text;
  text: Text;
  statusUrl(code: string): string;
  /** Key of the office: signs forms. */
  key: Uint8Array;
  /** Hears of what went wrong here, while the citizen is told in words. */
  onFault(error: Error): void;
  /** Real time, Unix milliseconds: how long somebody wrote does not depend on a demonstration's clock. */
  wallClock(): number;
  /** What a desk takes of attachments; undefined: none. */
  uploads(desk: string): UploadLimits | undefined;
  /** Whole years after closing that personal data are kept; absent: as the archive's schedule says. */
  retentionYears?: number;
  banner?: string;
  /** Address of the local workspace's chat page, when it runs. */
  chatUrl?: string;
};

/** The ways to answer a citizen's browser. */
export type Answers = {
  page(reply: FastifyReply, title: string, body: Html, code?: number): FastifyReply;
  notFound(reply: FastifyReply, sentence?: string): FastifyReply;
  /** A page that says one thing. */
  say(reply: FastifyReply, code: number, title: string, sentence?: string): FastifyReply;
};

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const answersOf = ({ lang, officeName, banner, text }: PublicSettings): Answers => {
  const answer: Answers['page'] = (reply, title, body, code = 200) => {
    const frame = { lang, title, office: officeName, home: '/', ...(banner === undefined ? {} : { banner }) };
    return reply
      .code(code)
      .headers({ 'cache-control': 'no-store', 'content-security-policy': POLICY })
      .type('text/html; charset=utf-8')
      .send(page({ ...frame, body }));
  };
  const say: Answers['say'] = (reply, code, title, sentence) =>
    answer(reply, title, html`<h1>${title}</h1>${sentence !== undefined && html`<p>${sentence}</p>`}`, code);
  return {
    page: answer,
    say,
    notFound: (reply, sentence) => say(reply, 404, text.form.notFound, sentence),
  };
};

/** What went wrong, said in words on a page. */
const explainFaults = (app: FastifyInstance, { text, onFault }: PublicSettings, answers: Answers): void => {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) onFault(error);
    if (status === 413) return answers.say(reply, 413, text.form.tooLarge);
    if (status === 429) return answers.say(reply, 429, text.form.tooManyTitle, text.statusPage.tooManyCodes);
    return answers.say(reply, status, text.form.failed);
  });
};

/** Formulir, halaman perkembangan, and the page that leads to them. No cookies; nothing is kept in the browser. */
export const publicPages = (app: FastifyInstance, settings: PublicSettings): void => {
  const answers = answersOf(settings);
  app.setNotFoundHandler((_request, reply) => answers.notFound(reply));
  app.register(async (pages) => {
    // A file that is too large is named beside the others; the text that came with it is kept.
    await pages.register(multipart, { throwFileSizeLimit: false });
    explainFaults(pages, settings, answers);
    for (const [path, { type, content }] of pageFiles)
      pages.get(path, (_request, reply) => reply.type(type).header('cache-control', 'max-age=3600').send(content));
    pages.get('/', (_request, reply) => answers.page(reply, settings.officeName, homePage(settings)));
    const guard = spamGuard(settings.key, settings.wallClock);
    formRoutes(pages, settings, answers, guard);
    statusRoutes(pages, settings, answers, guard);
  });
};
