import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHouseFile, sourceFiles, standingRooms } from './house-files.ts';
import { type Findings, lintWithOxlint, plantHouse } from './plant.ts';

/** Where a forbidden import is planted, what it opens, and the words of the cure that the builder must read. */
const violations: ReadonlyArray<readonly [file: string, opens: string, cure: string]> = [
  ['src/domain/a.ts', '../casework/ports.ts', 'take what you need as an argument'],
  ['src/domain/decide/a.ts', '../../store/json/open.ts', 'take what you need as an argument'],
  ['src/domain/a.ts', 'node:fs', 'take time, ids and files as arguments'],
  ['src/domain/a.ts', 'yaml', 'take time, ids and files as arguments'],
  ['src/text/a.ts', '../casework/views.ts', 'hand the values to be shown in as arguments'],
  ['src/text/a.ts', 'zod', 'take the value as an argument'],
  ['src/casework/a.ts', '../store/json/open.ts', 'name what you need as a port'],
  ['src/casework/a.ts', '../outbox/dispatcher.ts', 'name what you need as a port'],
  ['src/casework/a.ts', 'node:crypto', 'name a port'],
  ['src/store/json/a.ts', '../postgres/a.ts', 'the two stores are strangers'],
  ['src/store/postgres/a.ts', '../json/a.ts', 'the two stores are strangers'],
  ['src/store/json/a.ts', '../../slack/connect.ts', 'leave the joining to src/main.ts'],
  ['src/store/json/a.ts', 'write-file-atomic', 'only lowdb, pg and zod'],
  ['src/intake/website/a.ts', '../email/a.ts', 'adapters are strangers'],
  ['src/intake/email/a.ts', '../website/a.ts', 'adapters are strangers'],
  ['src/intake/lapor/a.ts', '../whatsapp/a.ts', 'adapters are strangers'],
  ['src/intake/email/a.ts', '../register/a.ts', 'adapters are strangers'],
  ['src/intake/whatsapp/a.ts', '../../whatsapp/deliver.ts', 'adapters are strangers'],
  ['src/intake/website/a.ts', '../../store/json/open.ts', 'share through src/intake/complaint-draft.ts'],
  ['src/intake/website/a.ts', '@slack/bolt', 'only fastify'],
  ['src/outbox/a.ts', '../slack/deliver.ts', 'a channel is handed in'],
  ['src/outbox/a.ts', 'pg', 'name a port'],
  ['src/slack/a.ts', '../store/json/open.ts', 'take anything else as a port'],
  ['src/slack/a.ts', '../workspace/server.ts', 'take anything else as a port'],
  ['src/slack/a.ts', 'fastify', 'only the Slack packages and zod'],
  ['src/slack/listeners/a.ts', '../deliver.ts', 'A listener never delivers'],
  ['src/slack/listeners/a.ts', '../../outbox/dispatcher.ts', 'the outbox sends what the events caused'],
  ['src/slack/messages/a.ts', '../../casework/queries.ts', 'Make the view in src/casework'],
  ['src/slack/messages/a.ts', '../connect.ts', 'A message is a picture of a view'],
  ['src/slack/messages/a.ts', 'node:fs', 'A message is a picture of a view'],
  ['src/slack/messages/a.ts', '@slack/web-api', 'A message is a picture of a view'],
  ['src/email/a.ts', '../intake/email/a.ts', 'take anything else as a port'],
  ['src/email/messages/a.ts', '../deliver.ts', 'A message is a picture of a view'],
  ['src/whatsapp/a.ts', '../slack/connect.ts', 'take anything else as a port'],
  ['src/whatsapp/messages/a.ts', '../../store/json/open.ts', 'A message is a picture of a view'],
  ['src/report/a.ts', '../store/json/open.ts', 'rows that casework gives it'],
  ['src/report/a.ts', 'exceljs', 'only hucre, pdfkit'],
  ['src/schedule/a.ts', '../domain/case.ts', 'jobs are handed in by src/main.ts'],
  ['src/schedule/a.ts', 'croner', 'only node-schedule'],
  ['src/yaml-file/a.ts', '../domain/procedure.ts', 'hand the schema in'],
  ['src/yaml-file/a.ts', 'node:fs', 'the caller reads the file'],
  ['src/procedure-file/a.ts', '../casework/ports.ts', 'opens only src/domain and src/yaml-file'],
  ['src/procedure-file/a.ts', 'yaml', 'read by src/yaml-file'],
  ['src/cli/a.ts', '../workspace/server.ts', 'runs no server'],
  ['src/cli/a.ts', '../outbox/dispatcher.ts', 'it sends nothing'],
  ['src/cli/a.ts', 'pg', 'belongs in a room'],
  ['src/domain/a.ts', '../cli/queue.ts', 'take what you need as an argument'],
  ['src/workspace/a.ts', '../domain/case.ts', 'does not know the office'],
  ['src/workspace/web-api/a.ts', '../../slack/action-ids.ts', 'does not know the office'],
  ['src/workspace/a.ts', '@slack/bolt', 'only @slack/types, ws, zod'],
  ['src/workspace/page/a.tsx', 'node:fs', 'The page runs in a browser'],
  ['src/workspace/page/a.tsx', '../../text/id.ts', 'does not know the office'],
  ['src/slack/listeners/a.ts', '../../config.ts', 'take what you need as an argument'],
  ['src/store/a.ts', '../main.ts', 'entered, never imported'],
  ['src/domain/a.ts', '../../test/support/needs.ts', 'entered, never imported'],
  ['src/join.ts', './main.ts', 'entered, never imported'],
  ['src/join.ts', '../tui/app.tsx', 'never the other way'],
  ['tui/screens/a.tsx', '../../src/store/json/open.ts', 'Open the store in tui/main.tsx'],
  ['tui/screens/a.tsx', '../../src/config.ts', 'Open the store in tui/main.tsx'],
  ['tui/screens/a.tsx', '@inkjs/ui', 'only ink and react'],
  ['tui/screens/a.tsx', '../main.tsx', 'entered, never imported'],
  ['tui/main.tsx', '../src/main.ts', 'entered, never imported'],
  ['tui/main.tsx', '../src/intake/website/a.ts', 'The terminal only reads'],
  ['test/a.ts', '../src/main.ts', 'start the program as a child process'],
];

/** One honest import for each door that stands open. */
const honest: ReadonlyArray<readonly [file: string, opens: string]> = [
  ['src/domain/decide/a.ts', '../case.ts'],
  ['src/domain/a.ts', 'zod'],
  ['src/text/a.ts', '../domain/case.ts'],
  ['src/casework/a.ts', '../domain/decide/decide.ts'],
  ['src/store/json/a.ts', '../../casework/ports.ts'],
  ['src/store/json/a.ts', 'node:fs/promises'],
  ['src/store/json/a.ts', 'lowdb'],
  ['src/intake/website/a.ts', '../complaint-draft.ts'],
  ['src/intake/website/a.ts', '../../text/id.ts'],
  ['src/intake/website/a.ts', '@fastify/formbody'],
  ['src/outbox/a.ts', '../casework/ports.ts'],
  ['src/slack/a.ts', '@slack/bolt'],
  ['src/slack/a.ts', '../outbox/channel.ts'],
  ['src/slack/listeners/a.ts', '../../casework/handle-command.ts'],
  ['src/slack/listeners/a.ts', '../messages/card.ts'],
  ['src/slack/messages/a.ts', './parts.ts'],
  ['src/slack/messages/a.ts', '../action-ids.ts'],
  ['src/slack/messages/a.ts', '../../casework/views.ts'],
  ['src/slack/messages/a.ts', '../../text/id.ts'],
  ['src/slack/messages/a.ts', '@slack/types'],
  ['src/schedule/a.ts', 'node-schedule'],
  ['src/yaml-file/a.ts', 'yaml'],
  ['src/procedure-file/a.ts', '../yaml-file/read-yaml.ts'],
  ['src/cli/a.ts', '../store/open-store.ts'],
  ['src/workspace/web-api/a.ts', '../state/channels.ts'],
  ['src/workspace/page/a.tsx', 'react-dom/client'],
  ['src/main.ts', './config.ts'],
  ['src/main.ts', './slack/connect.ts'],
  ['tui/screens/a.tsx', '../../src/casework/queries.ts'],
  ['tui/main.tsx', '../src/store/open-store.ts'],
  ['test/a.ts', '../src/store/json/open.ts'],
];

/** `src/domain/a.ts` as `src/domain/<mark>.ts`, so that each plant stands in a file of its own. */
const asPlant = (file: string, mark: string): string => file.replace(/(?<=\/)a(?=\.tsx?$)/, mark);

describe('the import law', () => {
  let found: Findings;
  let remove: () => void;

  const cures = (file: string): string =>
    found.diagnostics
      .filter(({ filename }) => filename === file)
      .map(({ help }) => help ?? '')
      .join('\n');

  beforeAll(() => {
    const files: Record<string, string> = {};
    const plant = (file: string, opens: string): void => {
      files[file] = `${files[file] ?? ''}import '${opens}';\n`;
    };
    violations.forEach(([file, opens], index) => plant(asPlant(file, `bad-${index}`), opens));
    honest.forEach(([file, opens], index) => plant(asPlant(file, `good-${index}`), opens));
    const planted = plantHouse(files);
    remove = planted.remove;
    found = lintWithOxlint(planted.root, 'src', 'tui', 'test');
    expect(found.number_of_files).toBe(Object.keys(files).length);
  });

  afterAll(() => remove());

  test.each(violations.map(([file, opens, cure], index) => ({ file, opens, cure, index })))(
    'given $file, when it opens $opens, then the builder reads the cure',
    ({ file, cure, index }) => {
      expect(cures(asPlant(file, `bad-${index}`))).toContain(cure);
    },
  );

  test.each(honest.map(([file, opens], index) => ({ file, opens, index })))(
    'given $file, when it opens $opens, then nobody minds',
    ({ file, opens, index }) => {
      const complaints = found.diagnostics.filter(
        ({ filename, message }) => filename === asPlant(file, `good-${index}`) && message.includes(`'${opens}'`),
      );
      expect(complaints).toEqual([]);
    },
  );
});

describe('the house under the import law', () => {
  test('every file was read and nobody breaks the law', () => {
    const { number_of_files, diagnostics } = lintWithOxlint(process.cwd(), 'src');
    expect(number_of_files).toBe(sourceFiles('src').length);
    expect(number_of_files).toBeGreaterThan(0);
    expect(diagnostics).toEqual([]);
  });

  test('every room that stands is named by the law', () => {
    const law = readHouseFile('lint/import-law.json');
    expect(standingRooms().filter((room) => !law.includes(`"src/${room}/**"`))).toEqual([]);
  });

  // The law tells rooms by the name after the last `../`, so a name may not mean two places.
  test('no folder inside a room bears the name of another room, except the intake adapters', () => {
    const rooms = standingRooms();
    const shadows = sourceFiles('src')
      .filter((file) => !file.startsWith('src/intake/'))
      .filter((file) =>
        file
          .split('/')
          .slice(2, -1)
          .some((folder) => rooms.includes(folder)),
      );
    expect(shadows).toEqual([]);
  });

  test('no room imports the files that join the rooms', () => {
    const offenders = sourceFiles('src').filter((file) => {
      const depth = file.split('/').length - 2;
      const up = '../'.repeat(depth).replaceAll('.', '\\.');
      return depth > 0 && new RegExp(`from '${up}[\\w-]+\\.tsx?'`).test(readHouseFile(file));
    });
    expect(offenders).toEqual([]);
  });
});
