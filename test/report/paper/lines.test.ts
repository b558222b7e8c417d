import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines, firstLines, type Measure, printable, visualOrder } from '../../../src/report/paper/lines.ts';

/** Each sign is one point wide. */
const measure: Measure = (text) => [...text].length;
const everything = () => true;

describe('a text that is set on paper', () => {
  test('given a sentence, lines end between words and none is too long', () => {
    expect(breakLines('Mohon bantuannya untuk akta', 12, measure)).toEqual(['Mohon', 'bantuannya', 'untuk akta']);
  });

  test('given its own line ends, they are kept, empty lines too', () => {
    expect(breakLines('Yth.\n\nDengan hormat', 20, measure)).toEqual(['Yth.', '', 'Dengan hormat']);
  });

  test('given an address longer than a line, it is parted at its seams', () => {
    expect(breakLines('https://contoh.example/a/b', 10, measure)).toEqual(['https://', 'contoh.', 'example/a/', 'b']);
  });

  test('given a word without seams, it is cut between graphemes', () => {
    expect(breakLines('e\u0301e\u0301e\u0301', 4, measure)).toEqual(['e\u0301e\u0301', 'e\u0301']);
  });

  test('given any text, no line is wider than the paper and no sign but white space is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('given more lines than there is room for, the last one says so', () => {
    expect(firstLines(['satu', 'dua', 'tiga'], 2, 4, measure)).toEqual(['satu', 'dua…']);
    expect(firstLines(['satu', 'duaa', 'tiga'], 2, 4, measure)).toEqual(['satu', 'dua…']);
    expect(firstLines(['satu'], 2, 4, measure)).toEqual(['satu']);
  });
});

describe('what is printed of a stranger’s text', () => {
  test('given marks of direction, controls and what cannot be seen, they are gone or visible', () => {
    expect(printable('a\u202eb\u200bc\u0007d\te', everything)).toBe('abc\ufffdd    e');
  });

  test('given signs the font lacks, each is one box', () => {
    const latinOnly = (codePoint: number): boolean => codePoint < 0x250;
    expect(printable('陳大文 é 👨‍👩‍👧 x', latinOnly)).toBe('□□□ é □□□ x');
  });

  test('given Arabic words, they stand from right to left among the others', () => {
    expect(visualOrder('Nama محمد عبد الله benar')).toEqual(['Nama', 'الله', 'عبد', 'محمد', 'benar']);
  });
});
