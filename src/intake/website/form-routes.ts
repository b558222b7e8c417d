import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keepFiles } from '../../casework/keep-files.ts';
import { openCase } from '../../casework/open-case.ts';
import { type Desk, isStoreFailure } from '../../casework/ports.ts';
import type { Complaint } from '../../domain/complaint.ts';
import { uploadMessage } from './controls.ts';
import type { FormFault, FormInput } from './form-fields.ts';
import { formPage } from './form-page.ts';
import type { Answers, PublicSettings } from './public-pages.ts';
import { type Post, readPost } from './read-post.ts';
import { formInput, readForm } from './receive-form.ts';
import { isLimitedAddress } from './requester.ts';
import type { SpamGuard } from './spam-guard.ts';

/** A form with its text limit fits many times over. */
export const FORM_BYTES = 262_144;

type Showing = { input: FormInput; faults?: readonly FormFault[]; wait?: string; hadFiles: boolean; code?: number };

const blank: Showing = { input: {}, hadFiles: false };

/** What is to be mended: the fields, then the files, in the order of the page. */
const faultsOf = (read: ReturnType<typeof readForm>, upload: string | undefined): FormFault[] => {
  const inFields = 'faults' in read ? read.faults : [];
  if (upload === undefined) return inFields;
  const before = inFields.filter(({ field }) => ['kind', 'category', 'subject', 'body'].includes(field));
  return [...before, { field: 'attachments', message: upload }, ...inFields.slice(before.length)];
};

/** `GET` and `POST /desks/<desk>`: the form, and what a citizen sends with it. What was typed is never lost to a fault. */
export const formRoutes = (
  app: FastifyInstance,
  settings: PublicSettings,
  answers: Answers,
  guard: SpamGuard,
): void => {
  const { office } = settings;

  const show = async (reply: FastifyReply, desk: Desk, { input, faults = [], wait, hadFiles, code = 200 }: Showing) => {
    const text = settings.textOf(desk);
    const given = input['token'] ?? '';
    const token = guard.tokens.read(given) ? given : guard.tokens.issue();
    const body = formPage({
      text,
      procedure: desk.procedure,
      office: desk.title,
      action: `/desks/${desk.id}`,
      token,
      task: await guard.task(token),
      input,
      faults,
      wait,
      uploads: settings.uploads(desk.id),
      hadFiles,
      retentionYears: settings.retentionYears,
    });
    return answers.page(reply, text.form.title({ office: desk.title }), body, code);
  };

  const isTooMuch = (request: FastifyRequest, input: FormInput): boolean => {
    const isOften = isLimitedAddress(request) && !guard.posts.byAddress.allows(request.ip);
    const form = guard.tokens.read(input['token'] ?? '')?.id;
    return isOften || (form !== undefined && !guard.posts.byForm.allows(form));
  };

  /** A suspect complaint is recorded like any other, and marked: nobody is turned away by a guess. */
  const open = async (desk: Desk, input: FormInput, complaint: Complaint, { files }: Post) => {
    const attachments = await keepFiles(office, files);
    const content = JSON.stringify(attachments.map(({ kept }) => kept));
    const mark = (await guard.isSuspect(input)) ? ({ kind: 'unclassified', suspected: true } as const) : {};
    const externalId = guard.nameOf(input, content);
    return openCase(office, desk, { ...complaint, ...mark, externalId, attachments });
  };

  const receive = async (request: FastifyRequest, reply: FastifyReply, desk: Desk) => {
    const text = settings.textOf(desk);
    const uploads = settings.uploads(desk.id);
    const post = await readPost(request, uploads);
    const input = formInput(post.fields);
    const again = (code: number, why: { faults: readonly FormFault[] } | { wait: string }) =>
      show(reply, desk, { input, ...why, hadFiles: post.hadFiles, code });
    if (isTooMuch(request, input)) return again(429, { wait: text.form.tooMany });
    const read = readForm(input, desk.procedure, text, office.clock.now());
    const faults = faultsOf(read, uploadMessage(post.faults, text, uploads));
    if ('faults' in read || faults.length > 0) return again(422, { faults });
    try {
      const { row } = await open(desk, input, read.complaint, post);
      return await reply.redirect(`/status/${row.statusCode}?new=1`, 303);
    } catch (error) {
      if (!isStoreFailure(error)) throw error;
      return again(503, { wait: text.form.notSaved });
    }
  };

  app.get<{ Params: { desk: string } }>('/desks/:desk', (request, reply) => {
    const desk = office.desks.get(request.params.desk);
    return desk ? show(reply, desk, blank) : answers.notFound(reply);
  });

  app.post<{ Params: { desk: string } }>('/desks/:desk', { bodyLimit: FORM_BYTES }, (request, reply) => {
    const desk = office.desks.get(request.params.desk);
    return desk ? receive(request, reply, desk) : answers.notFound(reply);
  });
};
