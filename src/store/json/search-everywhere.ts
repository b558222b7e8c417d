import { join } from 'node:path';
import { type Found, searchLineOf } from '../../casework/archive-search.ts';
import type { CaseRow } from '../../casework/case-row.ts';
import { searchTerms } from '../../domain/search-text.ts';
import { searchArchive } from './archive-search.ts';
import { DamagedFileError, parseCase } from './case-text.ts';
import { codeOf } from './disk.ts';
import { type FoundFile, listFiles } from './folders.ts';
import { fileName } from './layout.ts';
import { readBesideLater } from './read-beside.ts';
import { linesOf, parseSearchLine, searchChunks } from './search-file.ts';

/** The row of a case that holds every term; undefined when it does not, or cannot be read now. */
const rowWith = async (
  dataDir: string,
  { folder, caseId }: FoundFile,
  terms: readonly string[],
): Promise<CaseRow | undefined> => {
  try {
    const file = await readBesideLater(join(dataDir, folder, fileName(caseId)), parseCase);
    const line = searchLineOf(file);
    return terms.every((term) => line.includes(term)) ? file.row : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof DamagedFileError) return undefined;
    throw error;
  }
};

const knownToSearch = async (dataDir: string): Promise<Set<string>> => {
  const known = new Set<string>();
  for await (const chunk of searchChunks(dataDir)) {
    for (const text of linesOf(chunk)) {
      const line = parseSearchLine(text);
      if (line) known.add(line.caseId);
    }
  }
  return known;
};

/**
 * Open and closed cases that hold every word, the open ones first. Beside a running bot and without one: closed cases that
 * the search file does not know yet are read one by one.
 */
export const searchEverywhere = async (dataDir: string, query: string): Promise<Found> => {
  const terms = searchTerms(query);
  if (terms.length === 0) return { rows: [], total: 0 };
  const { open, archived } = listFiles(dataDir);
  const known = await knownToSearch(dataDir);
  const rows: CaseRow[] = [];
  for (const found of [...open, ...archived.filter(({ caseId }) => !known.has(caseId))]) {
    const row = await rowWith(dataDir, found, terms);
    if (row) rows.push(row);
  }
  const closed = await searchArchive(dataDir, query);
  const read = new Set(rows.map(({ caseId }) => caseId));
  const others = closed.rows.filter(({ caseId }) => !read.has(caseId));
  return { rows: [...rows, ...others], total: rows.length + closed.total - (closed.rows.length - others.length) };
};
