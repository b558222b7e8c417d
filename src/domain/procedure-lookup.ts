import { COMPLAINANT, type Procedure, type ProcedureStep, type ProcedureTask } from './procedure.ts';

export type PlacedTask = { step: ProcedureStep; task: ProcedureTask };

const placedTasks = new WeakMap<Procedure, ReadonlyMap<string, PlacedTask>>();

/** All tasks by id. Built once a procedure: presses look tasks up thousands of times. */
export const tasksOf = (procedure: Procedure): ReadonlyMap<string, PlacedTask> => {
  const known = placedTasks.get(procedure);
  if (known) return known;
  const tasks = new Map(
    procedure.steps.flatMap((step) => step.tasks.map((task) => [task.id, { step, task }] as const)),
  );
  placedTasks.set(procedure, tasks);
  return tasks;
};

/** @throws when the id is not in the procedure: the file was checked on load, so this is a bug. */
export const placedTask = (procedure: Procedure, taskId: string): PlacedTask => {
  const placed = tasksOf(procedure).get(taskId);
  if (!placed) throw new Error(`procedure ${procedure.id} has no task "${taskId}"`);
  return placed;
};

/** Task where a new complaint starts: the first that is not the complainant's own. */
export const firstTask = (procedure: Procedure): PlacedTask => {
  for (const placed of tasksOf(procedure).values()) if (placed.task.role !== COMPLAINANT) return placed;
  throw new Error(`procedure ${procedure.id} has no task for the office`);
};

export const rankOf = (procedure: Procedure, roleId: string): number =>
  procedure.roles.find((role) => role.id === roleId)?.rank ?? -1;

export const roleLabel = (procedure: Procedure, roleId: string): string =>
  roleId === COMPLAINANT
    ? procedure.complainantLabel
    : (procedure.roles.find((role) => role.id === roleId)?.label ?? roleId);

/**
 * The role that answers for `roleId` now: itself when somebody holds it, else the next role up that is staffed —
 * first along the ladder, for a role beside the ladder by rank.
 *
 * @returns undefined when nobody up to the top is there: then nobody may press (fail closed).
 */
export const routeRole = (procedure: Procedure, roleId: string, staffed: ReadonlySet<string>): string | undefined => {
  if (roleId === COMPLAINANT || staffed.has(roleId)) return roleId;
  const rank = rankOf(procedure, roleId);
  return procedure.ladder
    .filter((candidate) => candidate !== roleId && rankOf(procedure, candidate) > rank)
    .find((candidate) => staffed.has(candidate));
};

/** The roles that hear of a task's lateness one after another when nobody acts: the ladder above its role. */
export const rungsAbove = (procedure: Procedure, roleId: string): string[] =>
  procedure.ladder.filter((rung) => rung !== roleId && rankOf(procedure, rung) > rankOf(procedure, roleId));

/** True when `roleId` may let an answer leave by its own word. */
export const meetsMinimum = (procedure: Procedure, roleId: string): boolean =>
  procedure.minimumApprover === null || rankOf(procedure, roleId) >= rankOf(procedure, procedure.minimumApprover);
