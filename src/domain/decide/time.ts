import type { Case } from '../case.ts';
import type { CommandOf, Outage } from '../commands.ts';
import { type Clocks, clockNames, type EventBody, type EventOf } from '../events.ts';
import { type Level, nextLevel } from '../lateness/levels.ts';
import type { Procedure } from '../procedure.ts';
import { placedTask } from '../procedure-lookup.ts';
import { movingClocks, recountedClocks } from './clocks.ts';
import { accepted, type Decision, type DeskFacts } from './decision.ts';

/** What time does to a case, and what a change in counting it does. */

const reached = (clock: { dueAt: string } | undefined, at: string): boolean =>
  clock !== undefined && Date.parse(clock.dueAt) <= Date.parse(at);

/** Data that never came ends the case; silence after an answer sends it to the archive. */
const decideWaiting = (procedure: Procedure, now: Case, at: string, desk: DeskFacts): EventBody[] => {
  if (now.status === 'paused' && reached(now.clocks.information, at)) {
    return [
      { type: 'InformationOverdue', at, task: now.task, action: 'information-overdue', outside: true },
      { type: 'CaseClosed', at, as: 'not-completed' },
    ];
  }
  const placed = placedTask(procedure, now.task);
  const { silence } = placed.task;
  if (now.status !== 'open' || !silence || !reached(now.clocks.silence, at)) return [];
  const to = placedTask(procedure, silence.next);
  const clocks = movingClocks(now, placed, to, at, desk.hours, 'sent');
  return [{ type: 'ComplainantSilent', at, task: now.task, action: 'silence', to: silence.next, clocks }];
};

const types = { reminder: 'ReminderGiven', breach: 'LimitBreached', raised: 'BreachRaised' } as const;

const within = (level: Level, outage: Outage | undefined): outage is Outage =>
  outage !== undefined && Date.parse(outage.from) <= level.at && level.at <= Date.parse(outage.to);

/** A level of lateness as an event, once it is reached; told in open hours only: one that was missed waits for the next opening. */
export const levelReached = (
  now: { task: string; clocks: Clocks },
  level: Level | undefined,
  { at, outage }: CommandOf<'time'>,
  hours: DeskFacts['hours'],
): EventOf<'ReminderGiven' | 'LimitBreached' | 'BreachRaised'>[] =>
  !level || level.at > Date.parse(at) || !hours.isOpen(Date.parse(at))
    ? []
    : [
        {
          type: types[level.kind],
          at,
          task: now.task,
          limit: level.limit,
          from: level.from,
          level: level.name,
          due: new Date(level.at).toISOString(),
          dueAt: now.clocks[level.limit]?.dueAt ?? at,
          tells: level.tells,
          ...(within(level, outage) ? { outage } : {}),
        },
      ];

/**
 * Does the oldest thing that time has brought; the next one waits for the next command. So a machine that stood still
 * catches up in the order in which it should have spoken, across all cases.
 */
export const decideTime = (procedure: Procedure, now: Case, command: CommandOf<'time'>, desk: DeskFacts): Decision => {
  const waiting = decideWaiting(procedure, now, command.at, desk);
  if (waiting.length > 0) return accepted(...waiting);
  return accepted(...levelReached(now, nextLevel(procedure, now, desk.hours), command, desk.hours));
};

/** When time alone will next do something to the case, in Unix milliseconds; undefined when it never will. */
export const wakesAt = (procedure: Procedure, now: Case, hours: DeskFacts['hours']): number | undefined => {
  if (now.status === 'closed') return undefined;
  const clock = now.status === 'paused' ? now.clocks.information : now.clocks.silence;
  const instants = [clock && Date.parse(clock.dueAt), nextLevel(procedure, now, hours)?.at];
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

const endsOf = (clocks: Clocks): string =>
  clockNames.map((name) => `${clocks[name]?.dueAt ?? ''}${clocks[name]?.flagged ? '?' : ''}`).join(' ');

/** Counts the running limits by the desk's calendar as it now is; on record only where an end moves. */
export const decideCalendar = (
  procedure: Procedure,
  now: Case,
  { at, calendar }: CommandOf<'calendar'>,
  desk: DeskFacts,
): Decision => {
  if (now.status === 'closed') return accepted();
  const clocks = recountedClocks(procedure, now, desk.hours);
  return endsOf(clocks) === endsOf(now.clocks)
    ? accepted()
    : accepted({ type: 'CalendarChanged', at, calendar, clocks });
};
