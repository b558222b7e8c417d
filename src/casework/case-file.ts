import { z } from 'zod';
import type { CaseEvent } from '../domain/events.ts';
import type { CaseRow } from './case-row.ts';

/** A message that events caused. Saved in the same write as the events; sending may happen twice and must not show twice. */
export const deliverySchema = z.strictObject({
  /** Unique within the case: `card`, `thread:<seq>` or `alert:<seq>`. */
  id: z.string(),
  /** An `alert` calls out lateness; those of many cases are folded into one message. */
  kind: z.enum(['card', 'thread', 'alert']),
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
  row: CaseRow;
  events: CaseEvent[];
  deliveries: Delivery[];
};
