import type { CaseFile } from '../../src/casework/case-file.ts';
import { type Case, replay } from '../../src/domain/case.ts';
import type { Instant } from '../../src/domain/local-date.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import { roleLabel, tasksOf } from '../../src/domain/procedure-lookup.ts';
import { printedNumber } from '../../src/domain/register-number.ts';
import { bindingLine, clockLines, spentLines } from './case-clocks.ts';
import { deliveryLines, timelineLines } from './case-history.ts';
import { holderWords } from './holder-words.ts';
import type { Watched, WatchedDesk } from './office-source.ts';
import { gutter, type Line, line, lines, type Page, span } from './page.ts';
import { lineOf, nameLine, paragraphsOf } from './plain-words.ts';
import type { Staffing } from './staffing.ts';

export type CaseParts = { office: Watched; desk: WatchedDesk; file: CaseFile; now: Instant; staffing: Staffing };

/** Longest stretch of a complaint that is shown; the whole of it stands in its file. */
const LONGEST_BODY = 6000;

/** One case whole: what was complained, where it stands, what happened, whose time it was. */
export const casePage = (parts: CaseParts): Page => {
  const { office, file } = parts;
  const { text } = office;
  const say = text.terminal.case;
  const current = replay(file.events);
  return {
    main: [
      lines(printedNumber(file.row.register), headLines(parts, current)),
      lines(say.steps, stepLines(parts, current)),
      lines(say.complaint, complaintLines(parts, current)),
      ...(current.answer && !current.restricted ? [lines(say.answer, textLines(current.answer.text))] : []),
      lines(say.timeline, timelineLines(parts)),
    ],
    aside: [
      lines(say.clocks, clockLines(parts, current)),
      ...spentLines(parts),
      lines(say.people, peopleLines(parts, current)),
      lines(say.deliveries, deliveryLines(parts)),
    ],
  };
};

const textLines = (text: string): Line[] =>
  paragraphsOf(text.slice(0, LONGEST_BODY))
    .split('\n')
    .map((paragraph) => line(paragraph));

const headLines = (parts: CaseParts, current: Case): Line[] => {
  const { office, desk } = parts;
  const { labels, card, format } = office.text;
  const { complaint } = current;
  const status = current.closedAs ? labels.closedAs[current.closedAs] : labels.status[current.status];
  return [
    [
      span(`${labels.kind[complaint.kind]} · ${nameLine(desk.title)} · `),
      span(status, current.status === 'paused' ? 'paused' : 'heading'),
    ],
    line(
      card.receivedAt({ at: format.dateTime(complaint.receivedAt), channel: labels.channel[complaint.channel] }),
      'muted',
    ),
    ...bindingLine(parts, current),
  ];
};

const complaintLines = ({ office }: CaseParts, { complaint, confidential, restricted }: Case): Line[] => {
  const { card, terminal } = office.text;
  if (restricted) return [line(card.restrictedSubject, 'muted')];
  const name = confidential
    ? terminal.case.withheld
    : lineOf(complaint.complainant.name ?? '') || terminal.case.anonymous;
  return [
    [span(`${card.complainant}: `, 'muted'), span(name)],
    line(lineOf(complaint.subject) || card.noSubject, 'heading'),
    ...textLines(complaint.body || card.noBody),
  ];
};

/** ` 1✓ 2✓ 3● 4 5 `: the steps as one line, the present one marked; then in words. */
const stepLines = ({ office, desk }: CaseParts, current: Case): Line[] => {
  const { procedure } = desk;
  const { card, terminal } = office.text;
  const here = tasksOf(procedure).get(current.task);
  const at = here?.step.no ?? 0;
  const rail = procedure.steps
    .filter(({ report }) => report === undefined)
    .map(({ no }) => {
      if (current.status === 'closed' || no < at) return span(`${no}✓ `, 'good');
      return no === at ? span(`[${no}]`, 'chosen') : span(` ${no} `, 'muted');
    });
  if (!here) return [rail];
  const round = current.round > 1 ? ` · ${card.round({ round: current.round })}` : '';
  return [
    rail,
    line(`${here.step.no} ${here.step.title}${round}`, 'heading'),
    line(here.task.title === here.step.title ? '' : here.task.title),
    ...(current.claim
      ? [line(terminal.case.claimed({ name: nameLine(current.claim.name ?? office.nameOf(current.claim.by)) }))]
      : []),
  ].filter((each) => each.some(({ text }) => text !== ''));
};

const peopleLines = ({ office, desk, staffing }: CaseParts, current: Case): Line[] => {
  const present = tasksOf(desk.procedure).get(current.task)?.task.role;
  return desk.procedure.roles.map(({ id }) => {
    const isTurn = id === present && current.status === 'open';
    return [
      gutter(isTurn ? '› ' : '  '),
      span(`${roleName(desk.procedure, id)}: `, isTurn ? 'heading' : 'muted'),
      holderWords(office, desk, id, staffing),
    ];
  });
};

const roleName = (procedure: Procedure, id: string): string => nameLine(roleLabel(procedure, id));
