import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { CannedAnswer } from '../../casework/views.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import type { Text } from '../../text/text.ts';
import { ui } from '../action-ids.ts';
import { actions, button, context, inline, plain, quote, section } from './elements.ts';
import { TITLE } from './fields-modal.ts';
import { shownUpTo } from './stranger-text.ts';

export type CannedList = {
  answers: readonly CannedAnswer[];
  procedure: Procedure;
  reader: { id: string; mayApprove: boolean };
  privateMetadata: string;
  text: Text;
};

/** Three blocks each, of the hundred that a modal holds. */
const MOST = 30;
const EXCERPT = 600;

/** Jawaban baku of a desk: each with its text, who approved it, and what the reader may do with it. */
export const cannedModal = ({ answers, procedure, reader, privateMetadata, text }: CannedList): ModalView => {
  const { canned, modal, format } = text;
  // What waits for somebody comes first.
  const sorted = [...answers].sort((a, b) => Number(a.approved !== undefined) - Number(b.approved !== undefined));
  const rest = sorted.length - MOST;
  return {
    type: 'modal',
    callback_id: ui.canned,
    private_metadata: privateMetadata,
    title: plain(canned.title, TITLE),
    close: plain(modal.close, TITLE),
    blocks: [
      context(canned.intro),
      ...actions('propose', [button(canned.propose, ui.cannedPropose, 'propose', 'primary')]),
      ...(sorted.length === 0 ? [section(canned.none)] : []),
      ...sorted.slice(0, MOST).flatMap((answer) => entry(answer, procedure, reader, text)),
      ...(rest > 0 ? [context(canned.more({ count: format.number(rest) }))] : []),
    ],
  };
};

const entry = (
  answer: CannedAnswer,
  procedure: Procedure,
  reader: CannedList['reader'],
  { canned, format }: Text,
): KnownBlock[] => {
  const { id, title, approved, proposed } = answer;
  const nameOf = ({ name }: { name: string }): string => inline(shownUpTo(name, 80));
  const state = approved
    ? canned.approved({
        name: nameOf(approved),
        role: inline(roleLabel(procedure, approved.role)),
        at: format.date(approved.at),
      })
    : canned.waiting({ name: nameOf(proposed), at: format.date(proposed.at) });
  const mayRetire = reader.mayApprove || (approved === undefined && proposed.by === reader.id);
  return [
    quote(shownUpTo(answer.text, EXCERPT), shownUpTo(title, 70)),
    context(state),
    ...actions(`canned-${id}`.slice(0, 255), [
      ...(reader.mayApprove && approved === undefined ? [button(canned.approve, ui.cannedApprove, id, 'primary')] : []),
      ...(mayRetire ? [button(canned.retire, ui.cannedRetire, id, 'danger')] : []),
    ]),
  ];
};

/** Block and input ids of the form, and how long each may be. */
const proposalLimits = { title: 70, text: 2_500 } as const;

/** Asks for a title and a text. */
export const proposeModal = (privateMetadata: string, { canned, modal }: Text): ModalView => {
  const input = (id: keyof typeof proposalLimits, label: string, hint: string): InputBlock => ({
    type: 'input',
    block_id: id,
    label: plain(label, 200),
    hint: plain(hint, 200),
    element: {
      type: 'plain_text_input',
      action_id: id,
      multiline: id === 'text',
      max_length: proposalLimits[id],
    },
  });
  return {
    type: 'modal',
    callback_id: ui.cannedPropose,
    private_metadata: privateMetadata,
    title: plain(canned.proposeTitle, TITLE),
    submit: plain(canned.send, TITLE),
    close: plain(modal.cancel, TITLE),
    blocks: [input('title', canned.name, canned.nameHint), input('text', canned.body, canned.bodyHint)],
  };
};
