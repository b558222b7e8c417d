import { z } from 'zod';

/**
 * Procedure: one office's SOP as data (`data/procedures/*.yaml`).
 *
 * A step is a numbered row of the SOP and carries its printed limit; a task is one person's piece of a step;
 * an action is a press the task offers. Everything the engine does to a case is written here; the code only
 * knows the meaning of the words in `effects` and `guards`.
 */

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'write ids in lower case with hyphens, e.g. section-head')
  .max(64);
const sentence = z.string().trim().min(1).max(400);

/** What a press does to the case. The action's `id` is the office's word; its effect is the engine's. */
export const effects = [
  'accept',
  'record',
  'answer',
  'approve',
  'verify',
  'endorse',
  'return',
  'escalate',
  'disposition',
  'assess',
  'send',
  'archive',
  'satisfied',
  'not-satisfied',
  'claim',
] as const;
export type Effect = (typeof effects)[number];

/**
 * Conditions that the engine checks at the moment of the press.
 * `needs-approval`: the exact text is approved by the minimum approver or a higher rank.
 * `not-own-draft`: the presser did not write this text while ranked below the minimum approver.
 */
export const guards = ['needs-answer', 'needs-approval', 'not-own-draft', 'confidential-stays-private'] as const;
export type Guard = (typeof guards)[number];

/** Inputs of a modal. These names are the block ids and action ids in Slack payloads. */
export const fieldNames = [
  'note',
  'answer',
  'reason',
  'instruction',
  'to',
  'confidentiality',
  'integrity',
  'availability',
  'division',
  'publish',
] as const;
export type FieldName = (typeof fieldNames)[number];

export const channels = [
  'email',
  'website',
  'whatsapp',
  'lapor',
  'suggestion-box',
  'letter',
  'counter',
  'phone',
  'social-media',
] as const;
export type ComplaintChannel = (typeof channels)[number];

export const kinds = ['complaint', 'information-request', 'aspiration', 'unclassified'] as const;
export type ComplaintKind = (typeof kinds)[number];

/** How a case can end. `answered` is the SOP's own end; the others say which other end it was. */
export const endings = [
  'answered',
  'auto-closed',
  'not-completed',
  'no-return-address',
  'referred',
  'dismissed',
  'merged',
] as const;
export type Ending = (typeof endings)[number];

/** Batas waktu: working minutes or working days, as the SOP prints them. */
const limit = z.union(
  [
    z.strictObject({ minutes: z.number().int().positive() }),
    z.strictObject({ workingDays: z.number().int().positive() }),
  ],
  { error: 'write { minutes: 30 } or { workingDays: 3 }, a whole number above 0' },
);

const role = z.strictObject({
  id,
  label: sentence.describe('What people call the post, in Indonesian.'),
  rank: z.number().int().min(0).describe('Higher outranks lower. Approval compares ranks.'),
  may: z
    .array(z.enum(['comment']))
    .optional()
    .describe('Set only for a role without tasks: all it may do.'),
  note: sentence.optional(),
});

const action = z.strictObject({
  id,
  label: sentence.describe('The button, in Indonesian.'),
  does: z.enum(effects),
  of: z
    .enum(['register', 'answer', 'disposition', 'follow-up', 'recap'])
    .optional()
    .describe('What is recorded or endorsed.'),
  asks: z.array(z.enum(fieldNames)).default([]).describe('Inputs the press demands before it counts.'),
  guards: z.array(z.enum(guards)).default([]),
  next: id.optional().describe('Task it leads to; `closed` ends the case; `author` is the task that wrote the answer.'),
  as: z.enum(endings).optional().describe('With `next: closed`: how the case ends (default answered).'),
  instead: z
    .array(z.strictObject({ when: z.enum(['no-return-address']), next: id, as: z.enum(endings).optional() }))
    .default([])
    .describe('Other ways on, tried first.'),
  newRound: z.boolean().optional().describe('The press starts a further round with fresh limits.'),
  outside: z.literal(true).optional().describe('Not in the printed SOP; shown as such.'),
  style: z.enum(['primary', 'danger']).optional(),
});

const task = z.strictObject({
  id,
  title: sentence.describe('What is to be done, in Indonesian.'),
  role: id.describe('Who does it; `complainant` for the citizen.'),
  recordedBy: id.optional().describe('Role that may record what the complainant said by phone or at the counter.'),
  inferred: z.boolean().optional().describe('The SOP leaves the actor cell empty; the role is our reading.'),
  actions: z.array(action).default([]),
  delivery: z
    .strictObject({ accepted: id, bounced: id })
    .optional()
    .describe('Where the case goes when the answer reached the complainant, or bounced.'),
  silence: z
    .strictObject({ workingDays: z.number().int().positive(), next: id })
    .optional()
    .describe('Where the case goes when the complainant says nothing; it will end as auto-closed.'),
  output: sentence.optional(),
});

const step = z.strictObject({
  no: z.number().int().positive(),
  title: sentence.describe('The row of the SOP in short, in Indonesian.'),
  limit: limit.optional(),
  recorded: z.literal(true).optional().describe('The complainant acts: recorded, not timed.'),
  report: z.enum(['monthly']).optional().describe('The row is a report, not part of a case.'),
  reportTo: id.optional().describe('With `report`: the role that receives it.'),
  tasks: z.array(task).default([]),
});

const finding = z.strictObject({
  code: id,
  says: sentence.describe('The contradiction or gap in the printed text.'),
  ruling: sentence.describe('How this file reads it, and why.'),
});

export const procedureSchema = z.strictObject({
  id,
  title: sentence,
  office: sentence,
  source: z.strictObject({
    number: z.string().nullable(),
    revision: z.string().optional(),
    date: z.string().nullable(),
    effective: z.string().nullable().optional(),
    signed: z.boolean(),
    printedTotal: z.string().nullable().optional().describe('The total the SOP prints, word for word.'),
  }),
  channels: z.array(z.enum(channels)).min(1),
  kinds: z.array(z.enum(kinds)).min(1),
  complainantLabel: sentence.describe('Pemohon or Pelapor: the word this SOP uses.'),
  required: z.array(z.enum(['name', 'nik', 'kk', 'address', 'contact', 'body'])).default([]),
  divisions: z.array(sentence).default([]).describe('Bidang that a disposition may name.'),
  roles: z.array(role).min(1),
  chain: z.array(id).min(1).describe('The verification chain, lowest first.'),
  ladder: z.array(id).min(1).describe('Who hears of lateness, lowest first.'),
  minimumApprover: id
    .nullable()
    .describe('Lowest role whose approval lets an answer leave; null when the SOP has none.'),
  caseLimit: z
    .strictObject({
      limit,
      until: z.literal('sent'),
      perRound: z.boolean().default(false),
      printedInRow: z.number().int().positive().optional().describe('The one row whose cell prints this limit.'),
    })
    .optional()
    .describe('One limit over the whole way from receipt to sending.'),
  reminders: z.array(z.strictObject({ workingDays: z.number().int().positive(), role: id })).default([]),
  tellsFromRound: z
    .strictObject({ round: z.number().int().min(2), role: id })
    .optional()
    .describe('From this round on, the role hears of each further one; by default from the third, one rung up.'),
  dailyRecap: z.strictObject({ confirmBy: id, limit }).optional(),
  monthlyReport: z
    .literal(true)
    .optional()
    .describe('The SOP wants a monthly report that nobody has to approve: it is posted for the meeting.'),
  reopensAt: id.describe('Task at which a reopened case goes on.'),
  steps: z.array(step).min(1),
  findings: z.array(finding).default([]),
});

export type Procedure = z.infer<typeof procedureSchema>;
export type ProcedureStep = Procedure['steps'][number];
export type ProcedureTask = ProcedureStep['tasks'][number];
export type ProcedureAction = ProcedureTask['actions'][number];
export type ProcedureRole = Procedure['roles'][number];
export type PrintedLimit = z.infer<typeof limit>;

/** The citizen's own role; never held by staff. */
export const COMPLAINANT = 'complainant';
