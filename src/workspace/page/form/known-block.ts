import type { KnownBlock } from '@slack/types';
import type { PageBlock } from '../../page-api.ts';

const knownTypes: ReadonlySet<string> = new Set<KnownBlock['type']>([
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
]);

/** The kinds of block that this page draws; any other is shown by its plain text. */
export const isKnownBlock = (block: PageBlock): block is KnownBlock => knownTypes.has(block.type);

/** The id Slack's answer uses for a block. The server gives every block one; the index keeps a nameless one apart. */
export const blockIdOf = (block: PageBlock, index: number): string => block.block_id ?? `block-${index}`;
