/** The composition objects of Block Kit with their limits. */
import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** A string of 1 to `max` code points. Messages are worded as Slack words them. */
export function text(max: number) {
  return z
    .string()
    .refine((value) => value.length > 0, { error: 'must be more than 0 characters' })
    .refine((value) => codePoints(value, max) <= max, { error: `must be less than ${max + 1} characters` });
}

export function upTo<T extends z.ZodType>(item: T, max: number, min = 1) {
  return z
    .array(item)
    .refine((list) => list.length <= max, { error: `no more than ${max} items allowed` })
    .refine((list) => list.length >= min, { error: `no fewer than ${min} items allowed` });
}

export function plainText(max: number) {
  return z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() });
}

export function markdownText(max: number) {
  return z.strictObject({ type: z.literal('mrkdwn'), text: text(max), verbatim: z.boolean().optional() });
}

export function anyText(max: number) {
  return z.discriminatedUnion('type', [plainText(max), markdownText(max)]);
}

export const blockId = text(LIMITS.blockId).optional();
export const actionId = text(LIMITS.actionId).optional();

export const confirm = z.strictObject({
  title: plainText(LIMITS.confirmTitle),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton).optional(),
  deny: plainText(LIMITS.confirmButton).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

/** Options of menus are plain text; those of checkboxes and radio buttons may be mrkdwn. */
export const menuOption = z.strictObject({
  text: plainText(LIMITS.optionText),
  value: text(LIMITS.optionValue),
  description: plainText(LIMITS.optionDescription).optional(),
  url: text(LIMITS.url).optional(),
});

export const choiceOption = z.strictObject({
  text: anyText(LIMITS.optionText),
  value: text(LIMITS.optionValue),
  description: anyText(LIMITS.optionDescription).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.groupLabel),
  options: upTo(menuOption, LIMITS.options),
});

/** Counts only when the cheap upper bound (UTF-16 units) does not settle it. */
function codePoints(value: string, max: number): number {
  return value.length <= max ? value.length : [...value].length;
}
