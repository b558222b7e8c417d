/** The blocks this workspace takes, each with its limits. */
import { z } from 'zod';
import { accessory, actionsElement, contextElement, imageElement, inputElement } from './elements.ts';
import { LIMITS } from './limits.ts';
import { anyText, blockId, plainText, text, upTo } from './objects.ts';

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(LIMITS.sectionText).optional(),
    fields: upTo(anyText(LIMITS.sectionFieldText), LIMITS.sectionFields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, { error: 'missing required field: text' });
const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(LIMITS.headerText) });
const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });
const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: upTo(contextElement, LIMITS.contextElements),
});
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: upTo(actionsElement, LIMITS.actionsElements),
});
const image = z.strictObject({
  ...imageElement.shape,
  block_id: blockId,
  title: plainText(LIMITS.imageTitle).optional(),
});
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(LIMITS.inputLabel),
  element: inputElement,
  hint: plainText(LIMITS.inputHint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
/** Rich text is taken as it comes: its inner grammar carries no limit that our users could break. */
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(z.looseObject({ type: z.string() })),
});
const markdown = z.strictObject({ type: z.literal('markdown'), block_id: blockId, text: text(LIMITS.markdownText) });
const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: upTo(upTo(z.looseObject({ type: z.enum(['raw_text', 'rich_text']) }), LIMITS.tableCells), LIMITS.tableRows),
  column_settings: upTo(z.looseObject({}).nullable(), LIMITS.tableCells).optional(),
});

const everywhere = [section, header, divider, context, actions, image, input, richText] as const;

export const messageBlock = z.discriminatedUnion('type', [...everywhere, markdown, table]);
export const viewBlock = z.discriminatedUnion('type', [...everywhere]);

/** What the coverage list names; the schemas above are the truth. */
export const BLOCK_TYPES: readonly string[] = messageBlock.options.map((option) => option.shape.type.value);
export const ELEMENT_TYPES: readonly string[] = [
  ...new Set([...actionsElement.options, ...inputElement.options].map((option) => option.shape.type.value)),
];
