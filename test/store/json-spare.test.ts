import { cpSync, linkSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import { formatCase, parseCase } from '../../src/store/json/case-text.ts';
import { closedSince } from '../../src/store/json/closed-since.ts';
import { type Disk, localDisk } from '../../src/store/json/disk.ts';
import type { JsonCaseStore } from '../../src/store/json/json-case-store.ts';
import { fileName, folderOf } from '../../src/store/json/layout.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { readBeside } from '../../src/store/json/read-beside.ts';
import { changeOf, closing, comment, newCase } from '../support/case-files.ts';
import { faultsIn } from '../support/folder-faults.ts';
import { diskError, stillWorld } from '../support/frail-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let store: JsonCaseStore;

/** Every replaced file is written over by the next write. */
const open = (disk: Disk = localDisk): Promise<JsonCaseStore> => openJsonStore(folder.path, stillWorld(disk));

const create = async (code: string): Promise<CaseFile> => {
  const wanted = { desk: 'bantul', year: 2026, statusCode: code };
  return (await store.create(wanted, newCase(wanted))).file;
};

const grow = async ({ row }: CaseFile, ...bodies: Parameters<typeof changeOf>[1][]): Promise<CaseFile> => {
  const before = await store.read(row.caseId);
  if (!before) throw new Error(`${row.caseId} was lost`);
  await store.append(row.caseId, before.row.version, changeOf(before, ...bodies));
  const after = await store.read(row.caseId);
  if (!after) throw new Error(`${row.caseId} was lost`);
  return after;
};

const pathOf = ({ row }: CaseFile): string => join(folder.path, folderOf(row), fileName(row.caseId));

beforeEach(async () => {
  folder = tempFolder();
  store = await open();
});

afterEach(async () => {
  await store.close();
  expect(faultsIn(folder.path)).toEqual([]);
  folder.remove();
});

describe('given replaced files are written over', () => {
  test('when cases grow in turns, longer and shorter, then each file is whole', async () => {
    const [long, short] = [await create('a'), await create('b')];
    await grow(long, comment('x'.repeat(20_000)));
    for (let turn = 0; turn < 8; turn += 1) await grow(turn % 2 === 0 ? short : long, comment(`${turn}`));
    for (const file of [long, short]) {
      const known = await store.read(file.row.caseId);
      expect(parseCase(readFileSync(pathOf(file)))).toEqual(known);
    }
  });

  test('when somebody made a backup of second names, then the backup stays what it was', async () => {
    const file = await grow(await create('a'), comment('satu'));
    const backup = join(folder.path, 'backup.json');
    linkSync(pathOf(file), backup);
    const other = await create('b');
    for (const note of ['dua', 'tiga', 'empat']) {
      await grow(file, comment(note));
      await grow(other, comment(note));
    }
    expect(parseCase(readFileSync(backup))).toEqual(file);
  });

  test('when a reader is overtaken while it reads, then it reads the file that stands in place now', async () => {
    const old = await create('a');
    const now = await grow(old, comment('satu'));
    const foreign = formatCase(await create('b'));
    const torn = Buffer.from(`${formatCase(old).slice(0, 500)}${foreign.slice(500)}`);
    const readings = [torn, readFileSync(pathOf(now))];
    expect(readBeside(() => readings.shift() ?? Buffer.alloc(0), parseCase)).toEqual(now);
  });

  test('when the disk knows no second names, then every write makes a file and nothing is lost', async () => {
    await store.close();
    const refuse = async (): Promise<never> => {
      throw diskError('EPERM');
    };
    store = await open({ ...localDisk, link: refuse, writeOver: refuse });
    const file = await grow(await grow(await create('a'), comment('satu')), comment('dua'));
    expect(parseCase(readFileSync(pathOf(file)))).toEqual(file);
  });

  test('when the store closes, or opens after a life that left some, then none lies about', async () => {
    const file = await grow(await create('a'), comment('satu'));
    const spare = join(folder.path, 'spare');
    expect(readdirSync(spare)).toHaveLength(1);
    await store.close();
    expect(readdirSync(folder.path)).not.toContain('spare');
    cpSync(join(folder.path, 'cases'), spare, { recursive: true });
    // A life that ended between the second name and the replacement: the spare is the case itself.
    linkSync(pathOf(file), join(spare, '1.json'));
    store = await open();
    expect(readdirSync(spare)).toEqual([]);
    expect(await store.read(file.row.caseId)).toEqual(file);
  });
});

describe('given the writer believes the checksum', () => {
  test('when a press brings an event that the schema refuses, then the press fails and the file stands', async () => {
    const file = await create('a');
    const before = readFileSync(pathOf(file));
    const change = changeOf(file, comment('satu'));
    const events = change.events.map((event) => ({ ...event, colour: 'red' }));
    await expect(store.append(file.row.caseId, 1, { ...change, events })).rejects.toThrow('colour');
    expect(readFileSync(pathOf(file))).toEqual(before);
    expect((await grow(file, comment('dua'))).row.version).toBe(2);
  });

  test('when an event does not continue the chain, then it is not written', async () => {
    const file = await create('a');
    const stranger = newCase({ desk: 'bantul', year: 2026, statusCode: 'z', body: 'lain' })(1);
    const saving = store.append(file.row.caseId, 1, changeOf(stranger, comment('satu')));
    await expect(saving).rejects.toThrow('do not follow version 1');
  });

  test('when a file holds the row of another version, made with care, then a touch sets it aside', async () => {
    const file = await grow(await create('a'), comment('satu'));
    await store.close();
    writeFileSync(pathOf(file), formatCase({ ...file, row: { ...file.row, version: 7 } }));
    store = await open();
    await expect(store.read(file.row.caseId)).rejects.toThrow('set aside as damaged');
    renameSync(join(folder.path, store.health().damaged[0] ?? ''), pathOf(file));
    writeFileSync(pathOf(file), formatCase(file));
  });
});

test('given cases closed on several days, when those since a day are asked for, then they alone come, also after a start', async () => {
  const days = ['2026-11-03', '2026-11-20', '2026-12-01'];
  for (const day of days) await grow(await create(day), closing(`${day}T02:00:00.000Z`));
  const since = async (day: string): Promise<string[]> => {
    const rows = await closedSince(folder.path, store.archived(), Date.parse(`${day}T02:00:00.000Z`));
    return rows.map(({ statusCode }) => statusCode);
  };
  const ask = () => Promise.all(['2026-11-01', '2026-11-20', '2026-12-02'].map(since));
  expect(await ask()).toEqual([days, days.slice(1), []]);
  await store.close();
  store = await open();
  expect(await ask()).toEqual([days, days.slice(1), []]);
});
