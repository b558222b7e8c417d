import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import type { ChangeEvent, KeyboardEvent, ReactNode } from 'react';
import { texts } from '../texts.ts';
import { type ControlProps, useControl } from './control-props.ts';
import { labelOf } from './text-view.tsx';

type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput;

const inputTypes = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
} as const;

/** From here on a field of one line counts, too. */
const NEARLY_FULL = 0.8;

/** A field to write in: one line or several, with a counter when the app set a limit that may be reached. */
export function TextControl({ element, blockId, dispatches, field }: ControlProps<TextElement>): ReactNode {
  const control = useControl(
    element,
    { type: element.type, value: element.initial_value ?? null },
    { blockId, dispatches },
  );
  const tellsEachLetter =
    dispatches && element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered');
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true;
  const value = control.state.value ?? '';
  const shared = {
    id: field?.id,
    value,
    className: 'field',
    dir: 'auto',
    placeholder: element.placeholder && labelOf(element.placeholder),
    maxLength: element.type === 'plain_text_input' ? element.max_length : undefined,
    'data-action-id': element.action_id,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.isInvalid,
    'aria-required': field?.isRequired,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const state = { type: element.type, value: event.target.value === '' ? null : event.target.value };
      if (tellsEachLetter) control.tell(state);
      else control.enter(state);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
      if (isMultiline && !(event.ctrlKey || event.metaKey)) return;
      if (dispatches && !tellsEachLetter) {
        event.preventDefault();
        control.tell(control.state);
      } else if (isMultiline) event.currentTarget.form?.requestSubmit();
    },
  };
  return (
    <>
      {isMultiline ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input
          {...shared}
          type={inputTypes[element.type]}
          inputMode={element.type === 'number_input' ? 'decimal' : undefined}
        />
      )}
      {shared.maxLength !== undefined && (isMultiline || value.length > shared.maxLength * NEARLY_FULL) && (
        <span className="counter" aria-hidden="true">
          {texts.charactersLeft(value.length, shared.maxLength)}
        </span>
      )}
    </>
  );
}
