import { type Case, evolve } from './case.ts';
import type { Outage } from './commands.ts';
import type { SpanKind } from './day-plan.ts';
import { actingRole } from './decide/authority.ts';
import { type CaseEvent, type OfficeLimit, officeLimits, type RunningClock } from './events.ts';
import { lengthOf } from './lateness/levels.ts';
import type { Instant } from './local-date.ts';
import { COMPLAINANT, type Procedure } from './procedure.ts';
import { placedTask } from './procedure-lookup.ts';
import type { WorkingHours } from './working-hours.ts';

/** Who had the case: the person who claimed it, else the role whose turn it was; nobody of the office while the system stood still. */
export type MinuteHolder =
  | { kind: 'person'; id: string; name?: string; role: string }
  | { kind: 'role'; role: string }
  | { kind: 'complainant' }
  | { kind: 'system' };

/** Why a stretch of a case's time counted or did not: as the calendar says, or for a reason of the case's own. */
export type StretchKind = SpanKind | 'paused' | 'outage';

/** A stretch of a case's life. `counted` and `outage` run on the clock, the others do not. `to` no longer belongs to it. */
export type Stretch = {
  from: Instant;
  to: Instant;
  kind: StretchKind;
  label?: string | undefined;
  decree?: string | undefined;
  task: string;
  holder: MinuteHolder;
  /** Limits that had ended before this stretch and were still running: in it their lateness grows. */
  late: readonly OfficeLimit[];
};

/** One clock from its begin until it ended, or until now. All lengths in milliseconds of working time. */
export type ClockAccount = {
  limit: OfficeLimit;
  from: Instant;
  until: Instant;
  task: string;
  dueAt: Instant;
  allowed: number;
  used: number;
  late: number;
};

/** What one holder answers for, in milliseconds of working time; late time counts once, however many limits had ended. */
export type HolderAccount = { holder: MinuteHolder; used: number; late: number };

export type Why = {
  stretches: readonly Stretch[];
  clocks: readonly ClockAccount[];
  holders: readonly HolderAccount[];
  /** Working time in which at least one limit had ended. The holders' late times sum to it. */
  late: number;
};

type Facts = {
  procedure: Procedure;
  events: readonly CaseEvent[];
  hours: WorkingHours;
  outages: readonly Outage[];
  /** Unix milliseconds; an open case is explained up to here. */
  now: Instant;
};

/** A stretch in which nothing happened to the case. */
type Chapter = { from: Instant; to: Instant; state: Case };

/** Where the telling begins: the receipt, which may lie before the recording. */
const beginOf = ({ events: [first] }: Facts): Instant =>
  first?.type === 'ComplaintReceived' ? Date.parse(first.complaint.receivedAt) : 0;

const chaptersOf = (facts: Facts): Chapter[] => {
  const chapters: Chapter[] = [];
  let from = beginOf(facts);
  let state: Case | undefined;
  const turnPage = (to: Instant): void => {
    if (state && state.status !== 'closed' && to > from) chapters.push({ from, to, state });
    if (state) from = Math.max(from, to);
  };
  for (const event of facts.events) {
    turnPage(Date.parse(event.at));
    state = evolve(state, event);
  }
  turnPage(facts.now);
  return chapters;
};

const holderOf = (procedure: Procedure, { task, claim }: Case): MinuteHolder => {
  const role = actingRole(placedTask(procedure, task));
  if (claim) return { kind: 'person', id: claim.by, ...(claim.name === undefined ? {} : { name: claim.name }), role };
  return placedTask(procedure, task).task.role === COMPLAINANT ? { kind: 'complainant' } : { kind: 'role', role };
};

const within = (outages: readonly Outage[], at: Instant): boolean =>
  outages.some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to));

const runningIn = ({ state }: Chapter): [OfficeLimit, RunningClock][] =>
  officeLimits.flatMap((limit) => {
    const clock = state.clocks[limit];
    return clock ? [[limit, clock] as [OfficeLimit, RunningClock]] : [];
  });

/** A chapter cut wherever the calendar, an outage or the end of a limit makes a difference. */
const stretchesOf = (chapter: Chapter, { procedure, hours, outages }: Facts): Stretch[] => {
  const { from, to, state } = chapter;
  const { task } = state;
  if (state.status === 'paused') return [{ from, to, kind: 'paused', task, holder: { kind: 'complainant' }, late: [] }];
  const own = holderOf(procedure, state);
  const running = runningIn(chapter);
  const ends = running.map(([, clock]) => Date.parse(clock.dueAt));
  const breaks = outages.flatMap((outage) => [Date.parse(outage.from), Date.parse(outage.to)]);
  return hours.explain(from, to).flatMap((interval) => {
    const cuts = [...ends, ...breaks].filter((cut) => cut > interval.from && cut < interval.to);
    const edges = [...new Set([interval.from, ...cuts, interval.to])].toSorted((a, b) => a - b);
    return edges.slice(1).map((end, index): Stretch => {
      const begin = edges[index] ?? interval.from;
      const counts = interval.kind === 'counted';
      const isOutage = counts && within(outages, begin);
      return {
        ...interval,
        from: begin,
        to: end,
        kind: isOutage ? 'outage' : interval.kind,
        task,
        holder: isOutage ? { kind: 'system' } : own,
        late: counts ? running.flatMap(([limit, { dueAt }]) => (Date.parse(dueAt) <= begin ? [limit] : [])) : [],
      };
    });
  });
};

const isSameHolder = (one: MinuteHolder, other: MinuteHolder): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const continues = (last: Stretch, next: Stretch): boolean =>
  last.to === next.from &&
  last.kind === next.kind &&
  last.label === next.label &&
  last.decree === next.decree &&
  last.task === next.task &&
  last.late.join() === next.late.join() &&
  isSameHolder(last.holder, next.holder);

/** Neighbours that differ in nothing are one stretch: a reminder in between changed nothing. */
const joined = (stretches: readonly Stretch[]): Stretch[] => {
  const whole: Stretch[] = [];
  for (const next of stretches) {
    const last = whole.at(-1);
    if (last && continues(last, next)) whole[whole.length - 1] = { ...last, to: next.to };
    else whole.push(next);
  }
  return whole;
};

/** True when the office's clock ran in this stretch. */
export const ran = ({ kind }: Stretch): boolean => kind === 'counted' || kind === 'outage';

const spent = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);

const clocksOf = (chapters: readonly Chapter[], stretches: readonly Stretch[], hours: WorkingHours): ClockAccount[] => {
  const accounts = new Map<string, ClockAccount>();
  const counted = stretches.filter(ran);
  for (const chapter of chapters) {
    const inside = counted.filter(({ from, to }) => chapter.from <= from && to <= chapter.to);
    for (const [limit, clock] of runningIn(chapter)) {
      const key = `${limit} ${clock.from}`;
      const before = accounts.get(key);
      accounts.set(key, {
        limit,
        from: Date.parse(clock.from),
        until: chapter.to,
        task: before?.task ?? chapter.state.task,
        dueAt: Date.parse(clock.dueAt),
        allowed: lengthOf(clock, hours),
        used: (before?.used ?? 0) + spent(inside),
        late: (before?.late ?? 0) + spent(inside.filter(({ late }) => late.includes(limit))),
      });
    }
  }
  return [...accounts.values()];
};

const holderKey = (holder: MinuteHolder): string =>
  holder.kind === 'person' ? `person ${holder.id}` : holder.kind === 'role' ? `role ${holder.role}` : holder.kind;

const holdersOf = (stretches: readonly Stretch[]): HolderAccount[] => {
  const accounts = new Map<string, HolderAccount>();
  for (const stretch of stretches.filter(ran)) {
    const key = holderKey(stretch.holder);
    const before = accounts.get(key) ?? { holder: stretch.holder, used: 0, late: 0 };
    const length = stretch.to - stretch.from;
    accounts.set(key, {
      ...before,
      used: before.used + length,
      late: before.late + (stretch.late.length > 0 ? length : 0),
    });
  }
  return [...accounts.values()];
};

/**
 * Accounts for every moment of a case from its receipt until it was closed, or until `now`: whether it counted and why
 * not, and who had the case. The stretches touch without gap or overlap, but for the time in which the case was closed
 * before it was reopened; on each clock, those that ran sum to what it used; what the holders were late sums to the lateness.
 */
export const why = (facts: Facts): Why => {
  const chapters = chaptersOf(facts);
  const stretches = chapters.flatMap((chapter) => stretchesOf(chapter, facts));
  return {
    stretches: joined(stretches),
    clocks: clocksOf(chapters, stretches, facts.hours),
    holders: holdersOf(stretches),
    late: spent(stretches.filter(({ late }) => late.length > 0)),
  };
};
