import type { ActionsBlockElement, Button, ConfirmationDialog, KnownBlock, StaticSelect } from '@slack/types';
import type { CaseView } from '../../casework/views.ts';
import { channels } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';
import { actId, ui } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { actions, button, option, plain } from './elements.ts';

/** Outside-SOP presses common enough to stand on the card itself; the others are one press further. */
const ON_CARD: ReadonlySet<string> = new Set(['comment', 'request-info', 'receive-info', 'reopen']);

/** All that can be pressed on a case now: the SOP's own row first, below it what no SOP prints. */
export const caseButtons = (view: CaseView, byHand: boolean, text: Text): KnownBlock[] => [
  ...actions('sop', sopRow(view, byHand, text)),
  ...actions('beside', besideRow(view, text)),
];

const valueOf = ({ case: now }: CaseView): string => buttonValue(now.caseId, now.turn);

const sopRow = (view: CaseView, byHand: boolean, text: Text): ActionsBlockElement[] => {
  const asksLapor = byHand && view.case.complaint.channel === 'lapor';
  const buttons: ActionsBlockElement[] = view.actions.map(({ id, label, style, does }) => ({
    ...button(label, actId(id), valueOf(view), style),
    ...(asksLapor && does === 'send' ? { confirm: laporConfirm(text) } : {}),
  }));
  const does = new Set(view.actions.map((action) => action.does));
  if (does.has('send') && (byHand || view.case.bounced)) return [...buttons, viaMenu(view, text.card.sentVia, text)];
  if (does.has('satisfied')) return [...buttons, viaMenu(view, text.card.wordVia, text)];
  return buttons;
};

/** An answer to a report from LAPOR! is given there as well, where no connector reaches: the sender says that it was. */
const laporConfirm = ({ card: { confirmLapor } }: Text): ConfirmationDialog => ({
  title: plain(confirmLapor.title, 100),
  text: plain(confirmLapor.ask, 300),
  confirm: plain(confirmLapor.yes, 30),
  deny: plain(confirmLapor.no, 30),
});

/** How an answer or the complainant's word was passed on: by default as the complaint came. */
const viaMenu = ({ case: now }: CaseView, placeholder: string, { labels }: Text): StaticSelect => ({
  type: 'static_select',
  action_id: ui.sentVia,
  placeholder: plain(placeholder, 150),
  options: channels.map((channel) => option(channel, labels.channel[channel])),
  initial_option: option(now.complaint.channel, labels.channel[now.complaint.channel]),
});

const besideRow = (view: CaseView, text: Text): Button[] => {
  const value = valueOf(view);
  const near = view.outside.filter(({ id }) => ON_CARD.has(id));
  return [
    ...near.map(({ id }) => button(text.outside.action[id].label, actId(id), value)),
    ...(near.length < view.outside.length ? [button(text.outside.open, ui.outside, value)] : []),
    button(text.card.fullText, ui.fullText, value),
    button(text.why.open, ui.why, value),
    button(text.card.reveal, ui.reveal, value),
  ];
};
