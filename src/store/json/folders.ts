import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codeOf } from './disk.ts';
import { ARCHIVE, CASES, caseIdIn, DAMAGED, isTemporary } from './layout.ts';

/** A case file as found on the disk; `folder` is relative to the data folder. */
export type FoundFile = { caseId: string; folder: string };

export type Listing = {
  open: FoundFile[];
  archived: FoundFile[];
  /** Paths relative to the data folder. */
  temporary: string[];
  damaged: string[];
  /** Files that no store of ours put there. */
  strange: string[];
  folders: string[];
};

const namesIn = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
};

const listFolder = (dataDir: string, folder: string, into: FoundFile[], listing: Listing): void => {
  listing.folders.push(folder);
  for (const name of namesIn(join(dataDir, folder))) {
    const caseId = name.endsWith('.json') ? caseIdIn(name) : undefined;
    if (caseId !== undefined) into.push({ caseId, folder });
    else (isTemporary(name) ? listing.temporary : listing.strange).push(join(folder, name));
  }
};

/**
 * Everything in the data folder by its name. Open cases are listed first: a case that is being closed meanwhile is
 * written to the archive before it leaves, so that it is seen once or twice and never not at all.
 */
export const listFiles = (dataDir: string): Listing => {
  const listing: Listing = { open: [], archived: [], temporary: [], damaged: [], strange: [], folders: [] };
  for (const shard of namesIn(join(dataDir, CASES))) listFolder(dataDir, join(CASES, shard), listing.open, listing);
  for (const year of namesIn(join(dataDir, ARCHIVE))) {
    if (isTemporary(year)) listing.temporary.push(join(ARCHIVE, year));
    for (const month of namesIn(join(dataDir, ARCHIVE, year))) {
      listFolder(dataDir, join(ARCHIVE, year, month), listing.archived, listing);
    }
  }
  for (const name of namesIn(join(dataDir, DAMAGED))) listing.damaged.push(join(DAMAGED, name));
  for (const name of namesIn(dataDir)) if (isTemporary(name)) listing.temporary.push(name);
  return listing;
};

/**
 * Takes a file out of the way under a name that was never used, so that nothing is overwritten.
 *
 * @param path relative to the data folder.
 * @returns where it is now, relative to the data folder; where it was when it could not be moved.
 */
export const setAside = (dataDir: string, path: string): string => {
  try {
    mkdirSync(join(dataDir, DAMAGED), { recursive: true, mode: 0o700 });
    let count = 1;
    const target = (): string => join(DAMAGED, `${basename(path)}.damaged-${count}`);
    while (existsSync(join(dataDir, target()))) count += 1;
    renameSync(join(dataDir, path), join(dataDir, target()));
    return target();
  } catch {
    return path;
  }
};
