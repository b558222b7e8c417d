import type { KnownBlock } from '@slack/types';
import type { Digest, DigestCase } from '../../casework/views.ts';
import { dayNumber, weekdayOf } from '../../domain/local-date.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { ui } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { reportValue } from '../report-value.ts';
import { actions, button, context, escape, header, inline, type Message, section } from './elements.ts';

export type DigestPicture = {
  digest: Digest;
  procedure: Procedure;
  /** Link to a case's card; undefined when it has none yet. */
  cardUrl(caseId: string): string | undefined;
  text: Text;
};

/** Cases listed of each kind; the rest is counted. */
const LISTED = 8;
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A row of bars, the highest one full. */
export const sparkline = (values: readonly number[]): string => {
  const top = Math.max(1, ...values);
  return values.map((value) => BARS[Math.round((value / top) * (BARS.length - 1))] ?? BARS[0]).join('');
};

const listedCase = ({ row, title, left }: DigestCase, picture: DigestPicture): KnownBlock => {
  const { text, procedure } = picture;
  const facts = { number: printedNumber(row.register), title: inline(title) };
  const line =
    Number.isFinite(left) && row.status === 'open'
      ? text.digest.line({ ...facts, left: text.format.timeLeft(left), turn: inline(roleLabel(procedure, row.role)) })
      : text.digest.waitingLine(facts);
  const url = picture.cardUrl(row.caseId);
  if (url === undefined) return section(line);
  const open = button(text.home.openCard, ui.openCard, buttonValue(row.caseId, row.turn));
  return { ...section(line), accessory: { ...open, url } };
};

const list = (cases: readonly DigestCase[], title: string, picture: DigestPicture): KnownBlock[] => {
  if (cases.length === 0) return [];
  const { digest, format } = picture.text;
  return [
    section(`*${title}*`),
    ...cases.slice(0, LISTED).map((one) => listedCase(one, picture)),
    ...(cases.length > LISTED ? [context(digest.more({ count: format.number(cases.length - LISTED) }))] : []),
  ];
};

const trendBlocks = ({ trend }: Digest, { digest, format }: Text): KnownBlock[] => {
  // The weekday between any two numbers also keeps a row of them from looking like somebody's NIK.
  const days = trend.map(({ date }) => format.shortWeekday(weekdayOf(dayNumber(date))));
  const line = (what: string, values: readonly number[]): string =>
    digest.trendLine({
      what,
      picture: sparkline(values),
      numbers: values.map((value, index) => `${days[index]} ${format.number(value)}`).join(' · '),
    });
  if (trend.length === 0) return [];
  return [
    context(
      `*${digest.trend}*`,
      line(
        digest.received,
        trend.map(({ received }) => received),
      ),
      line(
        digest.closed,
        trend.map(({ closed }) => closed),
      ),
      line(
        digest.overdue,
        trend.map(({ breached }) => breached),
      ),
    ),
  ];
};

/** Posts that will have nobody: while there is still time for an order. */
const gapBlocks = ({ digest: { gaps }, procedure, text }: DigestPicture): KnownBlock[] => {
  if (gaps.length === 0) return [];
  const { people, format } = text;
  const day = (date: string): string => format.date(`${date}T05:00:00Z`);
  const lines = gaps.slice(0, LISTED).map(({ role, from, to, minutes }) => {
    const facts = { role: inline(roleLabel(procedure, role)), from: day(from), to: day(to) };
    return people.gap({ ...facts, minutes: format.number(Math.round(minutes)) });
  });
  return [section([`*🪑 ${people.gaps}*`, ...lines].join('\n'))];
};

/** The papers of the month before, for whoever reads the digest. */
const papersOf = ({ desk, lastMonth }: Digest, { report }: Text): KnownBlock[] => {
  const key = { desk: desk.id, kind: 'monthly' as const, period: lastMonth };
  return actions('papers', [button(report.papersOf({ month: key.period }), ui.papers, reportValue(key, 0))]);
};

/** How a desk stands, for its heads: what came and went, what is open where, what is late and whose turn it is. */
export const digestMessage = (picture: DigestPicture): Message => {
  const { digest: now, text } = picture;
  const { digest, format } = text;
  const count = (value: number): string => format.number(value);
  const day = (date: string): string => format.date(`${date}T05:00:00Z`);
  const title = digest.title({ desk: now.desk.title, date: day(now.date) });
  const { received, closed, breached, date } = now.since;
  const since = day(date);
  return {
    text: escape(title),
    blocks: [
      header(title),
      section(digest.counts({ received: count(received), closed: count(closed), open: count(now.open), since })),
      ...(now.open === 0
        ? [section(`*${digest.nothing}*`)]
        : [
            section(
              [
                `*${digest.bySteps}*`,
                ...now.bySteps.map((one) =>
                  digest.step({ step: one.step, title: inline(one.title), count: count(one.count) }),
                ),
              ].join('\n'),
            ),
          ]),
      ...list(now.late, `🔴 ${digest.late({ count: count(now.late.length) })}`, picture),
      ...list(now.dueToday, `⏰ ${digest.dueToday({ count: count(now.dueToday.length) })}`, picture),
      ...list(now.waiting, `⏸️ ${digest.waiting({ count: count(now.waiting.length) })}`, picture),
      context(digest.breached({ count: count(breached), since })),
      ...trendBlocks(now, text),
      ...gapBlocks(picture),
      ...(now.undecreed.length === 0 ? [] : [context(digest.undecreed({ years: now.undecreed.join(', ') }))]),
      ...papersOf(now, text),
    ],
  };
};
