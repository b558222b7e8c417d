import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import { isBlank } from '../plain-text.ts';
import type { Ending, Procedure } from '../procedure.ts';
import { placedTask } from '../procedure-lookup.ts';
import { refused } from '../refusal.ts';
import { pausedClocks, resumedClocks, roundClocks } from './clocks.ts';
import { accepted, type Decision, type DeskFacts } from './decision.ts';
import { closing, moveOf } from './press.ts';

/** What moves a case without a staff member's press: the complainant, and what the system asks of them. */

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

/** Endings that a complainant's further words do not undo: the case was none, or goes on elsewhere. */
const final: ReadonlySet<Ending> = new Set(['dismissed', 'merged']);

/**
 * The complainant sent something: what was asked for while the case waits, a reason to go on when it was closed, else
 * words to it. A machine's message and mere thanks move nothing.
 */
export const decideComplainantReply = (
  procedure: Procedure,
  now: Case,
  command: CommandOf<'complainant-reply'>,
  desk: DeskFacts,
): Decision => {
  if (now.presses.includes(command.press)) return accepted();
  const { at, press, text, via, attachments = [], tone } = command;
  const head = {
    at,
    press,
    via,
    task: now.task,
    action: 'reply',
    // A reply may hold nothing but an attachment.
    ...(isBlank(text) ? {} : { note: text }),
    ...(attachments.length === 0 ? {} : { attachments: [...attachments] }),
    outside: true as const,
  };
  if (tone === undefined && now.status === 'paused')
    return accepted({ type: 'InformationReceived', ...head, clocks: resumedClocks(now, at, desk.hours) });
  if (tone === undefined && now.status === 'closed' && !final.has(now.closedAs ?? 'answered')) {
    const clocks = roundClocks(procedure, placedTask(procedure, procedure.reopensAt), at, desk.hours);
    return accepted({ type: 'CaseReopened', ...head, to: procedure.reopensAt, clocks });
  }
  return accepted({ type: 'ComplainantWrote', ...head, ...(tone === 'automatic' ? { automatic: true } : {}) });
};

/** Data that the set format demands and the complaint lacks: asked for by the system, while the clock stands still. */
export const decideAskMissing = (now: Case, command: CommandOf<'ask-missing'>, desk: DeskFacts): Decision => {
  if (now.presses.includes(command.press) || now.status !== 'open') return accepted();
  const { at, press, missing } = command;
  return accepted({
    type: 'InformationRequested',
    at,
    press,
    task: now.task,
    action: 'request-info',
    reason: missing,
    outside: true,
    clocks: pausedClocks(now, at, desk.hours),
  });
};
