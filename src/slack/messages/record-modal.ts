import type { InputBlock, ModalView } from '@slack/types';
import { categories } from '../../domain/categories.ts';
import { channels, kinds } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';
import { ui } from '../action-ids.ts';
import { context, option, plain } from './elements.ts';
import { TITLE } from './fields-modal.ts';

/** How long each input may be, in characters. Block and input ids are these names. */
export const recordLimits = {
  subject: 300,
  body: 3_000,
  name: 200,
  nik: 40,
  kk: 40,
  phone: 40,
  email: 200,
  address: 500,
} as const;
export const complainantFields = ['name', 'nik', 'kk', 'phone', 'email', 'address'] as const;

export type RecordForm = {
  desks: readonly { id: string; title: string }[];
  /** Id of the desk chosen at first. */
  desk: string;
  /** The message that is recorded, filled in already. Not whole: masked or cut. */
  message?: { words: string; isWhole: boolean };
  privateMetadata: string;
  text: Text;
};

/** Catat aduan: for what was said at the counter, on the phone or on paper. */
export const recordModal = ({ desks, desk, message, privateMetadata, text }: RecordForm): ModalView => {
  const { labels, modal } = text;
  const offered = desks.slice(0, 100).map(({ id, title }) => option(id, title));
  return {
    type: 'modal',
    callback_id: ui.record,
    private_metadata: privateMetadata,
    title: plain(modal.recordTitle, TITLE),
    submit: plain(modal.submit, TITLE),
    close: plain(modal.cancel, TITLE),
    blocks: [
      choice(
        'desk',
        modal.recordDesk,
        offered,
        offered.find(({ value }) => value === desk),
      ),
      choice(
        'channel',
        modal.recordChannel,
        channels.map((id) => option(id, labels.channel[id])),
        option('counter', labels.channel.counter),
      ),
      choice(
        'kind',
        modal.recordKind,
        kinds.map((id) => option(id, labels.kind[id])),
        option('complaint', labels.kind.complaint),
      ),
      {
        ...choice(
          'category',
          modal.recordCategory,
          categories.map((id) => option(id, labels.category[id])),
        ),
        hint: plain(modal.recordCategoryHint, 200),
        optional: true,
      },
      input('subject', modal.recordSubject, { optional: true }),
      input('body', modal.recordBody, {
        multiline: true,
        ...(message ? { initial: message.words } : {}),
        ...(message?.isWhole === false ? { hint: modal.recordMasked } : {}),
      }),
      context(`*${modal.recordComplainant}*`),
      ...complainantFields.map((field) => input(field, labels.complainant[field], { optional: true })),
      {
        type: 'input',
        block_id: 'secret',
        label: plain(modal.recordSecret, 200),
        optional: true,
        element: { type: 'checkboxes', action_id: 'secret', options: [option('secret', modal.recordSecretYes)] },
      },
    ],
  };
};

type Option = ReturnType<typeof option>;

const choice = (id: string, label: string, options: Option[], initial?: Option): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, 200),
  element: { type: 'static_select', action_id: id, options, ...(initial ? { initial_option: initial } : {}) },
});

type Shape = { optional?: true; multiline?: true; initial?: string; hint?: string };

const input = (
  id: keyof typeof recordLimits,
  label: string,
  { optional, multiline, initial, hint }: Shape,
): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, 200),
  ...(hint === undefined ? {} : { hint: plain(hint, 200) }),
  ...(optional ? { optional } : {}),
  element: {
    type: 'plain_text_input',
    action_id: id,
    max_length: recordLimits[id],
    ...(multiline ? { multiline } : {}),
    ...(initial === undefined || initial === '' ? {} : { initial_value: initial }),
  },
});
