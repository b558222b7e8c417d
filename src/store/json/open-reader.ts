import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../casework/case-file.ts';
import { type CaseReader, StoreUnavailableError } from '../../casework/ports.ts';
import { DamagedFileError, parseCase } from './case-text.ts';
import { codeOf } from './disk.ts';
import { listFiles } from './folders.ts';
import { readHeartbeat } from './heartbeat.ts';
import { fileName, partsOf } from './layout.ts';
import { load } from './load.ts';
import { findByNumber } from './look-up.ts';
import { readBeside } from './read-beside.ts';

/** Rows as they were at the opening, files as they are now; and whether somebody writes here, by wall clock. */
export type FolderReader = CaseReader & {
  /** Unix milliseconds in; undefined when nobody writes here. */
  heartbeat(now: number): ReturnType<typeof readHeartbeat>;
};

/**
 * Reads a data folder without its lock. Touches nothing: what is damaged stays where it is and is named.
 *
 * @throws {NewerVersionError} when the data is from a newer program.
 */
export const openReader = async (dataDir: string): Promise<FolderReader> => {
  const { catalogue, damaged, problems } = load(dataDir, 'look');
  const at = (caseId: string, folder: string): CaseFile | undefined => {
    try {
      return readBeside(() => readFileSync(join(dataDir, folder, fileName(caseId))), parseCase);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      if (error instanceof DamagedFileError) throw new StoreUnavailableError(`${caseId} is damaged: ${error.message}`);
      throw error;
    }
  };
  const read = async (caseId: string): Promise<CaseFile | undefined> => {
    if (!partsOf(caseId)) return undefined;
    const place = catalogue.locate(caseId);
    const known = place ? at(caseId, place.folder) : undefined;
    if (known) return known;
    // New since the opening, closed or opened again: wherever it is now.
    const { open, archived } = listFiles(dataDir);
    const copies = [...open, ...archived].flatMap((found) => {
      const file = found.caseId === caseId ? at(caseId, found.folder) : undefined;
      return file ? [file] : [];
    });
    return copies.toSorted((a, b) => b.row.version - a.row.version)[0];
  };
  return {
    read,
    rows: () => catalogue.rows(),
    row: (caseId) => catalogue.row(caseId),
    byNumber: (text) => findByNumber(text, catalogue, read),
    withExternalId: (desk, externalId) => catalogue.withExternalId(desk, externalId),
    health: () => ({ writable: false, problems, damaged }),
    heartbeat: (now) => readHeartbeat(dataDir, now),
  };
};
