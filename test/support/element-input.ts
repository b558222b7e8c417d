import { offeredOptions, placedElements } from '../../src/workspace/block-kit/stored-blocks.ts';
import type { PageAction, PageBlock, PageElementState, PageStateValues } from '../../src/workspace/page-api.ts';

/** What a person types or chooses: text, the value of an option, several values, or Slack's own state. */
export type Entry = string | readonly string[] | PageElementState;

/** Entries by `block_id` as the state Slack would report for those blocks. @throws when a block has no input */
export function stateOf(blocks: readonly PageBlock[], entries: Readonly<Record<string, Entry>>): PageStateValues {
  const placed = placedElements(blocks.map((block) => ({ ...block })));
  const states = Object.entries(entries).map(([blockId, entry]) => {
    const target = placed.find((other) => other.blockId === blockId);
    if (!target) throw new Error(`no input in block ${blockId}; there are ${placed.map((p) => p.blockId).join(', ')}`);
    return [blockId, { [target.actionId]: elementState(target.element, entry) }];
  });
  return Object.fromEntries(states) as PageStateValues;
}

/** The button or menu of that action id, pressed or set to `entry`. @throws when the blocks do not have it */
export function pressed(
  blocks: readonly PageBlock[],
  actionId: string,
  entry?: Entry,
): { blockId: string; action: PageAction } {
  const placed = placedElements(blocks.map((block) => ({ ...block })));
  const target = placed.find((other) => other.actionId === actionId);
  if (!target) throw new Error(`no action ${actionId}; there are ${placed.map((other) => other.actionId).join(', ')}`);
  const state = entry === undefined ? { type: String(target.element['type']) } : elementState(target.element, entry);
  const { value } = target.element;
  return {
    blockId: target.blockId,
    action: { ...state, action_id: actionId, ...(value === undefined ? {} : { value }) },
  };
}

const TEXT_FIELDS: Record<string, string> = {
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

function elementState(element: Record<string, unknown>, entry: Entry): PageElementState {
  if (typeof entry === 'object' && 'type' in entry) return entry;
  const type = String(element['type']);
  if (type === 'multi_users_select') return { type, selected_users: [entry].flat() };
  if (type === 'checkboxes' || type === 'multi_static_select') {
    return { type, selected_options: [entry].flat().map((value) => option(element, String(value))) };
  }
  if (type === 'static_select' || type === 'radio_buttons' || type === 'overflow') {
    return { type, selected_option: option(element, String(entry)) };
  }
  return { type, [TEXT_FIELDS[type] ?? 'value']: entry };
}

function option(element: Record<string, unknown>, value: string): unknown {
  const offered = offeredOptions(element);
  const found = offered.find((candidate) => candidate['value'] === value);
  if (!found) throw new Error(`no option ${value}; there are ${JSON.stringify(offered)}`);
  return found;
}
