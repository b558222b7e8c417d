import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  isBlank,
  isolateDirection,
  neutraliseForTerminal,
  singleLine,
  truncate,
} from '../../src/domain/plain-text.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const brokenText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

describe('a stranger’s text at the door', () => {
  it('shows where NUL, controls and lone surrogates stood, and keeps line ends and tabs', () => {
    expect(cleanText('a\0b\ud800c\u001b[31m\u0085')).toBe('a\ufffdb\ufffdc\ufffd[31m\ufffd');
    expect(cleanText('satu\r\ndua\rtiga\n\tempat')).toBe('satu\ndua\ntiga\n\tempat');
    expect(cleanText(`${FAMILY} Sul\u00adastri`)).toBe(`${FAMILY} Sul\u00adastri`);
  });

  it('given any string, then the result is well-formed and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('fits on one line', () => {
    expect(singleLine('  KTP\u00a0belum\r\n\t jadi\u3000\u2028ya ')).toBe('KTP belum jadi ya');
  });

  it.each(['', '   ', '\u00a0\n\t \u200b \n', '\u3164\u2800\ufeff', '\0\0', '\u202e\u0301', '\ud800'])(
    '%j is blank',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );

  it.each(['P', '?', '🙏', '\u200bx', '٣'])('%j is not blank', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('shortening a text', () => {
  it('leaves what fits and marks what does not', () => {
    expect(truncate('KTP belum jadi', 14)).toBe('KTP belum jadi');
    expect(truncate('KTP belum jadi', 10)).toBe('KTP belum…');
    expect(truncate('KTP belum jadi', 12, ' (…)')).toBe('KTP belu (…)');
  });

  it('never tears an emoji family, a flag or an accent', () => {
    expect(truncate(`ab${FAMILY}cd`, 8)).toBe('ab…');
    expect(truncate('🇮🇩🇮🇩🇮🇩', 6)).toBe('🇮🇩…');
    expect(truncate('xe\u0301\u0301y', 4)).toBe('x…');
  });

  it('cuts a single huge grapheme between code points', () => {
    expect(truncate(`K${'\u0336'.repeat(5000)}`, 10)).toHaveLength(10);
    expect(truncate('😡😡', 1)).toBe('');
    expect(truncate('abc', 0)).toBe('');
  });

  it('given any text, then the result fits and is as well-formed as the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 70 }), (text, max) => {
        const short = truncate(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('text on its way to a terminal', () => {
  it('cannot move the cursor, set the title, ring, reorder or hide', () => {
    expect(neutraliseForTerminal('\u001b]0;judul\u0007a\u009b2Jb\r\u0008c')).toBe(
      '\ufffd]0;judul\ufffda\ufffd2Jb\n\ufffdc',
    );
    expect(neutraliseForTerminal('gpj\u202eaduan\u2066x\u2069\u200b\u200d\ufeff')).toBe('gpjaduanx');
  });

  it('given any text, then only printable characters, line ends and tabs are left', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => {
        expect(neutraliseForTerminal(text)).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cf}|\p{Cs}/u);
      }),
    );
  });
});

describe('right-to-left text in chat', () => {
  it('keeps its direction to itself, line by line', () => {
    expect(isolateDirection('nama שלום\nbiasa')).toBe('\u2068nama שלום\u2069\nbiasa');
  });

  it('loses its own direction marks', () => {
    expect(isolateDirection('aman\u202etxt.exe\u2069')).toBe('amantxt.exe');
  });
});
