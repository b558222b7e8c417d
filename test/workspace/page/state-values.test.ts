import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { plainTextOf } from '../../../src/workspace/page/blocks/plain-text-of.ts';
import { checkValues } from '../../../src/workspace/page/form/check-values.ts';
import { buttonAction, stateAction, withOwnChange } from '../../../src/workspace/page/form/press-action.ts';
import { stateValues } from '../../../src/workspace/page/form/state-values.ts';
import type { PageBlock } from '../../../src/workspace/page-api.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
type InputElement = Extract<KnownBlock, { type: 'input' }>['element'];
const input = (id: string, element: InputElement, optional = false): KnownBlock => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  optional,
  element,
});

const blocks: KnownBlock[] = [
  input('note', { type: 'plain_text_input', action_id: 'note' }),
  input('draft', { type: 'plain_text_input', action_id: 'draft', initial_value: 'awal' }),
  input('to', { type: 'static_select', action_id: 'to', options: [option('a')] }),
  input('level', {
    type: 'radio_buttons',
    action_id: 'level',
    options: [option('a'), option('b')],
    initial_option: option('b'),
  }),
  input('flags', { type: 'checkboxes', action_id: 'flags', options: [option('a')] }),
  input('who', { type: 'users_select', action_id: 'who' }),
  input('on', { type: 'datepicker', action_id: 'on', initial_date: '2026-11-23' }),
  { type: 'section', block_id: 'side', text: plain('x'), accessory: { type: 'timepicker', action_id: 'at' } },
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go') },
      { type: 'multi_users_select', action_id: 'team', initial_users: ['U1'] },
    ],
  },
  { type: 'divider' },
];

describe('view.state.values', () => {
  it('given an untouched view, then every element that keeps a value is there as Slack spells it, and no button', () => {
    expect(stateValues(blocks, {})).toEqual({
      note: { note: { type: 'plain_text_input', value: null } },
      draft: { draft: { type: 'plain_text_input', value: 'awal' } },
      to: { to: { type: 'static_select', selected_option: null } },
      level: { level: { type: 'radio_buttons', selected_option: option('b') } },
      flags: { flags: { type: 'checkboxes', selected_options: [] } },
      who: { who: { type: 'users_select', selected_user: null } },
      on: { on: { type: 'datepicker', selected_date: '2026-11-23' } },
      side: { at: { type: 'timepicker', selected_time: null } },
      row: { team: { type: 'multi_users_select', selected_users: ['U1'] } },
    });
  });

  it('given entries for a field that is gone or has become another kind, then they are left out', () => {
    const values = stateValues(blocks.slice(0, 1), {
      note: { note: { type: 'datepicker', selected_date: '2026-01-01' } },
      gone: { gone: { type: 'plain_text_input', value: 'x' } },
    });
    expect(values).toEqual({ note: { note: { type: 'plain_text_input', value: null } } });
  });

  it('given an unknown block, then it is passed over', () => {
    const unknown: PageBlock = { type: 'hologram', block_id: 'h' };
    expect(stateValues([unknown], {})).toEqual({});
  });
});

describe('a press', () => {
  it('given a button, then the action is what Slack reports of it', () => {
    expect(
      buttonAction(
        { type: 'button', action_id: 'act:send', text: plain('Kirim'), value: 'c1:3', style: 'primary' },
        'b1',
      ),
    ).toEqual({
      type: 'button',
      action_id: 'act:send',
      block_id: 'b1',
      text: plain('Kirim'),
      value: 'c1:3',
      style: 'primary',
    });
  });

  it('given a changed select, then the state that goes along already knows the change', () => {
    const chosen = { type: 'static_select' as const, selected_option: option('a') };
    const values = withOwnChange(stateValues(blocks, {}), stateAction(chosen, 'to', 'to'));
    expect(values['to']).toEqual({ to: chosen });
    expect(values['draft']).toEqual({ draft: { type: 'plain_text_input', value: 'awal' } });
  });
});

describe('what the form judges itself', () => {
  const faultsOf = (element: InputElement, optional: boolean, value: string | null): string[] => {
    const type =
      element.type === 'plain_text_input' ||
      element.type === 'email_text_input' ||
      element.type === 'url_text_input' ||
      element.type === 'number_input'
        ? element.type
        : undefined;
    if (!type) throw new Error('a field to write in is needed');
    return Object.values(checkValues([input('f', element, optional)], { f: { f: { type, value } } }));
  };
  const text: InputElement = { type: 'plain_text_input', action_id: 'f', min_length: 3, max_length: 5 };

  it.each([
    ['nothing in a required field', text, false, null, ['Bagian ini wajib diisi.']],
    ['only blanks in a required field', text, false, '  \n', ['Bagian ini wajib diisi.']],
    ['nothing in an optional field', text, true, null, []],
    ['too few letters', text, false, 'ab', ['Tulis paling sedikit 3 huruf.']],
    ['too many letters', text, false, 'abcdef', ['Paling banyak 5 huruf.']],
    ['five emoji where five letters may stand', text, false, '😀😀😀😀😀', []],
    [
      'a wrong address',
      { type: 'email_text_input', action_id: 'f' },
      false,
      'rina@',
      ['Tulis alamat e-mail yang benar, misalnya nama@contoh.go.id.'],
    ],
    [
      'a script as web address',
      { type: 'url_text_input', action_id: 'f' },
      false,
      'javascript:alert(1)',
      ['Tulis alamat web lengkap, misalnya https://contoh.go.id.'],
    ],
    [
      'words as a number',
      { type: 'number_input', action_id: 'f', is_decimal_allowed: true },
      false,
      'dua',
      ['Tulis angka.'],
    ],
    ['an Indonesian decimal', { type: 'number_input', action_id: 'f', is_decimal_allowed: true }, false, '2,5', []],
    [
      'too small a number',
      { type: 'number_input', action_id: 'f', is_decimal_allowed: false, min_value: '2' },
      false,
      '1',
      ['Paling kecil 2.'],
    ],
  ] as const)('given %s, then the answer is %#', (_what, element, optional, value, faults) => {
    expect(faultsOf(element, optional, value)).toEqual(faults);
  });
});

describe('the plain words of a block', () => {
  it('given a kind nobody knows, then its texts are found; a bottomless one ends', () => {
    expect(
      plainTextOf({ type: 'hologram', title: { type: 'plain_text', text: 'Judul' }, rows: [[{ text: 'isi' }]] }),
    ).toBe('Judul isi');
    const bottomless: Record<string, unknown> = { text: 'a' };
    bottomless['child'] = bottomless;
    expect(plainTextOf(bottomless)).toContain('a');
  });
});
