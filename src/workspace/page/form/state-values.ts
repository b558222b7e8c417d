import type { PageBlock } from '../../page-api.ts';
import { type ElementState, initialState, type StateValues } from './element-state.ts';
import { blockIdOf, isKnownBlock } from './known-block.ts';

type Actionable = { type: string; action_id?: string };

/**
 * Builds `state.values` as Slack does: every element that can keep a value appears, with what the person entered or
 * else its initial value. What was entered for an element that is gone, or that changed its kind, is left out.
 */
export function stateValues(blocks: readonly PageBlock[], entered: StateValues): StateValues {
  const values: StateValues = {};
  blocks.forEach((block, index) => {
    const blockId = blockIdOf(block, index);
    for (const element of elementsOf(block)) {
      const initial = initialState(element);
      if (!initial || element.action_id === undefined) continue;
      const state = currentState(initial, entered[blockId]?.[element.action_id]);
      values[blockId] = { ...values[blockId], [element.action_id]: state };
    }
  });
  return values;
}

/** What was entered counts only while the element is still of the same kind. */
export const currentState = <State extends ElementState>(initial: State, entered: ElementState | undefined): State =>
  isSameKind(entered, initial) ? entered : initial;

const isSameKind = <State extends ElementState>(entered: ElementState | undefined, initial: State): entered is State =>
  entered?.type === initial.type;

/** The interactive elements of a block, in reading order. */
function elementsOf(block: PageBlock): Actionable[] {
  if (!isKnownBlock(block)) return [];
  switch (block.type) {
    case 'input':
      return [block.element];
    case 'section':
      return block.accessory ? [block.accessory] : [];
    case 'actions':
      return block.elements;
    default:
      return [];
  }
}
