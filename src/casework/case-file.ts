import { z } from 'zod';
import { type CaseEvent } from '../domain/events.ts';
import { caseRowSchema } from './case-row.ts';

/** A message that events caused. Saved in the same write as the events; sending may happen twice and must not show twice. */
export const deliverySchema = z.strictObject({
  /** Unique within the case: `card`, or `thread:<seq>`. */
  id: z.string(),
  kind: z.enum(['card', 'thread']),
  /** Number of the event it tells about; a card tells everything up to it. */
  seq: z.number().int().positive(),
  state: z.enum(['pending', 'delivered', 'failed']),
  /** Where the message stands once posted. */
  place: z.strictObject({ channel: z.string(), ts: z.string() }).optional(),
  /** Why it will not be tried again. */
  reason: z.string().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const SCHEMA_VERSION = 1;

/** All that is kept about one case: its events are the record, the rest is derived or on its way. */
export type CaseFile = {
  schemaVersion: typeof SCHEMA_VERSION;
  row: z.infer<typeof caseRowSchema>;
  events: CaseEvent[];
  deliveries: Delivery[];
};
