import type { ActingMark } from '../acting-official.ts';
import type { Case } from '../case.ts';
import type { Fields, Presser } from '../commands.ts';
import { summaryToPublish } from '../fields.ts';
import { COMPLAINANT, type Guard, type Procedure, type ProcedureAction } from '../procedure.ts';
import { meetsMinimum, type PlacedTask, placedTask, rankOf, routeRole } from '../procedure-lookup.ts';
import type { Refusal } from '../refusal.ts';

/** The role that must press at a task: who may record the complainant's word where the task is the complainant's. */
export const actingRole = ({ task }: PlacedTask): string =>
  task.role === COMPLAINANT ? (task.recordedBy ?? COMPLAINANT) : task.role;

/** What the record says beside the name of somebody who holds the role by order only. */
export const actingMark = ({ acting }: Presser, role: string): { acting?: ActingMark } => {
  const mark = acting?.[role];
  return mark ? { acting: mark } : {};
};

/** @returns the role the presser acts in, or the refusal. An empty role is answered for by the next one up. */
export const authorise = (
  procedure: Procedure,
  required: string,
  by: Presser,
  staffed: ReadonlySet<string>,
): { role: string } | { refusal: Refusal } => {
  const role = routeRole(procedure, required, staffed);
  if (role !== undefined && by.roles.includes(role)) return { role };
  return { refusal: { code: 'not_your_role', role: role ?? required, roles: by.roles } };
};

/**
 * Who may press outside the SOP: the holder of the present task and everyone on the ladder above; where the
 * complainant is to act, everyone on the ladder.
 */
export const authoriseOutside = (
  procedure: Procedure,
  required: string,
  by: Presser,
  staffed: ReadonlySet<string>,
): { role: string } | { refusal: Refusal } => {
  const holder = routeRole(procedure, required, staffed) ?? required;
  const floor = holder === COMPLAINANT ? 0 : rankOf(procedure, holder);
  const role = by.roles
    .filter((held) => held === holder || (procedure.ladder.includes(held) && rankOf(procedure, held) >= floor))
    .toSorted((a, b) => rankOf(procedure, a) - rankOf(procedure, b))[0];
  return role === undefined ? { refusal: { code: 'not_your_role', role: holder, roles: by.roles } } : { role };
};

/** Who may undo what protects a complaint: an official above the lowest rung and above whoever has the case. */
export const authoriseAbove = (
  procedure: Procedure,
  required: string,
  by: Presser,
): { role: string } | { refusal: Refusal } => {
  const [lowest = required] = procedure.ladder;
  const floor = Math.max(rankOf(procedure, lowest), rankOf(procedure, required));
  const above = procedure.ladder.filter((rung) => rankOf(procedure, rung) > floor);
  const role =
    above.find((rung) => by.roles.includes(rung)) ?? by.roles.find((held) => held === procedure.ladder.at(-1));
  return role === undefined
    ? { refusal: { code: 'not_your_role', role: above[0] ?? required, roles: by.roles } }
    : { role };
};

/**
 * Who may read a restricted case: whoever has it, and everyone above on the ladder.
 * @returns why not, or nothing.
 */
export const mayNotRead = (
  procedure: Procedure,
  now: Case,
  by: Presser,
  staffed: ReadonlySet<string>,
): Refusal | undefined => {
  if (now.named.includes(by.id)) return { code: 'conflict_of_interest' };
  if (!now.restricted) return undefined;
  const required = actingRole(placedTask(procedure, now.task));
  const allowed = authoriseOutside(procedure, required, by, staffed);
  return 'refusal' in allowed ? { code: 'restricted', role: required } : undefined;
};

/** True when the text as it stands has the approval it needs; an approval given before a rewrite does not count. */
export const isApproved = (procedure: Procedure, now: Case): boolean => {
  const { answer } = now;
  if (!answer) return false;
  return now.approvals.some(
    (approval) =>
      approval.textHash === answer.hash && approval.seq > answer.seq && meetsMinimum(procedure, approval.role),
  );
};

const checks: Record<Guard, (context: GuardContext) => Refusal | undefined> = {
  'needs-answer': ({ now }) => (now.answer ? undefined : { code: 'needs_answer' }),
  'needs-approval': ({ procedure, now }) =>
    procedure.minimumApprover === null || isApproved(procedure, now)
      ? undefined
      : { code: 'needs_approval', role: procedure.minimumApprover },
  'not-own-draft': ({ procedure, now, by }) =>
    now.answer?.by === by.id && !meetsMinimum(procedure, now.answer.role) ? { code: 'own_draft' } : undefined,
  'confidential-stays-private': ({ now, fields }) =>
    now.confidential && summaryToPublish(fields) !== undefined ? { code: 'confidential_not_published' } : undefined,
};

export type GuardContext = { procedure: Procedure; now: Case; by: Presser; fields: Fields };

/** @returns the first guard of the action that says no. */
export const guardAgainst = (action: ProcedureAction, context: GuardContext): Refusal | undefined => {
  for (const guard of action.guards) {
    const refusal = checks[guard](context);
    if (refusal) return refusal;
  }
  return undefined;
};
