import { z } from 'zod';
import { actingKinds } from '../domain/acting-official.ts';

const instant = z.iso.datetime();

/** An order that lets somebody act for a post: `/aduan plh`. Dates are the office's own, both included. */
export const actingOrderSchema = z.strictObject({
  id: z.string(),
  desk: z.string(),
  role: z.string(),
  kind: z.enum(actingKinds),
  person: z.string(),
  decree: z.string().min(1),
  from: z.iso.date(),
  to: z.iso.date(),
  insteadOf: z.string().optional(),
  enteredBy: z.string(),
  enteredAt: instant,
});
export type ActingOrder = z.infer<typeof actingOrderSchema>;

/** Who did it, by name and in which role. */
const signedSchema = z.strictObject({ by: z.string(), name: z.string(), role: z.string(), at: instant });

/** Days on which somebody is not there, so that a role may have nobody. */
const absenceSchema = z.strictObject({
  person: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  enteredBy: z.string(),
  enteredAt: instant,
});

/** Jawaban baku: a text that an official approved for use, with open fields such as `{nama}`. */
export const cannedAnswerSchema = z.strictObject({
  id: z.string(),
  desk: z.string(),
  title: z.string().min(1).max(70),
  text: z.string().min(1).max(2_500),
  proposed: signedSchema,
  /** Absent: nobody may use it yet. */
  approved: signedSchema.optional(),
  /** Set: nobody may use it any more. It stays, since cases name it. */
  retired: signedSchema.optional(),
});
export type CannedAnswer = z.infer<typeof cannedAnswerSchema>;

/**
 * What the office must remember beside its cases. Small, one file, saved whole; every change is durable before it counts.
 */
export const officeNotesSchema = z.strictObject({
  /** Domain instant up to which the system is known to have run. */
  aliveAt: instant.optional(),
  /** Stretches in which the system stood still, oldest first. */
  outages: z.array(z.strictObject({ from: instant, to: instant })).default([]),
  /** By desk: the day of the last digest, and who has it already (user id → message). */
  digests: z
    .record(z.string(), z.strictObject({ date: z.iso.date(), sent: z.record(z.string(), z.string()) }))
    .default({}),
  /** By desk: fingerprint of the calendar that the running limits were counted by. */
  calendars: z.record(z.string(), z.string()).default({}),
  /** By desk: since when its reports are made. */
  reportsSince: z.record(z.string(), instant).default({}),
  acting: z.array(actingOrderSchema).default([]),
  absences: z.array(absenceSchema).default([]),
  /** Complainants who want no automatic messages: hash of desk and address, since when. */
  stopped: z.record(z.string(), instant).default({}),
  cannedAnswers: z.array(cannedAnswerSchema).default([]),
});
export type OfficeNotes = z.infer<typeof officeNotesSchema>;

/** Where the notes are kept. */
export type Notebook = {
  read(): OfficeNotes;
  /** Changes queue behind each other. @throws {StoreUnavailableError} when the change is not on the disk; it then did not happen. */
  change(update: (now: OfficeNotes) => OfficeNotes): Promise<OfficeNotes>;
};
