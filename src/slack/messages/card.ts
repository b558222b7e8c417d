import type { KnownBlock } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import { LAPOR_STATUS, trackingIdOf } from '../../domain/lapor.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { alikeBlocks, type ShownAlike } from './alike-blocks.ts';
import { answerBlocks } from './answer-blocks.ts';
import { attachmentBlocks } from './attachment-lines.ts';
import { caseButtons } from './case-buttons.ts';
import { sopMarks, stateLines } from './case-state.ts';
import { context, escape, header, inline, type Message, quote, section } from './elements.ts';
import { shown, shownUpTo } from './stranger-text.ts';

/** A case as one message shows it. `byHand`: no connector carries answers on the complaint's channel. */
export type CardPicture = { view: CaseView; byHand: boolean; alike?: readonly ShownAlike[]; text: Text };

const SUBJECT = 300;
const BODY = 2_000;

/** The one message of a case: what was complained, where it stands, whose turn it is, what can be pressed. */
export const caseCard = (picture: CardPicture): Message => {
  const { view, byHand, text } = picture;
  const marks = sopMarks(view, text);
  return {
    text: summary(picture),
    blocks: [
      header(title(picture)),
      context(origin(picture)),
      ...complaintBlocks(view, text),
      ...attachmentBlocks(view.case.complaint.attachments, view.case.restricted, text),
      ...(view.case.complaint.suspected ? [context(text.card.suspected)] : []),
      section(stateLines(view, text).join('\n')),
      ...alikeBlocks(view, picture.alike ?? [], text),
      ...answerBlocks(view, byHand, text),
      ...caseButtons(view, byHand, text),
      ...(marks.length === 0 ? [] : [context(...marks)]),
    ],
  };
};

/** The card without a word from strangers: for when the full one must not or cannot be sent. Still works as a card. */
export const plainCard = (picture: CardPicture): Message => {
  const { view, byHand, text } = picture;
  return {
    text: summary(picture),
    blocks: [
      header(title(picture)),
      section(`${stateLines(view, text).join('\n')}\n_${text.card.unsafe}_`),
      ...caseButtons(view, byHand, text),
    ],
  };
};

const title = ({ view, text }: CardPicture): string =>
  text.card.title({ number: printedNumber(view.case.register), kind: text.labels.kind[view.case.complaint.kind] });

/** What a notification says: no word of the complaint itself. */
const summary = ({ view, text }: CardPicture): string =>
  escape(
    text.card.summary({
      number: printedNumber(view.case.register),
      kind: text.labels.kind[view.case.complaint.kind],
      step: view.task.title,
      state: text.labels.status[view.case.status],
    }),
  );

const origin = ({ view, text }: CardPicture): string => {
  const { complaint } = view.case;
  const at = text.format.dateTime(complaint.receivedAt);
  const received = text.card.receivedAt({ at, channel: text.labels.channel[complaint.channel] });
  const { name } = complaint.complainant;
  const isWithheld = view.case.restricted || complaint.secret === true;
  const who = isWithheld ? text.card.identityWithheld : name ? shownUpTo(name, 80) : text.card.anonymous;
  return [inline(view.desk.title), received, `${text.card.complainant}: ${inline(who)}`, ...atLapor(view, text)].join(
    ' · ',
  );
};

/** Its number at LAPOR!, and how it stands there as last told. */
const atLapor = ({ case: { complaint, source } }: CaseView, { card }: Text): string[] => {
  const trackingId = trackingIdOf(complaint);
  if (trackingId === undefined) return [];
  const status = source.columns[LAPOR_STATUS];
  return [inline(card.trackingId({ trackingId, status: status === undefined ? undefined : shownUpTo(status, 60) }))];
};

const complaintBlocks = ({ case: now }: CaseView, { card }: Text): KnownBlock[] => {
  if (now.restricted) return [context(card.restricted)];
  const { subject, body } = now.complaint;
  const whole = shown(body);
  return [
    quote(shownUpTo(body, BODY) || card.noBody, shownUpTo(subject, SUBJECT) || card.noSubject),
    ...(whole.length > BODY ? [context(card.cut)] : []),
  ];
};
