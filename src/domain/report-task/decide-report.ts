import type { CommandOf, Presser } from '../commands.ts';
import { dueAt } from '../deadline.ts';
import { actingMark, authorise } from '../decide/authority.ts';
import type { DeskFacts } from '../decide/decision.ts';
import { levelReached } from '../decide/time.ts';
import type { Clocks } from '../events.ts';
import { faultIn } from '../fields.ts';
import { nextLevelFor } from '../lateness/levels.ts';
import type { Procedure } from '../procedure.ts';
import { routeRole } from '../procedure-lookup.ts';
import { type Refusal, refused } from '../refusal.ts';
import type { WorkingHours } from '../working-hours.ts';
import type { ReportEventBody, ReportKind, ReportStage } from './report-events.ts';
import { type ReportAction, reportStagesOf, type StageRule } from './report-stages.ts';
import type { ReportTask } from './report-task.ts';

/** A press on a report. `content` is the hash of its figures at this moment; `reason` goes with `return`. */
export type ReportPress = {
  type: 'press';
  action: string;
  by: Presser;
  at: string;
  press: string;
  turn?: number;
  reason?: string;
  content: string;
};

export type ReportDecision = { ok: true; events: ReportEventBody[] } | { ok: false; refusal: Refusal };

/** What a decision on a report needs of its desk. */
export type ReportDesk = Pick<DeskFacts, 'staffed' | 'hours'> & { procedure: Procedure; dueDay?: number };

const rulesOf = ({ procedure, dueDay }: ReportDesk, kind: ReportKind): StageRule[] =>
  reportStagesOf(procedure, kind, dueDay);

const ruleOf = (desk: ReportDesk, now: ReportTask): StageRule | undefined =>
  rulesOf(desk, now.kind).find(({ stage }) => stage === now.stage);

const clocksFrom = (rule: StageRule, at: string, hours: WorkingHours): Clocks => {
  const due = dueAt(hours, Date.parse(at), rule.limit);
  return { step: { from: at, dueAt: new Date(due.at).toISOString(), ...(due.flagged ? { flagged: true } : {}) } };
};

/** What a draft is made of. `due`: when it should have been drafted. */
export type ReportDraft = {
  desk: string;
  kind: ReportKind;
  period: string;
  at: string;
  due: string;
  isLate: boolean;
  content: string;
};

/** The first event of a report: its limit runs from the moment at which it is there. */
export const draftReport = ({ isLate, ...draft }: ReportDraft, desk: ReportDesk): ReportEventBody => {
  const [first] = rulesOf(desk, draft.kind);
  return {
    type: 'ReportDrafted',
    ...draft,
    procedure: desk.procedure.id,
    ...(isLate ? { late: true } : {}),
    ...(first ? { to: first.stage } : {}),
    clocks: first ? clocksFrom(first, draft.at, desk.hours) : {},
  };
};

/** Who acts now, an empty role answered for by the next one up; undefined when the report is done or nobody is there. */
export const turnOf = (
  now: ReportTask,
  desk: ReportDesk,
): { role: string; actions: StageRule['actions'] } | undefined => {
  const rule = ruleOf(desk, now);
  const role = rule && routeRole(desk.procedure, rule.role, desk.staffed);
  return rule && role !== undefined ? { role, actions: rule.actions } : undefined;
};

const types = {
  confirm: 'ReportConfirmed',
  approve: 'ReportApproved',
  redraft: 'ReportRedrafted',
  acknowledge: 'ReportAcknowledged',
} as const satisfies Partial<Record<ReportAction, ReportEventBody['type']>>;

/** The limits after a press: sent back and redrafted, a report gains no time; handed on, it has a limit of its own. */
const clocksAfter = (
  now: ReportTask,
  to: ReportStage | undefined,
  at: string,
  desk: ReportDesk,
): { clocks?: Clocks } => {
  if (to === undefined) return {};
  const next = rulesOf(desk, now.kind).find(({ stage }) => stage === to);
  const goesBack = to === 'redraft' || now.stage === 'redraft';
  if (goesBack || !next) return { clocks: now.clocks };
  return { clocks: clocksFrom(next, at, desk.hours) };
};

const stale = (now: ReportTask): Refusal => ({
  code: 'stale_press',
  ...(now.lastMove ?? { at: now.since, action: 'draft' }),
});

/** Decides a press on a report. The same press again changes nothing. */
export const decideReportPress = (now: ReportTask, command: ReportPress, desk: ReportDesk): ReportDecision => {
  const { by, at, press, action, content } = command;
  if (now.presses.includes(press)) return { ok: true, events: [] };
  if (by.roles.length === 0) return refused({ code: 'not_at_this_desk' });
  const rule = ruleOf(desk, now);
  if (!rule || now.stage === undefined || (command.turn !== undefined && command.turn !== now.turn))
    return refused(stale(now));
  const offered = rule.actions.find(({ id }) => id === action);
  if (!offered) return refused({ code: 'unknown_action', action });
  const authority = authorise(desk.procedure, rule.role, by, desk.staffed);
  if ('refusal' in authority) return refused(authority.refusal);
  const { role } = authority;
  const head = {
    at,
    by: by.id,
    name: by.name,
    role,
    press,
    ...actingMark(by, role),
    task: now.stage,
    action,
    ...(offered.next === undefined ? {} : { to: offered.next }),
    ...clocksAfter(now, offered.next, at, desk),
    ...(role === rule.role ? {} : { instead: rule.role }),
  };
  if (offered.id !== 'return') return { ok: true, events: [{ type: types[offered.id], ...head, content }] };
  const reason = command.reason ?? '';
  const fault = faultIn(['reason'], { reason });
  return fault ? refused(fault) : { ok: true, events: [{ type: 'ReportReturned', ...head, reason }] };
};

const levelOf = (now: ReportTask, desk: ReportDesk) => {
  const role = ruleOf(desk, now)?.role;
  return role === undefined ? undefined : nextLevelFor({ procedure: desk.procedure, now, hours: desk.hours, role });
};

/** What time has brought to a report: the next level of lateness, like a case's. */
export const decideReportTime = (now: ReportTask, command: CommandOf<'time'>, desk: ReportDesk): ReportEventBody[] =>
  now.stage === undefined
    ? []
    : levelReached({ task: now.stage, clocks: now.clocks }, levelOf(now, desk), command, desk.hours);

/** When time will next do something to the report, Unix milliseconds; undefined when it never will. */
export const reportWakesAt = (now: ReportTask, desk: ReportDesk): number | undefined =>
  now.stage === undefined ? undefined : levelOf(now, desk)?.at;
