import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { EventBody } from '../events.ts';
import { faultIn } from '../fields.ts';
import type { OutsideAction } from '../outside-actions.ts';
import type { Ending, Procedure } from '../procedure.ts';
import { placedTask } from '../procedure-lookup.ts';
import { type Refusal, refused } from '../refusal.ts';
import { actingMark, actingRole, authoriseAbove, authoriseOutside } from './authority.ts';
import { pausedClocks, resumedClocks, roundClocks, unmergedClocks } from './clocks.ts';
import { accepted, type Decision, type DeskFacts } from './decision.ts';
import { handOver } from './hand-over.ts';
import { remind } from './remind.ts';
import { snooze } from './snooze.ts';

type Press = CommandOf<'press'>;

/** The statuses of a case in which a press makes sense. */
const fitting: Record<OutsideAction['during'], readonly Case['status'][]> = {
  always: ['open', 'paused', 'closed'],
  unfinished: ['open', 'paused'],
  open: ['open'],
  claimed: ['open'],
  reminded: ['open'],
  restricted: ['open', 'paused', 'closed'],
  unrestricted: ['open', 'paused', 'closed'],
  merged: ['closed'],
  paused: ['paused'],
  closed: ['closed'],
};

/** @returns why the action makes no sense in the case's status. */
const unfit = (now: Case, { during }: OutsideAction): Refusal | undefined => {
  if (during === 'merged' && now.mergedInto === undefined) return { code: 'not_merged' };
  if (fitting[during].includes(now.status)) return undefined;
  if (during === 'closed') return { code: 'not_closed' };
  switch (now.status) {
    case 'closed':
      return { code: 'closed', as: now.closedAs ?? 'answered', at: now.closedAt ?? now.since };
    case 'paused':
      return { code: 'paused', since: now.pausedAt ?? now.since };
    case 'open':
      return { code: 'not_paused' };
  }
};

/** Whether the role may do this at all: a role without tasks is given what it may do. */
const isGiven = (procedure: Procedure, role: string, action: string): boolean => {
  const known = procedure.roles.find(({ id }) => id === role);
  return known !== undefined && (known.may?.some((given) => given === action) ?? true);
};

/** A comment and a word to the holder are open to whoever has a role here; the rest follow the ladder. */
const authority = (procedure: Procedure, now: Case, { id }: OutsideAction, { by }: Press, desk: DeskFacts) => {
  const role = by.roles.find((held) => isGiven(procedure, held, id));
  if ((id === 'comment' || id === 'remind') && role !== undefined) return { role };
  const required = actingRole(placedTask(procedure, now.task));
  if (id === 'unrestrict') return authoriseAbove(procedure, required, by);
  return authoriseOutside(procedure, id === 'reopen' ? (procedure.ladder[0] ?? required) : required, by, desk.staffed);
};

/** What every outside-SOP press records. */
const headOf = (now: Case, command: Press, role: string) => {
  const { note, reason } = command.fields;
  return {
    at: command.at,
    by: command.by.id,
    name: command.by.name,
    role,
    ...actingMark(command.by, role),
    press: command.press,
    task: now.task,
    action: command.action,
    outside: true as const,
    ...(note ? { note } : {}),
    ...(reason ? { reason } : {}),
  };
};

/** Decides an outside-SOP press. An older turn of the button is no fault here: none of these depends on the task. */
export const pressOutside = (
  procedure: Procedure,
  now: Case,
  action: OutsideAction,
  command: Press,
  desk: DeskFacts,
): Decision => {
  const wrong = unfit(now, action);
  if (wrong) return refused(wrong);
  const allowed = authority(procedure, now, action, command, desk);
  if ('refusal' in allowed) return refused(allowed.refusal);
  const fault = faultIn(action.asks, command.fields);
  if (fault) return refused(fault);
  return carriedOut(procedure, now, action, command, { desk, head: headOf(now, command, allowed.role) });
};

/** Pejabat yang diadukan: from now on they cannot act on the case, and few may read it. */
const nameOfficial = (now: Case, { receiver, fields }: Press, head: ReturnType<typeof headOf>): Decision => {
  if (!receiver) return refused({ code: 'no_such_colleague', named: fields.to ?? '' });
  return now.named.includes(receiver.id)
    ? accepted()
    : accepted({ type: 'OfficialNamed', ...head, official: receiver.id });
};

const numberOf = ({ number }: Press): { number?: string } => (number === undefined ? {} : { number });

const carriedOut = (
  procedure: Procedure,
  now: Case,
  action: OutsideAction,
  command: Press,
  { desk, head }: { desk: DeskFacts; head: ReturnType<typeof headOf> },
): Decision => {
  const target = command.fields.to ?? '';
  const ended = (as: Ending): EventBody => ({ type: 'CaseClosed', at: command.at, as });
  switch (action.id) {
    case 'request-info':
      return accepted({ type: 'InformationRequested', ...head, clocks: pausedClocks(now, command.at, desk.hours) });
    case 'receive-info':
      return accepted({ type: 'InformationReceived', ...head, clocks: resumedClocks(now, command.at, desk.hours) });
    case 'comment':
      return accepted({ type: 'CommentAdded', ...head });
    case 'refer':
      return accepted({ type: 'CaseReferred', ...head, addressee: target }, ended('referred'));
    case 'dismiss':
      return accepted({ type: 'CaseDismissed', ...head }, ended('dismissed'));
    case 'merge':
      if (target === now.caseId) return refused({ code: 'merge_into_itself' });
      // The carrier's word would find nobody waiting for it.
      if (placedTask(procedure, now.task).task.delivery) return refused({ code: 'answer_under_way' });
      return accepted({ type: 'CaseMerged', ...head, into: target, ...numberOf(command) }, ended('merged'));
    case 'unmerge':
      return accepted({
        type: 'MergeUndone',
        ...head,
        from: now.mergedInto ?? '',
        ...numberOf(command),
        clocks: unmergedClocks(procedure, now, command.at, desk.hours),
      });
    case 'restrict':
      return now.restricted ? accepted() : accepted({ type: 'CaseRestricted', ...head });
    case 'unrestrict':
      return now.restricted ? accepted({ type: 'RestrictionLifted', ...head }) : accepted();
    case 'name-official':
      return nameOfficial(now, command, head);
    case 'hand-over':
      return handOver(procedure, now, command, head);
    case 'remind':
      return remind(procedure, now, head, desk);
    case 'snooze':
      return snooze(now, head, desk);
    case 'reopen': {
      const clocks = roundClocks(procedure, placedTask(procedure, procedure.reopensAt), command.at, desk.hours);
      return accepted({ type: 'CaseReopened', ...head, to: procedure.reopensAt, clocks });
    }
  }
};
