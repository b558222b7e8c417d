import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { openCase } from '../../casework/open-case.ts';
import { type Desk, isStoreFailure } from '../../casework/ports.ts';
import { type FormFault, type FormInput, formPage } from './form-page.ts';
import type { Answers, PublicSettings } from './public-pages.ts';
import { formInput, readForm } from './receive-form.ts';

/** A form with its text limit fits many times over. */
export const FORM_BYTES = 262_144;

/** `GET` and `POST /desks/<desk>`: the form, and what a citizen sends with it. What was typed is never lost to a fault. */
export const formRoutes = (app: FastifyInstance, settings: PublicSettings, answers: Answers): void => {
  const { office } = settings;
  const show = (reply: FastifyReply, desk: Desk, input: FormInput, faults: readonly FormFault[], code = 200) => {
    const text = settings.textOf(desk);
    const { procedure, title } = desk;
    const token = input['token'] || randomUUID();
    const body = formPage({ text, procedure, office: title, action: `/desks/${desk.id}`, token, input, faults });
    return answers.page(reply, text.form.title({ office: title }), body, code);
  };

  app.get<{ Params: { desk: string } }>('/desks/:desk', (request, reply) => {
    const desk = office.desks.get(request.params.desk);
    return desk ? show(reply, desk, {}, []) : answers.notFound(reply);
  });

  app.post<{ Params: { desk: string } }>('/desks/:desk', { bodyLimit: FORM_BYTES }, async (request, reply) => {
    const desk = office.desks.get(request.params.desk);
    if (!desk) return answers.notFound(reply);
    const text = settings.textOf(desk);
    const input = formInput(request.body);
    const read = readForm(input, desk.procedure, text, office.clock.now());
    if ('faults' in read) return show(reply, desk, input, read.faults, 422);
    try {
      const { row } = await openCase(office, desk, read.complaint);
      return await reply.redirect(`/status/${row.statusCode}?new=1`, 303);
    } catch (error) {
      if (!isStoreFailure(error)) throw error;
      return show(reply, desk, input, [{ field: 'body', message: text.form.notSaved }], 503);
    }
  });
};
