import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import { backupRun, restoreRun } from '../../src/cli/backup.ts';
import { attachmentShelf } from '../../src/store/json/attachment-shelf.ts';
import { readManifest } from '../../src/store/json/backup-manifest.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import type { JsonCaseStore } from '../../src/store/json/json-case-store.ts';
import { fileName, folderOf } from '../../src/store/json/layout.ts';
import { StoreHeldError } from '../../src/store/json/lock.ts';
import { openNotebook } from '../../src/store/json/notebook-file.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { verifyFiles } from '../../src/store/json/verify-files.ts';
import { createText } from '../../src/text/text.ts';
import { changeOf, closing, comment, newCase, reopening, twoStepProcedure } from '../support/case-files.ts';
import { holding } from '../support/holding.ts';
import { tempFolder } from '../support/temp-folder.ts';

const procedures = new Map([[twoStepProcedure.id, twoStepProcedure]]);
const NOW = Date.parse('2026-11-23T09:00:00+07:00');
let folder: ReturnType<typeof tempFolder>;
const at = (name: string): string => join(folder.path, name);

beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

type Run = { exit: number; out: string; err: string };

const run = async (what: typeof backupRun, dataDir: string, ...args: string[]): Promise<Run> => {
  const said = { out: '', err: '' };
  const exit = await what(
    {
      dataDir,
      procedures,
      now: NOW,
      pid: process.pid,
      text: createText('id'),
      io: {
        out: (line) => {
          said.out += `${line}\n`;
        },
        err: (line) => {
          said.err += `${line}\n`;
        },
      },
    },
    args,
  );
  return { exit, ...said };
};

const backup = (target = at('cadangan'), dataDir = at('data')): Promise<Run> => run(backupRun, dataDir, target);
const restored = (from = at('cadangan'), dataDir = at('baru')): Promise<Run> => run(restoreRun, dataDir, from);

let codes = 0;
const create = async (store: JsonCaseStore, desk = 'bantul'): Promise<CaseFile> => {
  const wanted = { desk, year: 2026, statusCode: `kode-${(codes += 1)}` };
  return (await store.create(wanted, newCase(wanted))).file;
};

/** Whatever stands: a case open, one closed, notes, an attachment. */
const office = async (): Promise<CaseFile[]> => {
  const store = await openJsonStore(at('data'));
  const [open, closed] = [await create(store), await create(store)];
  await store.append(closed.row.caseId, 1, changeOf(closed, comment('dicatat'), closing()));
  await openNotebook(at('data')).change((notes) => ({ ...notes, calendars: { bantul: 'x' } }));
  await attachmentShelf(at('data'), localDisk).keep(Buffer.from('gambar'));
  await store.close();
  return [open, closed];
};

const tree = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(root, name)).isFile() && !/^archive\/(?:index|search)/u.test(name))
      .map((name) => [name, readFileSync(join(root, name), 'latin1')]),
  );

describe('given a record', () => {
  test('when it is backed up and restored elsewhere, then every file is what it was, and nothing is wrong', async () => {
    await office();
    const before = tree(at('data'));
    expect(await backup()).toMatchObject({ exit: 0, out: holding('2 aduan') });
    expect(await restored()).toMatchObject({ exit: 0, out: holding('dipulihkan') });
    expect(tree(at('baru'))).toEqual(before);
    expect(verifyFiles(at('baru'), procedures).findings).toEqual([]);
  });

  test('then only their owner can read the copies', async () => {
    await office();
    await backup();
    await restored();
    for (const root of [at('cadangan'), at('baru')]) {
      for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        const { mode } = statSync(join(root, name));
        expect([name, mode & 0o077]).toEqual([name, 0]);
      }
    }
  });

  test('then the data folder says when it was last backed up', async () => {
    await office();
    await backup();
    const note: unknown = JSON.parse(readFileSync(join(at('data'), 'last-backup.json'), 'utf8'));
    expect(note).toMatchObject({ at: '2026-11-23T02:00:00.000Z', cases: 2, faults: 0 });
  });

  test.each([
    { why: 'inside the data folder', target: () => join(at('data'), 'cadangan') },
    { why: 'the data folder itself', target: () => at('data') },
    { why: 'above the data folder', target: () => folder.path },
    {
      why: 'inside by a link',
      target: () => {
        symlinkSync(at('data'), at('tautan'));
        return join(at('tautan'), 'cadangan');
      },
    },
  ])('when the target is $why, then the backup is refused and nothing is written', async ({ target }) => {
    await office();
    const before = tree(at('data'));
    expect(await backup(target())).toMatchObject({ exit: 1, err: holding('folder data') });
    expect(tree(at('data'))).toEqual(before);
  });

  test('when the target holds something, then it is refused', async () => {
    await office();
    mkdirSync(at('cadangan'));
    writeFileSync(at('cadangan/catatan.txt'), 'penting');
    expect(await backup()).toMatchObject({ exit: 1, err: holding('sudah berisi') });
    expect(readdirSync(at('cadangan'))).toEqual(['catatan.txt']);
  });

  test('when there is no data folder, then that is said', async () => {
    expect(await backup()).toMatchObject({ exit: 1, err: holding('Tidak ada folder data') });
  });

  test('when a case file is damaged, then the backup is made, names it, and can be restored with it', async () => {
    const [open] = await office();
    if (!open) throw new Error('no case');
    const path = join(folderOf(open.row), fileName(open.row.caseId));
    writeFileSync(join(at('data'), path), 'halo');
    expect(await backup()).toMatchObject({ exit: 1, err: holding(path) });
    expect(await restored()).toMatchObject({ exit: 1, out: holding(path) });
  });
});

describe('given a backup that is not what it was', () => {
  const someFile = (): string => {
    const path = Object.keys(readManifest(at('cadangan')).files).find((name) => name.startsWith('cases'));
    return join(at('cadangan'), 'data', path ?? '');
  };

  test.each([
    {
      what: 'a byte of a case',
      spoil: () =>
        writeFileSync(someFile(), readFileSync(someFile(), 'latin1').replace('Siti', 'Sita').replace('KTP', 'KTA')),
    },
    { what: 'a file missing', spoil: () => rmSync(someFile()) },
    { what: 'a file more', spoil: () => writeFileSync(join(dirname(someFile()), 'bantul-PGD-2026-0009.json'), '{}') },
    { what: 'no list', spoil: () => rmSync(at('cadangan/manifest.json')) },
    {
      what: 'a changed list',
      spoil: () =>
        writeFileSync(
          at('cadangan/manifest.json'),
          readFileSync(at('cadangan/manifest.json'), 'utf8').replace('"cases": 2', '"cases": 3'),
        ),
    },
    { what: 'a list of something else', spoil: () => writeFileSync(at('cadangan/manifest.json'), '[]') },
    { what: 'no data', spoil: () => renameSync(at('cadangan/data'), at('lain')) },
  ])('when it has $what, then nothing is restored', async ({ spoil }) => {
    await office();
    await backup();
    spoil();
    expect(await restored()).toMatchObject({ exit: 1, err: holding('bukan cadangan yang utuh') });
    expect(existsSync(at('baru'))).toBe(false);
  });
});

describe('given a data folder that is in use', () => {
  test('when it holds cases already, then nothing is restored into it', async () => {
    await office();
    await backup();
    const before = tree(at('data'));
    expect(await restored(at('cadangan'), at('data'))).toMatchObject({
      exit: 1,
      err: holding('folder kosong'),
    });
    expect(tree(at('data'))).toEqual({ ...before });
  });

  test('when a bot holds it, though it is empty, then that is said', async () => {
    await office();
    await backup();
    mkdirSync(at('baru'));
    const bot = await openJsonStore(at('baru'));
    for (const name of readdirSync(at('baru'))) rmSync(join(at('baru'), name), { recursive: true });
    await expect(restored()).rejects.toBeInstanceOf(StoreHeldError);
    await bot.close();
  });

  test('when a restore was broken off there, then no bot starts on half a record', async () => {
    await office();
    cpSync(at('data'), at('baru'), { recursive: true });
    writeFileSync(join(at('baru'), 'restoring.json'), '{}');
    await expect(openJsonStore(at('baru'))).rejects.toThrow('broken off');
  });
});

/** A case that is closed, opened again and closed again: it changes its folder three times. */
const wholeLife = async (
  store: JsonCaseStore,
  desk: string,
  acknowledge: (caseId: string, version: number) => void,
): Promise<void> => {
  const { caseId } = (await create(store, desk)).row;
  acknowledge(caseId, 1);
  for (const bodies of [[comment('satu')], [closing()], [reopening()], [comment('dua'), closing()]]) {
    const now = await store.read(caseId);
    if (!now) throw new Error(`${caseId} is gone`);
    const change = changeOf(now, ...bodies);
    await store.append(caseId, now.row.version, change);
    acknowledge(caseId, change.row.version);
  }
};

describe('given a storm of presses', { timeout: 60_000 }, () => {
  test('when a backup is made in the middle, then nothing acknowledged before is missing, and it verifies', async () => {
    const store = await openJsonStore(at('data'));
    const acknowledged = new Map<string, number>();
    let isOver = false;
    const acknowledge = (caseId: string, version: number): void => void acknowledged.set(caseId, version);
    const person = async (desk: string): Promise<void> => {
      while (!isOver) await wholeLife(store, desk, acknowledge);
    };
    const people = Array.from({ length: 16 }, (_, no) => person(no % 2 === 0 ? 'bantul' : 'brebes'));
    for (let round = 1; round <= 2; round += 1) {
      while (acknowledged.size < round * 100) await new Promise((resolve) => setTimeout(resolve, 5));
      const before = new Map(acknowledged);
      expect(await backup(at(`cadangan-${round}`))).toMatchObject({ exit: 0, err: '' });
      expect(acknowledged.size).toBeGreaterThan(before.size);
      expect(await restored(at(`cadangan-${round}`), at(`baru-${round}`))).toMatchObject({ exit: 0 });
      const copy = await openJsonStore(at(`baru-${round}`));
      for (const [caseId, version] of before)
        expect((await copy.read(caseId))?.row.version ?? 0, caseId).toBeGreaterThanOrEqual(version);
      expect(copy.health()).toEqual({ writable: true, problems: [], damaged: [] });
      await copy.close();
    }
    isOver = true;
    await Promise.all(people);
    await store.close();
  });
});
