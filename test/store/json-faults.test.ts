import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import { StoreInDoubtError, StoreUnavailableError } from '../../src/casework/ports.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import { listFiles } from '../../src/store/json/folders.ts';
import type { JsonCaseStore } from '../../src/store/json/json-case-store.ts';
import { fileName, openFolder } from '../../src/store/json/layout.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { changeOf, closing, comment, newCase } from '../support/case-files.ts';
import { faultsIn } from '../support/folder-faults.ts';
import { diskError, failingDisk, stillWorld } from '../support/frail-disk.ts';
import { findProgram, needs } from '../support/needs.ts';
import { tempFolder } from '../support/temp-folder.ts';

const wanted = { desk: 'bantul', year: 2026, statusCode: 'a' };
const create = async (store: JsonCaseStore, body = 'x'): Promise<CaseFile> =>
  (await store.create(wanted, newCase({ ...wanted, body }))).file;

describe('given a disk that fails', () => {
  const { disk, fail } = failingDisk();
  let folder: ReturnType<typeof tempFolder>;
  let store: JsonCaseStore;

  beforeEach(async () => {
    fail.clear();
    folder = tempFolder();
    store = await openJsonStore(folder.path, stillWorld(disk));
  });

  afterEach(async () => {
    fail.clear();
    await store.close();
    expect(faultsIn(folder.path)).toEqual([]);
    folder.remove();
  });

  const bytesOf = ({ row }: CaseFile): string =>
    readFileSync(join(folder.path, openFolder(row.caseId), fileName(row.caseId)), 'utf8');

  test.each(['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EDQUOT'])(
    'when a new case meets %s, then it is refused, leaves nothing and uses up no number',
    async (code) => {
      fail.set('writeNew', () => diskError(code));
      await expect(create(store)).rejects.toBeInstanceOf(StoreUnavailableError);
      expect(store.health().writable).toBe(false);
      expect(store.health().problems.join()).toContain(code);
      expect(listFiles(folder.path)).toMatchObject({ open: [], temporary: [] });
      fail.clear();
      expect((await create(store)).row.register.number).toBe(1);
      expect(store.health()).toEqual({ writable: true, problems: [], damaged: [] });
    },
  );

  test.each(['writeNew', 'rename'] as const)(
    'when %s fails under an addition, then the old file stands to the byte and the case can be read',
    async (operation) => {
      const file = await create(store);
      const before = bytesOf(file);
      fail.set(operation, () => diskError('EIO'));
      const saving = store.append(file.row.caseId, 1, changeOf(file, comment('satu')));
      await expect(saving).rejects.toBeInstanceOf(StoreUnavailableError);
      expect(bytesOf(file)).toBe(before);
      expect(await store.read(file.row.caseId)).toEqual(file);
      expect(store.row(file.row.caseId)?.version).toBe(1);
      expect(listFiles(folder.path).temporary).toEqual([]);
    },
  );

  test('when one of many creates at once fails, then those that were saved are numbered without a gap', async () => {
    let calls = 0;
    fail.set('writeNew', () => {
      calls += 1;
      return calls % 3 === 0 ? diskError('ENOSPC') : undefined;
    });
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => create(store)));
    const numbers = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value.row.register.number] : []));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test('when space returns, then the probe finds out by itself', async () => {
    fail.set('writeNew', () => diskError('ENOSPC'));
    await expect(create(store)).rejects.toThrow('the disk is full');
    await store.probe();
    expect(store.health().writable).toBe(false);
    fail.clear();
    await store.probe();
    expect(store.health()).toEqual({ writable: true, problems: [], damaged: [] });
  });

  test('when the fsync of a folder fails, then the save is in doubt and nothing else is saved until it is known', async () => {
    const file = await create(store);
    const other = await create(store);
    const { caseId } = file.row;
    fail.set('syncFolder', (path) => (path.endsWith(openFolder(caseId)) ? diskError('EIO') : undefined));
    const saving = store.append(caseId, 1, changeOf(file, comment('satu')));
    await expect(saving).rejects.toBeInstanceOf(StoreInDoubtError);
    expect((await store.read(caseId))?.row.version).toBe(1);
    const next = store.append(other.row.caseId, 1, changeOf(other, comment('dua')));
    await expect(next).rejects.toBeInstanceOf(StoreUnavailableError);
    await store.probe();
    expect(store.health().writable).toBe(false);
    expect(store.health().problems.join()).toContain('Nothing is acknowledged');
  });

  test('when the folder is well again after a doubt, then the case is what stands on the disk, and listeners hear of it', async () => {
    const file = await create(store);
    const { caseId } = file.row;
    const heard: string[] = [];
    store.onCommit((row, events) => heard.push(`${row.version} ${events.map(({ type }) => type).join()}`));
    fail.set('syncFolder', () => diskError('EIO'));
    await expect(store.append(caseId, 1, changeOf(file, comment('satu')))).rejects.toBeInstanceOf(StoreInDoubtError);
    fail.clear();
    await store.probe();
    expect(store.health()).toEqual({ writable: true, problems: [], damaged: [] });
    expect(store.row(caseId)?.version).toBe(2);
    expect((await store.read(caseId))?.events).toHaveLength(2);
    expect(heard).toEqual(['2 CommentAdded']);
  });

  test.each([
    { found: 'there', next: 2 },
    { found: 'not there', next: 1 },
  ])('when a new case in doubt turns out to be $found, then the next number is $next', async ({ found, next }) => {
    const folderOfFirst = openFolder('bantul-PGD-2026-0001');
    fail.set('syncFolder', (path) => (path.endsWith(folderOfFirst) ? diskError('EIO') : undefined));
    await expect(create(store)).rejects.toBeInstanceOf(StoreInDoubtError);
    expect([...store.rows()]).toEqual([]);
    if (found === 'not there') rmSync(join(folder.path, folderOfFirst, fileName('bantul-PGD-2026-0001')));
    fail.clear();
    await store.probe();
    expect((await create(store)).row.register.number).toBe(next);
  });

  test('when a closing is in doubt, then the case ends in one place only', async () => {
    const file = await create(store);
    fail.set('syncFolder', (path) => (path.endsWith('/11') ? diskError('EIO') : undefined));
    const saving = store.append(file.row.caseId, 1, changeOf(file, closing()));
    await expect(saving).rejects.toBeInstanceOf(StoreInDoubtError);
    fail.clear();
    await store.probe();
    expect([...store.rows()]).toEqual([]);
    expect((await store.read(file.row.caseId))?.row.status).toBe('closed');
    expect(listFiles(folder.path)).toMatchObject({ open: [], archived: [{ caseId: file.row.caseId }] });
  });

  test('when the old file of a closed case cannot be removed, then the next start knows which one is past', async () => {
    const file = await create(store);
    fail.set('unlink', () => diskError('EIO'));
    expect(await store.append(file.row.caseId, 1, changeOf(file, closing()))).toBe('stored');
    expect(listFiles(folder.path).open).toHaveLength(1);
    await store.close();
    fail.clear();
    store = await openJsonStore(folder.path, stillWorld(localDisk));
    expect([...store.rows()]).toEqual([]);
    expect(listFiles(folder.path).open).toEqual([]);
  });

  test('when the store was closed, then it refuses', async () => {
    await store.close();
    await expect(create(store)).rejects.toBeInstanceOf(StoreUnavailableError);
  });
});

const mount = needs('mount');
const isRoot = process.getuid?.() === 0;

/** A small disk of its own in memory; undefined where this machine does not let us mount. */
const smallDisk = (path: string): boolean => {
  try {
    execFileSync(findProgram('mount') ?? '', ['-t', 'tmpfs', '-o', 'size=600k', 'none', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(mount.skip || !isRoot)('given a disk that is really full', () => {
  test('when a case does not fit, then it is refused whole; when room is made, then the probe resumes', async ({
    skip,
  }) => {
    const folder = tempFolder();
    const isMounted = smallDisk(folder.path);
    if (!isMounted) skip('this machine does not let us mount a disk');
    const store = await openJsonStore(folder.path, stillWorld(localDisk));
    try {
      const file = await create(store);
      const { caseId } = file.row;
      writeFileSync(join(folder.path, 'ballast'), Buffer.alloc(400_000));
      const large = store.append(caseId, 1, changeOf(file, comment('panjang '.repeat(60_000))));
      await expect(large).rejects.toThrow('ENOSPC');
      expect(await store.read(caseId)).toEqual(file);
      expect(readdirSync(join(folder.path, openFolder(caseId)))).toEqual([fileName(caseId)]);
      writeFileSync(join(folder.path, 'ballast'), '');
      await store.probe();
      expect(store.health().writable).toBe(true);
      expect(await store.append(caseId, 1, changeOf(file, comment('pendek')))).toBe('stored');
    } finally {
      await store.close();
      execFileSync(findProgram('umount') ?? '', [folder.path]);
      folder.remove();
    }
  });
});
