import { z } from 'zod';
import { categories, sensitiveCategories } from './categories.ts';
import { channels, kinds } from './procedure.ts';

/** Something that came with a message. */
export const attachmentSchema = z.strictObject({
  name: z.string(),
  contentType: z.string().optional(),
  /** Bytes. */
  size: z.number().optional(),
  url: z.string().optional(),
  /** SHA-256 of the bytes, in hex: where they are kept beside the cases. Absent when only their name is known. */
  kept: z.string().optional(),
  /** Why the bytes were not kept. */
  notKept: z.enum(['too-large', 'not-fetched', 'too-many', 'not-allowed']).optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What a citizen sends: never changed afterwards. Instants are ISO 8601 in UTC. */
export const complaintSchema = z.strictObject({
  channel: z.enum(channels),
  kind: z.enum(kinds),
  category: z.enum(categories).optional(),
  subject: z.string(),
  body: z.string(),
  receivedAt: z.iso.datetime(),
  externalId: z.string().optional(),
  /** Where it came from on its channel, and where answers go: an e-mail address, a WhatsApp id. */
  sender: z.string().optional(),
  /** The complainant asks that their name be kept from the staff at large. */
  secret: z.literal(true).optional(),
  /** Looks as if a machine had sent it: kept like any other, for a person to look at. */
  suspected: z.literal(true).optional(),
  complainant: z.strictObject({
    name: z.string().optional(),
    nik: z.string().optional(),
    kk: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
  }),
  attachments: z.array(attachmentSchema),
});
export type Complaint = z.infer<typeof complaintSchema>;

/** Few may read it from the start: it accuses a member of staff, tells of leaked data, or asks for secrecy. */
export const isSensitive = ({ category, secret }: Complaint): boolean =>
  secret === true || (category !== undefined && sensitiveCategories.has(category));

/**
 * A slip from the suggestion box that names no way to answer ends after step 5 of the Kulon Progo SOP.
 * Letters carry their sender; other channels answer where the complaint came from.
 */
export const hasReturnAddress = ({ channel, complainant }: Complaint): boolean =>
  channel !== 'suggestion-box' || Boolean(complainant.phone ?? complainant.email ?? complainant.address);
