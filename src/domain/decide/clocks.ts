import type { Case } from '../case.ts';
import { dueAt, type Limit } from '../deadline.ts';
import type { Clocks } from '../events.ts';
import type { PlacedTask } from '../procedure-lookup.ts';
import type { Procedure } from '../procedure.ts';
import type { WorkingHours } from '../working-hours.ts';

/** Days a complainant has to send missing data (UU 25/2009 art. 44: 30 days, then deemed withdrawn). */
export const INFORMATION_DAYS = 30;

type Clock = NonNullable<Clocks['step']>;

const iso = (instant: number): string => new Date(instant).toISOString();

const start = (hours: WorkingHours, from: string, limit: Limit): Clock => {
  const due = dueAt(hours, Date.parse(from), limit);
  return { from, dueAt: iso(due.at), ...(due.flagged ? { flagged: true } : {}) };
};

/** Limits of a task entered anew: its step's, and the complainant's silence where the task waits for a word. */
const entered = ({ step, task }: PlacedTask, from: string, hours: WorkingHours): Clocks => ({
  ...(step.limit && !step.recorded ? { step: start(hours, from, step.limit) } : {}),
  ...(task.silence ? { silence: start(hours, from, { workingDays: task.silence.workingDays }) } : {}),
});

/** Limits when a complaint has just come in: both run from its receipt. */
export const openingClocks = (procedure: Procedure, first: PlacedTask, receivedAt: string, hours: WorkingHours): Clocks => ({
  ...entered(first, receivedAt, hours),
  ...(procedure.caseLimit ? { case: start(hours, receivedAt, procedure.caseLimit.limit) } : {}),
});

/** Limits of a further round: the step's, and the case limit where the SOP gives each round a fresh one. */
export const roundClocks = (procedure: Procedure, to: PlacedTask, at: string, hours: WorkingHours): Clocks => ({
  ...entered(to, at, hours),
  ...(procedure.caseLimit?.perRound ? { case: start(hours, at, procedure.caseLimit.limit) } : {}),
});

/** Limits after a move. Tasks of one step share the step's limit; the case limit ends when the answer is sent. */
export const movingClocks = (now: Case, from: PlacedTask, to: PlacedTask, at: string, hours: WorkingHours, sent: boolean): Clocks => {
  const sameStep = from.step.no === to.step.no && now.clocks.step;
  const fresh = entered(to, at, hours);
  return {
    ...fresh,
    ...(sameStep ? { step: sameStep } : {}),
    ...(now.clocks.case && !sent ? { case: now.clocks.case } : {}),
  };
};

/** Limits while the complainant is asked for data: the calendar days run, the office's own wait. */
export const pausedClocks = (now: Case, at: string, hours: WorkingHours): Clocks => ({
  ...now.clocks,
  information: start(hours, at, { calendarDays: INFORMATION_DAYS }),
});

/** Limits after a pause: each moved on by exactly the working time that passed meanwhile. */
export const resumedClocks = (now: Case, at: string, hours: WorkingHours): Clocks => {
  const pause = Math.max(0, hours.elapsed(Date.parse(now.pausedAt ?? at), Date.parse(at)));
  const later = (clock: Clock): Clock => ({
    ...clock,
    dueAt: iso(hours.addWorkingTime(Date.parse(clock.dueAt), pause)),
  });
  const { step, case: whole, silence } = now.clocks;
  return {
    ...(step ? { step: later(step) } : {}),
    ...(whole ? { case: later(whole) } : {}),
    ...(silence ? { silence: later(silence) } : {}),
  };
};
