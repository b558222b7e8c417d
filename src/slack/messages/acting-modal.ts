import type { InputBlock, ModalView } from '@slack/types';
import { type ActingKind, actingKinds } from '../../domain/acting-official.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';
import { ui } from '../action-ids.ts';
import { option, plain } from './elements.ts';
import { TITLE } from './fields-modal.ts';

export type ActingForm = { procedure: Procedure; today: string; privateMetadata: string; text: Text };

/** Block and input ids of the form. */
export const actingInputs = ['role', 'kind', 'person', 'insteadOf', 'decree', 'from', 'to'] as const;
export type ActingInput = (typeof actingInputs)[number];

const input = (id: ActingInput, label: string, element: InputBlock['element'], optional = false): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, 200),
  element,
  ...(optional ? { optional } : {}),
});

const kindOption = (kind: ActingKind, { people }: Text) => option(kind, people.kinds[kind]);

/** Asks who is put into which post, by which order, and for how long. */
export const actingModal = ({ procedure, today, privateMetadata, text }: ActingForm): ModalView => {
  const { people, modal } = text;
  const roles = procedure.roles.filter(({ may }) => may === undefined);
  const date = (id: 'from' | 'to'): InputBlock['element'] => ({
    type: 'datepicker',
    action_id: id,
    initial_date: today,
  });
  return {
    type: 'modal',
    callback_id: ui.acting,
    private_metadata: privateMetadata,
    title: plain(people.title, TITLE),
    submit: plain(modal.submit, TITLE),
    close: plain(modal.cancel, TITLE),
    blocks: [
      input('role', people.role, {
        type: 'static_select',
        action_id: 'role',
        options: roles.map(({ id, label }) => option(id, label)),
      }),
      input('kind', people.kind, {
        type: 'static_select',
        action_id: 'kind',
        options: actingKinds.map((kind) => kindOption(kind, text)),
        initial_option: kindOption('Plh.', text),
      }),
      input('person', people.person, { type: 'users_select', action_id: 'person' }),
      input('insteadOf', people.insteadOf, { type: 'plain_text_input', action_id: 'insteadOf', max_length: 100 }, true),
      input('decree', people.decree, { type: 'plain_text_input', action_id: 'decree', max_length: 120 }),
      input('from', people.from, date('from')),
      input('to', people.to, date('to')),
    ],
  };
};
