import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBlocks, checkView } from '../../src/workspace/block-kit/check.ts';
import { LIMITS } from '../../src/workspace/block-kit/limits.ts';
import { withIds } from '../../src/workspace/block-kit/stored-blocks.ts';
import { textLike } from './matchers.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => '🏛'.repeat(length);
const option = (value = 'a') => ({ text: plain('A'), value });
const button = (extra: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...extra });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const select = (extra: object) => ({ type: 'static_select', action_id: 's', ...extra });
const input = (element: object, extra: object = {}) => ({ type: 'input', label: plain('L'), element, ...extra });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const buttons = (count: number) => actions(...many(count, (index) => button({ action_id: `go${index}` })));

/** What is measured, its limit, and a list of blocks that has exactly `size` of it. */
const MEASURES: [string, number, (size: number) => unknown[]][] = [
  ['section text', LIMITS.sectionText, (size) => [{ type: 'section', text: mrkdwn(long(size)) }]],
  ['section field', LIMITS.sectionFieldText, (size) => [{ type: 'section', fields: [mrkdwn(long(size))] }]],
  ['section fields', LIMITS.sectionFields, (size) => [{ type: 'section', fields: many(size, () => mrkdwn('f')) }]],
  ['header', LIMITS.headerText, (size) => [{ type: 'header', text: plain(long(size)) }]],
  ['context elements', LIMITS.contextElements, (size) => [{ type: 'context', elements: many(size, () => plain('c')) }]],
  ['actions', LIMITS.actionsElements, (size) => [buttons(size)]],
  ['button text', LIMITS.buttonText, (size) => [actions(button({ text: plain(long(size)) }))]],
  ['button value', LIMITS.buttonValue, (size) => [actions(button({ value: long(size) }))]],
  ['button url', LIMITS.url, (size) => [actions(button({ url: 'u'.repeat(size) }))]],
  ['action_id', LIMITS.actionId, (size) => [actions(button({ action_id: long(size) }))]],
  ['block_id', LIMITS.blockId, (size) => [{ type: 'divider', block_id: long(size) }]],
  ['options', LIMITS.options, (size) => [actions(select({ options: many(size, (index) => option(String(index))) }))]],
  [
    'option text',
    LIMITS.optionText,
    (size) => [actions(select({ options: [{ ...option(), text: plain(long(size)) }] }))],
  ],
  ['option value', LIMITS.optionValue, (size) => [actions(select({ options: [option(long(size))] }))]],
  [
    'placeholder',
    LIMITS.placeholder,
    (size) => [actions(select({ options: [option()], placeholder: plain(long(size)) }))],
  ],
  ['overflow', LIMITS.overflowOptions, (size) => [actions({ type: 'overflow', options: many(size, () => option()) })]],
  [
    'checkboxes',
    LIMITS.choiceOptions,
    (size) => [actions({ type: 'checkboxes', options: many(size, () => option()) })],
  ],
  ['input label', LIMITS.inputLabel, (size) => [input({ type: 'plain_text_input' }, { label: plain(long(size)) })]],
  ['max_length', LIMITS.inputLength, (size) => [input({ type: 'plain_text_input', max_length: size })]],
  [
    'confirm title',
    LIMITS.confirmTitle,
    (size) => [actions(button({ confirm: { title: plain(long(size)), text: plain('t') } }))],
  ],
  [
    'confirm text',
    LIMITS.confirmText,
    (size) => [actions(button({ confirm: { title: plain('t'), text: plain(long(size)) } }))],
  ],
  ['blocks of a message', LIMITS.messageBlocks, (size) => many(size, () => ({ type: 'divider' }))],
];

describe('given a list of blocks', () => {
  it.each(MEASURES)(
    'when its %s has the limit of %i, then it is taken, and with one more it is not',
    (_name, limit, make) => {
      expect(checkBlocks(make(limit), 'message', ['blocks'])).toEqual([]);
      expect(checkBlocks(make(limit + 1), 'message', ['blocks'])).toHaveLength(1);
    },
  );

  it.each([
    ['empty text', [{ type: 'section', text: mrkdwn('') }], '/blocks/0/text/text', /more than 0/u],
    ['a section of nothing', [{ type: 'section' }], '/blocks/0', /missing required field: text/u],
    [
      'emoji on mrkdwn',
      [{ type: 'section', text: { ...mrkdwn('x'), emoji: true } }],
      '/blocks/0/text',
      /additional.*emoji/u,
    ],
    ['mrkdwn on a button', [actions(button({ text: mrkdwn('x') }))], '/blocks/0/elements/0/text/type', /plain_text/u],
    ['an unknown block', [{ type: 'poem' }], '/blocks/0/type', /unsupported type: poem/u],
    ['an unknown style', [actions(button({ style: 'green' }))], '/blocks/0/elements/0/style', /primary, danger/u],
    ['an input in actions', [actions({ type: 'plain_text_input' })], '/blocks/0/elements/0/type', /plain_text_input/u],
    ['no options at all', [actions(select({}))], '/blocks/0/elements/0', /options or option_groups/u],
    [
      'one block_id twice',
      many(2, () => ({ type: 'divider', block_id: 'x' })),
      '/blocks/1/block_id',
      /already exists/u,
    ],
    ['one action_id twice', [actions(button(), button())], '/blocks/0/elements', /already exists/u],
    ['a block that is no object', ['divider'], '/blocks/0', /./u],
  ])('when there is %s, then the fault names the place', (_name, blocks, pointer, message) => {
    expect(checkBlocks(blocks, 'message', ['blocks'])).toEqual([{ pointer, message: textLike(message) }]);
  });

  it('when it is anything at all, then the checker answers and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (blocks, view) => {
        expect(Array.isArray(checkBlocks(blocks, 'message', ['blocks']))).toBe(true);
        expect(checkView(view).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('when ids are left out, then each gets one of its own, the same every time', () => {
    const blocks = [
      { type: 'divider', block_id: 'b1' },
      { type: 'divider' },
      actions({ type: 'button' }, { type: 'button' }),
    ];
    const stored = withIds(blocks);
    expect(stored.map((block) => block.block_id)).toEqual(['b1', 'b1x', 'b2']);
    expect(stored[2]?.['elements']).toMatchObject([{ action_id: 'a0' }, { action_id: 'a1' }]);
    expect(withIds(blocks)).toEqual(stored);
  });
});

describe('given a view', () => {
  const modal = (extra: object = {}) => ({ type: 'modal', title: plain('T'), blocks: [{ type: 'divider' }], ...extra });

  it.each([
    ['a title of 25', modal({ title: plain(long(25)) }), '/view/title/text'],
    ['no title', modal({ title: undefined }), '/view'],
    ['an input but no submit', modal({ blocks: [input({ type: 'plain_text_input' })] }), '/view'],
    ['101 blocks', modal({ blocks: many(101, () => ({ type: 'divider' })) }), '/view/blocks'],
    ['3001 characters of private_metadata', modal({ private_metadata: long(3001) }), '/view/private_metadata'],
    ['a table', modal({ blocks: [{ type: 'table', rows: [] }] }), '/view/blocks/0/type'],
    ['no blocks', modal({ blocks: undefined }), '/view/blocks'],
  ])('when it has %s, then the fault names the place', (_name, view, pointer) => {
    expect(checkView(view)).toEqual([expect.objectContaining({ pointer })]);
  });

  it('when it has everything at its limit, then it is taken', () => {
    const blocks = many(100, () => ({ type: 'divider' }));
    const full = modal({ blocks, title: plain(long(24)), submit: plain(long(24)), private_metadata: 'x'.repeat(3000) });
    expect(checkView(full)).toEqual([]);
  });
});
