import { join } from 'node:path';
import type { Found } from '../../casework/archive-search.ts';
import type { CaseRow } from '../../casework/case-row.ts';
import { searchTerms } from '../../domain/search-text.ts';
import { DamagedFileError, rowIn } from './case-text.ts';
import { codeOf } from './disk.ts';
import { fileName, partsOf } from './layout.ts';
import { readBesideLater } from './read-beside.ts';
import { hitsIn, type SearchHit, searchChunks } from './search-file.ts';

/** So many rows are shown; of the rest only the count. */
const SHOWN = 20;

/** Newest month first; within a month, the line written last. Month by month: the first ones are all that is shown. */
function* newestFirst(folderOf: ReadonlyMap<string, string>): Generator<SearchHit> {
  for (const month of [...new Set(folderOf.values())].sort().reverse()) {
    const cases = [...folderOf].filter(([, folder]) => folder === month);
    for (const [caseId] of cases.reverse()) yield { caseId, folder: month };
  }
}

/** The row of a closed case; undefined when it has left the archive since, or cannot be believed. */
const closedRow = async (dataDir: string, { caseId, folder }: SearchHit): Promise<CaseRow | undefined> => {
  try {
    const row = await readBesideLater(join(dataDir, folder, fileName(caseId)), (bytes) => rowIn(bytes));
    return row.status === 'closed' ? row : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof DamagedFileError) return undefined;
    throw error;
  }
};

/** Cases with every term in their line, and the folder of their file, in the order of the lines. */
const hitsOf = async (
  dataDir: string,
  terms: readonly string[],
  desks: ReadonlySet<string> | undefined,
): Promise<Map<string, string>> => {
  const hits = new Map<string, string>();
  for await (const chunk of searchChunks(dataDir)) {
    for (const { caseId, folder } of hitsIn(chunk, terms)) {
      if (desks && !desks.has(partsOf(caseId)?.desk ?? '')) continue;
      // A case that was closed twice has two lines: the later one stands where it belongs in time.
      if (hits.has(caseId)) hits.delete(caseId);
      hits.set(caseId, folder);
    }
  }
  return hits;
};

/**
 * Closed cases that hold every word of the query, at these desks (undefined: at all).
 *
 * @throws what the disk says when it will not read.
 */
export const searchArchive = async (dataDir: string, query: string, desks?: ReadonlySet<string>): Promise<Found> => {
  const hits = await hitsOf(dataDir, searchTerms(query), desks);
  const rows: CaseRow[] = [];
  for (const hit of newestFirst(hits)) {
    if (rows.length === SHOWN) break;
    const row = await closedRow(dataDir, hit);
    if (row) rows.push(row);
    else hits.delete(hit.caseId);
  }
  return { rows, total: hits.size };
};
