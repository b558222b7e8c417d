import { z } from 'zod';
import { channels, kinds } from './procedure.ts';

/** What a citizen sends: never changed afterwards. Instants are ISO 8601 in UTC. */
export const complaintSchema = z.strictObject({
  channel: z.enum(channels),
  kind: z.enum(kinds),
  subject: z.string(),
  body: z.string(),
  receivedAt: z.iso.datetime(),
  externalId: z.string().optional(),
  complainant: z.strictObject({
    name: z.string().optional(),
    nik: z.string().optional(),
    kk: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
  }),
  attachments: z.array(
    z.strictObject({
      name: z.string(),
      contentType: z.string().optional(),
      size: z.number().optional(),
      url: z.string().optional(),
    }),
  ),
});
export type Complaint = z.infer<typeof complaintSchema>;

/**
 * A slip from the suggestion box that names no way to answer ends after step 5 of the Kulon Progo SOP.
 * Letters carry their sender; other channels answer where the complaint came from.
 */
export const hasReturnAddress = ({ channel, complainant }: Complaint): boolean =>
  channel !== 'suggestion-box' || Boolean(complainant.phone ?? complainant.email ?? complainant.address);
