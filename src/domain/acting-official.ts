import { z } from 'zod';

/** Plt. stands in for a vacant post, Plh. for one whose holder is away for a time (UU 30/2014 art. 14). */
export const actingKinds = ['Plt.', 'Plh.'] as const;
export type ActingKind = (typeof actingKinds)[number];

/** What a press by an acting official records beside the person's own name. */
export const actingMarkSchema = z.strictObject({
  kind: z.enum(actingKinds),
  decree: z.string().min(1),
  /** Who holds the post, as known when the order was written; absent for a vacant one. */
  insteadOf: z.string().optional(),
});
export type ActingMark = z.infer<typeof actingMarkSchema>;
