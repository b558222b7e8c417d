import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseRow } from '../../casework/case-row.ts';
import { DamagedFileError, rowIn } from './case-text.ts';
import { codeOf } from './disk.ts';
import { ARCHIVE } from './layout.ts';

/** Names in a folder, sorted; none when there is no such folder. @throws what the disk says: half a list would pass for a whole one. */
export const namesIn = async (path: string): Promise<string[]> => {
  try {
    return (await readdir(path)).toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
};

/** @returns undefined for a file that has moved away meanwhile or cannot be believed. */
const rowAt = async (path: string): Promise<CaseRow | undefined> => {
  try {
    return rowIn(await readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof DamagedFileError) return undefined;
    throw error;
  }
};

/** Folders of the archive from a month (`YYYY-MM`) on. */
export const monthsFrom = async (dataDir: string, first: string): Promise<string[]> => {
  const years = (await namesIn(join(dataDir, ARCHIVE))).filter((year) => /^\d{4}$/u.test(year));
  const months = await Promise.all(
    years.map(async (year) => (await namesIn(join(dataDir, ARCHIVE, year))).map((month) => ({ year, month }))),
  );
  return months
    .flat()
    .filter(({ year, month }) => `${year}-${month}` >= first)
    .map(({ year, month }) => join(dataDir, ARCHIVE, year, month));
};

/**
 * Cases closed at or after the instant (Unix ms), from the archive's files. For reports: it reads whole months, one file
 * after another, and lets presses pass in between.
 */
export const closedSince = async (dataDir: string, at: number): Promise<CaseRow[]> => {
  const closed: CaseRow[] = [];
  for (const folder of await monthsFrom(dataDir, new Date(at).toISOString().slice(0, 7))) {
    for (const name of (await namesIn(folder)).filter((file) => /^[^.].*\.json$/u.test(file))) {
      const row = await rowAt(join(folder, name));
      if (row?.closedAt !== undefined && Date.parse(row.closedAt) >= at) closed.push(row);
    }
  }
  return closed;
};
