import type { Case } from '../case.ts';
import type { Command, CommandOf } from '../commands.ts';
import { isBlank } from '../plain-text.ts';
import type { Procedure } from '../procedure.ts';
import { refused } from '../refusal.ts';
import { actingMark, mayNotRead } from './authority.ts';
import { accepted, type Decision, type DeskFacts } from './decision.ts';
import { decideDelivery, decideLetter } from './letters.ts';
import { decidePress } from './press.ts';
import { decideSourceUpdate } from './source-update.ts';
import { decideCalendar, decideTime } from './time.ts';
import { decideAskMissing, decideComplainantReply, decideComplainantWord } from './without-press.ts';

/**
 * Tampilkan data: every role of the desk may look, of a restricted case those above it only, and every look is on record
 * (UU 27/2022 art. 31).
 */
const decideReveal = (
  procedure: Procedure,
  now: Case,
  { by, at, press, reason }: CommandOf<'reveal'>,
  { staffed }: DeskFacts,
): Decision => {
  if (now.presses.includes(press)) return accepted();
  const [role] = by.roles;
  if (role === undefined) return refused({ code: 'not_at_this_desk' });
  const closed = mayNotRead(procedure, now, by, staffed);
  if (closed) return refused(closed);
  if (isBlank(reason)) return refused({ code: 'missing_field', field: 'reason' });
  return accepted({
    type: 'DataRevealed',
    at,
    by: by.id,
    name: by.name,
    role,
    ...actingMark(by, role),
    press,
    task: now.task,
    action: 'reveal',
    reason,
  });
};

/** The target's record of a merging, or of its undoing. */
const decideLink = (now: Case, command: CommandOf<'link-duplicate' | 'unlink-duplicate'>): Decision => {
  const { type: action, by, at, press, duplicate, number } = command;
  const links = action === 'link-duplicate';
  if (now.presses.includes(press) || now.duplicates.includes(duplicate) === links) return accepted();
  const type = links ? 'DuplicateLinked' : 'DuplicateUnlinked';
  return accepted({
    type,
    at,
    by: by.id,
    name: by.name,
    press,
    task: now.task,
    action,
    duplicate,
    ...(number === undefined ? {} : { number }),
    outside: true,
  });
};

/** Whoever asks something of a case; time, calendars and carriers find nothing to do on a closed one by themselves. */
const asks: ReadonlySet<Command['type']> = new Set([
  'press',
  'complainant-word',
  'complainant-reply',
  'source-update',
  'link-duplicate',
  'unlink-duplicate',
  'reveal',
]);

/**
 * Decides what one command does to one case, under the procedure the case was opened with.
 *
 * Pure: it reads no clock and no store. The time is `command.at`, so replaying an old command gives the old answer.
 */
export const decide = (procedure: Procedure, now: Case, command: Command, desk: DeskFacts): Decision => {
  if (now.anonymisedAt !== undefined && asks.has(command.type))
    return refused({ code: 'closed', as: now.closedAs ?? 'answered', at: now.closedAt ?? now.since });
  switch (command.type) {
    case 'press':
      return decidePress(procedure, now, command, desk);
    case 'complainant-word':
      return decideComplainantWord(procedure, now, command, desk);
    case 'complainant-reply':
      return decideComplainantReply(procedure, now, command, desk);
    case 'source-update':
      return decideSourceUpdate(procedure, now, command, desk);
    case 'ask-missing':
      return decideAskMissing(now, command, desk);
    case 'letter':
      return decideLetter(now, command);
    case 'delivery':
      return decideDelivery(procedure, now, command, desk);
    case 'time':
      return decideTime(procedure, now, command, desk);
    case 'calendar':
      return decideCalendar(procedure, now, command, desk);
    case 'link-duplicate':
    case 'unlink-duplicate':
      return decideLink(now, command);
    case 'reveal':
      return decideReveal(procedure, now, command, desk);
  }
};
