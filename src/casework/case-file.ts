import { z } from 'zod';
import type { CaseEvent } from '../domain/events.ts';
import type { CaseRow } from './case-row.ts';

/** Ways on which the system itself reaches a complainant. */
export const carriers = ['email', 'whatsapp'] as const;
export type Carrier = (typeof carriers)[number];

/** A message that events caused. Saved in the same write as the events; sending may happen twice and must not show twice. */
export const deliverySchema = z.strictObject({
  /** Unique within the case: `card`, `thread:<seq>`, `alert:<seq>` or `letter:<seq>`. */
  id: z.string(),
  /** An `alert` calls out lateness; those of many cases are folded into one message. A `letter` goes to the complainant. */
  kind: z.enum(['card', 'thread', 'alert', 'letter']),
  /** With a letter: who carries it. */
  carrier: z.enum(carriers).optional(),
  /** With a letter: its own name at the carrier (Message-ID, WhatsApp id), by which later reports find it. */
  ref: z.string().optional(),
  /** Number of the event it tells about; a card tells everything up to it. */
  seq: z.number().int().positive(),
  state: z.enum(['pending', 'delivered', 'failed']),
  /** Where the message stands once posted. */
  place: z.strictObject({ channel: z.string(), ts: z.string() }).optional(),
  /** Why it will not be tried again. */
  reason: z.string().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** Messages of the staff channel: the card and its thread. */
export const isForChat = ({ kind }: Delivery): boolean => kind === 'card' || kind === 'thread';

export const SCHEMA_VERSION = 1;

/** All that is kept about one case: its events are the record, the rest is derived or on its way. */
export type CaseFile = {
  schemaVersion: typeof SCHEMA_VERSION;
  row: CaseRow;
  events: CaseEvent[];
  deliveries: Delivery[];
};
