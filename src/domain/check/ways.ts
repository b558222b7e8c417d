import { COMPLAINANT, type Effect, type Procedure, type ProcedureTask } from '../procedure.ts';
import { firstTask, placedTask } from '../procedure-lookup.ts';
import { minutesOf } from './limits.ts';

/** One way of a case from receipt to its end, as the rows of the SOP it passes. */
export type Way = {
  rows: readonly number[];
  /** Rows passed only because somebody had to approve. */
  approvalRows: readonly number[];
  /** Printed minutes of the other rows, the complainant's own included, and of the approval rows. */
  minutes: number;
  approvalMinutes: number;
};

type Leg = { task: string; does?: Effect };

/** Presses that lead back or stay: a way of the SOP goes on. */
const backwards: ReadonlySet<Effect> = new Set(['return', 'not-satisfied', 'claim']);

/** More ways than any office's SOP has; a tangle of tasks would have more than anybody could read. */
const MOST_WAYS = 200;

const onwards = (task: ProcedureTask): { next: string; does?: Effect }[] => [
  ...task.actions.flatMap(({ next, does, outside }) =>
    next === undefined || next === 'author' || outside || backwards.has(does) ? [] : [{ next, does }],
  ),
  ...(task.delivery ? [{ next: task.delivery.accepted }] : []),
];

const walk = (procedure: Procedure, taskId: string, legs: readonly Leg[], ends: Leg[][]): void => {
  if (ends.length >= MOST_WAYS || legs.some(({ task }) => task === taskId)) return;
  for (const { next, does } of onwards(placedTask(procedure, taskId).task)) {
    const passed = [...legs, { task: taskId, ...(does === undefined ? {} : { does }) }];
    if (next === 'closed') ends.push(passed);
    else walk(procedure, next, passed, ends);
  }
};

const wayOf = (procedure: Procedure, legs: readonly Leg[]): Way => {
  const first = firstTask(procedure).step.no;
  const passed = new Map<number, Leg[]>();
  for (const leg of legs) {
    const { no } = placedTask(procedure, leg.task).step;
    passed.set(no, [...(passed.get(no) ?? []), leg]);
  }
  const before = procedure.steps.filter(
    ({ no, tasks }) => no < first && tasks.some(({ role }) => role === COMPLAINANT),
  );
  const steps = [...before, ...procedure.steps.filter(({ no }) => passed.has(no))];
  const isApproval = (no: number): boolean =>
    (passed.get(no) ?? [{}]).every((leg) => 'does' in leg && leg.does === 'approve');
  const sum = (approval: boolean): number =>
    steps
      .filter(({ no }) => isApproval(no) === approval)
      .reduce((total, { limit }) => total + (minutesOf(limit) ?? 0), 0);
  const rows = steps.map(({ no }) => no);
  return { rows, approvalRows: rows.filter(isApproval), minutes: sum(false), approvalMinutes: sum(true) };
};

/** The ways of a case through the printed SOP, one for each set of rows, in the order the file offers them. */
export const waysThrough = (procedure: Procedure): Way[] => {
  const ends: Leg[][] = [];
  walk(procedure, firstTask(procedure).task.id, [], ends);
  const ways = ends.map((legs) => wayOf(procedure, legs));
  return [...new Map(ways.toReversed().map((way) => [way.rows.join('-'), way])).values()].toReversed();
};
