import { join } from 'node:path';
import type { CaseRow } from '../../casework/case-row.ts';
import { DamagedFileError, rowIn } from './case-text.ts';
import type { ArchiveEntry } from './catalogue.ts';
import { codeOf } from './disk.ts';
import { fileName } from './layout.ts';
import { readBesideLater } from './read-beside.ts';

/** @returns undefined for a file that has moved away meanwhile or cannot be believed. */
const rowAt = async (path: string): Promise<CaseRow | undefined> => {
  try {
    return await readBesideLater(path, (bytes) => rowIn(bytes));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof DamagedFileError) return undefined;
    throw error;
  }
};

/**
 * Cases closed at or after the instant (Unix ms). Reads their files and no others, one after another, and lets presses
 * pass in between.
 *
 * @param archived what memory keeps of the archive: it knows when each case was closed.
 */
export const closedSince = async (
  dataDir: string,
  archived: Iterable<ArchiveEntry>,
  at: number,
): Promise<CaseRow[]> => {
  const wanted = [...archived].filter(({ closedAt }) => closedAt >= at);
  const closed: CaseRow[] = [];
  for (const { caseId, folder } of wanted) {
    const row = await rowAt(join(dataDir, folder, fileName(caseId)));
    if (row?.status === 'closed') closed.push(row);
  }
  return closed;
};
