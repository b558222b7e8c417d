import { memo, type ReactNode } from 'react';
import type { PageBlock } from '../../page-api.ts';
import { blockIdOf, isKnownBlock } from '../form/known-block.ts';
import { BlockBoundary } from './block-boundary.tsx';
import { KnownBlockView } from './known-block-view.tsx';
import { plainTextOf } from './plain-text-of.ts';

/** Draws blocks. One that is unknown or damaged is shown by its own words, else by `fallback`. */
export const BlockList = memo(function BlockList({
  blocks,
  fallback,
}: {
  blocks: readonly PageBlock[];
  fallback: string;
}): ReactNode {
  return blocks.map((block, index) => {
    const blockId = blockIdOf(block, index);
    const plain = (
      <p className="text" dir="auto">
        {plainTextOf(block) || fallback}
      </p>
    );
    return (
      <div key={blockId} className={`block block-${block.type}`} data-block-id={blockId}>
        <BlockBoundary fallback={plain}>
          {isKnownBlock(block) ? <KnownBlockView block={block} blockId={blockId} /> : plain}
        </BlockBoundary>
      </div>
    );
  });
});
