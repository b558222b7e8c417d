import type { KnownBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { Control } from '../controls/control.tsx';
import { useScope } from '../controls/scope.tsx';
import { labelOf, TextView } from '../controls/text-view.tsx';
import { markdownToMrkdwn } from '../mrkdwn/markdown-to-mrkdwn.ts';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { ImageView } from './image-view.tsx';
import { InputBlockView } from './input-block-view.tsx';
import { RichTextView } from './rich-text-view.tsx';
import { SectionView } from './section-view.tsx';
import { TableView } from './table-view.tsx';

type Of<Type extends KnownBlock['type']> = Extract<KnownBlock, { type: Type }>;

export function KnownBlockView({ block, blockId }: { block: KnownBlock; blockId: string }): ReactNode {
  switch (block.type) {
    case 'header':
      return <HeaderView block={block} />;
    case 'section':
      return <SectionView block={block} blockId={blockId} />;
    case 'context':
      return <ContextView block={block} />;
    case 'actions':
      return block.elements.map((element, index) => (
        <Control key={element.action_id ?? index} element={element} blockId={blockId} dispatches />
      ));
    case 'divider':
      return <hr className="divider" />;
    case 'input':
      return <InputBlockView block={block} blockId={blockId} />;
    case 'image':
      return (
        <figure className="figure">
          <ImageView image={block} />
          {block.title && (
            <figcaption className="hint" dir="auto">
              {labelOf(block.title)}
            </figcaption>
          )}
        </figure>
      );
    case 'rich_text':
      return <RichTextView block={block} />;
    case 'markdown':
      return <Mrkdwn text={markdownToMrkdwn(block.text)} />;
    case 'table':
      return <TableView block={block} />;
    default:
      return null;
  }
}

function HeaderView({ block }: { block: Of<'header'> }): ReactNode {
  const Heading = useScope().headingLevel === 2 ? 'h2' : 'h3';
  return (
    <Heading className="block-heading" dir="auto">
      {labelOf(block.text)}
    </Heading>
  );
}

function ContextView({ block }: { block: Of<'context'> }): ReactNode {
  return block.elements.map((element, index) => (
    <div key={index} className="context-item">
      {element.type === 'image' ? <ImageView image={element} /> : <TextView text={element} />}
    </div>
  ));
}
