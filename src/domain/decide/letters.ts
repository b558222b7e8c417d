import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import { type EventBody, reaches } from '../events.ts';
import type { Procedure } from '../procedure.ts';
import { placedTask, tasksOf } from '../procedure-lookup.ts';
import { movingClocks, type Progress } from './clocks.ts';
import { accepted, type Decision, type DeskFacts, type Move } from './decision.ts';

/** What carriers report about letters to the complainant: the answer, and everything around it. */

const moveTo = (
  procedure: Procedure,
  now: Case,
  next: string,
  at: string,
  desk: DeskFacts,
  progress: Progress,
): Move => {
  const clocks = movingClocks(
    now,
    placedTask(procedure, now.task),
    placedTask(procedure, next),
    at,
    desk.hours,
    progress,
  );
  return { to: next, clocks };
};

/** The answer came back: the case returns to whoever sends, also when it has gone on or was closed on the answer. */
const bounced = (procedure: Procedure, now: Case, command: CommandOf<'delivery'>, desk: DeskFacts): Decision => {
  const { sent } = now;
  const back = placedTask(procedure, now.task).task.delivery?.bounced ?? sent?.task;
  // A merged case is answered where it went on.
  const isOurs = sent !== undefined && !sent.byHand && now.status !== 'paused' && now.mergedInto === undefined;
  if (!isOurs || back === undefined || !tasksOf(procedure).has(back)) return accepted();
  const { at, press, reason } = command;
  return accepted({
    type: 'AnswerBounced',
    at,
    press,
    task: now.task,
    action: 'bounced',
    ...moveTo(procedure, now, back, at, desk, 'answered'),
    ...(reason ? { reason } : {}),
  });
};

/** The carrier's report about the last answer: taken by the other side, or come back. One about an older answer changes nothing. */
export const decideDelivery = (
  procedure: Procedure,
  now: Case,
  command: CommandOf<'delivery'>,
  desk: DeskFacts,
): Decision => {
  if (now.presses.includes(command.press)) return accepted();
  if (command.letter !== undefined && command.letter !== now.sent?.seq) return accepted();
  if (command.outcome === 'bounced') return bounced(procedure, now, command, desk);
  const { delivery } = placedTask(procedure, now.task).task;
  if (now.status !== 'open' || !delivery) return accepted();
  const { at, press } = command;
  const next = delivery.accepted;
  const head = { at, press, task: now.task, action: 'accepted' };
  if (next !== 'closed')
    return accepted({ type: 'AnswerDelivered', ...head, ...moveTo(procedure, now, next, at, desk, 'sent') });
  const closed: EventBody = { type: 'CaseClosed', at, as: now.endsAs ?? 'answered' };
  return accepted({ type: 'AnswerDelivered', ...head }, closed);
};

/** Reports arrive in any order and more than once: a letter only gets further, and a failure is final. */
export const decideLetter = (now: Case, command: CommandOf<'letter'>): Decision => {
  const { letter, at, press } = command;
  const known = now.letters[letter];
  if (now.presses.includes(press) || known === 'failed') return accepted();
  const head = { at, press, letter, task: now.task, action: 'letter' };
  if (command.outcome === 'failed') return accepted({ type: 'LetterFailed', ...head, reason: command.reason });
  const isFurther = known === undefined || reaches.indexOf(command.outcome) > reaches.indexOf(known);
  return isFurther ? accepted({ type: 'LetterReached', ...head, reached: command.outcome }) : accepted();
};
