import { officeLimits } from '../../domain/events.ts';
import { COMPLAINANT, type Procedure } from '../../domain/procedure.ts';
import { type HolderAccount, type MinuteHolder, ran, type Why } from '../../domain/why.ts';
import { lies, type Period } from './period.ts';
import type { CaseRecord, HolderLine, LimitLine, StepLine, TaskStay } from './shapes.ts';
import { isLateBySop, within } from './stays.ts';
import { grouped, median } from './tallies.ts';

/** How promptly a desk worked in a period: by step and post, by limit, by holder. */

const total = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0);

const stepLine = (procedure: Procedure, stays: readonly [TaskStay, ...TaskStay[]]): StepLine => {
  const [{ step: no, role }] = stays;
  const step = procedure.steps.find((each) => each.no === no);
  const isBound = stays.some(({ dueAt }) => dueAt !== undefined);
  const limit = step?.limit ?? (isBound ? procedure.caseLimit?.limit : undefined);
  return {
    step: no,
    title: step?.title ?? '',
    role,
    ...(limit === undefined ? {} : { limit }),
    ended: stays.length,
    onTime: stays.filter(({ late }) => late === 0).length,
    median: median(stays.map(({ used }) => used)),
    longest: Math.max(...stays.map(({ used }) => used)),
    late: total(stays.map(({ late }) => late)),
  };
};

/** The office's stays that ended in the period, by step and post in the order of the SOP. */
export const stepLines = (procedure: Procedure, records: readonly CaseRecord[], period: Period): StepLine[] => {
  const ended = records.flatMap(({ stays }) =>
    stays.filter(({ role, to }) => role !== COMPLAINANT && to !== undefined && lies(to, period)),
  );
  const roles = procedure.roles.map(({ id }) => id);
  return grouped(ended, ({ step, role }) => `${step} ${role}`)
    .map((stays) => stepLine(procedure, stays))
    .toSorted((a, b) => a.step - b.step || roles.indexOf(a.role) - roles.indexOf(b.role));
};

/** The limits that ended in the period or were overdue at its end, in the order of the law book. */
export const limitLines = (records: readonly CaseRecord[], period: Period): LimitLine[] => {
  const runs = records.flatMap(({ limits }) => limits);
  const isEnded = ({ ended }: { ended?: string }): boolean => ended !== undefined && lies(ended, period);
  const isOverdue = ({ ended, dueAt }: { ended?: string; dueAt: string }): boolean =>
    (ended === undefined || Date.parse(ended) >= period.to) && Date.parse(dueAt) < period.to;
  const meant = runs.filter((run) => isEnded(run) || isOverdue(run));
  return grouped(meant, ({ limit, step }) => (limit === 'step' ? `step ${step}` : limit))
    .map((own): LimitLine => {
      const [{ limit, step }] = own;
      const ended = own.filter(isEnded);
      return {
        limit,
        ...(limit === 'step' ? { step } : {}),
        ended: ended.length,
        onTime: ended.filter(({ late }) => late === 0).length,
        overdue: own.filter(isOverdue).length,
      };
    })
    .toSorted((a, b) => officeLimits.indexOf(a.limit) - officeLimits.indexOf(b.limit) || (a.step ?? 0) - (b.step ?? 0));
};

/** A person is one line for each post they acted in, whatever name they then bore. */
const keyOf = (holder: MinuteHolder): string => {
  switch (holder.kind) {
    case 'person':
      return `person ${holder.id} ${holder.role}`;
    case 'role':
      return `role ${holder.role}`;
    default:
      return holder.kind;
  }
};

/** What each holder answers for in the period on one case. The complainant's own time is nobody's work. */
export const handsIn = ({ stretches }: Why, { from, to }: Period): HolderAccount[] => {
  const own = within(stretches, from, to).filter((stretch) => ran(stretch) && stretch.holder.kind !== 'complainant');
  return grouped(own, ({ holder }) => keyOf(holder)).map((parts) => ({
    holder: parts[0].holder,
    used: total(parts.map((part) => part.to - part.from)),
    late: total(parts.filter(isLateBySop).map((part) => part.to - part.from)),
  }));
};

/** The holders of the period, the latest first. */
export const holderLines = (hands: readonly HolderAccount[]): HolderLine[] =>
  grouped(hands, ({ holder }) => keyOf(holder))
    .map((own) => ({
      holder: own.at(-1)?.holder ?? own[0].holder,
      used: total(own.map(({ used }) => used)),
      late: total(own.map(({ late }) => late)),
      cases: own.length,
      lateCases: own.filter(({ late }) => late > 0).length,
    }))
    .toSorted((a, b) => b.late - a.late || b.used - a.used || (keyOf(a.holder) < keyOf(b.holder) ? -1 : 1));
