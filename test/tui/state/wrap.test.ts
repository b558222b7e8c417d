import { describe, expect, test } from 'vitest';
import { span } from '../../../tui/state/page.ts';
import { paragraphsOf } from '../../../tui/state/plain-words.ts';
import { wrapped } from '../../../tui/state/wrap.ts';
import { widthOf } from '../../../tui/terminal/cells.ts';
import { sampleComplaints } from '../../fixtures/complaints.ts';

const texts = (lines: ReturnType<typeof wrapped>): string[] =>
  lines.map((line) => line.map(({ text }) => text).join(''));

describe('lines that are too long for the screen', () => {
  test('break between words, and no line begins with the space at which it broke', () => {
    expect(texts(wrapped([span('Diterima melalui WhatsApp')], 16))).toEqual(['Diterima melalui', 'WhatsApp']);
    expect(texts(wrapped([span('Diterima melalui WhatsApp')], 17))).toEqual(['Diterima melalui', 'WhatsApp']);
  });

  test('keep the look of each word on every line', () => {
    expect(wrapped([span('aman · '), span('terlambat 2 jam', 'late')], 16)).toEqual([
      [span('aman · '), span('terlambat', 'late')],
      [span('2 jam', 'late')],
    ]);
  });

  test('cut a word of four thousand letters', () => {
    const lines = texts(wrapped([span('x'.repeat(4000))], 80));
    expect(lines).toHaveLength(50);
  });

  test('that fit are as they were, spaces and all', () => {
    expect(texts(wrapped([span('1✓ '), span('[2]'), span('  3 ')], 20))).toEqual(['1✓ [2]  3 ']);
    expect(wrapped([span('')], 20)).toEqual([[]]);
  });

  test('given all sample complaints, then no line is wider than the room and no letter is lost', () => {
    for (const { body } of sampleComplaints()) {
      for (const paragraph of paragraphsOf(body.slice(0, 2000)).split('\n')) {
        const lines = texts(wrapped([span(paragraph)], 37));
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(37);
        expect(lines.join('').replaceAll(/\s/gu, '')).toBe(paragraph.replaceAll(/\s/gu, ''));
      }
    }
  });
});
