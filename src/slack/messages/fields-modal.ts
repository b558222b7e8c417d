import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { CannedAnswer, CaseView } from '../../casework/views.ts';
import { fieldLimits, optionalFields } from '../../domain/fields.ts';
import { outsideAction } from '../../domain/outside-actions.ts';
import type { FieldName } from '../../domain/procedure.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { actId } from '../action-ids.ts';
import { cannedMenu } from './canned-menu.ts';
import { context, inline, option, plain, quote, section } from './elements.ts';
import { shown, shownUpTo } from './stranger-text.ts';

export type FieldsForm = {
  view: CaseView;
  action: string;
  asks: readonly FieldName[];
  /** Filled in as the addressee: the case that was suggested. */
  to?: string;
  /** With an answer: the desk's canned ones, and the one that was chosen, filled in. */
  canned?: { answers: readonly CannedAnswer[]; chosen?: { id: string; answer: string } };
  /** Comes back with the submission. */
  privateMetadata: string;
  text: Text;
};

/** What Slack lets a modal's title and buttons hold. */
export const TITLE = 24;
const LABEL = 200;
/** Written in one line; the others are texts. */
const SHORT: ReadonlySet<FieldName> = new Set(['to', 'division']);

/** The dialog in which an action asks for words. Block and input ids are the field names. */
export const fieldsModal = (form: FieldsForm): ModalView => {
  const { view, action, asks, privateMetadata, text } = form;
  const does = outsideAction(action);
  return {
    type: 'modal',
    callback_id: actId(action),
    private_metadata: privateMetadata,
    title: plain(labelOf(form), TITLE),
    submit: plain(text.modal.submit, TITLE),
    close: plain(text.modal.cancel, TITLE),
    blocks: [
      section(text.modal.caseLine({ number: numberOf(view), subject: subjectOf(view, text) })),
      ...(does
        ? [context(`*${text.thread.outsideSop}* · ${text.outside.action[does.id].does}`)]
        : [complaint(view, text)]),
      ...asks.flatMap((field) => [...menuAbove(field, form), input(field, form)]),
    ],
  };
};

const labelOf = ({ view, action, text }: Pick<FieldsForm, 'view' | 'action' | 'text'>): string => {
  const outside = outsideAction(action);
  if (outside) return text.outside.action[outside.id].label;
  return view.actions.find(({ id }) => id === action)?.label ?? action;
};

const numberOf = ({ case: now }: CaseView): string => printedNumber(now.register);

const subjectOf = ({ case: { complaint, restricted } }: CaseView, { card }: Text): string =>
  restricted ? card.restrictedSubject : inline(shownUpTo(complaint.subject, 150) || card.noSubject);

/** What the writer is answering or deciding on. */
const complaint = ({ case: { complaint, restricted } }: CaseView, { card }: Text): KnownBlock =>
  restricted ? context(card.restricted) : quote(shownUpTo(complaint.body, 1_000) || card.noBody);

/** What a field is called, and what belongs into it: an addressee is not the same to every action. */
const wordsFor = (field: FieldName, { action, text }: FieldsForm): { label: string; hint: string } =>
  field === 'to' && (action === 'merge' || action === 'hand-over' || action === 'name-official')
    ? text.modal.addressee[action]
    : { label: text.labels.field[field], hint: text.modal.hint[field] };

const menuAbove = (field: FieldName, { canned, text }: FieldsForm): KnownBlock[] =>
  field === 'answer' && canned ? cannedMenu(canned.answers, canned.chosen?.id, text) : [];

/** Slack keeps what stands in a block of the same name: a text that was filled in shows only in another one. */
const blockOf = (field: FieldName, { canned }: FieldsForm): string =>
  field === 'answer' && canned?.chosen ? `${field}:${canned.chosen.id}`.slice(0, 255) : field;

const input = (field: FieldName, form: FieldsForm): InputBlock => ({
  type: 'input',
  block_id: blockOf(field, form),
  label: plain(wordsFor(field, form).label, LABEL),
  hint: plain(wordsFor(field, form).hint, LABEL),
  ...(optionalFields.has(field) ? { optional: true } : {}),
  element: element(field, form),
});

const element = (field: FieldName, form: FieldsForm): InputBlock['element'] => {
  const choices = choicesOf(field, form);
  if (choices.length > 0) {
    return {
      type: 'static_select',
      action_id: field,
      placeholder: plain(form.text.modal.choose, 150),
      options: choices,
    };
  }
  // A colleague is chosen by name; every other addressee is an office or a number, and is written.
  if (field === 'to' && (form.action === 'hand-over' || form.action === 'name-official')) {
    return { type: 'users_select', action_id: field, placeholder: plain(form.text.modal.choose, 150) };
  }
  const initial =
    field === 'answer' ? (form.canned?.chosen?.answer ?? earlierAnswer(form)) : field === 'to' ? form.to : undefined;
  return {
    type: 'plain_text_input',
    action_id: field,
    multiline: !SHORT.has(field),
    max_length: fieldLimits[field],
    ...(initial === undefined ? {} : { initial_value: initial }),
  };
};

const choicesOf = (field: FieldName, { view, text }: FieldsForm) => {
  if (field === 'division')
    return view.procedure.divisions.slice(0, 100).map((name) => option(name.slice(0, 75), name));
  if (field !== 'confidentiality' && field !== 'integrity' && field !== 'availability') return [];
  return Object.entries(text.labels.assessment[field]).map(([value, label]) => option(value, label));
};

/** The draft that came back, to go on from; not one that may only be shown changed, which Tampilkan data shows as it is. */
const earlierAnswer = ({ view }: FieldsForm): string | undefined => {
  const written = view.case.answer?.text;
  if (written === undefined || written.length > fieldLimits.answer || shown(written) !== written) return undefined;
  return written;
};
