import type { ActingMark } from '../domain/acting-official.ts';
import type { Case } from '../domain/case.ts';
import { actingRole } from '../domain/decide/authority.ts';
import { canRemind } from '../domain/decide/remind.ts';
import { canSnooze } from '../domain/decide/snooze.ts';
import type { CaseEvent } from '../domain/events.ts';
import { type BindingLimit, bindingLimit } from '../domain/lateness/binding-limit.ts';
import { type OutsideAction, outsideActions, outsideActionsDuring } from '../domain/outside-actions.ts';
import type { Procedure, ProcedureAction, ProcedureTask } from '../domain/procedure.ts';
import { placedTask, routeRole } from '../domain/procedure-lookup.ts';
import type { CaseRow } from './case-row.ts';

export type { Alike } from './alike.ts';
export type { Digest, DigestCase } from './compile-digest.ts';
export type { CannedAnswer } from './office-notes.ts';
export type { DailyRecap, MonthReport, RecapRow } from './papers/shapes.ts';
export { hasThreadEntry } from './plan-deliveries.ts';
export type { ReportView } from './report-task/report-view.ts';

/** What a reader is shown of a case: everything a message needs, nothing it would have to look up. */
export type CaseView = {
  case: Case;
  events: readonly CaseEvent[];
  procedure: Procedure;
  desk: { id: string; title: string; timeZone: string };
  step: number;
  task: ProcedureTask;
  /** Role whose turn it is now: the task's, or the next one up when nobody holds it. */
  role: string;
  /** The empty role that is answered for. */
  routedFrom?: string;
  /** People who hold `role`; empty when nobody does. */
  holders: readonly string[];
  /** Those of them who hold it by order only, with the order. */
  acting?: Readonly<Record<string, ActingMark>>;
  /** The SOP's buttons at this task; none while the case waits or is closed. */
  actions: readonly ProcedureAction[];
  outside: readonly OutsideAction[];
  due?: BindingLimit;
  /** Who hears of this round beside those whose turn it is. */
  alsoTells?: { role: string; people: readonly string[] };
  /** The exact text that may leave, once it stands approved at a task that sends; copied by hand where no connector is. */
  answerToSend?: string;
};

/** One line of somebody's task list. */
export type TaskView = CaseRow & { title: string; due?: { dueAt: string } };

type ViewParts = {
  case: Case;
  events: readonly CaseEvent[];
  procedure: Procedure;
  desk: CaseView['desk'];
  staffed: ReadonlySet<string>;
  holdersOf(role: string): readonly string[];
  acting?: Readonly<Record<string, ActingMark>>;
  isSendable: boolean;
  alsoTells?: CaseView['alsoTells'];
};

const isOffered = (procedure: Procedure, now: Case, action: OutsideAction): boolean => {
  if (action.during === 'claimed') return now.status === 'open' && now.claim !== undefined;
  if (action.during === 'reminded') return now.status === 'open' && canSnooze(now);
  if (action.during === 'merged') return now.mergedInto !== undefined;
  if (action.during === 'restricted') return now.restricted;
  if (action.during === 'unrestricted') return !now.restricted;
  if (action.id === 'remind' && !canRemind(procedure, now)) return false;
  return outsideActionsDuring(now.status).includes(action);
};

/** Composes the view of a case at this moment. */
export const caseView = ({ procedure, staffed, desk, ...parts }: ViewParts): CaseView => {
  const now = parts.case;
  const placed = placedTask(procedure, now.task);
  const required = actingRole(placed);
  const role = routeRole(procedure, required, staffed) ?? required;
  const due = bindingLimit(now.clocks);
  return {
    case: now,
    events: parts.events,
    procedure,
    desk,
    step: placed.step.no,
    task: placed.task,
    role,
    ...(role === required ? {} : { routedFrom: required }),
    holders: parts.holdersOf(role),
    ...(parts.acting === undefined ? {} : { acting: parts.acting }),
    actions: now.status === 'open' ? placed.task.actions : [],
    outside: outsideActions.filter((action) => isOffered(procedure, now, action)),
    ...(due && now.status === 'open' ? { due } : {}),
    ...(parts.alsoTells ? { alsoTells: parts.alsoTells } : {}),
    ...(parts.isSendable && now.answer ? { answerToSend: now.answer.text } : {}),
  };
};
