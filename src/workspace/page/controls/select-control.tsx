import type { ChannelsSelect, ConversationsSelect, StaticSelect, UsersSelect } from '@slack/types';
import type { ReactNode } from 'react';
import { useDirectory } from '../state/directory.ts';
import { texts } from '../texts.ts';
import { type ControlProps, useControl } from './control-props.ts';
import { labelOf } from './text-view.tsx';

/** One of the app's options, in groups when the app made groups. */
export function StaticSelectControl(props: ControlProps<StaticSelect>): ReactNode {
  const { element } = props;
  const initial = { type: element.type, selected_option: element.initial_option ?? null };
  const control = useControl(element, initial, props);
  const groups = element.option_groups ?? [{ label: undefined, options: element.options ?? [] }];
  const all = groups.flatMap((group) => group.options);
  const choices = groups.map((group) => ({
    label: group.label && labelOf(group.label),
    options: group.options.map((option) => ({ value: option.value ?? '', label: labelOf(option.text) })),
  }));
  return (
    <NativeSelect
      {...props}
      groups={choices}
      value={control.state.selected_option?.value ?? ''}
      onChange={(value) =>
        control.change({ ...initial, selected_option: all.find((option) => option.value === value) ?? null })
      }
    />
  );
}

export function UsersSelectControl(props: ControlProps<UsersSelect>): ReactNode {
  const { people } = useDirectory();
  const initial = { type: props.element.type, selected_user: props.element.initial_user ?? null };
  const control = useControl(props.element, initial, props);
  return (
    <NativeSelect
      {...props}
      groups={[
        {
          options: people.filter((person) => !person.isBot).map((person) => ({ value: person.id, label: person.name })),
        },
      ]}
      value={control.state.selected_user ?? ''}
      onChange={(value) => control.change({ ...initial, selected_user: value || null })}
    />
  );
}

export function ChannelsSelectControl(props: ControlProps<ChannelsSelect>): ReactNode {
  const initial = { type: props.element.type, selected_channel: props.element.initial_channel ?? null };
  const control = useControl(props.element, initial, props);
  const change = (value: string): void => control.change({ ...initial, selected_channel: value || null });
  return <ChannelSelect {...props} value={control.state.selected_channel ?? ''} onChange={change} />;
}

export function ConversationsSelectControl(props: ControlProps<ConversationsSelect>): ReactNode {
  const initial = { type: props.element.type, selected_conversation: props.element.initial_conversation ?? null };
  const control = useControl(props.element, initial, props);
  const change = (value: string): void => control.change({ ...initial, selected_conversation: value || null });
  return <ChannelSelect {...props} value={control.state.selected_conversation ?? ''} onChange={change} />;
}

type Choice = { value: string; label: string };
type Selectable = { action_id?: string; placeholder?: { text: string } };
type NativeProps = ControlProps<Selectable> & { value: string; onChange(value: string): void };

function ChannelSelect(props: NativeProps): ReactNode {
  const { channels } = useDirectory();
  return (
    <NativeSelect
      {...props}
      groups={[{ options: channels.map(({ id, name }) => ({ value: id, label: `#${name}` })) }]}
    />
  );
}

/** The browser's own select: it is at home on every device and with every reader. */
function NativeSelect({
  element,
  field,
  groups,
  value,
  onChange,
}: NativeProps & { groups: { label?: string | undefined; options: Choice[] }[] }): ReactNode {
  const placeholder = element.placeholder ? labelOf(element.placeholder) : texts.choose;
  const options = (choices: Choice[]): ReactNode =>
    choices.map((choice) => (
      <option key={choice.value} value={choice.value}>
        {choice.label}
      </option>
    ));
  return (
    <select
      id={field?.id}
      className="field"
      value={value}
      data-action-id={element.action_id}
      aria-label={field ? undefined : placeholder}
      aria-describedby={field?.describedBy}
      aria-invalid={field?.isInvalid}
      aria-required={field?.isRequired}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{placeholder}</option>
      {groups.map((group, index) =>
        group.label === undefined ? (
          options(group.options)
        ) : (
          <optgroup key={index} label={group.label}>
            {options(group.options)}
          </optgroup>
        ),
      )}
    </select>
  );
}
