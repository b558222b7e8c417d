import type { InputBlockElement, Option, SectionBlockAccessory } from '@slack/types';

/** An element that can keep a value: it has its place in `state.values`. */
export type StatefulElement = Extract<InputBlockElement | SectionBlockAccessory, { type: ElementState['type'] }>;

/** One entry of Slack's `state.values`, in Slack's own spelling. */
export type ElementState =
  | { type: 'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input'; value: string | null }
  | { type: 'static_select' | 'radio_buttons'; selected_option: Option | null }
  | { type: 'multi_static_select' | 'checkboxes'; selected_options: Option[] }
  | { type: 'users_select'; selected_user: string | null }
  | { type: 'multi_users_select'; selected_users: string[] }
  | { type: 'channels_select'; selected_channel: string | null }
  | { type: 'conversations_select'; selected_conversation: string | null }
  | { type: 'datepicker'; selected_date: string | null }
  | { type: 'timepicker'; selected_time: string | null }
  | { type: 'datetimepicker'; selected_date_time: number | null };

/** block_id → action_id → what is chosen. */
export type StateValues = Record<string, Record<string, ElementState>>;

/** What an element says before anybody touched it; undefined for an element that keeps nothing (a button). */
export function initialState(element: { type: string }): ElementState | undefined {
  if (!isStateful(element)) return undefined;
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'static_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type: element.type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: element.initial_date_time ?? null };
  }
}

const statefulTypes: ReadonlySet<string> = new Set<ElementState['type']>([
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'static_select',
  'radio_buttons',
  'multi_static_select',
  'checkboxes',
  'users_select',
  'multi_users_select',
  'channels_select',
  'conversations_select',
  'datepicker',
  'timepicker',
  'datetimepicker',
]);

const isStateful = (element: { type: string }): element is StatefulElement => statefulTypes.has(element.type);

/** Whether nothing is filled in: what a required field must not be. */
export function isEmptyState(state: ElementState): boolean {
  if ('value' in state) return (state.value ?? '').trim() === '';
  if ('selected_options' in state) return state.selected_options.length === 0;
  if ('selected_users' in state) return state.selected_users.length === 0;
  return Object.entries(state).every(([key, value]) => key === 'type' || value === null);
}
