import type { Case } from '../case.ts';
import { dueAt } from '../deadline.ts';
import { actingRole } from '../decide/authority.ts';
import { type OfficeLimit, officeLimits, type RunningClock } from '../events.ts';
import { givenOn } from '../learn.ts';
import type { Instant } from '../local-date.ts';
import { COMPLAINANT, type Procedure } from '../procedure.ts';
import { placedTask, rungsAbove } from '../procedure-lookup.ts';
import type { WorkingHours } from '../working-hours.ts';

/** One rung of lateness on one running clock. */
export type Level = {
  limit: OfficeLimit;
  /** Begin of the clock. */
  from: string;
  name: string;
  kind: 'reminder' | 'breach' | 'raised';
  /** When it is reached: an open instant. */
  at: Instant;
  /** Role that is to be told. */
  tells: string;
};

/** Share of a limit after which its holders are reminded. */
const REMIND_AT = 0.75;

/** Counted time from the begin of a clock to its end: the limit itself, without the pauses. */
export const lengthOf = (clock: RunningClock, hours: WorkingHours): number =>
  hours.elapsed(Date.parse(clock.from), Date.parse(clock.dueAt)) - (clock.paused ?? 0);

/**
 * The instant at which `counted` working time is used up on a clock, in open hours.
 * Pauses so far lie before everything that is still to come, so they move it as a whole.
 */
const whenUsed = (clock: RunningClock, counted: number, hours: WorkingHours): Instant =>
  hours.nextOpening(hours.addWorkingTime(Date.parse(clock.from), counted + (clock.paused ?? 0)));

/** As `whenUsed`, but past it: the last instant on time is still on time. */
const whenExceeded = (clock: RunningClock, counted: number, hours: WorkingHours): Instant =>
  hours.nextOpening(hours.addWorkingTime(Date.parse(clock.from), counted + (clock.paused ?? 0)) + 1);

/** What limits run on: a case, or a report that waits for a press. */
type Timed = Pick<Case, 'clocks' | 'given'>;

type Context = { procedure: Procedure; now: Timed; hours: WorkingHours; role: string };

/** All levels of one clock in the order in which they are reached. */
const ladderOf = ({ procedure, now, hours, role }: Context, limit: OfficeLimit, clock: RunningClock): Level[] => {
  const length = lengthOf(clock, hours);
  const { from } = clock;
  const level = (name: string, kind: Level['kind'], at: Instant, tells = role): Level => ({
    limit,
    from,
    name,
    kind,
    at,
    tells,
  });
  const own = limit === 'case' ? procedure.reminders : [];
  const { snoozedUntil } = givenOn(now, { limit, from });
  const levels = [
    ...own.map(({ workingDays, role: told }) => {
      const counted = hours.elapsed(Date.parse(from), dueAt(hours, Date.parse(from), { workingDays }).at);
      return level(`day-${workingDays}`, 'reminder', whenUsed(clock, counted, hours), told);
    }),
    level('75', 'reminder', whenUsed(clock, Math.ceil(REMIND_AT * length), hours)),
    ...(snoozedUntil === undefined ? [] : [level('snoozed', 'reminder', Date.parse(snoozedUntil))]),
    level('100', 'breach', hours.nextOpening(Date.parse(clock.dueAt) + 1)),
    ...rungsAbove(procedure, role).map((rung, index) =>
      level(`${(index + 2) * 100}`, 'raised', whenExceeded(clock, (index + 2) * length, hours), rung),
    ),
  ];
  return levels.toSorted((a, b) => a.at - b.at);
};

/**
 * The level that is reached next on any clock that `role` is held to, of several at one instant that of the nearer limit.
 * Levels that were given are left out, and so are those that a further level of their clock has overtaken.
 */
export const nextLevelFor = (context: Context): Level | undefined => {
  const { now } = context;
  const ahead = officeLimits.flatMap((limit) => {
    const clock = now.clocks[limit];
    if (!clock) return [];
    const given = givenOn(now, { limit, from: clock.from }).levels;
    const ladder = ladderOf(context, limit, clock);
    const reached = Math.max(-1, ...given.map((name) => ladder.findIndex((level) => level.name === name)));
    return ladder
      .slice(reached + 1)
      .filter(({ name }) => !given.includes(name))
      .slice(0, 1);
  });
  return ahead.toSorted((a, b) => a.at - b.at)[0];
};

/**
 * The level that is reached next on any clock of the case. While it waits for its complainant only what was reached
 * before counts. undefined when time changes nothing any more.
 */
export const nextLevel = (procedure: Procedure, now: Case, hours: WorkingHours): Level | undefined => {
  if (now.status === 'closed') return undefined;
  const role = actingRole(placedTask(procedure, now.task));
  if (role === COMPLAINANT) return undefined;
  const next = nextLevelFor({ procedure, now, hours, role });
  const waitsSince = now.status === 'paused' ? Date.parse(now.pausedAt ?? now.since) : Number.POSITIVE_INFINITY;
  return next && next.at <= waitsSince ? next : undefined;
};
