import type { Case } from '../case.ts';
import { dueAt, type Limit } from '../deadline.ts';
import { type Clocks, clockNames, type RunningClock } from '../events.ts';
import { type LegalTerm, legalTermIds, legalTerms } from '../legal-terms.ts';
import type { Procedure } from '../procedure.ts';
import { type PlacedTask, placedTask } from '../procedure-lookup.ts';
import type { WorkingHours } from '../working-hours.ts';

/** Days a complainant has to send missing data (UU 25/2009 art. 44: 30 days, then deemed withdrawn). */
const INFORMATION_DAYS = 30;

const iso = (instant: number): string => new Date(instant).toISOString();

const start = (hours: WorkingHours, from: string, limit: Limit): RunningClock => {
  const due = dueAt(hours, Date.parse(from), limit);
  return { from, dueAt: iso(due.at), ...(due.flagged ? { flagged: true } : {}) };
};

/** Limits of a task entered anew: its step's, and the complainant's silence where the task waits for a word. */
const entered = ({ step, task }: PlacedTask, from: string, hours: WorkingHours): Clocks => ({
  ...(step.limit && !step.recorded ? { step: start(hours, from, step.limit) } : {}),
  ...(task.silence ? { silence: start(hours, from, { workingDays: task.silence.workingDays }) } : {}),
});

/** Limits when a complaint has just come in: all run from its receipt. */
export const openingClocks = (
  procedure: Procedure,
  first: PlacedTask,
  receivedAt: string,
  hours: WorkingHours,
  terms: readonly LegalTerm[] = [],
): Clocks => ({
  ...entered(first, receivedAt, hours),
  ...(procedure.caseLimit ? { case: start(hours, receivedAt, procedure.caseLimit.limit) } : {}),
  ...Object.fromEntries(terms.map((id) => [id, start(hours, receivedAt, legalTerms[id].limit)])),
});

/** Limits of a further round: the step's, and the case limit where the SOP gives each round a fresh one. */
export const roundClocks = (procedure: Procedure, to: PlacedTask, at: string, hours: WorkingHours): Clocks => ({
  ...entered(to, at, hours),
  ...(procedure.caseLimit?.perRound ? { case: start(hours, at, procedure.caseLimit.limit) } : {}),
});

/** How far the answer is when a case moves: that ends what ran until then. */
export type Progress = 'accepted' | 'answered' | 'sent';

const achieved: Record<Progress, number> = { accepted: 1, answered: 2, sent: 3 };

/** Limits after a move. Tasks of one step share the step's limit; the case limit ends when the answer is sent. */
export const movingClocks = (
  now: Case,
  from: PlacedTask,
  to: PlacedTask,
  at: string,
  hours: WorkingHours,
  progress: Progress,
): Clocks => {
  // Filled in one object: every press passes here.
  const clocks = entered(to, at, hours);
  const { step, case: whole } = now.clocks;
  if (step && from.step.no === to.step.no) clocks.step = step;
  if (whole && progress !== 'sent') clocks.case = whole;
  for (const id of legalTermIds) {
    const clock = now.clocks[id];
    if (clock && achieved[legalTerms[id].until] > achieved[progress]) clocks[id] = clock;
  }
  return clocks;
};

/** Limits while the complainant is asked for data: the calendar days run, the office's own wait. */
export const pausedClocks = (now: Case, at: string, hours: WorkingHours): Clocks => ({
  ...now.clocks,
  information: start(hours, at, { calendarDays: INFORMATION_DAYS }),
});

/** Limits after a pause: each moved on by exactly the working time that passed meanwhile. */
export const resumedClocks = (now: Case, at: string, hours: WorkingHours): Clocks => {
  return movedOn(withoutInformation(now.clocks), now.pausedAt ?? at, at, hours);
};

/**
 * Limits when a merging is undone: each moved on by exactly the working time that passed meanwhile. A case that waited
 * for data waits on: the office's limits move when the data come, and the complainant has the whole days again.
 */
export const unmergedClocks = (procedure: Procedure, now: Case, at: string, hours: WorkingHours): Clocks => {
  const { at: since, clocks } = now.beforeMerge ?? { at, clocks: now.clocks };
  const waiting =
    now.pausedAt === undefined
      ? movedOn(clocks, since, at, hours)
      : { ...clocks, information: start(hours, at, { calendarDays: INFORMATION_DAYS }) };
  // While it was merged, no change of the calendar reached it.
  return recountedClocks(procedure, { task: now.task, clocks: waiting }, hours);
};

/** Clocks that stood still between the two instants. */
const movedOn = (clocks: Clocks, from: string, to: string, hours: WorkingHours): Clocks => {
  const pause = Math.max(0, hours.elapsed(Date.parse(from), Date.parse(to)));
  if (pause === 0) return clocks;
  return mapClocks(clocks, (clock) => ({
    ...clock,
    dueAt: iso(hours.addWorkingTime(Date.parse(clock.dueAt), pause)),
    paused: (clock.paused ?? 0) + pause,
  }));
};

const withoutInformation = ({ information, ...clocks }: Clocks): Clocks => clocks;

const mapClocks = (clocks: Clocks, change: (clock: RunningClock, name: keyof Clocks) => RunningClock): Clocks =>
  clockNames.reduce<Clocks>((changed, name) => {
    const clock = clocks[name];
    return clock ? { ...changed, [name]: change(clock, name) } : changed;
  }, {});

/** Running limits as another calendar counts them: from the same begin, with the same pauses. */
export const recountedClocks = (
  procedure: Procedure,
  now: Pick<Case, 'task' | 'clocks'>,
  hours: WorkingHours,
): Clocks => {
  const { step, task } = placedTask(procedure, now.task);
  const limitOf = (name: keyof Clocks): Limit | undefined => {
    if (name === 'step') return step.limit;
    if (name === 'case') return procedure.caseLimit?.limit;
    if (name === 'silence') return task.silence && { workingDays: task.silence.workingDays };
    return name === 'information' ? { calendarDays: INFORMATION_DAYS } : legalTerms[name].limit;
  };
  return mapClocks(now.clocks, (clock, name) => {
    const limit = limitOf(name);
    if (!limit) return clock;
    const { dueAt: due, ...rest } = start(hours, clock.from, limit);
    const { paused } = clock;
    const end = paused === undefined ? due : iso(hours.addWorkingTime(Date.parse(due), paused));
    return { ...rest, dueAt: end, ...(paused === undefined ? {} : { paused }) };
  });
};
