import type { CaseFile } from '../../casework/case-file.ts';
import { inParallel } from './in-parallel.ts';
import { renewSearchFile } from './keep-search-file.ts';
import { openJsonStore } from './open-json-store.ts';

const SIDE_BY_SIDE = 16;

/**
 * Takes cases with numbers of their own into the archive, each durably, and makes them findable. What is there already
 * stays as it is, so that a run which was broken off is simply run again.
 *
 * @returns by case id what became of it.
 * @throws {StoreHeldError} while the bot runs; {StoreUnavailableError} when the disk will not go on.
 */
export const importCases = async (
  dataDir: string,
  files: readonly CaseFile[],
): Promise<Map<string, 'stored' | 'known'>> => {
  const store = await openJsonStore(dataDir);
  const outcomes = new Map<string, 'stored' | 'known'>();
  try {
    await inParallel(SIDE_BY_SIDE, files, async (file) => {
      outcomes.set(file.row.caseId, await store.adopt(file));
    });
    await renewSearchFile(dataDir, store);
  } finally {
    await store.close();
  }
  return outcomes;
};
