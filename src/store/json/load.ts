import { mkdirSync, readFileSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseRow } from '../../casework/case-row.ts';
import { type IndexLine, type IndexText, readIndex, rewriteIndex } from './archive-index.ts';
import { parseCase, rowIn } from './case-text.ts';
import { Catalogue, entryOf } from './catalogue.ts';
import { codeOf, stampOf } from './disk.ts';
import { type FoundFile, listFiles, setAside } from './folders.ts';
import { ARCHIVE, CASES, caseIdIn, fileName, folderOf } from './layout.ts';
import { readBeside } from './read-beside.ts';
import { NewerVersionError } from './upgrades.ts';

/** What a start learned from the disk. */
export type Loaded = { catalogue: Catalogue; damaged: string[]; problems: string[]; folders: string[] };

/** The writer puts the house in order; a reader looks and touches nothing. */
export type Manner = 'tidy' | 'look';

const pathOf = ({ caseId, folder }: FoundFile): string => join(folder, fileName(caseId));

class Loading {
  readonly catalogue = new Catalogue();
  readonly damaged: string[];
  readonly problems: string[] = [];
  readonly #indexed: IndexLine[] = [];
  readonly #dataDir: string;
  readonly #manner: Manner;
  readonly #index: IndexText;

  constructor(dataDir: string, manner: Manner, damaged: string[]) {
    this.#dataDir = dataDir;
    this.#manner = manner;
    this.damaged = damaged;
    this.#index = readIndex(dataDir);
    for (const path of damaged) this.#takeNumber(path.slice(path.lastIndexOf('/') + 1));
  }

  /** Takes in one case by all its files that were found; nearly always there is one. */
  take(copies: readonly FoundFile[]): void {
    const [found, ...others] = copies;
    if (others.length > 0) this.#duplicates(copies);
    else if (found?.folder.startsWith(CASES)) this.#open(found);
    else if (found) this.#archived(found);
  }

  /** Clears away what a dead writer left unfinished, and renews the index where it no longer fits. */
  tidy(temporary: readonly string[]): void {
    for (const path of temporary) this.#attempt(() => unlinkSync(join(this.#dataDir, path)));
    this.#attempt(() => mkdirSync(join(this.#dataDir, ARCHIVE), { recursive: true, mode: 0o700 }));
    if (!this.#isIndexFresh()) rewriteIndex(this.#dataDir, this.#indexed);
  }

  #isIndexFresh(): boolean {
    const { total, damaged } = this.#index;
    const isKnown = ({ entry, stamp }: IndexLine): boolean => this.#index.lines.get(entry.caseId)?.stamp === stamp;
    return damaged.length === 0 && total === this.#indexed.length && this.#indexed.every(isKnown);
  }

  #open(found: FoundFile): void {
    const row = this.#row(found);
    if (row) this.#take(row, found);
  }

  #archived(found: FoundFile): void {
    const known = this.#index.lines.get(found.caseId);
    const stamp = this.#stamp(found);
    if (known?.entry.told && known.stamp === stamp && known.entry.folder === found.folder) {
      this.catalogue.putArchived(known.entry);
      this.#indexed.push(known);
      return;
    }
    const row = this.#row(found);
    if (!row) return;
    this.#take(row, found);
    if (row.status === 'closed') this.#indexed.push({ entry: entryOf(row), stamp });
  }

  /**
   * A case in two places was caught on its way from one to the other: the newer file is the truth. The older goes,
   * if it is indeed the newer one's past; else someone else put it there, and it is set aside.
   */
  #duplicates(copies: readonly FoundFile[]): void {
    const readable = copies.flatMap((found) => {
      const file = this.#guarded(found, (bytes) => parseCase(bytes));
      return file ? [{ found, file }] : [];
    });
    const [newest, ...older] = readable.toSorted((a, b) => b.file.row.version - a.file.row.version);
    if (!newest) return;
    for (const { found, file } of older) {
      const last = file.events.at(-1);
      const isPast = last !== undefined && newest.file.events[last.seq - 1]?.hash === last.hash;
      if (this.#manner === 'look') continue;
      if (isPast) this.#attempt(() => unlinkSync(join(this.#dataDir, pathOf(found))));
      else this.#setAside(found, 'differs from the other file of the same case');
    }
    this.#take(newest.file.row, newest.found);
    const { row } = newest.file;
    if (row.status === 'closed')
      this.#indexed.push({ entry: entryOf(row), stamp: this.#stamp({ ...newest.found, folder: folderOf(row) }) });
  }

  /** Putting the house in order must not keep it closed: a start on a read-only disk still reads. */
  #attempt(tidy: () => void): void {
    try {
      tidy();
    } catch (error) {
      this.problems.push(error instanceof Error ? error.message : String(error));
    }
  }

  #take(row: CaseRow, found: FoundFile): void {
    const folder = folderOf(row);
    if (folder !== found.folder && this.#manner === 'tidy') {
      this.#attempt(() => {
        mkdirSync(join(this.#dataDir, folder), { recursive: true, mode: 0o700 });
        renameSync(join(this.#dataDir, pathOf(found)), join(this.#dataDir, folder, fileName(found.caseId)));
      });
    }
    this.catalogue.put(row);
  }

  #row(found: FoundFile): CaseRow | undefined {
    const row = this.#guarded(found, (bytes) => rowIn(bytes));
    if (!row || row.caseId === found.caseId) return row;
    this.#setAside(found, `is the file of ${row.caseId}`);
    return undefined;
  }

  #guarded<T>(found: FoundFile, read: (bytes: Buffer) => T): T | undefined {
    try {
      return readBeside(() => readFileSync(join(this.#dataDir, pathOf(found))), read);
    } catch (error) {
      if (error instanceof NewerVersionError) throw error;
      // The writer moved it since it was listed; it was or will be seen at its other place.
      if (codeOf(error) === 'ENOENT') return undefined;
      this.#setAside(found, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  #setAside(found: FoundFile, why: string): void {
    const path = pathOf(found);
    const now = this.#manner === 'tidy' ? setAside(this.#dataDir, path) : path;
    this.damaged.push(now);
    this.problems.push(`${path} cannot be believed: ${why}`);
    this.catalogue.takeNumber(found.caseId);
  }

  #takeNumber(name: string): void {
    const caseId = caseIdIn(name);
    if (caseId !== undefined) this.catalogue.takeNumber(caseId);
  }

  #stamp(found: FoundFile): string {
    try {
      return stampOf(statSync(join(this.#dataDir, pathOf(found))));
    } catch {
      return '';
    }
  }
}

const copiesByCase = (files: readonly FoundFile[]): Iterable<FoundFile[]> => {
  const byCase = new Map<string, FoundFile[]>();
  for (const found of files) {
    const copies = byCase.get(found.caseId);
    if (copies) copies.push(found);
    else byCase.set(found.caseId, [found]);
  }
  return byCase.values();
};

/**
 * Reads what a start needs: every open case's row, an entry for every closed one. Synchronous on purpose: it is a
 * third of the time of asynchronous reads, and nobody is served before it is done.
 *
 * @throws {NewerVersionError} when a file was written by a newer program.
 */
export const load = (dataDir: string, manner: Manner): Loaded => {
  const listing = listFiles(dataDir);
  const loading = new Loading(dataDir, manner, listing.damaged);
  for (const copies of copiesByCase([...listing.open, ...listing.archived])) loading.take(copies);
  if (manner === 'tidy') loading.tidy(listing.temporary);
  const { catalogue, damaged, problems } = loading;
  return { catalogue, damaged, problems, folders: listing.folders };
};
