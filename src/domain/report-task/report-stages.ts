import type { Limit } from '../deadline.ts';
import type { Procedure } from '../procedure.ts';
import type { ReportKind, ReportStage } from './report-events.ts';

export type ReportAction = 'confirm' | 'approve' | 'return' | 'redraft' | 'acknowledge';

/** A stage of a report at a desk: who acts, within what, with which presses; `next` is absent where the report is then done. */
export type StageRule = {
  stage: ReportStage;
  role: string;
  limit: Limit;
  actions: readonly { id: ReportAction; next?: ReportStage }[];
};

/** Working day of the month by whose end the monthly report is to be with its receiver, unless the desk says otherwise. */
const DUE_WORKING_DAY = 5;

/** A recap is confirmed within this, where the SOP prints nothing (the 30 minutes of the Brebes SOP). */
const CONFIRM_WITHIN: Limit = { minutes: 30 };

const readers = ({ steps }: Procedure): string[] =>
  steps.flatMap(({ report, reportTo }) => (report && reportTo ? [reportTo] : []));

/** Draft day is the first working day; the limit counts those after it. */
const withinDays = (dueDay: number): Limit => ({ workingDays: Math.max(1, dueDay - 1) });

/**
 * The stages a report passes, in order; none when it is only posted.
 *
 * A recap is confirmed by whom the SOP names, else by the lowest of its chain. A monthly report goes to the readers that
 * the SOP's report rows name: each but the last approves, the last takes note of it (Palangka Raya, rows 7 and 8).
 */
export const reportStagesOf = (procedure: Procedure, kind: ReportKind, dueDay = DUE_WORKING_DAY): StageRule[] => {
  const first = procedure.chain[0] ?? '';
  if (kind === 'recap') {
    const { confirmBy = first, limit = CONFIRM_WITHIN } = procedure.dailyRecap ?? {};
    return [{ stage: 'confirm', role: confirmBy, limit, actions: [{ id: 'confirm' }] }];
  }
  const [approver, receiver] = readers(procedure);
  if (approver === undefined) return [];
  const limit = withinDays(dueDay);
  const next = receiver === undefined ? {} : { next: 'acknowledge' as const };
  return [
    {
      stage: 'approve',
      role: approver,
      limit,
      actions: [
        { id: 'approve', ...next },
        { id: 'return', next: 'redraft' },
      ],
    },
    { stage: 'redraft', role: first, limit, actions: [{ id: 'redraft', next: 'approve' }] },
    ...(receiver === undefined
      ? []
      : [{ stage: 'acknowledge' as const, role: receiver, limit, actions: [{ id: 'acknowledge' as const }] }]),
  ];
};
