import { z } from 'zod';
import { complaintSchema } from './complaint.ts';
import { endings } from './procedure.ts';
import { registerNumberSchema } from './register-number.ts';

/**
 * What has happened to a case. Past tense, never changed, each carrying the hash of the one before it.
 * `at` is the domain clock's instant, ISO 8601 in UTC.
 */

const instant = z.iso.datetime();
const words = z.string().min(1);

/** Running limits after an event: when each began and when it ends. Recorded, so that a replay needs no calendar. */
export const clocksSchema = z.strictObject({
  step: z.strictObject({ from: instant, dueAt: instant, flagged: z.boolean().optional() }).optional(),
  case: z.strictObject({ from: instant, dueAt: instant, flagged: z.boolean().optional() }).optional(),
  silence: z.strictObject({ from: instant, dueAt: instant, flagged: z.boolean().optional() }).optional(),
  information: z.strictObject({ from: instant, dueAt: instant, flagged: z.boolean().optional() }).optional(),
});
export type Clocks = z.infer<typeof clocksSchema>;

/** Common to every event of a case. */
const head = {
  at: instant,
  /** Chat user id of the person; absent when the system or the complainant acted. */
  by: z.string().optional(),
  name: z.string().optional(),
  /** Role the person acted in. */
  role: z.string().optional(),
  /** Identity of the press that caused it: the same press arriving again changes nothing. */
  press: z.string().optional(),
};

/** A press of a task: where it was pressed and where it led. */
const pressed = {
  ...head,
  task: z.string(),
  action: z.string(),
  /** Task the case went to; absent when it stayed. */
  to: z.string().optional(),
  clocks: clocksSchema.optional(),
  /** Not in the printed SOP. */
  outside: z.literal(true).optional(),
  /** Who should have acted, when the role was empty and the press was routed up. */
  instead: z.string().optional(),
  note: words.optional(),
  reason: words.optional(),
};

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

export const eventBodySchema = z.discriminatedUnion('type', [
  event('ComplaintReceived', {
    ...head,
    caseId: z.string(),
    desk: z.string(),
    procedure: z.string(),
    register: registerNumberSchema,
    complaint: complaintSchema,
    statusCode: z.string(),
    task: z.string(),
    clocks: clocksSchema,
  }),
  event('ComplaintAccepted', pressed),
  event('EntryRecorded', { ...pressed, of: z.string() }),
  event('AnswerWritten', { ...pressed, answer: words, textHash: z.string() }),
  event('AnswerApproved', { ...pressed, textHash: z.string(), division: words.optional() }),
  event('ComplaintVerified', pressed),
  event('Endorsed', { ...pressed, of: z.string(), textHash: z.string().optional() }),
  event('CaseReturned', pressed),
  event('CaseEscalated', pressed),
  event('DispositionIssued', { ...pressed, instruction: words, addressee: words }),
  event('InformationAssessed', { ...pressed, confidentiality: words, integrity: words, availability: words }),
  event('AnswerSent', { ...pressed, textHash: z.string(), via: words, byHand: z.boolean() }),
  event('AnswerDelivered', { ...pressed }),
  event('AnswerBounced', { ...pressed }),
  event('ComplainantSatisfied', { ...pressed, via: words }),
  event('ComplainantNotSatisfied', { ...pressed, via: words }),
  event('ComplainantSilent', pressed),
  event('CaseArchived', { ...pressed, publish: words.optional() }),
  event('TaskClaimed', pressed),
  event('InformationRequested', { ...pressed }),
  event('InformationReceived', { ...pressed }),
  event('InformationOverdue', pressed),
  event('CaseReferred', { ...pressed, addressee: words }),
  event('CaseDismissed', pressed),
  event('CaseMerged', { ...pressed, into: z.string() }),
  event('DuplicateLinked', { ...pressed, duplicate: z.string() }),
  event('CaseReopened', pressed),
  event('CommentAdded', pressed),
  event('DataRevealed', pressed),
  event('CaseClosed', { ...head, as: z.enum(endings) }),
]);
export type EventBody = z.infer<typeof eventBodySchema>;
export type EventType = EventBody['type'];
export type EventOf<T extends EventType> = Extract<EventBody, { type: T }>;

/** Place in the chain: `hash` covers `prev`, `seq` and the body. */
export const sealSchema = z.object({
  seq: z.number().int().positive(),
  prev: z.string(),
  hash: z.string(),
});
export type Seal = z.infer<typeof sealSchema>;
export type CaseEvent = EventBody & Seal;
