import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHouseFile, sourceFiles } from './house-files.ts';

const variable = /\b(?:TUNTAS_[A-Z_]+|SLACK_[A-Z_]+|PORT)\b/g;

describe('the settings', () => {
  test('each variable the program reads is offered in .env.example, with a line of why above it', () => {
    const lines = readHouseFile('.env.example').split('\n');
    const offered = lines.flatMap((line, index) => {
      const name = /^#?([A-Z_]+)=/.exec(line)?.[1];
      return name !== undefined && /^# \S.{20}/.test(lines[index - 1] ?? '') ? [name] : [];
    });
    const read = existsSync('src/config.ts') ? (readHouseFile('src/config.ts').match(variable) ?? []) : [];
    expect(offered.length).toBeGreaterThan(5);
    expect([...new Set(read)].filter((name) => !offered.includes(name))).toEqual([]);
  });

  // The linter sees `process.env`; the same environment can be had by another name.
  test('nobody takes in the environment by the back door', () => {
    const backDoor = /from '(?:node:)?process'/;
    expect(sourceFiles('src', 'tui').filter((file) => backDoor.test(readHouseFile(file)))).toEqual([]);
  });
});
