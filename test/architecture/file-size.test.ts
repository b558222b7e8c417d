import { describe, expect, test } from 'vitest';
import { readHouseFile, sourceFiles } from './house-files.ts';

/** A file longer than this has two subjects; see CONTRIBUTING.md. */
const LONGEST_SOURCE = 250;
const LONGEST_TEST = 400;

const lineCount = (file: string): number => readHouseFile(file).trimEnd().split('\n').length;

const longerThan = (limit: number, files: readonly string[]): string[] =>
  files
    .map((file) => ({ file, lines: lineCount(file) }))
    .filter(({ lines }) => lines > limit)
    .map(({ file, lines }) => `${file} has ${lines} lines, at most ${limit}: split it by subject`);

describe('the size of files', () => {
  test('sources were found, so that the limits below were laid on something', () => {
    expect(sourceFiles('src').length).toBeGreaterThan(0);
  });

  test('no source file is longer than one sitting of reading', () => {
    expect(longerThan(LONGEST_SOURCE, sourceFiles('src', 'tui', 'bench'))).toEqual([]);
  });

  test('no test file is longer than a reader bears', () => {
    expect(longerThan(LONGEST_TEST, sourceFiles('test'))).toEqual([]);
  });
});
