import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import type { ReactNode } from 'react';
import { texts } from '../texts.ts';
import { type ControlProps, useControl } from './control-props.ts';

export function DateControl(props: ControlProps<Datepicker>): ReactNode {
  const initial = { type: props.element.type, selected_date: props.element.initial_date ?? null };
  const control = useControl(props.element, initial, props);
  const change = (value: string): void => control.change({ ...initial, selected_date: value || null });
  return (
    <PickerInput
      {...props}
      type="date"
      label={texts.chooseDate}
      value={control.state.selected_date ?? ''}
      onChange={change}
    />
  );
}

export function TimeControl(props: ControlProps<Timepicker>): ReactNode {
  const initial = { type: props.element.type, selected_time: props.element.initial_time ?? null };
  const control = useControl(props.element, initial, props);
  const change = (value: string): void => control.change({ ...initial, selected_time: value || null });
  return (
    <PickerInput
      {...props}
      type="time"
      label={texts.chooseTime}
      value={control.state.selected_time ?? ''}
      onChange={change}
    />
  );
}

/** Slack's value is Unix seconds; what a person picks is read in the browser's zone. */
export function DateTimeControl(props: ControlProps<DateTimepicker>): ReactNode {
  const initial = { type: props.element.type, selected_date_time: props.element.initial_date_time ?? null };
  const control = useControl(props.element, initial, props);
  const change = (value: string): void => {
    const seconds = Math.floor(new Date(value).getTime() / 1000);
    control.change({ ...initial, selected_date_time: Number.isNaN(seconds) ? null : seconds });
  };
  const value = control.state.selected_date_time === null ? '' : localMinute(control.state.selected_date_time);
  return <PickerInput {...props} type="datetime-local" label={texts.chooseDate} value={value} onChange={change} />;
}

function localMinute(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

type PickerProps = ControlProps<{ action_id?: string; placeholder?: { text: string } }> & {
  type: 'date' | 'time' | 'datetime-local';
  label: string;
  value: string;
  onChange(value: string): void;
};

function PickerInput({ element, field, type, label, value, onChange }: PickerProps): ReactNode {
  return (
    <input
      id={field?.id}
      className="field field-picker"
      type={type}
      value={value}
      data-action-id={element.action_id}
      aria-label={field ? undefined : (element.placeholder?.text ?? label)}
      aria-describedby={field?.describedBy}
      aria-invalid={field?.isInvalid}
      aria-required={field?.isRequired}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
