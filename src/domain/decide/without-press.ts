import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { EventBody } from '../events.ts';
import { isBlank } from '../plain-text.ts';
import type { Procedure } from '../procedure.ts';
import { placedTask } from '../procedure-lookup.ts';
import { refused } from '../refusal.ts';
import { movingClocks, resumedClocks } from './clocks.ts';
import { accepted, type Decision, type DeskFacts, type Move } from './decision.ts';
import { closing, moveOf } from './press.ts';

/** What moves a case without a staff member's press: the complainant and the mail server. */

/** Puas / belum puas, said by the complainant on the status page or by channel. Words are welcome, never demanded. */
export const decideComplainantWord = (
  procedure: Procedure,
  now: Case,
  command: CommandOf<'complainant-word'>,
  desk: DeskFacts,
): Decision => {
  if (now.presses.includes(command.press)) return accepted();
  const placed = placedTask(procedure, now.task);
  const action = placed.task.actions.find(({ does }) => does === command.word);
  if (now.status !== 'open' || !action) return refused({ code: 'unknown_action', action: command.word });
  const { at, press, via, why } = command;
  const head = {
    at,
    press,
    via,
    task: now.task,
    action: action.id,
    ...moveOf(procedure, now, placed, action, at, desk),
    ...(why ? { reason: why } : {}),
  };
  const type = command.word === 'satisfied' ? 'ComplainantSatisfied' : 'ComplainantNotSatisfied';
  return accepted({ type, ...head }, ...closing(procedure, now, action, at));
};

/** The complainant sent something: what was asked for while the case waits, else a note to it. */
export const decideComplainantReply = (
  now: Case,
  command: CommandOf<'complainant-reply'>,
  desk: DeskFacts,
): Decision => {
  if (now.presses.includes(command.press)) return accepted();
  const { at, press, text } = command;
  // A reply may hold nothing but an attachment.
  const note = isBlank(text) ? {} : { note: text };
  const head = { at, press, task: now.task, action: 'reply', ...note, outside: true as const };
  return accepted(
    now.status === 'paused'
      ? { type: 'InformationReceived', ...head, clocks: resumedClocks(now, at, desk.hours) }
      : { type: 'CommentAdded', ...head },
  );
};

const deliveryMove = (procedure: Procedure, now: Case, next: string, at: string, desk: DeskFacts): Move =>
  next === 'closed'
    ? {}
    : {
        to: next,
        clocks: movingClocks(now, placedTask(procedure, now.task), placedTask(procedure, next), at, desk.hours, 'sent'),
      };

/** The connector's report: accepted by the other side, or bounced. Late reports about a case that went on change nothing. */
export const decideDelivery = (
  procedure: Procedure,
  now: Case,
  command: CommandOf<'delivery'>,
  desk: DeskFacts,
): Decision => {
  const { delivery } = placedTask(procedure, now.task).task;
  if (now.presses.includes(command.press) || now.status !== 'open' || !delivery) return accepted();
  const { at, press, outcome, reason } = command;
  const next = delivery[outcome];
  const head = {
    at,
    press,
    task: now.task,
    action: outcome,
    ...deliveryMove(procedure, now, next, at, desk),
    ...(reason ? { reason } : {}),
  };
  const told: EventBody =
    outcome === 'accepted' ? { type: 'AnswerDelivered', ...head } : { type: 'AnswerBounced', ...head };
  return accepted(
    told,
    ...(next === 'closed' ? [{ type: 'CaseClosed', at, as: now.endsAs ?? 'answered' } as const] : []),
  );
};
