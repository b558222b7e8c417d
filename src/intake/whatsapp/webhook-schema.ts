import { z } from 'zod';

/**
 * What Meta sends. Everything may grow new fields and kinds; only what is used is named, and a message is read on its own,
 * so that one strange message does not cost the others of its batch.
 */

/** Meta's own ids: printable, so that they can stand in logs and files as they are. */
const id = z.string().regex(/^[\x21-\x7e]{1,300}$/);
const optionalId = id.optional().catch(undefined);
const words = z.string().max(100_000);

const media = z.looseObject({
  id,
  caption: words.optional(),
  filename: words.optional(),
  voice: z.boolean().optional(),
});

const contactCard = z.looseObject({
  name: z.looseObject({ formatted_name: words.optional() }).optional(),
  phones: z.array(z.looseObject({ phone: words.optional() })).optional(),
});

const location = z.looseObject({
  latitude: z.number(),
  longitude: z.number(),
  name: words.optional(),
  address: words.optional(),
});

const titled = z.looseObject({ title: words });

export const messageSchema = z.looseObject({
  id,
  type: z.string().max(100).catch('unknown'),
  /** Phone number; absent for people who show a user name instead. */
  from: optionalId,
  /** Meta's id of the person within this business. */
  from_user_id: optionalId,
  /** Unix seconds, as text. */
  timestamp: z.string().max(20).optional().catch(undefined),
  /** The message that this one answers. */
  context: z.looseObject({ id: optionalId }).optional().catch(undefined),
});
/** A message whose id cannot be used. */
export const namelessSchema = messageSchema.omit({ id: true });
export type WebhookMessage = z.infer<typeof messageSchema>;

/** What a message of a known kind carries under the name of its kind. */
export const contentSchemas = {
  text: z.looseObject({ body: words }),
  image: media,
  document: media,
  audio: media,
  video: media,
  location,
  contacts: z.array(contactCard),
  button: z.looseObject({ text: words }),
  interactive: z.looseObject({ button_reply: titled.optional(), list_reply: titled.optional() }),
} as const;

export const statusSchema = z.looseObject({
  /** Of the message it is about. */
  id,
  status: z.string().max(100),
  timestamp: z.string().max(20).optional().catch(undefined),
  /** What we sent along with the message. */
  biz_opaque_callback_data: z.string().max(600).optional(),
  errors: z
    .array(z.looseObject({ code: z.number(), title: words.optional() }))
    .optional()
    .catch(undefined),
});

const contactSchema = z.looseObject({
  user_id: optionalId,
  wa_id: optionalId,
  profile: z.looseObject({ name: words.optional() }).optional().catch(undefined),
});
export type WebhookContact = z.infer<typeof contactSchema>;

/** Something that is read apart from its neighbours. */
const each = z.array(z.unknown()).default([]);

export const valueSchema = z.looseObject({
  metadata: z.looseObject({ phone_number_id: id }),
  contacts: z.array(contactSchema).catch([]).default([]),
  messages: each,
  statuses: each,
});

export const webhookSchema = z.looseObject({
  object: z.string(),
  entry: z.array(
    z.looseObject({ changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).default([]) }),
  ),
});
