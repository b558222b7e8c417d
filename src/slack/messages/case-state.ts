import type { CaseView } from '../../casework/views.ts';
import { COMPLAINANT } from '../../domain/procedure.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import type { Text } from '../../text/text.ts';
import { actingWords } from './acting-words.ts';
import { inline, mention } from './elements.ts';

/** More people than this in one role are counted, not called. */
const CALLED = 5;

/** The people who must act, as mentions: only they are called. */
export const peopleOf = ({ holders }: Pick<CaseView, 'holders'>, { card }: Text): string => {
  if (holders.length === 0) return card.nobody;
  const called = holders.slice(0, CALLED).map(mention).join(' ');
  return holders.length > CALLED ? `${called} ${card.andOthers({ count: holders.length - CALLED })}` : called;
};

/** Who of them acts by order, and in whose place. */
const actingLines = (view: CaseView, text: Text): string[] =>
  Object.entries(view.acting ?? {}).map(([person, mark]) => {
    const role = roleLabel(view.procedure, view.role);
    return `🪪 ${mention(person)}: ${inline(actingWords(mark, role, text))}`;
  });

/** Sudah dijawab di LAPOR!: as its sender said, since no connector reaches there. */
const atLapor = ({ sent }: CaseView['case'], { card }: Text): string[] =>
  sent?.byHand && sent.via === 'lapor' ? [`☑️ ${card.answeredInLapor}`] : [];

/** The lines that say where a case stands, in Slack's markup. */
export const stateLines = (view: CaseView, text: Text): string[] => {
  const { case: now, procedure } = view;
  const { card, labels, format } = text;
  if (now.status === 'closed') {
    const as = labels.closedAs[now.closedAs ?? 'answered'];
    return [`🏁 *${card.closed({ as, at: format.dateTime(now.closedAt ?? now.since) })}*`, ...atLapor(now, text)];
  }
  const role = inline(roleLabel(procedure, view.task.role));
  const step = card.step({ number: view.step, name: inline(view.task.title), role });
  if (now.status === 'paused')
    return [`*${step}*`, `⏸️ ${card.pausedSince({ at: format.dateTime(now.pausedAt ?? now.since) })}`];
  const acting = inline(roleLabel(procedure, view.role));
  return [
    `*${step}*`,
    ...atLapor(now, text),
    card.awaiting({ role: acting, people: view.role === COMPLAINANT ? '' : peopleOf(view, text) }).trimEnd(),
    ...(view.routedFrom === undefined
      ? []
      : [`⚠️ ${card.nobodyInRole({ role: inline(roleLabel(procedure, view.routedFrom)), instead: acting })}`]),
    ...actingLines(view, text),
    ...(now.claim ? [card.claimedBy({ name: inline(now.claim.name ?? now.claim.by) })] : []),
    ...(view.due ? [`⏰ ${card.dueAt({ at: format.dateTime(view.due.dueAt) })}`] : []),
    ...(view.due?.flagged ? [card.uncertainDueAt] : []),
    ...(now.round > 1 ? [card.round({ round: now.round })] : []),
  ];
};

/** Marks of what the printed SOP does not say. */
export const sopMarks = (view: CaseView, { card }: Text): string[] => {
  const outside = view.actions.filter((action) => action.outside).map(({ label }) => inline(label));
  return [
    ...(outside.length === 0 ? [] : [card.outsideButtons({ labels: outside.join(', ') })]),
    ...(view.task.inferred && view.case.status === 'open' ? [card.inferred] : []),
  ];
};
