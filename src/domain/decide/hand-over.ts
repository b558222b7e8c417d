import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { EventOf } from '../events.ts';
import type { Procedure } from '../procedure.ts';
import { placedTask } from '../procedure-lookup.ts';
import { refused } from '../refusal.ts';
import { actingRole } from './authority.ts';
import { accepted, type Decision } from './decision.ts';

type Head = Omit<EventOf<'TaskHandedOver'>, 'type' | 'receiver' | 'receiverName'>;

/** Gives a claimed task to a colleague of the same role. The clock runs on: each answers for the minutes they had it. */
export const handOver = (procedure: Procedure, now: Case, { receiver }: CommandOf<'press'>, head: Head): Decision => {
  if (!now.claim) return refused({ code: 'not_claimed' });
  const role = actingRole(placedTask(procedure, now.task));
  if (!receiver?.roles.includes(role)) return refused({ code: 'not_a_colleague', role });
  if (receiver.id === now.claim.by) return accepted();
  return accepted({ type: 'TaskHandedOver', ...head, receiver: receiver.id, receiverName: receiver.name });
};
