import { setImmediate } from 'node:timers/promises';
import { type Found, searchLineOf } from '../../casework/archive-search.ts';
import type { CaseFile } from '../../casework/case-file.ts';
import { isStoreFailure } from '../../casework/ports.ts';
import { searchArchive } from './archive-search.ts';
import type { ArchiveEntry } from './catalogue.ts';
import type { JsonCaseStore } from './json-case-store.ts';
import { folderOf } from './layout.ts';
import {
  appendSearchLines,
  linesOf,
  parseSearchLine,
  type SearchLine,
  searchChunks,
  sweepSearchFile,
} from './search-file.ts';

/** Lines that are written at once while the file is brought up to date. */
const BATCH = 200;

/** Old lines that may lie about beside each hundred good ones before the file is written anew. */
const SWEEP_PERCENT = 10;

/** The line that leads to a closed case. */
export const searchLine = (file: CaseFile): SearchLine => ({
  caseId: file.row.caseId,
  folder: folderOf(file.row),
  version: file.row.version,
  text: searchLineOf(file),
});

type Archive = Pick<JsonCaseStore, 'archived' | 'read' | 'onCommit'>;

/** What the file lacks, and what in it is no longer so. */
const compare = async (
  dataDir: string,
  archive: Pick<Archive, 'archived'>,
): Promise<{ missing: ArchiveEntry[]; needsSweep: boolean; isCurrent: (line: SearchLine) => boolean }> => {
  const entries = new Map([...archive.archived()].map((entry) => [entry.caseId, entry]));
  const isCurrent = ({ caseId, version, folder }: SearchLine): boolean => {
    const entry = entries.get(caseId);
    return entry?.version === version && entry.folder === folder;
  };
  const current = new Set<string>();
  let total = 0;
  let damaged = 0;
  for await (const chunk of searchChunks(dataDir)) {
    for (const text of linesOf(chunk)) {
      total += 1;
      const line = parseSearchLine(text);
      if (!line) damaged += 1;
      else if (isCurrent(line)) current.add(line.caseId);
    }
    // A cut line has no end: what is appended would continue it.
    if (chunk.at(-1) !== 10) damaged += 1;
    await setImmediate();
  }
  return {
    missing: [...entries.values()].filter(({ caseId }) => !current.has(caseId)),
    needsSweep: damaged > 0 || (total - current.size) * 100 > SWEEP_PERCENT * total,
    isCurrent,
  };
};

/** A case whose file was set aside keeps no other from being found. */
const readable = async (archive: Pick<Archive, 'read'>, caseId: string): Promise<CaseFile | undefined> => {
  try {
    return await archive.read(caseId);
  } catch (error) {
    if (isStoreFailure(error)) return undefined;
    throw error;
  }
};

type Renewal = {
  /** Nothing that is no longer so may stay readable in the file. */
  purge?: boolean;
  /** Leaves off where it is; the next renewal goes on from there. */
  signal?: AbortSignal;
};

/** Brings the search file up to the archive. Lets others run between two cases. */
export const renewSearchFile = async (
  dataDir: string,
  archive: Pick<Archive, 'archived' | 'read'>,
  { purge = false, signal }: Renewal = {},
): Promise<void> => {
  const { missing, needsSweep, isCurrent } = await compare(dataDir, archive);
  if (needsSweep || purge) await sweepSearchFile(dataDir, isCurrent);
  const lines: SearchLine[] = [];
  for (const { caseId } of missing) {
    if (signal?.aborted) break;
    const file = await readable(archive, caseId);
    if (file?.row.status === 'closed') lines.push(searchLine(file));
    if (lines.length === BATCH) await appendSearchLines(dataDir, lines.splice(0));
    await setImmediate();
  }
  if (lines.length > 0) await appendSearchLines(dataDir, lines);
};

/** The bot's own search: kept up to date while cases close. */
export type ArchiveSearch = {
  find(query: string, desks: ReadonlySet<string>): Promise<Found>;
  /** Writes what is on its way; a long renewal is left to the next start. */
  close(): Promise<void>;
};

/**
 * Follows the store. What the disk refuses is lost to the search until the next start, and said once.
 *
 * @param onProblem hears why the file is behind, for the log.
 */
export const openArchiveSearch = (
  dataDir: string,
  store: Archive,
  onProblem: (problem: string) => void,
): ArchiveSearch => {
  const guarded = (work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => onProblem(String(error)));
  const renewal = new AbortController();
  let tail = guarded(() => renewSearchFile(dataDir, store, { signal: renewal.signal }));
  store.onCommit((row, events) => {
    if (row.status !== 'closed' || events.length === 0) return;
    tail = tail.then(() =>
      guarded(async () => {
        const file = await store.read(row.caseId);
        if (file?.row.status === 'closed') await appendSearchLines(dataDir, [searchLine(file)]);
      }),
    );
  });
  return {
    find: async (query, desks) => {
      await tail;
      return searchArchive(dataDir, query, desks);
    },
    close: () => {
      renewal.abort();
      return tail;
    },
  };
};
