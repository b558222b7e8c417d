import { COMPLAINANT, type PrintedLimit, type Procedure, type ProcedureStep } from '../procedure.ts';
import { placeOfStep } from './places.ts';
import type { CounterExample, DataPath } from './proof.ts';

/** Code under which a file rules that a row runs without a limit. */
export const noLimitCode = (no: number): string => `no-limit-row-${no}`;

const isTimed = ({ tasks, recorded }: ProcedureStep): boolean =>
  !recorded && tasks.some(({ role }) => role !== COMPLAINANT);

/** Rows in which the office works on a case. */
export const officeSteps = ({ steps }: Procedure): ProcedureStep[] => steps.filter(isTimed);

/** Rows up to the one that sends: the case limit lies over them. */
export const stepsUntilSent = (procedure: Procedure): ProcedureStep[] => {
  const steps = officeSteps(procedure);
  const sending = steps.findLastIndex(({ tasks }) =>
    tasks.some(({ actions }) => actions.some(({ does }) => does === 'send')),
  );
  return steps.slice(0, sending + 1);
};

/** Office rows under no limit at all. */
export const stepsWithoutLimit = (procedure: Procedure): ProcedureStep[] => {
  const covered = new Set(procedure.caseLimit ? stepsUntilSent(procedure) : []);
  return officeSteps(procedure).filter((step) => step.limit === undefined && !covered.has(step));
};

export const minutesOf = (limit: PrintedLimit | undefined): number | undefined =>
  limit !== undefined && 'minutes' in limit ? limit.minutes : undefined;

/** Sum of the minutes printed in the rows. */
export const sumOfRows = (steps: readonly ProcedureStep[]): number =>
  steps.reduce((sum, { limit }) => sum + (minutesOf(limit) ?? 0), 0);

/** The printed total in minutes, when it is one. */
export const printedMinutes = ({ source }: Procedure): number | undefined => {
  const minutes = /^(\d+) menit$/.exec(source.printedTotal ?? '')?.[1];
  return minutes === undefined ? undefined : Number(minutes);
};

const fault = (verdict: string, at: DataPath): CounterExample => ({ story: [], verdict, at });

/** Limits that the SOP prints and the file lost, as far as the file's own figures can tell. */
export const findMissingLimit = (procedure: Procedure): CounterExample | undefined => {
  const ruled = new Set(procedure.findings.map(({ code }) => code));
  const bare = stepsWithoutLimit(procedure).find(({ no }) => !ruled.has(noLimitCode(no)));
  if (bare !== undefined) {
    return fault(
      `Row ${bare.no} ("${bare.title}") has no limit and no case limit covers it. Write its limit, or say under findings, code ${noLimitCode(bare.no)}, why it has none.`,
      placeOfStep(procedure, bare.no),
    );
  }
  const total = printedMinutes(procedure);
  const sum = sumOfRows(procedure.steps);
  const { caseLimit } = procedure;
  if (total !== undefined && total !== sum) {
    return fault(`The SOP prints ${total} menit in all, the rows of this file add up to ${sum}.`, [
      'source',
      'printedTotal',
    ]);
  }
  if (total !== undefined && minutesOf(caseLimit?.limit) !== total) {
    return fault(
      `The SOP prints ${total} menit in all, and caseLimit does not say so.`,
      caseLimit ? ['caseLimit'] : [],
    );
  }
  return undefined;
};
