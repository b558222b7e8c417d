import type { PrintedLimit, Procedure } from '../procedure.ts';
import { meetsMinimum, roleLabel, tasksOf } from '../procedure-lookup.ts';
import {
  minutesOf,
  noLimitCode,
  officeSteps,
  printedMinutes,
  stepsUntilSent,
  stepsWithoutLimit,
  sumOfRows,
} from './limits.ts';
import { placeOfAction, placeOfRole, placeOfStep, placeOfTask } from './places.ts';
import type { DataPath } from './proof.ts';
import { type Way, waysThrough } from './ways.ts';

/** Something the printed text contradicts, leaves out or leaves open. */
type Remark = { code: string; says: string; at: DataPath };

/** A remark with the file's ruling. `noted`: the file tells of it and no rule here can see it. */
export type Warning = Remark & { ruling?: string; noted?: true };

type Lint = (procedure: Procedure) => Remark[];

const wayInWords = ({ rows, approvalRows, minutes, approvalMinutes }: Way): string => {
  const own = rows.filter((no) => !approvalRows.includes(no)).join('-');
  const approval =
    approvalRows.length === 0 ? '' : ` + approval in row ${approvalRows.join(', ')} (${approvalMinutes})`;
  return `rows ${own} take ${minutes}${approval}`;
};

const totalIsSumOfRows: Lint = (procedure) => {
  const total = printedMinutes(procedure);
  const ways = waysThrough(procedure);
  const passesAll = ways.some(({ minutes, approvalMinutes }) => minutes + approvalMinutes === total);
  if (total === undefined || total !== sumOfRows(procedure.steps) || passesAll) return [];
  const says = `The printed total of ${total} menit is the sum of all rows, and no way passes all of them: ${ways.map(wayInWords).join('; ')}.`;
  return [{ code: 'total-is-sum-of-rows', says, at: ['source', 'printedTotal'] }];
};

const totalNotPrinted: Lint = (procedure) => {
  const { source } = procedure;
  const steps = officeSteps(procedure);
  if (source.printedTotal || !steps.every(({ limit }) => minutesOf(limit) !== undefined)) return [];
  const says = `Every row has its minutes and no total is printed; the rows add up to ${sumOfRows(procedure.steps)} menit.`;
  return [{ code: 'total-not-printed', says, at: 'printedTotal' in source ? ['source', 'printedTotal'] : ['source'] }];
};

/** A row that lets somebody either answer or pass up, though that post may not let an answer leave. */
const rowAgainstMinimumApprover: Lint = (procedure) =>
  [...tasksOf(procedure).values()].flatMap(({ step, task }) => {
    const answer = task.actions.find(({ does }) => does === 'answer');
    const passesUp = task.actions.some(({ does }) => does === 'escalate');
    if (!answer || !passesUp || meetsMinimum(procedure, task.role)) return [];
    const says = `Row ${step.no} lets ${roleLabel(procedure, task.role)} answer instead of passing up, yet the minimum approver is ${roleLabel(procedure, procedure.minimumApprover ?? '')}.`;
    return [{ code: 'row-against-minimum-approver', says, at: placeOfAction(procedure, task.id, answer.id) }];
  });

const ownsPrintedTask = (procedure: Procedure, role: string): boolean =>
  [...tasksOf(procedure).values()].some(
    ({ task }) => task.role === role && task.actions.some(({ outside }) => !outside),
  );

const rolesWithoutRow: Lint = (procedure) =>
  procedure.roles.flatMap(({ id, label }) => {
    const report = procedure.steps.find(({ reportTo }) => reportTo === id);
    // Who only receives a report is where the SOP wants him; who stands in the chain is expected to act.
    if (ownsPrintedTask(procedure, id) || (report && !procedure.chain.includes(id))) return [];
    const says = report ? `${label} owns no row before row ${report.no}, a report.` : `${label} owns no row.`;
    return [{ code: `no-row-${id}`, says, at: placeOfRole(procedure, id) }];
  });

const actorsInferred: Lint = (procedure) => {
  const inferred = [...tasksOf(procedure).values()].filter(({ task }) => task.inferred);
  const [first] = inferred;
  if (!first) return [];
  const rows = [...new Set(inferred.map(({ step }) => step.no))].join(', ');
  const says = `The SOP leaves the actor empty in row ${rows}; ${inferred.length} tasks go by our reading.`;
  return [{ code: 'actors-inferred', says, at: [...placeOfTask(procedure, first.task.id), 'inferred'] }];
};

const limitInWords = (limit: PrintedLimit): string =>
  'minutes' in limit ? `${limit.minutes} working minutes` : `${limit.workingDays} working day(s)`;

/** One limit over rows that print none of their own: what it covers is nobody's word but ours. */
const limitOverRows: Lint = (procedure) => {
  const { caseLimit, steps } = procedure;
  const bare = stepsUntilSent(procedure).filter(({ limit }) => limit === undefined);
  if (!caseLimit || bare.length === 0) return [];
  const place = caseLimit.printedInRow === undefined ? '' : ` in row ${caseLimit.printedInRow}`;
  const only = steps.every(({ limit }) => limit === undefined);
  const words = limitInWords(caseLimit.limit);
  return [
    {
      code: only ? 'one-limit-many-rows' : 'limit-scope-not-stated',
      says: only
        ? `One limit, ${words}, is printed${place} for ${steps.length} rows.`
        : `${words} are printed${place}, and the text does not say from when they run; rows ${bare.map(({ no }) => no).join(', ')} have no limit of their own.`,
      at: ['caseLimit'],
    },
  ];
};

const rowsWithoutLimit: Lint = (procedure) =>
  stepsWithoutLimit(procedure).map(({ no, title }) => ({
    code: noLimitCode(no),
    says: `Row ${no} ("${title}") runs without a limit.`,
    at: placeOfStep(procedure, no),
  }));

const unboundedLoop: Lint = (procedure) =>
  [...tasksOf(procedure).values()].flatMap(({ task }) =>
    task.actions
      .filter(({ newRound }) => newRound)
      .map(({ id, label }) => ({
        code: 'unbounded-loop',
        says: `"${label}" starts a further round, and nothing bounds the number of rounds.`,
        at: placeOfAction(procedure, task.id, id),
      })),
  );

const unissued: Lint = ({ source }) => [
  ...(source.signed ? [] : [{ code: 'unsigned', says: 'The SOP is not signed.', at: ['source', 'signed'] }]),
  ...(source.number === null && source.date === null
    ? [{ code: 'number-and-dates-empty', says: 'Number and dates of the SOP are empty.', at: ['source', 'number'] }]
    : []),
];

const rules: readonly Lint[] = [
  totalIsSumOfRows,
  totalNotPrinted,
  rowAgainstMinimumApprover,
  rolesWithoutRow,
  actorsInferred,
  limitOverRows,
  rowsWithoutLimit,
  unboundedLoop,
  unissued,
];

/** What the text contradicts or leaves open, each with the file's ruling; then what the file notes beside that. */
export const lint = (procedure: Procedure): Warning[] => {
  const remarks = rules.flatMap((rule) => rule(procedure));
  const seen = new Set(remarks.map(({ code }) => code));
  const rulings = new Map(procedure.findings.map(({ code, ruling }) => [code, ruling]));
  return [
    ...remarks.map((remark) => {
      const ruling = rulings.get(remark.code);
      return ruling === undefined ? remark : { ...remark, ruling };
    }),
    ...procedure.findings.flatMap(({ code, says, ruling }, index) =>
      seen.has(code) ? [] : [{ code, says, ruling, at: ['findings', index], noted: true as const }],
    ),
  ];
};
