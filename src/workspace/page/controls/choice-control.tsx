import type { Checkboxes, MultiStaticSelect, MultiUsersSelect, Option, RadioButtons } from '@slack/types';
import type { ReactNode } from 'react';
import { useDirectory } from '../state/directory.ts';
import { type ControlProps, useControl } from './control-props.ts';
import { labelOf, TextView } from './text-view.tsx';

export function RadioControl(props: ControlProps<RadioButtons>): ReactNode {
  const initial = { type: props.element.type, selected_option: props.element.initial_option ?? null };
  const control = useControl(props.element, initial, props);
  const chosen = control.state.selected_option?.value;
  return (
    <ChoiceList
      {...props}
      type="radio"
      options={props.element.options}
      isChosen={(option) => option.value === chosen}
      onToggle={(option) => control.change({ ...initial, selected_option: option })}
    />
  );
}

/** Checkboxes and the select of several: both are a list in which more than one may be chosen. */
export function CheckboxControl(props: ControlProps<Checkboxes | MultiStaticSelect>): ReactNode {
  const { element } = props;
  const options = optionsOf(element);
  const initial = { type: element.type, selected_options: element.initial_options ?? [] };
  const control = useControl<{ type: typeof element.type; selected_options: Option[] }>(element, initial, props);
  const chosen = new Set(control.state.selected_options.map((option) => option.value));
  const toggle = (toggled: Option): void => {
    const next = options.filter((option) => chosen.has(option.value) !== (option.value === toggled.value));
    control.change({ ...initial, selected_options: next });
  };
  const most = element.type === 'multi_static_select' ? element.max_selected_items : undefined;
  return (
    <ChoiceList
      {...props}
      type="checkbox"
      options={options}
      isChosen={(option) => chosen.has(option.value)}
      isFull={most !== undefined && chosen.size >= most}
      onToggle={toggle}
    />
  );
}

export function MultiUsersControl(props: ControlProps<MultiUsersSelect>): ReactNode {
  const { people } = useDirectory();
  const initial = { type: props.element.type, selected_users: props.element.initial_users ?? [] };
  const control = useControl(props.element, initial, props);
  const chosen = control.state.selected_users;
  const options = people
    .filter((person) => !person.isBot)
    .map((person): Option => ({ value: person.id, text: { type: 'plain_text', text: person.name } }));
  const toggle = ({ value = '' }: Option): void => {
    const next = chosen.includes(value) ? chosen.filter((id) => id !== value) : [...chosen, value];
    control.change({ ...initial, selected_users: next });
  };
  return (
    <ChoiceList
      {...props}
      type="checkbox"
      options={options}
      isChosen={(option) => chosen.includes(option.value ?? '')}
      onToggle={toggle}
    />
  );
}

function optionsOf(element: Checkboxes | MultiStaticSelect): Option[] {
  if (element.type === 'checkboxes') return element.options;
  return element.option_groups?.flatMap((group) => group.options) ?? element.options ?? [];
}

type ChoiceListProps = ControlProps<{ action_id?: string }> & {
  type: 'radio' | 'checkbox';
  options: readonly Option[];
  isChosen(option: Option): boolean;
  isFull?: boolean;
  onToggle(option: Option): void;
};

function ChoiceList({
  element,
  blockId,
  field,
  type,
  options,
  isChosen,
  isFull,
  onToggle,
}: ChoiceListProps): ReactNode {
  const name = `${field?.id ?? blockId}-${element.action_id}`;
  return (
    <div
      className="choices"
      data-action-id={element.action_id}
      role={field ? undefined : 'group'}
      aria-label={field ? undefined : element.action_id}
    >
      {options.map((option, index) => (
        <label key={option.value ?? index} className="choice">
          <input
            type={type}
            name={name}
            value={option.value}
            checked={isChosen(option)}
            disabled={isFull === true && !isChosen(option)}
            aria-describedby={field?.describedBy}
            aria-invalid={type === 'checkbox' ? field?.isInvalid : undefined}
            onChange={() => onToggle(option)}
          />
          <span className="choice-label">
            <TextView text={option.text} />
            {option.description && (
              <span className="hint" dir="auto">
                {labelOf(option.description)}
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
