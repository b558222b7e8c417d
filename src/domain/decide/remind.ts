import type { Case } from '../case.ts';
import type { EventOf } from '../events.ts';
import { MINUTE } from '../local-date.ts';
import { COMPLAINANT, type Procedure } from '../procedure.ts';
import { placedTask, routeRole } from '../procedure-lookup.ts';
import { refused } from '../refusal.ts';
import { actingRole } from './authority.ts';
import { accepted, type Decision, type DeskFacts } from './decision.ts';

type Head = Omit<EventOf<'HolderReminded'>, 'type' | 'tells'>;

/** However many people worry about a case, its holder is not called again before this has passed. */
const APART_MS = 15 * MINUTE;

/** True while somebody of the office has the case: the complainant is not called by a colleague's press. */
export const canRemind = (procedure: Procedure, now: Case): boolean =>
  actingRole(placedTask(procedure, now.task)) !== COMPLAINANT;

/** Calls those whose turn it is, now and by a person's wish; what time itself says of the limit is not touched. */
export const remind = (procedure: Procedure, now: Case, head: Head, { staffed }: DeskFacts): Decision => {
  const tells = actingRole(placedTask(procedure, now.task));
  const { reminded } = now;
  if (!canRemind(procedure, now) || routeRole(procedure, tells, staffed) === undefined)
    return refused({ code: 'nobody_to_remind' });
  // A case that has gone on lies with others, who have heard nothing yet.
  if (reminded && reminded.turn === now.turn && Date.parse(head.at) - Date.parse(reminded.at) < APART_MS) {
    const { turn: _, ...known } = reminded;
    return refused({ code: 'already_reminded', ...known });
  }
  return accepted({ type: 'HolderReminded', ...head, tells });
};
