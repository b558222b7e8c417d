import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { CaseFile } from '../../src/casework/case-file.ts';
import type { CaseStore } from '../../src/casework/ports.ts';
import { sha256 } from '../../src/ids.ts';
import { formatCase, parseCase, rowIn } from '../../src/store/json/case-text.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import { listFiles } from '../../src/store/json/folders.ts';
import { fileName, folderOf } from '../../src/store/json/layout.ts';
import { StoreHeldError } from '../../src/store/json/lock.ts';
import { openJsonStore, realWorld } from '../../src/store/json/open-json-store.ts';
import { openReader } from '../../src/store/json/open-reader.ts';
import { NewerVersionError, type Upgrades } from '../../src/store/json/upgrades.ts';
import { openStore } from '../../src/store/open-store.ts';
import { changeOf, closing, comment, newCase, reopening } from '../support/case-files.ts';
import { faultsIn } from '../support/folder-faults.ts';
import { stillWorld } from '../support/frail-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;

beforeEach(() => {
  folder = tempFolder();
});

afterEach(() => folder.remove());

const open = (): Promise<CaseStore> => openStore({ dataDir: folder.path });

const create = async (store: CaseStore, statusCode = 'a'): Promise<CaseFile> => {
  const wanted = { desk: 'bantul', year: 2026, statusCode };
  return (await store.create(wanted, newCase(wanted))).file;
};

const grow = async (store: CaseStore, caseId: string, body: Parameters<typeof changeOf>[1]): Promise<CaseFile> => {
  const file = await store.read(caseId);
  if (!file) throw new Error(`${caseId} is not there`);
  await store.append(caseId, file.row.version, changeOf(file, body));
  return (await store.read(caseId)) ?? file;
};

describe('one writer', () => {
  test('given a store is open, when another opens the same folder, then it is refused and told who holds it', async () => {
    const store = await open();
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreHeldError);
    expect(String(refusal)).toMatch(new RegExp(`process ${process.pid}, started 20\\d\\d-.*Z, already works on`));
    await store.close();
    await (await open()).close();
  });

  test('given the holder was killed, when the next one opens, then the lock is free at once', async () => {
    const script = `
      import { openStore } from '${new URL('../../src/store/open-store.ts', import.meta.url).pathname}';
      await openStore({ dataDir: '${folder.path}' });
      console.log('held');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal instanceof StoreHeldError && refusal.holder?.pid).toBe(holder.pid);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = await open();
    expect(store.health().writable).toBe(true);
    await store.close();
  });

  test('given a store that beats, when a reader looks, then it knows whether the bot lives, is silent or has gone', async () => {
    const store = await openJsonStore(folder.path, stillWorld(localDisk));
    const reader = await openReader(folder.path);
    const now = Date.parse('2026-11-22T01:00:00.000Z');
    expect(reader.heartbeat(now + 5_000)).toMatchObject({ pid: process.pid, lives: true });
    expect(reader.heartbeat(now + 60_000)).toMatchObject({ lives: false });
    await store.close();
    expect(reader.heartbeat(now)).toBeUndefined();
  });
});

describe('what a dead writer left', () => {
  test('given unfinished files, when the store opens, then they are gone and the cases are not', async () => {
    const store = await open();
    const { row } = await create(store);
    await store.close();
    const half = join(folder.path, folderOf(row), `.${fileName(row.caseId)}.99.1.tmp`);
    writeFileSync(half, '{"checksum":');
    writeFileSync(join(folder.path, '.heartbeat.json.99.2.tmp'), '{');
    const again = await open();
    expect(existsSync(half)).toBe(false);
    expect(listFiles(folder.path).temporary).toEqual([]);
    expect([...again.rows()]).toHaveLength(1);
    await again.close();
  });

  test('given it did not close in order, when the next opens, then every folder of cases is fsynced before it builds on them', async () => {
    const store = await openJsonStore(folder.path, stillWorld(localDisk));
    const { row } = await create(store);
    const synced: string[] = [];
    const disk = { ...localDisk, syncFolder: async (path: string) => void synced.push(path) };
    const next = await openJsonStore(folder.path, stillWorld(disk));
    expect(synced).toContain(join(folder.path, folderOf(row)));
    await next.close();
    synced.length = 0;
    await (await openJsonStore(folder.path, stillWorld(disk))).close();
    expect(synced).toEqual([]);
    await store.close();
  });

  test('given a case in two places, when the store opens, then the newer is the truth and the older is gone', async () => {
    const store = await open();
    const { row } = await create(store);
    const openPath = join(folder.path, folderOf(row), fileName(row.caseId));
    const past = readFileSync(openPath);
    const closed = await grow(store, row.caseId, closing());
    await store.close();
    writeFileSync(openPath, past);
    const again = await open();
    expect([...again.rows()]).toEqual([]);
    expect(await again.read(row.caseId)).toEqual(closed);
    expect(existsSync(openPath)).toBe(false);
    await again.close();
    expect(faultsIn(folder.path)).toEqual([]);
  });

  test('given a second file that is not the past of the first, when the store opens, then it is set aside, not removed', async () => {
    const store = await open();
    const { row } = await create(store);
    await grow(store, row.caseId, closing());
    await store.close();
    const other = newCase({ desk: 'bantul', year: 2026, statusCode: 'z', body: 'lain' })(1);
    writeFileSync(join(folder.path, folderOf(other.row), fileName(row.caseId)), formatCase(other));
    const again = await open();
    expect(again.health().damaged).toHaveLength(1);
    expect((await again.read(row.caseId))?.row.status).toBe('closed');
    await again.close();
  });

  test('given a file was copied back into the wrong folder, when the store opens, then it is moved where it belongs', async () => {
    const store = await open();
    const { row } = await create(store);
    await store.close();
    const right = join(folder.path, folderOf(row), fileName(row.caseId));
    const text = readFileSync(right);
    rmSync(right);
    mkdirSync(join(folder.path, 'cases', 'zz'));
    writeFileSync(join(folder.path, 'cases', 'zz', fileName(row.caseId)), text);
    const again = await open();
    expect((await again.read(row.caseId))?.row).toEqual(row);
    expect(existsSync(right)).toBe(true);
    await again.close();
  });
});

describe('the index of the archive', () => {
  test.each([
    { what: 'missing', spoil: (path: string) => rmSync(path) },
    { what: 'cut off', spoil: (path: string) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, -30)) },
    { what: 'full of nonsense', spoil: (path: string) => writeFileSync(path, 'null\n{}\n\0\n[1]') },
    {
      what: 'from an older state',
      spoil: (path: string) => writeFileSync(path, readFileSync(path, 'utf8').split('\n')[0] ?? ''),
    },
  ])(
    'given it is $what, when the store opens, then closed cases are found all the same and it is made anew',
    async ({ spoil }) => {
      const store = await open();
      const { row } = await create(store);
      await grow(store, row.caseId, closing());
      await grow(store, row.caseId, reopening());
      await grow(store, row.caseId, closing('2026-11-25T02:00:00.000Z'));
      await store.close();
      spoil(join(folder.path, 'archive', 'index.jsonl'));
      const again = await open();
      expect((await again.byStatusCode('a'))?.version).toBe(4);
      expect([...again.untold()].map(({ version }) => version)).toEqual([4]);
      expect((await create(again, 'b')).row.register.number).toBe(2);
      await again.close();
      expect(faultsIn(folder.path)).toEqual([]);
    },
  );
});

describe('files of other versions', () => {
  const file = newCase({ desk: 'bantul', year: 2026, statusCode: 'a' })(1);
  /** As a version 0 might have been: the row's subject had another name, and deliveries did not exist. */
  const oldText = (): Buffer => {
    const { subject, ...row } = file.row;
    const rest = `"row":${JSON.stringify({ ...row, title: subject })},\n"schemaVersion":0,\n"events":${JSON.stringify(file.events)}}\n`;
    return Buffer.from(`{"checksum":"${sha256(rest)}",\n${rest}`);
  };
  const oldRowSchema = z.looseObject({ title: z.string() });
  const table: Upgrades = {
    current: 1,
    from: {
      0: (old) => {
        const { title, ...row } = oldRowSchema.parse(old['row']);
        return { ...old, row: { ...row, subject: title }, deliveries: file.deliveries };
      },
    },
  };

  test('given an old file, when it is read, whole or only its row, then it comes out as of today', () => {
    expect(parseCase(oldText(), table)).toEqual(file);
    expect(rowIn(oldText(), table)).toEqual(file.row);
  });

  test('given a file from a newer program, when the store opens, then it refuses with a sentence and touches nothing', async () => {
    const path = join(folder.path, folderOf(file.row), fileName(file.row.caseId));
    const rest = formatCase(file).slice(80).replace('"schemaVersion":1', '"schemaVersion":2');
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `{"checksum":"${sha256(rest)}",\n${rest}`);
    await expect(open()).rejects.toBeInstanceOf(NewerVersionError);
    await expect(open()).rejects.toThrow('written by a newer Tuntas (schema version 2; this program reads up to 1)');
    expect(existsSync(path)).toBe(true);
  });
});

describe('reading while the bot runs', () => {
  test('given a reader, when cases are written after it opened, then it reads each file as it is now, wherever that is', async () => {
    const store = await open();
    const { row } = await create(store);
    const reader = await openReader(folder.path);
    expect([...reader.rows()]).toEqual([row]);
    const grown = await grow(store, row.caseId, comment('satu'));
    expect(await reader.read(row.caseId)).toEqual(grown);
    const closed = await grow(store, row.caseId, closing());
    expect(await reader.read(row.caseId)).toEqual(closed);
    const later = await create(store, 'b');
    expect(await reader.read(later.row.caseId)).toEqual(later);
    expect((await reader.byNumber('0001/PGD/XI/2026'))[0]?.caseId).toBe(row.caseId);
    expect(await reader.read('../../etc/passwd')).toBeUndefined();
    await store.close();
  });

  test('given a damaged file, when a reader opens, then it is named and stays where it is', async () => {
    const store = await open();
    const { row } = await create(store);
    await store.close();
    const path = join(folder.path, folderOf(row), fileName(row.caseId));
    writeFileSync(path, 'x');
    const reader = await openReader(folder.path);
    expect(reader.health().damaged).toEqual([join(folderOf(row), fileName(row.caseId))]);
    await expect(reader.read(row.caseId)).rejects.toThrow('is damaged');
    expect(existsSync(path)).toBe(true);
  });
});

test('given real timers, when a store opens and closes, then none of them is left', async () => {
  const running: unknown[] = [];
  const world = {
    ...realWorld,
    every: (ms: number, ring: () => void) => {
      const stop = realWorld.every(ms, ring);
      running.push(stop);
      return () => {
        running.splice(running.indexOf(stop), 1);
        stop();
      };
    },
  };
  const store = await openJsonStore(folder.path, world);
  expect(running).toHaveLength(2);
  await store.close();
  expect(running).toEqual([]);
});
