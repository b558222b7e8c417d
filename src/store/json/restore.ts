import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Procedure } from '../../domain/procedure.ts';
import { isEmptyFolder, isWithin } from './backup.ts';
import { BACKED_UP, type Manifest, NotABackupError, readManifest, sealOf } from './backup-manifest.ts';
import { FileCopies, filesBelow } from './copy-files.ts';
import { localDisk } from './disk.ts';
import { inParallel } from './in-parallel.ts';
import { renewSearchFile } from './keep-search-file.ts';
import { type Holder, lockFolder } from './lock.ts';
import { openJsonStore } from './open-json-store.ts';
import { replaceFile } from './replace-file.ts';
import { RESTORING } from './unfinished-restore.ts';
import { verifyFiles } from './verify-files.ts';

/** The data folder is not empty: a restore overwrites nothing. */
export class NotEmptyError extends Error {
  override name = 'NotEmptyError';
}

const SIDE_BY_SIDE = 16;
const NAMED_AT_MOST = 5;

/** Compares every file below the folder with the list, both ways. */
const compareFiles = async (root: string, { files }: Manifest): Promise<string[]> => {
  const problems: string[] = [];
  const there = new Set((await filesBelow(root)).map((path) => path.replaceAll(sep, '/')));
  for (const path of there) if (files[path] === undefined) problems.push(`${path} is not on the list`);
  await inParallel(SIDE_BY_SIDE, Object.entries(files), async ([path, seal]) => {
    if (!there.has(path)) problems.push(`${path} is missing`);
    else if (sealOf(await readFile(join(root, path))).sha256 !== seal.sha256) problems.push(`${path} is damaged`);
  });
  return problems;
};

/** @throws {NotABackupError} naming the first files that are not as the list says, or what is wrong inside them. */
const check = async (
  root: string,
  manifest: Manifest,
  procedures: ReadonlyMap<string, Procedure>,
  may: (path: string) => boolean = () => true,
): Promise<void> => {
  const problems = (await compareFiles(root, manifest)).filter(may);
  if (problems.length === 0) {
    const known = new Set(manifest.faults);
    const faults = verifyFiles(root, procedures).findings.filter(({ weight }) => weight === 'fault');
    problems.push(...faults.map(({ path, says }) => `${path}: ${says}`).filter((fault) => !known.has(fault)));
  }
  if (problems.length === 0) return;
  const more = problems.length > NAMED_AT_MOST ? ` (and ${problems.length - NAMED_AT_MOST} more)` : '';
  throw new NotABackupError(`${problems.slice(0, NAMED_AT_MOST).join('; ')}${more}`);
};

/**
 * Puts a backup into an empty data folder: checked in full before a byte is written and again where it stands. A restore
 * that was broken off leaves a mark by which no bot starts on half a record.
 *
 * @throws {NotABackupError} the backup is not whole; {NotEmptyError} the data folder holds something; {StoreHeldError}
 * somebody works on it.
 */
export const restore = async (
  from: string,
  dataDir: string,
  { procedures, self }: { procedures: ReadonlyMap<string, Procedure>; self: Holder },
): Promise<Manifest> => {
  const backup = join(resolve(from), BACKED_UP);
  const manifest = readManifest(resolve(from));
  if (isWithin(dataDir, from) || isWithin(from, dataDir) || !isEmptyFolder(dataDir)) throw new NotEmptyError(dataDir);
  await check(backup, manifest, procedures);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir, self);
  try {
    // Somebody may have been here between the look and the lock.
    if (readdirSync(dataDir).length > 0) throw new NotEmptyError(dataDir);
    await replaceFile(join(dataDir, RESTORING), RESTORING, `${JSON.stringify(self)}\n`, localDisk);
    const copies = new FileCopies(dataDir);
    await inParallel(SIDE_BY_SIDE, Object.keys(manifest.files), async (path) =>
      copies.write(path, await readFile(join(backup, path))),
    );
    await copies.finish();
    await check(dataDir, manifest, procedures, (problem) => !problem.startsWith(RESTORING));
    await rm(join(dataDir, RESTORING));
    await localDisk.syncFolder(dataDir);
  } finally {
    await lock.release();
  }
  // What is derived is not in a backup: made here, so that nothing is left to note.
  const store = await openJsonStore(dataDir);
  try {
    await renewSearchFile(dataDir, store);
  } finally {
    await store.close();
  }
  return manifest;
};
