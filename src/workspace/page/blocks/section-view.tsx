import type { SectionBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { LongText } from '../components/long-text.tsx';
import { Control } from '../controls/control.tsx';
import { TextView } from '../controls/text-view.tsx';

export function SectionView({ block, blockId }: { block: SectionBlock; blockId: string }): ReactNode {
  return (
    <>
      <div className="section-body">
        {block.text && (
          <LongText text={block.text.text}>
            <TextView text={block.text} />
          </LongText>
        )}
        {block.fields && (
          <div className="fields">
            {block.fields.map((field, index) => (
              <div key={index} className="field-pair">
                <TextView text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="accessory">
          <Control element={block.accessory} blockId={blockId} dispatches />
        </div>
      )}
    </>
  );
}
