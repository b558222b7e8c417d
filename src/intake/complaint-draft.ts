import { z } from 'zod';
import { categories } from '../domain/categories.ts';
import type { Complaint } from '../domain/complaint.ts';
import { cleanText, isBlank, singleLine } from '../domain/plain-text.ts';
import { channels, kinds } from '../domain/procedure.ts';

/** One thing wrong with what came in: where, and what to do about it. */
export type Fault = { path: string; message: string };

/** Longest texts, in UTF-16 units. */
export const longest = {
  subject: 1_000,
  body: 100_000,
  name: 300,
  nik: 100,
  kk: 100,
  phone: 100,
  email: 320,
  address: 1_000,
} as const;

const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => singleLine(cleanText(text)));
const text = (max: number) => z.string().max(max).transform(cleanText);

/** Years a complaint can sensibly come from; outside them the calendar arithmetic has no meaning. */
const receivedAt = z.iso.datetime({ offset: true, abort: true }).refine((instant) => /^2[01]\d\d/.test(instant), {
  error: 'must lie in the years 2000 to 2199',
});

/**
 * The one shape that every intake produces and `POST /api/desks/<desk>/complaints` accepts.
 *
 * Numbers such as NIK are taken as they are written: a citizen's slip is a matter for a person, never a reason to
 * refuse a complaint. `receivedAt` defaults to the moment of recording.
 */
const draftSchema = z
  .strictObject({
    channel: z.enum(channels),
    kind: z.enum(kinds),
    category: z.enum(categories).optional(),
    secret: z.boolean().optional(),
    subject: line(longest.subject),
    body: text(longest.body),
    receivedAt: receivedAt.optional(),
    externalId: line(300).pipe(z.string().min(1)).optional(),
    complainant: z
      .strictObject({
        name: line(longest.name).optional(),
        nik: line(longest.nik).optional(),
        kk: line(longest.kk).optional(),
        phone: line(longest.phone).optional(),
        email: line(longest.email).optional(),
        address: line(longest.address).optional(),
      })
      .default({}),
    attachments: z
      .array(
        z.strictObject({
          name: line(300).pipe(z.string().min(1)),
          contentType: line(200).optional(),
          size: z.number().int().nonnegative().optional(),
          url: z
            .url({ protocol: /^https?$/ })
            .max(2000)
            .optional(),
        }),
      )
      .max(20)
      .default([]),
  })
  .refine((draft) => !isBlank(draft.subject) || !isBlank(draft.body), {
    path: ['body'],
    error: 'is empty: write what the complaint is about in subject or body',
  });

const faultOf = (issue: z.core.$ZodIssue): Fault[] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: path === '' ? key : `${path}.${key}`,
    message: 'is not a known field: remove it or correct its name',
  }));
};

/** Drops fields that hold nothing, so that "not given" has one form. */
const given = (fields: { [K in keyof Complaint['complainant']]?: string | undefined }): Complaint['complainant'] =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined && !isBlank(text)));

/**
 * Reads what came through a door into a complaint.
 *
 * @param now Unix milliseconds; the receipt when none is given.
 * @returns every fault with its path, or the complaint, cleaned of NUL, control characters and lone surrogates.
 */
export const readComplaint = (input: unknown, now: number): { complaint: Complaint } | { faults: Fault[] } => {
  const parsed = draftSchema.safeParse(input);
  if (!parsed.success) return { faults: parsed.error.issues.flatMap(faultOf) };
  const { externalId, category, secret, complainant, attachments, receivedAt: received, ...rest } = parsed.data;
  return {
    complaint: {
      ...rest,
      ...(category === undefined ? {} : { category }),
      ...(secret === true ? { secret } : {}),
      receivedAt: new Date(received === undefined ? now : Date.parse(received)).toISOString(),
      ...(externalId === undefined ? {} : { externalId }),
      complainant: given(complainant),
      attachments: attachments.map(({ name, contentType, size, url }) => ({
        name,
        ...(contentType === undefined ? {} : { contentType }),
        ...(size === undefined ? {} : { size }),
        ...(url === undefined ? {} : { url }),
      })),
    },
  };
};
