import { join } from 'node:path';
import { anonymised, isAnonymised, type LettingGo } from '../../casework/anonymise.ts';
import type { CaseFile } from '../../casework/case-file.ts';
import type { CaseRow } from '../../casework/case-row.ts';
import type { Hash } from '../../domain/event-chain.ts';
import { DamagedFileError, parseCase, rowIn } from './case-text.ts';
import { codeOf } from './disk.ts';
import { listFiles } from './folders.ts';
import { inParallel } from './in-parallel.ts';
import { renewSearchFile } from './keep-search-file.ts';
import { fileName } from './layout.ts';
import { openJsonStore } from './open-json-store.ts';
import { readBesideLater } from './read-beside.ts';
import { sweepAttachments } from './sweep-attachments.ts';

/** Closed cases whose time has come and that were not anonymised yet, oldest month first. Reads beside a running bot. */
export async function* casesPast(dataDir: string, isPast: (row: CaseRow) => boolean): AsyncGenerator<CaseFile> {
  const { archived } = listFiles(dataDir);
  for (const { folder, caseId } of archived.toSorted((a, b) => (a.folder < b.folder ? -1 : 1))) {
    const file = await pastCase(join(dataDir, folder, fileName(caseId)), isPast);
    if (file) yield file;
  }
}

const pastCase = async (path: string, isPast: (row: CaseRow) => boolean): Promise<CaseFile | undefined> => {
  try {
    const file = await readBesideLater(path, (bytes) => (isPast(rowIn(bytes)) ? parseCase(bytes) : undefined));
    return file && !isAnonymised(file) ? file : undefined;
  } catch (error) {
    // What cannot be believed is not touched either; `tuntas verify` names it.
    if (codeOf(error) === 'ENOENT' || error instanceof DamagedFileError) return undefined;
    throw error;
  }
};

/** How many cases are written side by side: they share the flushing of their folders. */
const SIDE_BY_SIDE = 16;

/**
 * Anonymises every case whose time has come, and clears what was derived from them: the archive's index, the words of
 * the search, attachments. Safe to break off: the next run goes on.
 *
 * @param now wall clock, Unix milliseconds.
 * @throws {StoreHeldError} while the bot runs: its memory would not know.
 */
export const anonymisePast = async (
  dataDir: string,
  isPast: (row: CaseRow) => boolean,
  lettingGo: LettingGo,
  { hash, now }: { hash: Hash; now: number },
): Promise<{ cases: number; attachments: number }> => {
  const store = await openJsonStore(dataDir);
  let cases = 0;
  try {
    await inParallel(SIDE_BY_SIDE, casesPast(dataDir, isPast), async ({ row }) => {
      const stored = await store.replace(row.caseId, row.version, (before) => anonymised(before, lettingGo, hash));
      if (stored === 'stored') cases += 1;
    });
    await renewSearchFile(dataDir, store, { purge: true });
  } finally {
    await store.close();
  }
  const attachments = await sweepAttachments(dataDir, now);
  // The start writes the archive's index anew, without the lines of before.
  await (await openJsonStore(dataDir)).close();
  return { cases, attachments };
};
