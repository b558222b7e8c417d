import type { Block } from '../chat/records.ts';

/** An element that a person can use, with the ids under which its state and its presses are known. */
export type PlacedElement = { blockId: string; actionId: string; element: Record<string, unknown>; block: Block };

/**
 * Blocks as Slack stores them: every block and every interactive element has an id. Ids that the app left out follow
 * from the position, so the same blocks always get the same ids.
 */
export function withIds(blocks: readonly Block[]): Block[] {
  const taken = new Set(blocks.flatMap((block) => block.block_id ?? []));
  return blocks.map((block, index) => {
    const stored: Block = { ...block, block_id: block.block_id ?? freeId(`b${index}`, taken) };
    if (block['elements'] !== undefined) stored['elements'] = listOf(block['elements']).map(withActionId);
    if (isRecord(block['accessory'])) stored['accessory'] = withActionId(block['accessory'], 0);
    if (isRecord(block['element'])) stored['element'] = withActionId(block['element'], 0);
    return stored;
  });
}

/** The interactive elements of stored blocks, in the order they are shown. */
export function placedElements(blocks: readonly Block[]): PlacedElement[] {
  return blocks.flatMap((block) => {
    const elements = [...listOf(block['elements']), block['accessory'], block['element']];
    return elements.flatMap((element) =>
      isRecord(element) && typeof element['action_id'] === 'string'
        ? [{ blockId: block.block_id ?? '', actionId: element['action_id'], element, block }]
        : [],
    );
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The options of a menu, grouped or not. */
export function offeredOptions(element: Record<string, unknown>): Record<string, unknown>[] {
  const groups = [element, ...listOf(element['option_groups'])].filter(isRecord);
  return groups.flatMap((group) => listOf(group['options'])).filter(isRecord);
}

const PASSIVE = new Set(['plain_text', 'mrkdwn', 'image']);

function withActionId(element: unknown, index: number): unknown {
  if (!isRecord(element) || typeof element['type'] !== 'string') return element;
  if (PASSIVE.has(element['type']) || element['type'].startsWith('rich_text_')) return element;
  return { ...element, action_id: element['action_id'] ?? `a${index}` };
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  while (taken.has(id)) id = `${id}x`;
  taken.add(id);
  return id;
}
