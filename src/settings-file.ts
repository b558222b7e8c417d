import { z } from 'zod';
import { HISTORIC_CODE } from './domain/register-number.ts';

/** What tuntas.yaml may hold. Every field has a sentence or says itself what it is. */

const word = z.string().trim().min(1).max(200);
const memberId = word.regex(/^[UWS][A-Za-z0-9_-]*$/, 'write a Slack user id (U…) or user group id (S…)');

const secret = z.string().min(1).describe('Keep it out of the file: env:NAME.');
const port = z.number().int().min(1).max(65_535);
const httpAddress = z.url({ protocol: /^https?$/ });

const serverSchema = (securePort: number) =>
  z.strictObject({
    host: word,
    port: port.default(securePort),
    secure: z
      .boolean()
      .default(true)
      .describe('TLS from the first byte; false: STARTTLS, which only a server on this machine may do without.'),
    user: word,
    password: secret,
  });

const emailSchema = z
  .strictObject({
    address: z.email().describe('The office address citizens write to and get answers from.'),
    name: word.optional().describe('Name shown beside the address; default: the office.'),
    imap: serverSchema(993),
    smtp: serverSchema(465),
    inbox: word.default('INBOX'),
    done: word.default('Diproses').describe('Folder that messages move to once they are safely recorded.'),
    aside: word.default('Disisihkan').describe('Folder for what is no complaint: bounces, automatic replies, lists.'),
    copies: word
      .default('Salinan')
      .describe('Folder for the office’s own copies of its letters: the proof that they left.'),
    attention: word
      .default('Perlu Dilihat')
      .describe('Folder for mail of which more is to be seen than the case holds.'),
    copyWithinSeconds: z
      .number()
      .int()
      .positive()
      .default(30)
      .describe(
        'How long the mail server may take to deliver such a copy; before it has passed nothing is sent again.',
      ),
    subaddressing: z.boolean().default(false).describe('The mail server delivers office+anything@… to office@…'),
    maxBytes: z
      .number()
      .int()
      .positive()
      .default(16_777_216)
      .describe('Larger messages stay on the server; the case gets their words and names the rest.'),
  })
  .describe('Mailbox of this desk: complaints in, answers out.');

const whatsappSchema = z
  .strictObject({
    phoneNumberId: word.describe('Id of the number at the WhatsApp Cloud API.'),
    token: secret,
    appSecret: secret.describe('Signs the webhook; env:NAME.'),
    verifyToken: secret.describe('Word that the webhook handshake must know; env:NAME.'),
    apiUrl: httpAddress.default('https://graph.facebook.com/v23.0'),
    templates: z
      .strictObject({ receipt: word, question: word, answer: word, notice: word })
      .partial()
      .default({})
      .describe('Approved templates for letters outside the 24-hour window, by kind of letter.'),
    language: word.default('id').describe('Language of the templates.'),
  })
  .describe('WhatsApp number of this desk, by the official Cloud API.');

const websiteSchema = z
  .strictObject({
    attachments: z.boolean().default(true).describe('Citizens may attach pictures and documents.'),
    maxBytes: z.number().int().positive().default(5_242_880).describe('Largest attachment.'),
  })
  .describe('The public form of this desk.');

const deskSchema = z.strictObject({
  id: word.regex(/^[a-z][a-z0-9-]*$/, 'write desk ids in lower case with hyphens, e.g. bantul').max(40),
  title: word.optional().describe('What people call the desk.'),
  procedure: word.describe('Id of a procedure in data/procedures, or the path of a procedure file.'),
  calendar: word.default('default').describe('Id of a calendar in data/calendars, or the path of a calendar file.'),
  channel: word.describe('Slack channel (C…) where the cards of this desk are posted.'),
  token: z
    .string()
    .min(1)
    .describe('Bearer token of POST /api/desks/<desk>/complaints; env:NAME keeps it out of the file.'),
  register: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,7}$/, 'two to eight capitals, e.g. PGD')
    .refine((code) => code !== HISTORIC_CODE, `${HISTORIC_CODE} is kept for numbers of older registers`)
    .default('PGD')
    .describe('Letters in the register number, e.g. 0042/PGD/XI/2026.'),
  holders: z.record(z.string(), z.array(memberId)).describe('Who holds which role: users or user groups.'),
  digest: z
    .strictObject({
      to: z.array(word).describe('Roles that get the daily digest.'),
      at: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like "07:30"')
        .describe('Time of day at the office.'),
    })
    .optional(),
  reports: z
    .strictObject({
      recap: z.boolean().optional().describe('Post a recap at the close of each working day, to be confirmed.'),
      monthly: z.boolean().optional().describe('Post a report of each month on the first working day after it.'),
      dueDay: z
        .number()
        .int()
        .min(1)
        .max(15)
        .optional()
        .describe('Working day of the month by whose end the monthly report is to be approved (5).'),
    })
    .optional()
    .describe("Reports beyond those of the desk's SOP."),
  legalTerms: z
    .array(z.enum(['lapor', 'law']))
    .default([])
    .describe(
      'Legal clocks shown beside the SOP: lapor (3, 5, 10 working days, for reports from LAPOR!) and law (14 and 60 days).',
    ),
  intake: z
    .strictObject({
      website: z.union([z.literal(true).transform(() => websiteSchema.parse({})), websiteSchema]),
      email: emailSchema,
      whatsapp: whatsappSchema,
      lapor: z.union([z.literal(true), z.strictObject({})]).describe('Reports from SP4N-LAPOR! are imported here.'),
    })
    .partial()
    .default({})
    .describe('Connectors of this desk.'),
});

export const fileSchema = z.strictObject({
  office: z.union([word, z.looseObject({ name: word })]).describe('Name of the office.'),
  timezone: word
    .default('Asia/Jakarta')
    .describe('Asia/Jakarta (WIB), Asia/Pontianak (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).'),
  locale: z.enum(['id', 'en']).default('id').describe('Language of everything people read.'),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address under which citizens reach this machine, for the links they get.'),
  desks: z
    .array(deskSchema)
    .min(1)
    .refine((desks) => new Set(desks.map(({ id }) => id)).size === desks.length, 'desk ids must differ'),
  retention: z
    .strictObject({ years: z.number().int().min(1).max(100).describe('Whole years after a case was closed.') })
    .optional()
    .describe("How long personal data are kept, by the region's retention schedule; absent: for ever."),
  workspace: z
    .strictObject({
      people: z.record(z.string(), z.strictObject({ name: word, title: word.default('') })).default({}),
      groups: z.record(z.string(), z.strictObject({ name: word, people: z.array(word) })).default({}),
    })
    .default({ people: {}, groups: {} })
    .describe('People of the local workspace; ignored with real Slack.'),
  terminal: z
    .strictObject({
      user: memberId
        .optional()
        .describe('Who acts from the terminal of this machine; without it the terminal only reads.'),
    })
    .default({}),
});

export type DeskSettings = z.infer<typeof deskSchema>;
export type EmailSettings = z.infer<typeof emailSchema>;

/** What holds for a desk whose settings say nothing of its form. */
export const websiteDefaults = websiteSchema.parse({});
