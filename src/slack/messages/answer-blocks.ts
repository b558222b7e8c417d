import type { KnownBlock } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import { trackingIdOf } from '../../domain/lapor.ts';
import type { Text } from '../../text/text.ts';
import { context, LONG_TEXT, preformatted, quote } from './elements.ts';
import { shown, shownUpTo } from './stranger-text.ts';

/** What the answer is by now, in one heading. */
export const answerLabel = ({ case: { answer, sent } }: CaseView, { card }: Text): string =>
  answer && sent && sent.seq > answer.seq ? card.answerSent : card.answerDraft;

/** The answer as far as it has come: the approved text to copy, the draft for those who decide on it, or what was sent. */
export const answerBlocks = (view: CaseView, byHand: boolean, text: Text): KnownBlock[] => {
  const { answerToSend } = view;
  if (view.case.restricted) return view.case.answer ? [context(text.card.restrictedWords)] : [];
  if (answerToSend !== undefined) return approved(view, answerToSend, byHand, text);
  const draft = view.case.answer?.text;
  return draft === undefined || view.case.status === 'closed'
    ? []
    : [quote(shownUpTo(draft, LONG_TEXT), answerLabel(view, text))];
};

const approved = ({ case: now }: CaseView, answer: string, byHand: boolean, { card, labels }: Text): KnownBlock[] => {
  const visible = shown(answer);
  const trackingId = trackingIdOf(now.complaint);
  const channel = labels.channel[now.complaint.channel];
  return [
    context(`*${card.answerToSend}*`),
    preformatted(visible.length <= LONG_TEXT ? visible : shownUpTo(answer, LONG_TEXT)),
    ...(visible === answer ? [] : [context(card.maskedAnswer)]),
    ...(byHand
      ? [context(trackingId === undefined ? card.sendByHand({ channel }) : card.answerInLapor({ trackingId }))]
      : now.bounced
        ? [context(card.sendAgain({ channel }))]
        : []),
  ];
};
