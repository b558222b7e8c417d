import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { CaseFile } from '../../casework/case-file.ts';
import { StoreInDoubtError, StoreUnavailableError } from '../../casework/ports.ts';
import { parseEvent } from '../../domain/event-chain.ts';
import { IndexAppender } from './archive-index.ts';
import { DamagedFileError } from './case-text.ts';
import { entryOf } from './catalogue.ts';
import type { Disk } from './disk.ts';
import { DurableJsonFile, explainDisk } from './durable-json-file.ts';
import { FolderSync } from './folder-sync.ts';
import { setAside } from './folders.ts';
import { caseIdIn, fileName, folderOf } from './layout.ts';
import type { Loaded } from './load.ts';
import { RecentFiles } from './recent-files.ts';
import { SpareFiles } from './spare-files.ts';
import { type Doubt, WriteGate } from './write-gate.ts';

/** Bytes of file text whose parsed form is kept: a few hundred cases of ordinary size, five times as much in memory. */
const RECENT_BYTES = 1024 * 1024;

/** A case that is on the disk although its writer was told that this is not known. */
type Recovered = (before: CaseFile | undefined, after: CaseFile) => void;

/**
 * Sends what is new through its schema, because the next touch believes the checksum alone (decision 0009): what the
 * schema refuses is a bug, and must be one at the press that brings it, not when the case is opened next.
 */
const checkNew = (before: CaseFile | undefined, after: CaseFile): void => {
  for (const [at, event] of after.events.entries()) if (event !== before?.events[at]) parseEvent(event);
};

/**
 * The files of cases, and memory's picture of them, which never runs ahead of the disk. Whoever writes a case must be
 * the only one writing it; reading needs no turn and sees what was last committed.
 */
export class CaseShelf {
  readonly gate: WriteGate;
  readonly #dataDir: string;
  readonly #disk: Disk;
  readonly #loaded: Loaded;
  readonly #folders: FolderSync;
  readonly #index: IndexAppender;
  readonly #spares: SpareFiles;
  readonly #recent = new RecentFiles(RECENT_BYTES);
  /** Cases whose file is being replaced, or whose replacement is in doubt, as they were before. */
  readonly #committed = new Map<string, CaseFile | undefined>();
  readonly #recovered: Recovered;

  constructor(dataDir: string, disk: Disk, loaded: Loaded, recovered: Recovered, spares?: number) {
    this.#dataDir = dataDir;
    this.#disk = disk;
    this.#loaded = loaded;
    this.#recovered = recovered;
    this.#folders = new FolderSync(disk);
    this.#index = new IndexAppender(dataDir);
    this.#spares = new SpareFiles(dataDir, disk, spares);
    this.gate = new WriteGate(dataDir, disk, this.#folders, (doubt) => this.#resolve(doubt));
  }

  get damaged(): readonly string[] {
    return this.#loaded.damaged;
  }

  get problems(): readonly string[] {
    return this.#loaded.problems;
  }

  /** Brings the archive's index up to the files and leaves nothing lying about. Nothing may be written afterwards. */
  async leave(): Promise<void> {
    await this.#index.flushed();
    this.#spares.clear();
  }

  /**
   * @returns undefined when there is no such case, or when its file turned out to be damaged.
   * @throws {StoreUnavailableError} when the disk will not read.
   */
  load(caseId: string): CaseFile | undefined {
    if (this.#committed.has(caseId)) return this.#committed.get(caseId);
    return this.#recent.get(caseId) ?? this.#fromDisk(caseId);
  }

  /** Like {@link load}, and says so when the case was there once and its file was set aside. */
  read(caseId: string): CaseFile | undefined {
    const file = this.load(caseId);
    if (file) return file;
    const aside = this.damaged.find((path) => caseIdIn(path.slice(path.lastIndexOf('/') + 1)) === caseId);
    if (aside === undefined) return undefined;
    throw new StoreUnavailableError(`${caseId} was set aside as damaged (${aside}): restore its file from the backup`);
  }

  /**
   * Makes `after` the case, durably: in its place, or in its new one when it was closed or opened again.
   *
   * @throws {StoreUnavailableError} `before` stands; {StoreInDoubtError} nobody knows, and nothing is written until
   * the probe has found out.
   */
  async save(before: CaseFile | undefined, after: CaseFile): Promise<void> {
    const { caseId } = after.row;
    const folder = folderOf(after.row);
    const old = before ? folderOf(before.row) : folder;
    this.gate.check();
    checkNew(before, after);
    this.#committed.set(caseId, before);
    try {
      await this.#write(after);
    } catch (error) {
      if (!(error instanceof StoreInDoubtError)) this.#committed.delete(caseId);
      this.gate.failed(error, { caseId, folders: [...new Set([folder, old])] });
      throw error;
    }
    this.gate.succeeded();
    this.#committed.delete(caseId);
    await this.#vacate(caseId, old, folder);
  }

  /** Writes the file and lets memory follow. */
  async #write(file: CaseFile): Promise<void> {
    const folder = folderOf(file.row);
    try {
      await this.#folders.make(join(this.#dataDir, folder), this.#dataDir);
    } catch (cause) {
      throw new StoreUnavailableError(`${folder} cannot be made: ${explainDisk(cause)}`, { cause });
    }
    const adapter = this.#adapter(file.row.caseId, folder);
    await new Low<CaseFile>(adapter, file).write();
    this.#loaded.catalogue.put(file.row);
    this.#recent.put(file, adapter.size);
    if (file.row.status === 'closed') this.#index.add(entryOf(file.row));
  }

  /** Removes the file a case has left. Should that fail, the next start knows the older file by its version. */
  async #vacate(caseId: string, old: string, folder: string): Promise<void> {
    if (old !== folder) await this.#disk.unlink(this.#pathOf(caseId, old)).catch(() => undefined);
  }

  #fromDisk(caseId: string): CaseFile | undefined {
    const place = this.#loaded.catalogue.locate(caseId);
    if (!place) return undefined;
    const found = this.#readFile(caseId, place.folder);
    if (found) this.#recent.put(found.file, found.size);
    else this.#loaded.catalogue.remove(caseId);
    return found?.file;
  }

  /** Parses a file; a damaged one is set aside. */
  #readFile(caseId: string, folder: string): { file: CaseFile; size: number } | undefined {
    const adapter = this.#adapter(caseId, folder);
    try {
      const file = adapter.readNow();
      if (!file) throw new DamagedFileError('the file is gone');
      if (file.row.caseId !== caseId) throw new DamagedFileError(`is the file of ${file.row.caseId}`);
      return { file, size: adapter.size };
    } catch (error) {
      if (!(error instanceof DamagedFileError)) {
        throw new StoreUnavailableError(`${caseId} cannot be read: ${explainDisk(error)}`, { cause: error });
      }
      const path = join(folder, fileName(caseId));
      this.#loaded.damaged.push(setAside(this.#dataDir, path));
      this.#loaded.problems.push(`${path} cannot be believed: ${error.message}`);
      return undefined;
    }
  }

  /** Takes what is on the disk as the truth, writes it once more so that it is there for certain, and tells of it. */
  async #resolve({ caseId, folders }: Doubt): Promise<void> {
    const before = this.#committed.get(caseId);
    const copies: CaseFile[] = [];
    for (const folder of folders) {
      if (!existsSync(this.#pathOf(caseId, folder))) continue;
      const found = this.#readFile(caseId, folder);
      if (found) copies.push(found.file);
    }
    const [newest] = copies.toSorted((a, b) => b.row.version - a.row.version);
    if (newest) {
      await this.#write(newest);
      for (const folder of folders) await this.#vacate(caseId, folder, folderOf(newest.row));
    } else {
      this.#recent.drop(caseId);
      this.#loaded.catalogue.remove(caseId);
    }
    this.#committed.delete(caseId);
    if (newest) this.#recovered(before, newest);
  }

  #adapter(caseId: string, folder: string): DurableJsonFile {
    return new DurableJsonFile(this.#pathOf(caseId, folder), this.#disk, this.#folders, this.#spares);
  }

  #pathOf(caseId: string, folder: string): string {
    return join(this.#dataDir, folder, fileName(caseId));
  }
}
