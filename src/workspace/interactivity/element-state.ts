/** What a person entered, per element: filled up with what stands there untouched, and checked as Slack's client does. */
import { LIMITS } from '../block-kit/limits.ts';
import { isRecord, offeredOptions, type PlacedElement, placedElements } from '../block-kit/stored-blocks.ts';
import type { Block } from '../chat/records.ts';
import type { PageElementState, PageStateValues } from '../page-api.ts';

/** Element type → field of its state → the element's own field that fills it at first. */
const STATE_FIELDS: Record<string, { field: string; initial: string; empty: unknown }> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
};

/** The whole state of the blocks: `given` where the person touched an element, else what it was shown with. */
export function completeState(blocks: readonly Block[], given: PageStateValues): PageStateValues {
  const values: PageStateValues = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const kind = STATE_FIELDS[String(element['type'])];
    if (!kind) continue;
    const touched = given[blockId]?.[actionId]?.[kind.field];
    const state = touched === undefined ? (element[kind.initial] ?? kind.empty) : touched;
    values[blockId] = { ...values[blockId], [actionId]: { type: String(element['type']), [kind.field]: state } };
  }
  return values;
}

/** The refusals that Slack's client gives before an app sees anything: `block_id` → sentence. */
export function inputErrors(blocks: readonly Block[], values: PageStateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const placed of placedElements(blocks)) {
    if (placed.block.type !== 'input') continue;
    const sentence = inputError(placed, values[placed.blockId]?.[placed.actionId]);
    if (sentence !== undefined) errors[placed.blockId] = sentence;
  }
  return errors;
}

function inputError({ block, element }: PlacedElement, state: PageElementState | undefined): string | undefined {
  const kind = STATE_FIELDS[String(element['type'])];
  const value = kind && state?.[kind.field];
  if (isEmpty(value)) return block['optional'] === true ? undefined : 'Please complete this required field.';
  if (kind?.field === 'selected_option' && !isOffered(element, value)) return 'Please choose one of the options.';
  if (kind?.field !== 'value') return undefined;
  return typeof value === 'string' ? lengthError(element, [...value].length) : 'Please enter text.';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function lengthError(
  { min_length: min, max_length: max }: Record<string, unknown>,
  length: number,
): string | undefined {
  const most = typeof max === 'number' ? max : LIMITS.inputLength;
  if (typeof min === 'number' && length < min) return `Please enter at least ${min} characters.`;
  return length > most ? `Please enter no more than ${most} characters.` : undefined;
}

function isOffered(element: Record<string, unknown>, chosen: unknown): boolean {
  return isRecord(chosen) && offeredOptions(element).some((option) => option['value'] === chosen['value']);
}
