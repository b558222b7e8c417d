import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { clocksSchema } from '../domain/events.ts';
import { bindingLimit } from '../domain/lateness/binding-limit.ts';
import { maskPersonalData } from '../domain/personal-data.ts';
import { truncate } from '../domain/plain-text.ts';
import { channels, endings, kinds, type Procedure } from '../domain/procedure.ts';
import { placedTask } from '../domain/procedure-lookup.ts';
import { registerNumberSchema } from '../domain/register-number.ts';

/**
 * What queue, timers and lookups need of a case: small, derived from its events, kept in memory for every open case.
 * Holds no personal data beyond the masked subject.
 */
export const caseRowSchema = z.strictObject({
  caseId: z.string(),
  desk: z.string(),
  procedure: z.string(),
  register: registerNumberSchema,
  status: z.enum(['open', 'paused', 'closed']),
  closedAs: z.enum(endings).optional(),
  closedAt: z.iso.datetime().optional(),
  step: z.number().int().positive(),
  task: z.string(),
  role: z.string(),
  round: z.number().int().positive(),
  turn: z.number().int().positive(),
  version: z.number().int().positive(),
  channel: z.enum(channels),
  kind: z.enum(kinds),
  subject: z.string(),
  receivedAt: z.iso.datetime(),
  clocks: clocksSchema,
  claimedBy: z.string().optional(),
  /** When time alone will next do something to the case; absent when it never will. */
  wakeAt: z.iso.datetime().optional(),
  /** End of the first limit that was breached, if any was. */
  lateSince: z.iso.datetime().optional(),
  statusCode: z.string(),
  externalId: z.string().optional(),
  /** What stands for the complainant's identities: finds their other cases. */
  personKeys: z.array(z.string()).optional(),
  /** False while messages of the case wait to be sent. */
  told: z.boolean(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export { bindingLimit };

const SUBJECT_LENGTH = 80;
/** Subject of a case that few may read, in any language. */
const WITHHELD = '•••';

/** The row of a case; `told` says whether all its messages are out, `wakesAt` when time will act on it (Unix ms). */
export const rowOf = (now: Case, procedure: Procedure, told: boolean, wakesAt?: number): CaseRow => {
  const { step, task } = placedTask(procedure, now.task);
  const { complaint } = now;
  return {
    caseId: now.caseId,
    desk: now.desk,
    procedure: now.procedure,
    register: now.register,
    status: now.status,
    ...(now.closedAs === undefined ? {} : { closedAs: now.closedAs }),
    ...(now.closedAt === undefined ? {} : { closedAt: now.closedAt }),
    step: step.no,
    task: now.task,
    role: task.role,
    round: now.round,
    turn: now.turn,
    version: now.version,
    channel: complaint.channel,
    kind: complaint.kind,
    subject: now.restricted
      ? WITHHELD
      : truncate(maskPersonalData(complaint.subject || complaint.body), SUBJECT_LENGTH),
    receivedAt: complaint.receivedAt,
    clocks: now.clocks,
    ...(now.claim === undefined ? {} : { claimedBy: now.claim.by }),
    ...(wakesAt === undefined ? {} : { wakeAt: new Date(wakesAt).toISOString() }),
    ...(now.lateSince === undefined ? {} : { lateSince: now.lateSince }),
    statusCode: now.statusCode,
    ...(complaint.externalId === undefined ? {} : { externalId: complaint.externalId }),
    ...(now.personKeys.length === 0 ? {} : { personKeys: [...now.personKeys] }),
    told,
  };
};
