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

/** More legs than the ways of any office's SOP have; a tangle of tasks would be walked for ever. */
const MOST_LEGS = 20_000;

const onwards = (task: ProcedureTask): { next: string; does?: Effect }[] => [
  ...task.actions.flatMap(({ next, does, outside }) =>
    next === undefined || next === 'author' || outside || backwards.has(does) ? [] : [{ next, does }],
  ),
  ...(task.delivery ? [{ next: task.delivery.accepted }] : []),
];

/** All ways to the end on which no task comes twice, in the order the file offers them. */
const waysToEnd = (procedure: Procedure): Leg[][] => {
  const ends: Leg[][] = [];
  const open: { task: string; legs: Leg[] }[] = [{ task: firstTask(procedure).task.id, legs: [] }];
  for (let walked = 0; walked < MOST_LEGS; walked += 1) {
    const here = open.pop();
    if (here === undefined) break;
    if (here.task === 'closed') ends.push(here.legs);
    else if (!here.legs.some(({ task }) => task === here.task)) {
      const further = onwards(placedTask(procedure, here.task).task).map(({ next, ...leg }) => ({
        task: next,
        legs: [...here.legs, { task: here.task, ...leg }],
      }));
      open.push(...further.toReversed());
    }
  }
  return ends;
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
  const ways = waysToEnd(procedure).map((legs) => wayOf(procedure, legs));
  return [...new Map(ways.toReversed().map((way) => [way.rows.join('-'), way])).values()].toReversed();
};
