import type { KnownBlock } from '@slack/types';
import type { DailyRecap, MonthReport, RecapRow, ReportView } from '../../casework/views.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { ReportEvent } from '../../domain/report-task/report-events.ts';
import type { ReportAction } from '../../domain/report-task/report-stages.ts';
import type { Text } from '../../text/text.ts';
import { actId } from '../action-ids.ts';
import { reportValue } from '../report-value.ts';
import { actions, button, context, escape, header, inline, type Message, mention, section } from './elements.ts';

/** Lines of a recap that are shown; the rest stands in the file. */
const LISTED = 15;

/** A wall-calendar day: noon in western Indonesia is on it in all of the country. */
const noon = (date: string): string => `${date}T05:00:00Z`;

/** What a report is called, unescaped. */
export const reportTitle = ({ desk, task: { kind, period } }: ReportView, { report, format }: Text): string => {
  if (kind === 'recap') return report.recapTitle({ desk: desk.title, date: format.date(noon(period)) });
  const [, , month = '', year = ''] = format.date(noon(`${period}-15`)).split(' ');
  return report.monthTitle({ desk: desk.title, month: `${month} ${year}` });
};

const recapLine = ({ register, subject, as, used, late }: RecapRow, { report, labels, format }: Text): string => {
  const line = report.line({
    number: printedNumber(register),
    subject: inline(subject),
    ending: labels.closedAs[as],
    used: report.days({ days: format.workingDays(used.days), time: format.duration(used.working) }),
  });
  return late > 0 ? `${line} · 🔴 ${report.late({ late: format.duration(late) })}` : line;
};

const recapLines = (rows: readonly RecapRow[], text: Text): KnownBlock[] => {
  if (rows.length === 0) return [];
  const lines = rows.slice(0, LISTED).map((row) => recapLine(row, text));
  const more = rows.length - lines.length;
  return [
    section(lines.join('\n')),
    ...(more > 0 ? [context(text.report.more({ count: text.format.number(more) }))] : []),
  ];
};

const recapBlocks = ({ rows, supplement, totals, since, date }: DailyRecap, text: Text): KnownBlock[] => {
  const { report, format } = text;
  const count = (value: number): string => format.number(value);
  return [
    section(
      report.recapTotals({
        closed: count(totals.closed),
        received: count(totals.received),
        late: count(totals.late),
      }),
    ),
    ...(since === date ? [] : [context(report.recapSince({ from: format.date(noon(since)) }))]),
    ...(rows.length === 0 ? [section(`*${report.nothing}*`)] : recapLines(rows, text)),
    ...(supplement.length === 0
      ? []
      : [section(`*${report.supplement({ count: count(supplement.length) })}*`), ...recapLines(supplement, text)]),
  ];
};

/** Limits that the SOP prints; the law's own terms stand in the file. */
const promptness = ({ figures: { limits } }: MonthReport, { report, format }: Text): string => {
  const own = limits.filter(({ limit }) => limit === 'step' || limit === 'case');
  const ended = own.reduce((sum, line) => sum + line.ended, 0);
  const onTime = own.reduce((sum, line) => sum + line.onTime, 0);
  if (ended === 0) return report.noLimits;
  const share = `${format.number(Math.round((onTime / ended) * 1000) / 10)}%`;
  return report.onTime({ share, onTime: format.number(onTime), ended: format.number(ended) });
};

const monthBlocks = (month: MonthReport, text: Text): KnownBlock[] => {
  const { report, format } = text;
  const { total, answered } = month.figures;
  const count = (value: number): string => format.number(value);
  const flow = {
    opening: count(total.opening),
    received: count(total.received),
    reopened: count(total.reopened),
    closed: count(total.closed),
    closing: count(total.closing),
  };
  const { received, closed } = month.before.total;
  const first = {
    count: count(answered.count),
    days: format.workingDays(answered.medianDays),
    time: format.duration(answered.median),
  };
  return [
    section(
      [
        report.flow(flow),
        promptness(month, text),
        answered.count === 0 ? report.noAnswers : report.answered(first),
      ].join('\n'),
    ),
    context(report.compared({ received: count(received), closed: count(closed) })),
    ...(month.unreadable.length === 0
      ? []
      : [context(`🔴 ${inline(report.unreadable({ cases: month.unreadable.slice(0, 20).join(', ') }))}`)]),
  ];
};

/** Whose turn it is, with the people; that it is done, when it is. */
const stateLine = ({ task, turn, desk }: ReportView, { report, format }: Text): string => {
  if (task.stage === undefined) return task.lastMove ? `✅ ${report.done}` : report.forMeeting;
  const stage = report.stage[task.stage];
  if (!turn) return report.nobody({ stage });
  const dueAt = task.clocks.step?.dueAt ?? task.since;
  return report.waits({
    stage,
    role: inline(roleLabel(desk.procedure, turn.role)),
    people: turn.holders.map(mention).join(' '),
    due: format.shortDateTime(dueAt),
  });
};

const historyOf = ({ events }: ReportView, { report, format }: Text): string[] =>
  events.flatMap((event: ReportEvent) => {
    if (event.type === 'ReportDrafted' || 'level' in event) return [];
    const by = inline(event.name ?? event.by ?? '');
    const acting = event.acting === undefined ? by : `${event.acting.kind} ${by}`;
    const line = report.history({ what: report.happened[event.type], by: acting, at: format.shortDateTime(event.at) });
    return [event.type === 'ReportReturned' ? `${line}: ${inline(event.reason)}` : line];
  });

const styles: Partial<Record<ReportAction, 'primary' | 'danger'>> = {
  confirm: 'primary',
  approve: 'primary',
  acknowledge: 'primary',
  return: 'danger',
};

const buttonsOf = ({ task, turn }: ReportView, { report }: Text): KnownBlock[] =>
  actions(
    'report',
    (turn?.actions ?? []).map((id) => button(report.act[id], actId(id), reportValue(task, task.turn), styles[id])),
  );

/** The card of a report in its desk's channel: the figures, what it waits for, what was done about it. */
export const reportCard = (view: ReportView, text: Text): Message => {
  const title = reportTitle(view, text);
  const { paper, task } = view;
  const history = historyOf(view, text);
  return {
    text: escape(title),
    blocks: [
      header(title),
      ...(task.drafted.late ? [context(text.report.lateDraft)] : []),
      ...(paper.kind === 'recap' ? recapBlocks(paper.recap, text) : monthBlocks(paper.month, text)),
      section(stateLine(view, text)),
      ...(history.length === 0 ? [] : [context(history.slice(-10).join('\n'))]),
      ...buttonsOf(view, text),
    ],
  };
};

type LevelEvent = Extract<ReportEvent, { level: string }>;

/** A call below the card about a report that nobody pressed on. `people`: who is told. `late`: working time, ms. */
export const reportCall = (
  view: ReportView,
  event: LevelEvent,
  { people, late }: { people: readonly string[]; late: number },
  text: Text,
): Message => {
  const { report, format } = text;
  const facts = {
    title: escape(reportTitle(view, text)),
    people: people.map(mention).join(' '),
    due: format.shortDateTime(event.dueAt),
    late: format.duration(late),
    role: inline(roleLabel(view.desk.procedure, event.tells)),
  };
  const sentence = {
    ReminderGiven: report.remind,
    LimitBreached: report.breached,
    BreachRaised: report.raised,
  }[event.type](facts);
  return { text: sentence, blocks: [section(sentence)] };
};
