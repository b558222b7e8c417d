import type { InputBlock } from '@slack/types';
import type { PageBlock } from '../../page-api.ts';
import { safeUrl } from '../mrkdwn/safe-url.ts';
import { fieldFaults } from '../texts.ts';
import { type ElementState, isEmptyState, type StateValues } from './element-state.ts';
import { blockIdOf, isKnownBlock } from './known-block.ts';

/** block_id → sentence. */
export type FieldErrors = Record<string, string>;

/** What the form can judge before the app is asked, as Slack's own client does. Empty when all is well. */
export function checkValues(blocks: readonly PageBlock[], values: StateValues): FieldErrors {
  const errors: FieldErrors = {};
  blocks.forEach((block, index) => {
    if (!isKnownBlock(block) || block.type !== 'input' || block.element.action_id === undefined) return;
    const blockId = blockIdOf(block, index);
    const state = values[blockId]?.[block.element.action_id];
    const fault = state && faultOf(block, state);
    if (fault) errors[blockId] = fault;
  });
  return errors;
}

function faultOf(block: InputBlock, state: ElementState): string | undefined {
  if (isEmptyState(state)) return block.optional ? undefined : fieldFaults.missing;
  return 'value' in state ? textFault(block.element, state.value ?? '') : undefined;
}

function textFault(element: InputBlock['element'], value: string): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return lengthFault(Array.from(value).length, element.min_length, element.max_length);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value.trim()) ? undefined : fieldFaults.notEmail;
    case 'url_text_input':
      return safeUrl(value.trim()) ? undefined : fieldFaults.notUrl;
    case 'number_input':
      return numberFault(value, element.min_value, element.max_value);
    default:
      return undefined;
  }
}

function lengthFault(length: number, least = 0, most = 3000): string | undefined {
  if (length < least) return fieldFaults.tooShort(least);
  return length > most ? fieldFaults.tooLong(most) : undefined;
}

function numberFault(value: string, least?: string, most?: string): string | undefined {
  const number = Number(value.replace(',', '.'));
  if (!Number.isFinite(number)) return fieldFaults.notNumber;
  if (least !== undefined && number < Number(least)) return fieldFaults.tooSmall(least);
  return most !== undefined && number > Number(most) ? fieldFaults.tooLarge(most) : undefined;
}
