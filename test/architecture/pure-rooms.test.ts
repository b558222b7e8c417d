import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintWithBiome, lintWithOxlint, plantHouse } from './plant.ts';

const pureFolders = ['src/domain', 'src/text', 'src/casework', 'src/slack/messages', 'src/email/messages'];

const hiddenSources: ReadonlyArray<readonly [name: string, code: string, cure: string]> = [
  ['now', 'Date.now()', 'take `now` or an id source as an argument'],
  ['new-date', 'new Date()', 'take `now` or an id source as an argument'],
  ['luck', 'Math.random()', 'take `now` or an id source as an argument'],
  ['timer', 'setTimeout(() => 1, 5)', 'take the instant as an argument'],
  ['uuid', 'crypto.randomUUID()', 'take an id source as an argument'],
  ['environment', 'process.cwd()', 'take the setting as an argument'],
  ['call', "fetch('http://127.0.0.1/')", 'name a port'],
];

describe('the pure rooms', () => {
  let report: ReadonlyArray<{ file: string; text: string }>;
  let remove: () => void;

  beforeAll(() => {
    const files: Record<string, string> = {
      'src/domain/honest.ts': 'export const at = (iso: string): Date => new Date(iso);\n',
      'src/outbox/clock.ts': 'export const now = (): number => Date.now();\n',
      'src/outbox/environment.ts': "export const home = process.env['HOME'];\n",
      'src/config.ts': "export const home = process.env['HOME'];\n",
    };
    for (const folder of pureFolders)
      for (const [name, code] of hiddenSources) files[`${folder}/${name}.ts`] = `export const drawn = ${code};\n`;
    const planted = plantHouse(files);
    remove = planted.remove;
    report = [
      ...lintWithBiome(planted.root),
      ...lintWithOxlint(planted.root, 'src').diagnostics.map(({ filename, message, help }) => ({
        file: filename,
        text: `${message} ${help ?? ''}`,
      })),
    ];
  });

  afterAll(() => remove());

  const findingsIn = (file: string): string =>
    report
      .filter((finding) => finding.file === file)
      .map(({ text }) => text)
      .join('\n');

  test.each(pureFolders.flatMap((folder) => hiddenSources.map(([name, code, cure]) => ({ folder, name, code, cure }))))(
    'given $folder, when it calls $code, then the builder reads the cure',
    ({ folder, name, cure }) => {
      expect(findingsIn(`${folder}/${name}.ts`)).toContain(cure);
    },
  );

  test('an instant that was handed in may be turned into a date', () => {
    expect(findingsIn('src/domain/honest.ts')).toBe('');
  });

  test('a room with a machine of its own may read the clock', () => {
    expect(findingsIn('src/outbox/clock.ts')).toBe('');
  });

  test('only the settings read the environment', () => {
    expect(findingsIn('src/outbox/environment.ts')).toContain('noProcessEnv');
    expect(findingsIn('src/config.ts')).toBe('');
  });
});
