import { carrierOf } from '../../casework/carriage.ts';
import type { CaseFile } from '../../casework/case-file.ts';
import type { Desk, Office } from '../../casework/ports.ts';
import type { PressRequest } from '../../casework/press.ts';
import { staffedFor } from '../../casework/staffed-for.ts';
import { replay } from '../../domain/case.ts';
import { decide } from '../../domain/decide/decide.ts';
import { optionalFields } from '../../domain/fields.ts';
import { outsideAction } from '../../domain/outside-actions.ts';
import type { FieldName } from '../../domain/procedure.ts';
import { placedTask } from '../../domain/procedure-lookup.ts';
import type { Refusal, RefusalCode } from '../../domain/refusal.ts';

/** What an action asks for at this case; nothing for an action it does not offer, which the decision then refuses. */
export const asksOf = (file: CaseFile, desk: Desk, action: string): readonly FieldName[] => {
  const outside = outsideAction(action);
  if (outside) return outside.asks;
  const { task } = placedTask(desk.procedure, file.row.task);
  return task.actions.find(({ id }) => id === action)?.asks ?? [];
};

/** Refusals that speak of what is filled in: they wait for the submission. */
const UNTIL_FILLED: ReadonlySet<RefusalCode> = new Set([
  'missing_field',
  'too_long',
  'not_a_colleague',
  'no_such_colleague',
  'confidential_not_published',
  'merge_into_itself',
  'merge_target_not_found',
  'open_field',
]);

/**
 * What the office would say to the press if every field were filled: so that nobody is asked for words that cannot
 * count. Decides nothing: the press itself is decided when it is submitted.
 */
export const rehearse = async (
  office: Office,
  file: CaseFile,
  desk: Desk,
  asks: readonly FieldName[],
  request: PressRequest,
): Promise<Refusal | undefined> => {
  const filled = Object.fromEntries(asks.filter((field) => !optionalFields.has(field)).map((field) => [field, '…']));
  const { directory } = office;
  const now = replay(file.events);
  const decision = decide(
    desk.procedure,
    now,
    {
      type: 'press',
      action: request.action,
      by: { id: request.userId, name: request.userId, roles: await directory.rolesOf(desk.id, request.userId) },
      at: new Date(office.clock.now()).toISOString(),
      press: request.press,
      fields: filled,
      ...(request.turn === undefined ? {} : { turn: request.turn }),
    },
    {
      staffed: await staffedFor(office, desk, now),
      hours: desk.hours,
      hash: office.hash,
      connected: carrierOf(office, desk, now.complaint) !== undefined,
    },
  );
  return decision.ok || UNTIL_FILLED.has(decision.refusal.code) ? undefined : decision.refusal;
};
