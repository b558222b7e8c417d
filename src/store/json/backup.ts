import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { DOOR_KEY } from '../../casework/terminal-door.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { BACKED_UP, type FileSeal, type Manifest, sealOf, writeManifest } from './backup-manifest.ts';
import { copyCases } from './copy-cases.ts';
import { FileCopies, filesBelow } from './copy-files.ts';
import { codeOf, localDisk } from './disk.ts';
import { noteBackup } from './last-backup.ts';
import { ARCHIVE, ARCHIVE_INDEX, CASES, HEARTBEAT, isTemporary, LAST_BACKUP, SPARE } from './layout.ts';
import { OFFICE_KEY } from './office-key.ts';
import { SEARCH_FILE } from './search-file.ts';
import { verifyFiles } from './verify-files.ts';

/** The target cannot be used; the word says why. */
export class BackupRefusedError extends Error {
  override name = 'BackupRefusedError';
  readonly why: 'no-data' | 'inside' | 'not-empty';
  constructor(why: 'no-data' | 'inside' | 'not-empty', folder: string) {
    super(`${folder}: ${why}`);
    this.why = why;
  }
}

/** What is derived, of the running bot's own, or means nothing to anybody: a start makes it anew. */
const left: ReadonlySet<string> = new Set([ARCHIVE_INDEX, SEARCH_FILE, HEARTBEAT, DOOR_KEY, OFFICE_KEY, LAST_BACKUP]);

/** A file other than an open or closed case that belongs in a backup: notes, reports, attachments, what was set aside. */
const isKept = (path: string): boolean => {
  const [top = ''] = path.split(sep);
  return top !== CASES && top !== ARCHIVE && top !== SPARE && !left.has(path) && !isTemporary(basename(path));
};

/** The real path of a folder that may not be there yet. */
const realPath = (folder: string): string => {
  const path = resolve(folder);
  return existsSync(path) ? realpathSync(path) : join(realPath(dirname(path)), basename(path));
};

export const isWithin = (inner: string, outer: string): boolean => {
  const [a, b] = [realPath(inner), realPath(outer)];
  return a === b || a.startsWith(b.endsWith(sep) ? b : `${b}${sep}`);
};

export const isEmptyFolder = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

const checkTarget = (dataDir: string, target: string): void => {
  if (!existsSync(dataDir)) throw new BackupRefusedError('no-data', dataDir);
  if (isWithin(target, dataDir) || isWithin(dataDir, target)) throw new BackupRefusedError('inside', target);
  if (!isEmptyFolder(target)) throw new BackupRefusedError('not-empty', target);
};

const copyTheRest = async (dataDir: string, copies: FileCopies): Promise<Map<string, FileSeal>> => {
  const copied = new Map<string, FileSeal>();
  for (const path of (await filesBelow(dataDir)).filter(isKept)) {
    try {
      const bytes = await readFile(join(dataDir, path));
      await copies.write(path, bytes);
      copied.set(path, sealOf(bytes));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  return copied;
};

/**
 * Backs the data folder up into an empty folder, beside a running bot, and verifies the copy. Everything that was
 * acknowledged before the call is in it; of what comes meanwhile, each case is whole.
 *
 * @param now wall clock, Unix milliseconds.
 * @returns the list of the backup; its `faults` are faults of the data folder itself.
 * @throws {BackupRefusedError} when the target cannot be used; what a disk says when it will not.
 */
export const backUp = async (
  dataDir: string,
  target: string,
  { procedures, now }: { procedures: ReadonlyMap<string, Procedure>; now: number },
): Promise<Manifest> => {
  checkTarget(dataDir, target);
  const copy = join(resolve(target), BACKED_UP);
  mkdirSync(copy, { recursive: true, mode: 0o700 });
  const copies = new FileCopies(copy);
  // Attachments lie there before the case that names them: cases first, or one might be copied without its own.
  const cases = await copyCases(dataDir, copies);
  const rest = await copyTheRest(dataDir, copies);
  await copies.finish();
  const verified = verifyFiles(copy, procedures);
  const manifest: Manifest = {
    format: 1,
    at: new Date(now).toISOString(),
    cases: verified.cases,
    events: verified.events,
    faults: verified.findings.flatMap(({ weight, path, says }) => (weight === 'fault' ? [`${path}: ${says}`] : [])),
    files: Object.fromEntries([...cases, ...rest].map(([path, seal]) => [path.replaceAll(sep, '/'), seal])),
  };
  await writeManifest(resolve(target), manifest);
  await localDisk.syncFolder(dirname(resolve(target)));
  await noteBackup(dataDir, { at: manifest.at, cases: manifest.cases, faults: manifest.faults.length });
  return manifest;
};
