import type { EventBody } from '../events.ts';
import type { Effect, Procedure } from '../procedure.ts';
import { roleLabel } from '../procedure-lookup.ts';
import type { Attempt } from './attempts.ts';

/** What happened, told so that an official who never saw a procedure file can object to it. */

const verbs: Record<Effect, string> = {
  accept: 'accepts the complaint',
  record: 'makes the entry',
  answer: 'writes an answer',
  approve: 'approves',
  verify: 'verifies the complaint',
  endorse: 'endorses',
  return: 'sends the case back',
  escalate: 'passes the case up',
  disposition: 'gives the disposition',
  assess: 'assesses the information',
  send: 'sends',
  archive: 'archives the case',
  satisfied: 'records that the complainant is satisfied',
  'not-satisfied': 'records that the complainant is not satisfied',
  claim: 'takes the task',
};

const outsideVerbs: Partial<Record<string, string>> = {
  'request-info': 'asks the complainant for missing data',
  'receive-info': 'records the missing data',
  reopen: 'reopens the case',
};

const withoutPerson = ({ command }: Attempt): string => {
  if (command.type === 'complainant-word') return `The complainant says "${command.word}"`;
  if (command.type === 'delivery') return `The mail server says "${command.outcome}"`;
  return 'The complainant says nothing until the term ends';
};

/** Who acted: the post, or the one person who fills it beside all others. */
const actor = (procedure: Procedure, { person }: Attempt, role: string): string =>
  person?.everyPost ? `One person in every post, as ${roleLabel(procedure, role)},` : roleLabel(procedure, role);

const special = ({ action, command, without }: Attempt): string => {
  if (without !== undefined) return ` and leaves "${without}" empty`;
  if (command.type !== 'press' || action === undefined) return '';
  if (action.does === 'assess' && command.fields.confidentiality === 'confidential') return ' as confidential';
  if (action.does === 'archive' && command.fields.publish !== 'none') return ' and publishes a summary';
  return '';
};

/** One sentence for one attempt that was let through. */
export const told = (procedure: Procedure, attempt: Attempt, events: readonly EventBody[]): string => {
  if (attempt.person === undefined || attempt.command.type !== 'press') return `${withoutPerson(attempt)}.`;
  const role = events[0]?.role ?? '';
  const { action } = attempt;
  const who = actor(procedure, attempt, role);
  if (action === undefined) return `${who} ${outsideVerbs[attempt.command.action] ?? attempt.command.action}.`;
  return `${who} ${verbs[action.does]}${special(attempt)} ("${action.label}").`;
};
