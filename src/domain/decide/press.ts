import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import { hasReturnAddress } from '../complaint.ts';
import type { EventBody } from '../events.ts';
import { faultIn } from '../fields.ts';
import { outsideAction } from '../outside-actions.ts';
import type { Ending, Procedure, ProcedureAction } from '../procedure.ts';
import { meetsMinimum, type PlacedTask, placedTask, tasksOf } from '../procedure-lookup.ts';
import { type Refusal, refused } from '../refusal.ts';
import { actingRole, authorise, guardAgainst } from './authority.ts';
import { movingClocks, type Progress, roundClocks } from './clocks.ts';
import { accepted, type Decision, type DeskFacts, type Move } from './decision.ts';
import { eventOf } from './effects.ts';
import { pressOutside } from './outside.ts';

type Press = CommandOf<'press'>;

/** A button pressed for an earlier turn of the case: somebody was first, or the case went on by itself. */
const stale = (now: Case): Refusal =>
  now.lastMove ? { code: 'stale_press', ...now.lastMove } : { code: 'stale_press', at: now.since, action: 'submit' };

/** @returns why no SOP button of this case can be pressed now, whoever presses it. */
const shut = (now: Case, turn: number | undefined): Refusal | undefined => {
  if (turn !== undefined && turn !== now.turn) return stale(now);
  if (now.status === 'closed') return { code: 'closed', as: now.closedAs ?? 'answered', at: now.closedAt ?? now.since };
  if (now.status === 'paused') return { code: 'paused', since: now.pausedAt ?? now.since };
  return undefined;
};

/**
 * Where an action leads: the SOP's next task, another way that applies, or back to whoever wrote the answer.
 * Without a text, or when an edited file no longer has the task that wrote it, back to where answers begin.
 */
const leadsTo = (procedure: Procedure, now: Case, action: ProcedureAction): { next?: string; as?: Ending } => {
  const other = action.instead.find(({ when }) => when === 'no-return-address' && !hasReturnAddress(now.complaint));
  const { next, as } = other ?? action;
  const author = now.answer && tasksOf(procedure).has(now.answer.task) ? now.answer.task : procedure.reopensAt;
  const target = next === 'author' ? author : next;
  return { ...(target === undefined ? {} : { next: target }), ...(as === undefined ? {} : { as }) };
};

const progressOf = (now: Case, { does }: ProcedureAction): Progress =>
  does === 'send' || now.sent ? 'sent' : does === 'answer' || now.answer ? 'answered' : 'accepted';

/** The move an action makes, with the limits that run afterwards; no move when the case stays or ends. */
export const moveOf = (
  procedure: Procedure,
  now: Case,
  from: PlacedTask,
  action: ProcedureAction,
  at: string,
  desk: DeskFacts,
): Move => {
  const { next } = leadsTo(procedure, now, action);
  if (next === undefined || next === 'closed') return {};
  const to = placedTask(procedure, next);
  return {
    to: next,
    clocks: action.newRound
      ? roundClocks(procedure, to, at, desk.hours)
      : movingClocks(now, from, to, at, desk.hours, progressOf(now, action)),
  };
};

/** Selesai: the case ends here, as the action says or as it was decided on the way. */
export const closing = (procedure: Procedure, now: Case, action: ProcedureAction, at: string): EventBody[] => {
  const { next, as } = leadsTo(procedure, now, action);
  return next === 'closed' ? [{ type: 'CaseClosed', at, as: as ?? now.endsAs ?? 'answered' }] : [];
};

/** An answer written by someone who could approve it is its own approval (Bantul, row 3 read with its record box). */
const ownApproval = (procedure: Procedure, written: EventBody): EventBody[] => {
  if (written.type !== 'AnswerWritten' || procedure.minimumApprover === null) return [];
  if (written.role === undefined || !meetsMinimum(procedure, written.role)) return [];
  const { at, by, name, role, task, action, textHash } = written;
  return [
    {
      type: 'AnswerApproved',
      at,
      role,
      task,
      action,
      textHash,
      ...(by === undefined ? {} : { by }),
      ...(name === undefined ? {} : { name }),
    },
  ];
};

/** Sent by hand, the sender's word is the proof of delivery: no mail server will ever report. */
const deliveredByHand = (procedure: Procedure, now: Case, sent: EventBody, desk: DeskFacts): EventBody[] => {
  if (sent.type !== 'AnswerSent' || !sent.byHand || sent.to === undefined) return [];
  const there = placedTask(procedure, sent.to);
  if (!there.task.delivery) return [];
  const { accepted: next } = there.task.delivery;
  const { at, by, name } = sent;
  const delivered = {
    type: 'AnswerDelivered',
    at,
    task: sent.to,
    action: 'delivered',
    ...(by === undefined ? {} : { by }),
    ...(name === undefined ? {} : { name }),
  } as const;
  if (next === 'closed') return [delivered, { type: 'CaseClosed', at, as: now.endsAs ?? 'answered' }];
  const to = placedTask(procedure, next);
  return [{ ...delivered, to: next, clocks: movingClocks(now, there, to, at, desk.hours, 'sent') }];
};

type Standing = { placed: PlacedTask; action: ProcedureAction; role: string };

/** @returns the button of the case's present task and the role the presser acts in, or why there is none for them. */
const standing = (
  procedure: Procedure,
  now: Case,
  command: Press,
  desk: DeskFacts,
): Standing | { refusal: Refusal } => {
  const closed = shut(now, command.turn);
  if (closed) return { refusal: closed };
  const placed = placedTask(procedure, now.task);
  const action = placed.task.actions.find(({ id }) => id === command.action);
  if (!action) return { refusal: { code: 'unknown_action', action: command.action } };
  const authority = authorise(procedure, actingRole(placed), command.by, desk.staffed);
  return 'refusal' in authority ? authority : { placed, action, role: authority.role };
};

/** Decides a press: of the task's own button, or outside the SOP. */
export const decidePress = (procedure: Procedure, now: Case, command: Press, desk: DeskFacts): Decision => {
  const { by, fields, at } = command;
  if (now.presses.includes(command.press)) return accepted();
  if (by.roles.length === 0) return refused({ code: 'not_at_this_desk' });
  if (now.named.includes(by.id)) return refused({ code: 'conflict_of_interest' });
  const outside = outsideAction(command.action);
  if (outside) return pressOutside(procedure, now, outside, command, desk);
  const stands = standing(procedure, now, command, desk);
  if ('refusal' in stands) return refused(stands.refusal);
  const { placed, action, role } = stands;
  if (action.does === 'claim' && now.claim) {
    return now.claim.by === by.id ? accepted() : refused({ code: 'already_claimed', ...now.claim });
  }
  const fault = faultIn(action.asks, fields) ?? guardAgainst(action, { procedure, now, by, fields });
  if (fault) return refused(fault);
  const made = eventOf({
    now,
    placed,
    action,
    command,
    role,
    move: moveOf(procedure, now, placed, action, at, desk),
    desk,
  });
  if ('refusal' in made) return refused(made.refusal);
  return accepted(
    made.event,
    ...ownApproval(procedure, made.event),
    ...deliveredByHand(procedure, now, made.event, desk),
    ...closing(procedure, now, action, at),
  );
};
