import type { Case } from '../../domain/case.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { COMPLAINANT, type Procedure } from '../../domain/procedure.ts';
import { placedTask } from '../../domain/procedure-lookup.ts';
import { type MinuteHolder, ran, type Stretch, type Why } from '../../domain/why.ts';
import type { WorkingHours } from '../../domain/working-hours.ts';
import type { Chapter } from './chapters.ts';
import type { LimitRun, TaskStay, TimeUsed } from './shapes.ts';

/** Where a case stood, how long, in whose hands: taken from the account of its time, never counted anew. */

type Visit = { task: string; round: number; from: string; to?: string; dueAt?: string };

/** The limit of the SOP that holds a stay: the step's own, else that of the whole case. */
const boundBy = ({ clocks }: Case): string | undefined => (clocks.step ?? clocks.case)?.dueAt;

const isOpen = (state: Case | undefined): state is Case => state !== undefined && state.status !== 'closed';

const isSameStay = (before: Case | undefined, after: Case): boolean =>
  isOpen(before) && isOpen(after) && after.task === before.task && after.since === before.since;

/** A case that came back from the archive stands where it then stands, but only since that event. */
const beginOf = ({ event, before, after }: Chapter): string => (before?.status === 'closed' ? event.at : after.since);

/** Every stay at a task in order. One that lasts has no `to`. */
const visitsOf = (chapters: readonly Chapter[]): Visit[] => {
  const visits: Visit[] = [];
  for (const chapter of chapters) {
    const { event, before, after } = chapter;
    const stays = isSameStay(before, after);
    const last = visits.at(-1);
    if (last && isOpen(before) && !stays) last.to = event.at;
    if (!stays && isOpen(after)) visits.push({ task: after.task, round: after.round, from: beginOf(chapter) });
    // A pause or an edited calendar moves the end while the case stays; leaving takes the clocks away.
    const dueAt = isOpen(after) ? boundBy(after) : undefined;
    const current = visits.at(-1);
    if (current && dueAt !== undefined) current.dueAt = dueAt;
  }
  return visits;
};

/** Past a limit that the SOP prints; the law's own terms are told beside it. */
export const isLateBySop = ({ late }: Stretch): boolean => late.includes('step') || late.includes('case');

const keyOf = (holder: MinuteHolder): string => JSON.stringify(holder);

/** The part of the stretches that lies between two instants (Unix ms). */
export const within = (stretches: readonly Stretch[], from: number, to: number): Stretch[] =>
  stretches
    .filter((stretch) => stretch.from < to && from < stretch.to)
    .map((stretch) =>
      from <= stretch.from && stretch.to <= to
        ? stretch
        : { ...stretch, from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) },
    );

const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);

const holdersIn = (stretches: readonly Stretch[], role: string): MinuteHolder[] => {
  const named = new Set(stretches.map(({ holder }) => holder));
  const known = new Map(Array.from(named, (holder) => [keyOf(holder), holder]));
  if (known.size > 0) return [...known.values()];
  return [role === COMPLAINANT ? { kind: 'complainant' } : { kind: 'role', role }];
};

const stayOf = (procedure: Procedure, visit: Visit, counted: readonly Stretch[]): TaskStay => {
  const { task, round, from, to, dueAt } = visit;
  const { step, task: placed } = placedTask(procedure, task);
  const end = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to);
  const own = within(counted, Date.parse(from), end).filter((stretch) => stretch.task === task);
  return {
    step: step.no,
    task,
    role: placed.role,
    round,
    holders: holdersIn(own, placed.role),
    from,
    ...(to === undefined ? {} : { to }),
    ...(dueAt === undefined ? {} : { dueAt }),
    used: lengthOf(own),
    late: lengthOf(own.filter(isLateBySop)),
  };
};

export const staysOf = (procedure: Procedure, chapters: readonly Chapter[], { stretches }: Why): TaskStay[] => {
  const counted = stretches.filter(ran);
  return visitsOf(chapters).map((visit) => stayOf(procedure, visit, counted));
};

const iso = (instant: number): string => new Date(instant).toISOString();

export const limitsOf = (procedure: Procedure, now: Case, { clocks }: Why): LimitRun[] =>
  clocks.map(({ limit, task, from, until, dueAt, allowed, used, late }) => {
    const running = now.status === 'closed' ? undefined : now.clocks[limit];
    const isRunning = running !== undefined && Date.parse(running.from) === from;
    return {
      limit,
      step: placedTask(procedure, task).step.no,
      from: iso(from),
      dueAt: iso(dueAt),
      ...(isRunning ? {} : { ended: iso(until) }),
      allowed,
      used,
      late,
    };
  });

/** Days on which the clock ran after the day of receipt, and for how long in all, until `to` (Unix ms). */
export const timeUsed = ({ stretches }: Why, hours: WorkingHours, receivedAt: string, to: number): TimeUsed => {
  const counted = stretches.filter((stretch) => ran(stretch) && stretch.holder.kind !== 'complainant');
  const own = within(counted, Date.parse(receivedAt), to);
  const received = hours.dateAt(Date.parse(receivedAt));
  const dates = new Set<LocalDate>(own.map(({ from }) => hours.dateAt(from)).filter((date) => date > received));
  return { days: dates.size, working: lengthOf(own) };
};
