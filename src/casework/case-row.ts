import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { clocksSchema } from '../domain/events.ts';
import { placedTask } from '../domain/procedure-lookup.ts';
import { channels, endings, kinds, type Procedure } from '../domain/procedure.ts';
import { registerNumberSchema } from '../domain/register-number.ts';
import { truncate } from '../domain/plain-text.ts';
import { maskPersonalData } from '../domain/personal-data.ts';

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
  statusCode: z.string(),
  externalId: z.string().optional(),
  /** False while messages of the case wait to be sent. */
  told: z.boolean(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

const SUBJECT_LENGTH = 80;

/** The row of a case; `told` says whether all its messages are out. */
export const rowOf = (now: Case, procedure: Procedure, told: boolean): CaseRow => {
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
    subject: truncate(maskPersonalData(complaint.subject || complaint.body), SUBJECT_LENGTH),
    receivedAt: complaint.receivedAt,
    clocks: now.clocks,
    ...(now.claim === undefined ? {} : { claimedBy: now.claim.by }),
    statusCode: now.statusCode,
    ...(complaint.externalId === undefined ? {} : { externalId: complaint.externalId }),
    told,
  };
};

/** The limit that ends first among those the office is held to; undefined when none runs. */
export const bindingLimit = (clocks: CaseRow['clocks']): { limit: 'step' | 'case'; dueAt: string; flagged: boolean } | undefined => {
  const running = (['step', 'case'] as const).flatMap((limit) => {
    const clock = clocks[limit];
    return clock ? [{ limit, dueAt: clock.dueAt, flagged: clock.flagged ?? false }] : [];
  });
  return running.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
};
