import { describe, expect, test } from 'vitest';
import { readHouseFile, sourceFiles, standingRooms } from './house-files.ts';

const everything = (): string[] => sourceFiles('src', 'tui', 'test', 'bench');

const linesWith = (pattern: RegExp, files: readonly string[]): string[] =>
  files.flatMap((file) =>
    readHouseFile(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );

describe('what must not be left behind', () => {
  test('no note to do something later: an issue is the place for it', () => {
    expect(linesWith(/\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/, everything())).toEqual([]);
  });

  test('no test is run alone or left out by hand; skipIf with a printed reason is the only way', () => {
    const tests = sourceFiles('test');
    expect(linesWith(/\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo)\b/, tests)).toEqual([]);
  });

  test('no module is mocked: a port is handed in instead', () => {
    expect(linesWith(/\bvi\.(?:mock|doMock|hoisted)\(/, sourceFiles('test'))).toEqual([]);
  });

  test('each exception from a rule names one rule and gives its reason on the same line', () => {
    const exceptions = linesWith(/\/[/*]\s*(?:(?:oxlint|eslint)-disable|biome-ignore|@ts-)/, everything());
    const reasoned =
      /(?:(?:oxlint|eslint)-disable(?:-next-line|-line)? [\w/@-]+ -- \w.{10}|biome-ignore [\w/]+: \w.{10}|@ts-expect-error .{10})/;
    expect(exceptions.filter((line) => !reasoned.test(line))).toEqual([]);
  });

  test('no drawer without a subject', () => {
    const drawer = /\/(?:utils?|helpers?|common|misc|shared|types|constants)(?:\.tsx?$|\/)/;
    expect(everything().filter((file) => drawer.test(file))).toEqual([]);
    expect(standingRooms().length).toBeGreaterThan(0);
  });
});
