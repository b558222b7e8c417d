import { z } from 'zod';
import { withIds } from '../block-kit/stored-blocks.ts';
import type { ViewRecord } from '../chat/records.ts';

/** A view as an app gives it, before it has an id, an owner and a place in a stack. */
export type ViewContent = Omit<ViewRecord, 'id' | 'rootId' | 'previousId' | 'user' | 'hash'>;

const label = z.object({ text: z.string() }).nullish();

const givenView = z.object({
  type: z.enum(['modal', 'home']),
  title: label,
  submit: label,
  close: label,
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().exactOptional() })),
  callback_id: z.string().default(''),
  external_id: z.string().default(''),
  private_metadata: z.string().default(''),
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
});

/** Reads what has the outline of a view; limits are checked elsewhere. @returns undefined for anything else */
export function viewContent(given: unknown): ViewContent | undefined {
  const parsed = givenView.safeParse(given);
  if (!parsed.success) return undefined;
  const view = parsed.data;
  return {
    type: view.type,
    callbackId: view.callback_id,
    externalId: view.external_id,
    privateMetadata: view.private_metadata,
    title: view.title?.text ?? '',
    ...(view.submit ? { submit: view.submit.text } : {}),
    ...(view.close ? { close: view.close.text } : {}),
    blocks: withIds(view.blocks),
    notifyOnClose: view.notify_on_close,
    clearOnClose: view.clear_on_close,
  };
}
