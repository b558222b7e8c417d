import type { ConfirmationDialog } from '@slack/types';
import type { ElementState } from '../form/element-state.ts';
import { stateAction } from '../form/press-action.ts';
import { useScope } from './scope.tsx';

/** How a control is named and judged when it stands in an input block. */
export type FieldMarks = { id: string; describedBy: string | undefined; isInvalid: boolean; isRequired: boolean };

export type ControlProps<Element> = {
  element: Element;
  blockId: string;
  /** Whether a change is told to the app at once: always outside input blocks, inside only when the block says so. */
  dispatches: boolean;
  field?: FieldMarks | undefined;
};

type Keeping = { action_id?: string; confirm?: ConfirmationDialog };

/**
 * What a control shows, and how it says that it changed: `enter` keeps it, `tell` also presses, `change` does what the
 * block asks for.
 */
export function useControl<State extends ElementState>(
  element: Keeping,
  initial: State,
  at: { blockId: string; dispatches: boolean },
): { state: State; change(state: State): void; enter(state: State): void; tell(state: State): void } {
  const scope = useScope();
  const actionId = element.action_id ?? '';
  const enter = (state: State): void => scope.change(at.blockId, actionId, state);
  const tell = (state: State): void =>
    scope.press(stateAction(state, at.blockId, actionId), element.confirm, () => enter(state));
  return {
    state: scope.stateOf(at.blockId, actionId, initial),
    enter,
    tell,
    change: at.dispatches ? tell : enter,
  };
}
