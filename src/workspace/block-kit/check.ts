/** The rules that span several blocks, and the entry used by messages, modals and home. */
import { z } from 'zod';
import { messageBlock, viewBlock } from './blocks.ts';
import { type BlockFault, faultsOf, pointerTo } from './faults.ts';
import { LIMITS } from './limits.ts';
import { plainText, text, upTo } from './objects.ts';

export type Surface = 'message' | 'view';

type CheckedBlock = { type: string; block_id?: string | undefined; elements?: readonly unknown[] };

const blockLists = {
  message: upTo(messageBlock, LIMITS.messageBlocks, 0),
  view: upTo(viewBlock, LIMITS.viewBlocks, 0),
} as const;

const viewShell = z.strictObject({
  type: z.enum(['modal', 'home']),
  title: plainText(LIMITS.viewTitle).optional(),
  submit: plainText(LIMITS.viewButton).optional(),
  close: plainText(LIMITS.viewButton).optional(),
  blocks: z.array(z.unknown()),
  callback_id: text(LIMITS.callbackId).or(z.literal('')).optional(),
  private_metadata: text(LIMITS.privateMetadata).or(z.literal('')).optional(),
  external_id: text(LIMITS.externalId).or(z.literal('')).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

/** Every broken rule of a list of blocks standing at `base`; none means Slack would take it. */
export function checkBlocks(blocks: unknown, surface: Surface, base: readonly string[]): BlockFault[] {
  const parsed = blockLists[surface].safeParse(blocks, { reportInput: true });
  if (!parsed.success) return faultsOf(parsed.error.issues, base);
  return crossChecks(parsed.data, base);
}

/** Every broken rule of a view as given to views.open, push, update or publish. */
export function checkView(view: unknown): BlockFault[] {
  const shell = viewShell.safeParse(view, { reportInput: true });
  if (!shell.success) return faultsOf(shell.error.issues, ['view']);
  const faults = checkBlocks(shell.data.blocks, 'view', ['view', 'blocks']);
  const { type, title, submit } = shell.data;
  if (type === 'modal' && !title) faults.push({ message: 'missing required field: title', pointer: '/view' });
  if (type === 'modal' && !submit && shell.data.blocks.some(isInput)) {
    faults.push({ message: 'missing required field: submit', pointer: '/view' });
  }
  if (JSON.stringify(view).length > LIMITS.viewJson) faults.push({ message: 'view is too large', pointer: '/view' });
  return faults;
}

/** The characters of all text in the blocks: Slack refuses a message beyond `messageBlocksText`. */
export function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}

function crossChecks(blocks: readonly CheckedBlock[], base: readonly string[]): BlockFault[] {
  const faults: BlockFault[] = [];
  const blockIds = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const here = [...base, String(index)];
    if (block.block_id !== undefined && blockIds.has(block.block_id)) {
      faults.push({
        message: `block_id \`${block.block_id}\` already exists`,
        pointer: pointerTo([...here, 'block_id']),
      });
    }
    if (block.block_id !== undefined) blockIds.add(block.block_id);
    const actionIds = actionIdsOf(block);
    const repeated = actionIds.find((id, position) => actionIds.indexOf(id) !== position);
    if (repeated !== undefined) {
      faults.push({ message: `\`action_id\` ${repeated} already exists`, pointer: pointerTo([...here, 'elements']) });
    }
  }
  if (blocks.filter((block) => block.type === 'table').length > 1) {
    faults.push({ message: 'only one table allowed', pointer: pointerTo(base) });
  }
  return faults;
}

function actionIdsOf(block: CheckedBlock): string[] {
  const elements = block.elements ?? [];
  return elements.flatMap((element) =>
    typeof element === 'object' && element !== null && 'action_id' in element && typeof element.action_id === 'string'
      ? [element.action_id]
      : [],
  );
}

function isInput(block: unknown): boolean {
  return typeof block === 'object' && block !== null && 'type' in block && block.type === 'input';
}
