import { z } from 'zod';
import { actingMarkSchema } from './acting-official.ts';
import { attachmentSchema, complaintSchema } from './complaint.ts';
import { legalTermIds } from './legal-terms.ts';
import { endings } from './procedure.ts';
import { privateParts } from './redaction.ts';
import { registerNumberSchema } from './register-number.ts';

/**
 * What has happened to a case. Past tense, never changed, each carrying the hash of the one before it.
 * `at` is the domain clock's instant, ISO 8601 in UTC.
 */

const instant = z.iso.datetime();
const words = z.string().min(1);

const clock = z.strictObject({
  from: instant,
  /** Last instant that is on time; moved on by each pause. */
  dueAt: instant,
  flagged: z.boolean().optional(),
  /** Working time, in milliseconds, in which the clock stood still since `from`. */
  paused: z.number().int().positive().optional(),
});
export type RunningClock = z.infer<typeof clock>;

/** How far a letter has come, each beyond the one before: taken by the carrier, on the complainant's device, read. */
export const reaches = ['sent', 'delivered', 'read'] as const;
export type Reach = (typeof reaches)[number];

/** Running limits after an event: when each began and when it ends. Recorded, so that a replay needs no calendar. */
export const clocksSchema = z.strictObject({
  step: clock.optional(),
  case: clock.optional(),
  silence: clock.optional(),
  information: clock.optional(),
  lapor3: clock.optional(),
  lapor5: clock.optional(),
  lapor10: clock.optional(),
  days14: clock.optional(),
  days60: clock.optional(),
});
export type Clocks = z.infer<typeof clocksSchema>;

/** The limits that the office itself is held to: those that can be late. */
export const officeLimits = ['step', 'case', ...legalTermIds] as const;
export type OfficeLimit = (typeof officeLimits)[number];

export const clockNames = [...officeLimits, 'silence', 'information'] as const satisfies readonly (keyof Clocks)[];

/** Common to every event. */
export const head = {
  at: instant,
  /** Chat user id of the person; absent when the system or the complainant acted. */
  by: z.string().optional(),
  name: z.string().optional(),
  /** Role the person acted in. */
  role: z.string().optional(),
  /** Set when the person acted for the post by order, and only then. */
  acting: actingMarkSchema.optional(),
  /** Identity of the press that caused it: the same press arriving again changes nothing. */
  press: z.string().optional(),
  /** Set when personal parts were taken out: by part, the hash of what stood there. */
  redacted: z.partialRecord(z.enum(privateParts), z.string().regex(/^[0-9a-f]{64}$/)).optional(),
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

/** What the complainant sent after the complaint. */
const written = { ...pressed, via: words, attachments: z.array(attachmentSchema).optional() };

/** What became of a letter to the complainant; `letter` is the number of the event that caused it. */
const aboutLetter = { ...head, letter: z.number().int().positive(), task: z.string(), action: z.string() };

/** A level of lateness that time has reached. */
export const level = {
  ...head,
  task: z.string(),
  limit: z.enum(officeLimits),
  /** Begin of the clock it belongs to: a clock that began later has levels of its own. */
  from: instant,
  /** `75`, `100`, `200` … per cent of the limit, `day-1` … of an SOP's own reminders, `snoozed` for one put off. */
  level: z.string(),
  /** When it was reached, in open hours. */
  due: instant,
  /** When the limit ends or ended. */
  dueAt: instant,
  /** Role that is told. */
  tells: z.string(),
  /** The system stood still when it was reached: said late, and no person answers for that. */
  outage: z.strictObject({ from: instant, to: instant }).optional(),
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
    /** Hashes of what identifies the complainant: finds other complaints of the same person, never shown. */
    personKeys: z.array(z.string()).optional(),
    /** Set when the case was taken over from an older register: its number there, where it stood, and when that was done. */
    imported: z
      .strictObject({ number: words, source: words, row: z.number().int().positive(), at: instant })
      .optional(),
    /** What else the register or system it was taken from said, by the heading of its column. */
    columns: z.record(z.string(), z.string()).optional(),
    task: z.string(),
    clocks: clocksSchema,
  }),
  event('ComplaintAccepted', pressed),
  event('EntryRecorded', { ...pressed, of: z.string() }),
  /** `canned`: the office's approved text it began from. */
  event('AnswerWritten', { ...pressed, answer: words, textHash: z.string(), canned: words.optional() }),
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
  event('LetterReached', { ...aboutLetter, reached: z.enum(reaches) }),
  event('LetterFailed', { ...aboutLetter, reason: words }),
  event('ComplainantSatisfied', { ...pressed, via: words }),
  event('ComplainantNotSatisfied', { ...pressed, via: words }),
  event('ComplainantSilent', pressed),
  event('CaseArchived', { ...pressed, publish: words.optional() }),
  event('TaskClaimed', pressed),
  event('InformationRequested', { ...pressed }),
  event('InformationReceived', { ...written, via: words.optional() }),
  event('ComplainantWrote', { ...written, automatic: z.literal(true).optional() }),
  /** The system the complaint came from tells more: what changed there, by heading; `note`: its text, when that did. */
  event('SourceUpdated', { ...written, columns: z.record(z.string(), z.string()) }),
  event('InformationOverdue', pressed),
  event('CaseReferred', { ...pressed, addressee: words }),
  event('CaseDismissed', pressed),
  /** `number`, here and below: of the other case, as printed. */
  event('CaseMerged', { ...pressed, into: z.string(), number: words.optional() }),
  event('DuplicateLinked', { ...pressed, duplicate: z.string(), number: words.optional() }),
  /** `from`: the case it had been merged into. */
  event('MergeUndone', { ...pressed, from: z.string(), number: words.optional() }),
  event('DuplicateUnlinked', { ...pressed, duplicate: z.string(), number: words.optional() }),
  event('CaseReopened', { ...written, via: words.optional() }),
  event('CommentAdded', pressed),
  event('DataRevealed', pressed),
  event('CaseRestricted', pressed),
  event('RestrictionLifted', pressed),
  event('OfficialNamed', { ...pressed, official: z.string() }),
  event('TaskHandedOver', { ...pressed, receiver: z.string(), receiverName: z.string().optional() }),
  event('ReminderGiven', level),
  event('LimitBreached', level),
  event('BreachRaised', level),
  /** `tells`: role that was called, at the press of a colleague. */
  event('HolderReminded', { ...pressed, tells: z.string() }),
  event('ReminderSnoozed', { ...pressed, limit: z.enum(officeLimits), from: instant, until: instant }),
  event('CalendarChanged', { ...head, calendar: z.string(), clocks: clocksSchema }),
  event('CaseClosed', { ...head, as: z.enum(endings) }),
  event('CaseAnonymised', { ...head, years: z.number().int().positive() }),
]);
export type EventBody = z.infer<typeof eventBodySchema>;
export type EventType = EventBody['type'];
export type EventOf<T extends EventType> = Extract<EventBody, { type: T }>;

/** Place in the chain: `hash` covers `prev`, `seq` and the body. */
export const sealSchema = z.looseObject({
  seq: z.number().int().positive(),
  prev: z.string(),
  hash: z.string(),
});
export type Seal = { seq: number; prev: string; hash: string };
export type CaseEvent = EventBody & Seal;
