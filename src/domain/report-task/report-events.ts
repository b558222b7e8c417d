import { z } from 'zod';
import { clocksSchema, head, level, type Seal, sealSchema } from '../events.ts';

/** What has happened to a report that somebody must confirm or approve. Chained like the events of a case. */

export const reportKinds = ['recap', 'monthly'] as const;
/** `recap`: of a day. `monthly`: of a month. */
export type ReportKind = (typeof reportKinds)[number];

/** What a report waits for. `approve` may send it back to `redraft`. */
export const reportStages = ['confirm', 'approve', 'redraft', 'acknowledge'] as const;
export type ReportStage = (typeof reportStages)[number];

const words = z.string().min(1);

/** Of the figures as they were then: a report that says something else has another one. */
const content = z.string();

/** A press on a report, and where it led: to a further stage, or nowhere when the report is done. */
const pressed = {
  ...head,
  task: z.enum(reportStages),
  action: z.string(),
  to: z.enum(reportStages).optional(),
  clocks: clocksSchema.optional(),
  /** Who should have acted, when the role was empty and the press was routed up. */
  instead: z.string().optional(),
};

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

export const reportEventBodySchema = z.discriminatedUnion('type', [
  event('ReportDrafted', {
    ...head,
    desk: z.string(),
    procedure: z.string(),
    kind: z.enum(reportKinds),
    /** `YYYY-MM-DD` of a recap, `YYYY-MM` of a monthly report, in the office's own time. */
    period: z.string(),
    /** When it should have been drafted. */
    due: z.iso.datetime(),
    /** The bot was not there when it was due. */
    late: z.literal(true).optional(),
    content,
    /** Absent when nobody has to do anything: the report is posted and done. */
    to: z.enum(reportStages).optional(),
    clocks: clocksSchema,
  }),
  event('ReportConfirmed', { ...pressed, content }),
  event('ReportApproved', { ...pressed, content }),
  event('ReportReturned', { ...pressed, reason: words }),
  event('ReportRedrafted', { ...pressed, content }),
  event('ReportAcknowledged', { ...pressed, content }),
  event('ReminderGiven', level),
  event('LimitBreached', level),
  event('BreachRaised', level),
]);
export type ReportEventBody = z.infer<typeof reportEventBodySchema>;
export type ReportEventOf<T extends ReportEventBody['type']> = Extract<ReportEventBody, { type: T }>;
export type ReportEvent = ReportEventBody & Seal;

/** An event as its file holds it; unknown keys are errors. */
export const parseReportEvent = (value: unknown): ReportEvent => {
  const { seq, prev, hash, ...body } = sealSchema.parse(value);
  return { ...reportEventBodySchema.parse(body), seq, prev, hash };
};
