import type { InputBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { Control } from '../controls/control.tsx';
import type { FieldMarks } from '../controls/control-props.ts';
import { useScope } from '../controls/scope.tsx';
import { labelOf } from '../controls/text-view.tsx';
import { texts } from '../texts.ts';

const groupTypes: ReadonlySet<string> = new Set([
  'radio_buttons',
  'checkboxes',
  'multi_static_select',
  'multi_users_select',
]);

/** A labelled field with its hint and its fault. A group of choices is a fieldset, so that readers hear its name. */
export function InputBlockView({ block, blockId }: { block: InputBlock; blockId: string }): ReactNode {
  const scope = useScope();
  const error = scope.errors[blockId];
  const id = `${scope.key}-${blockId}`;
  const describedBy = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const field: FieldMarks = { id, describedBy, isInvalid: error !== undefined, isRequired: block.optional !== true };
  const isGroup = groupTypes.has(block.element.type);
  const Frame = isGroup ? 'fieldset' : 'div';
  const name = <FieldName block={block} />;
  return (
    <Frame className="input">
      {isGroup ? (
        <legend className="label">{name}</legend>
      ) : (
        <label className="label" htmlFor={id}>
          {name}
        </label>
      )}
      <Control element={block.element} blockId={blockId} dispatches={block.dispatch_action === true} field={field} />
      {block.hint && (
        <p className="hint" id={`${id}-hint`} dir="auto">
          {labelOf(block.hint)}
        </p>
      )}
      {error !== undefined && (
        <p className="fault" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </Frame>
  );
}

function FieldName({ block }: { block: InputBlock }): ReactNode {
  return (
    <>
      <span dir="auto">{labelOf(block.label)}</span>{' '}
      {block.optional ? (
        <span className="optional">{texts.optional}</span>
      ) : (
        <span className="required">
          <span aria-hidden="true">*</span>
          <span className="sr-only">{texts.required}</span>
        </span>
      )}
    </>
  );
}
