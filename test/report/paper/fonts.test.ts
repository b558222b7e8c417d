import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCoverage } from '../../../src/report/paper/coverage.ts';
import { fontFile } from '../../../src/report/paper/fonts.ts';

describe('the shipped font', () => {
  test.each(['regular', 'bold'] as const)(
    '%s has the letters of Indonesia’s names and the box, and lacks Chinese',
    (weight) => {
      const has = readCoverage(readFileSync(fontFile(weight)));
      for (const sign of 'Aé–…□→محמЖ') expect(has(sign.codePointAt(0) ?? 0), sign).toBe(true);
      for (const sign of '陳ꦗ') expect(has(sign.codePointAt(0) ?? 0), sign).toBe(false);
    },
  );

  test('given a file that is no font, it is said so', () => {
    expect(() => readCoverage(new Uint8Array(64))).toThrow('no character map');
  });
});
