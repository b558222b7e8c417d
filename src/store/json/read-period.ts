import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseRow } from '../../casework/case-row.ts';
import type { CaseQuery, FoundCase } from '../../casework/papers/found-cases.ts';
import { DamagedFileError, parseCase, rowIn } from './case-text.ts';
import { codeOf } from './disk.ts';
import { ARCHIVE, CASES, caseIdIn, DAMAGED, partsOf } from './layout.ts';
import { readBesideLater } from './read-beside.ts';

/** Names in a folder, sorted; none when there is no such folder. @throws what the disk says: half a list would pass for a whole one. */
const namesIn = async (path: string): Promise<string[]> => {
  try {
    return (await readdir(path)).toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
};

/** Folders of the archive from a month (`YYYY-MM`) on. */
const monthsFrom = async (dataDir: string, first: string): Promise<string[]> => {
  const years = (await namesIn(join(dataDir, ARCHIVE))).filter((year) => /^\d{4}$/u.test(year));
  const months = await Promise.all(
    years.map(async (year) => (await namesIn(join(dataDir, ARCHIVE, year))).map((month) => ({ year, month }))),
  );
  return months
    .flat()
    .filter(({ year, month }) => `${year}-${month}` >= first)
    .map(({ year, month }) => join(dataDir, ARCHIVE, year, month));
};

const isAsked = (caseId: string, { desk, year, until }: CaseQuery): boolean => {
  const parts = partsOf(caseId);
  // A case is recorded in the year of its number, give or take the hours between the office's zone and UTC.
  const latest = new Date(until).getUTCFullYear() + 1;
  return (
    parts !== undefined && parts.desk === desk && (year === undefined ? parts.year <= latest : parts.year === year)
  );
};

/** The month a case was recorded in is in its number; a day's grace for the office's zone. */
const isTooYoung = ({ register: { year, month } }: CaseRow, until: number): boolean =>
  Date.UTC(year, month - 1) - 86_400_000 >= until;

const isTooOld = ({ status, closedAt }: CaseRow, since: number): boolean =>
  status === 'closed' && closedAt !== undefined && Date.parse(closedAt) < since;

/** @returns the file; nothing when it is not asked for or has moved away meanwhile; its id alone when it cannot be believed. */
const caseAt = async (path: string, caseId: string, query: CaseQuery): Promise<FoundCase | undefined> => {
  try {
    return await readBesideLater(path, (bytes): FoundCase | undefined => {
      const row = rowIn(bytes);
      const isOutside = isTooYoung(row, query.until) || isTooOld(row, query.since);
      return isOutside ? undefined : { caseId, file: parseCase(bytes) };
    });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof DamagedFileError) return { caseId };
    throw error;
  }
};

type Place = { path: string; caseId: string };

const placesIn = async (folder: string, query: CaseQuery): Promise<Place[]> =>
  (await namesIn(folder)).flatMap((name) => {
    const caseId = caseIdIn(name);
    return caseId !== undefined && isAsked(caseId, query) ? [{ path: join(folder, name), caseId }] : [];
  });

const openPlaces = async (dataDir: string, query: CaseQuery): Promise<Place[]> => {
  const shards = await namesIn(join(dataDir, CASES));
  return (await Promise.all(shards.map((shard) => placesIn(join(dataDir, CASES, shard), query)))).flat();
};

/** Files read side by side: enough to keep the disk busy, few enough that a press gets its turn. */
const SIDE_BY_SIDE = 16;

async function* read(places: readonly Place[], seen: Set<string>, query: CaseQuery): AsyncGenerator<FoundCase> {
  const unseen = places.filter(({ caseId }) => !seen.has(caseId));
  for (let from = 0; from < unseen.length; from += SIDE_BY_SIDE) {
    const batch = unseen.slice(from, from + SIDE_BY_SIDE);
    const found = await Promise.all(batch.map(({ path, caseId }) => caseAt(path, caseId, query)));
    for (const each of found) {
      if (!each || seen.has(each.caseId)) continue;
      seen.add(each.caseId);
      yield each;
    }
  }
}

/**
 * The cases of a desk that were at it between two instants, each once: open ones, and those of the archive's months from
 * the first instant on. What was closed before is not read. Cases move between the folders while this runs: one that is
 * being closed is found in the archive, one that is being opened again in a second look at the open ones.
 */
export async function* casesBetween(dataDir: string, query: CaseQuery): AsyncGenerator<FoundCase> {
  const seen = new Set<string>();
  yield* read(await openPlaces(dataDir, query), seen, query);
  for (const folder of await monthsFrom(dataDir, new Date(query.since).toISOString().slice(0, 7)))
    yield* read(await placesIn(folder, query), seen, query);
  yield* read(await openPlaces(dataDir, query), seen, query);
  for (const { caseId } of await placesIn(join(dataDir, DAMAGED), query)) if (!seen.has(caseId)) yield { caseId };
}
