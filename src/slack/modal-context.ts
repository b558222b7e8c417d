import { z } from 'zod';

/** What a modal remembers of the button that opened it. Read back as untrusted: ids that fit no case are refused later. */
const schema = z.object({
  caseId: z.string().min(1).max(200),
  turn: z.number().int().nonnegative().optional(),
  channel: z.string().max(64).optional(),
  thread: z.string().max(64).optional(),
  via: z.string().max(64).optional(),
  /** The canned answer that was chosen. */
  canned: z.string().max(200).optional(),
});
export type ModalContext = z.infer<typeof schema>;

export const writeContext = (context: ModalContext): string => JSON.stringify(context);

/** @returns undefined for anything that no modal of ours was opened with. */
export const readContext = (privateMetadata: string): ModalContext | undefined => {
  try {
    return schema.parse(JSON.parse(privateMetadata));
  } catch {
    return undefined;
  }
};
