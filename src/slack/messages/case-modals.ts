import type { KnownBlock, ModalView } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import type { Complaint } from '../../domain/complaint.ts';
import { truncate } from '../../domain/plain-text.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { actId, ui } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { answerLabel } from './answer-blocks.ts';
import {
  button,
  context,
  inline,
  LONG_TEXT,
  type Message,
  pieces,
  plain,
  preformatted,
  quote,
  section,
  slices,
} from './elements.ts';
import { TITLE } from './fields-modal.ts';
import { revealed, shown, shownUpTo } from './stranger-text.ts';

/** Dialogs about one case that ask for no decision. */

type Shape = {
  title: string;
  blocks: KnownBlock[];
  text: Text;
  callback?: string;
  submit?: string;
  privateMetadata?: string;
};

const modal = ({ title, blocks, text, callback, submit, privateMetadata }: Shape): ModalView => ({
  type: 'modal',
  title: plain(title, TITLE),
  close: plain(submit === undefined ? text.modal.close : text.modal.cancel, TITLE),
  ...(submit === undefined ? {} : { submit: plain(submit, TITLE) }),
  ...(callback === undefined ? {} : { callback_id: callback }),
  ...(privateMetadata === undefined ? {} : { private_metadata: privateMetadata }),
  blocks,
});

/** Everything that no SOP prints and may be pressed now, each with what it does. */
export const outsideModal = (view: CaseView, privateMetadata: string, text: Text): ModalView => {
  const value = buttonValue(view.case.caseId, view.case.turn);
  const rows = view.outside.map(({ id }): KnownBlock => {
    const { label, does } = text.outside.action[id];
    return { ...section(`*${label}*\n${does}`), accessory: button(label, actId(id), value) };
  });
  const { label, does } = text.handOut.caseFile;
  const papers: KnownBlock = { ...section(`*${label}*\n${does}`), accessory: button(label, ui.caseFile, value) };
  const blocks = [context(text.outside.intro), ...rows, { type: 'divider' } as const, papers];
  return modal({ title: text.outside.title, blocks, text, privateMetadata });
};

/** Tampilkan data asks why before it shows anything. */
export const revealModal = (privateMetadata: string, text: Text): ModalView => {
  const { revealTitle: title, revealSubmit: submit, revealNotice: notice } = text.modal;
  return whyModal({ title, submit, notice, callback: ui.reveal, privateMetadata, text });
};

/** Berkas (PDF) likewise. */
export const caseFileModal = (privateMetadata: string, text: Text): ModalView => {
  const { label: title, submit, notice } = text.handOut.caseFile;
  return whyModal({ title, submit, notice, callback: ui.caseFile, privateMetadata, text });
};

const whyModal = ({ notice, text, ...shape }: Omit<Shape, 'blocks'> & { notice: string }): ModalView =>
  modal({
    ...shape,
    text,
    blocks: [
      context(notice),
      {
        type: 'input',
        block_id: 'reason',
        label: plain(text.labels.field.reason, 200),
        element: { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: 1_000 },
      },
    ],
  });

/** The whole complaint, masked. */
export const fullTextModal = (view: CaseView, text: Text): ModalView => {
  const { subject, body } = view.case.complaint;
  return modal({
    title: text.modal.fullTextTitle,
    text,
    blocks: [
      section(
        text.modal.caseLine({ number: printedNumber(view.case.register), subject: inline(shownUpTo(subject, 150)) }),
      ),
      ...pieces(shown(body) || text.card.noBody),
      context(text.card.maskedNotice),
    ],
  });
};

/** Why a submission did not count, with what was typed, so that nobody has to write it again. */
export const refusedModal = (sentence: string, typed: readonly string[], text: Text): ModalView =>
  modal({
    title: text.modal.refusedTitle,
    text,
    blocks: [
      section(inline(sentence)),
      ...(typed.length === 0 ? [] : [context(text.modal.typedText)]),
      ...typed.map((words) => preformatted(shownUpTo(words, 3_000))),
    ],
  });

/** Room for one part of a long complaint: three times Slack's own pieces, well under what a message may hold. */
const PART = 9_000;

/**
 * All that is masked elsewhere, in as many messages as it takes: for the one person who gave a reason, never for a
 * channel.
 */
export const revealedData = (view: CaseView, text: Text): Message[] => {
  const { complaint, register, answer } = view.case;
  const number = printedNumber(register);
  const sender = senderLines(complaint, text);
  const first: Message = {
    text: number,
    blocks: [
      section(`*${number}* · ${text.modal.revealNotice}`),
      ...(sender.length === 0 ? [] : [quote(truncate(sender.join('\n'), LONG_TEXT), text.modal.recordComplainant)]),
      ...(answer ? [context(`*${answerLabel(view, text)}*`), preformatted(answer.text)] : []),
    ],
  };
  const whole = `${revealed(complaint.subject) || text.card.noSubject}\n\n${revealed(complaint.body)}`;
  return [first, ...slices(whole, PART).map((part) => ({ text: number, blocks: [quote(part)] }))];
};

const senderLines = ({ complainant }: Complaint, { labels }: Text): string[] =>
  (['name', 'nik', 'kk', 'phone', 'email', 'address'] as const).flatMap((field) => {
    const value = complainant[field];
    return value === undefined || value === '' ? [] : [`${labels.complainant[field]}: ${revealed(value)}`];
  });
