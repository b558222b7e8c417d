import type { Case } from '../case.ts';
import { type EventOf, type OfficeLimit, officeLimits, type RunningClock } from '../events.ts';
import { givenOn } from '../learn.ts';
import { refused } from '../refusal.ts';
import { accepted, type Decision, type DeskFacts } from './decision.ts';

type Head = Omit<EventOf<'ReminderSnoozed'>, 'type' | 'limit' | 'from' | 'until'>;

type Reminded = { limit: OfficeLimit; clock: RunningClock; isSnoozed: boolean };

/** The nearest limit of which a reminder was given and whose end is still to come. */
const reminded = (now: Case, at: string): Reminded | undefined =>
  officeLimits
    .flatMap((limit) => {
      const clock = now.clocks[limit];
      if (!clock || Date.parse(clock.dueAt) <= Date.parse(at)) return [];
      const { levels, snoozedUntil } = givenOn(now, { limit, from: clock.from });
      return levels.length === 0 ? [] : [{ limit, clock, isSnoozed: snoozedUntil !== undefined }];
    })
    .toSorted((a, b) => Date.parse(a.clock.dueAt) - Date.parse(b.clock.dueAt))[0];

/** True while there is a reminder to put off: one was given on the nearest limit, which was neither put off nor breached. */
export const canSnooze = (now: Case): boolean => {
  const found = reminded(now, now.since);
  const levels = found ? givenOn(now, { limit: found.limit, from: found.clock.from }).levels : [];
  return found !== undefined && !found.isSnoozed && !levels.includes('100');
};

/** Puts a reminder off once: it comes again when half of the time that is left has passed. The limit stays as it is. */
export const snooze = (now: Case, head: Head, { hours }: DeskFacts): Decision => {
  const found = reminded(now, head.at);
  if (!found) return refused({ code: 'nothing_to_snooze' });
  if (found.isSnoozed) return refused({ code: 'already_snoozed' });
  const at = Date.parse(head.at);
  const left = hours.elapsed(at, Date.parse(found.clock.dueAt));
  const until = hours.nextOpening(hours.addWorkingTime(at, Math.ceil(left / 2)));
  return accepted({
    type: 'ReminderSnoozed',
    ...head,
    limit: found.limit,
    from: found.clock.from,
    until: new Date(until).toISOString(),
  });
};
