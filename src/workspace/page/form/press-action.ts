import type { Button, Option, Overflow } from '@slack/types';
import type { ElementState, StateValues } from './element-state.ts';

/** Slack's `actions[0]` of a block_actions payload; the server adds `action_ts`. */
export type PressAction = { action_id: string; block_id: string } & (
  | ElementState
  | { type: 'button'; text: Button['text']; value?: string; style?: 'primary' | 'danger' }
  | { type: 'overflow'; selected_option: Option }
);

/** What a press on a button tells the app. */
export function buttonAction(button: Button, blockId: string): PressAction {
  return {
    type: 'button',
    action_id: button.action_id ?? '',
    block_id: blockId,
    text: button.text,
    ...(button.value === undefined ? {} : { value: button.value }),
    ...(button.style === undefined ? {} : { style: button.style }),
  };
}

/** What a choice from a ⋯ menu tells the app. */
export const overflowAction = (menu: Overflow, blockId: string, selected: Option): PressAction => ({
  type: 'overflow',
  action_id: menu.action_id ?? '',
  block_id: blockId,
  selected_option: selected,
});

/** The state as it is with this very change: the page has not been drawn again since the choice was made. */
export function withOwnChange(values: StateValues, action: PressAction): StateValues {
  const { action_id: actionId, block_id: blockId, ...state } = action;
  if (state.type === 'button' || state.type === 'overflow') return values;
  return { ...values, [blockId]: { ...values[blockId], [actionId]: state } };
}

/** What a changed select, picker or text field tells the app: its state under its ids. */
export const stateAction = (state: ElementState, blockId: string, actionId: string): PressAction => ({
  ...state,
  action_id: actionId,
  block_id: blockId,
});
