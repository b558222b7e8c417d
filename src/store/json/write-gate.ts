import { join } from 'node:path';
import { StoreInDoubtError, StoreUnavailableError } from '../../casework/ports.ts';
import type { Disk } from './disk.ts';
import { explainDisk, temporaryName } from './durable-json-file.ts';
import type { FolderSync } from './folder-sync.ts';

/** As much as a large case: a disk with room for one byte is still full. */
const PROBE_TEXT = ' '.repeat(64 * 1024);

export const PROBE_MS = 1_000;

/** A save whose outcome is not known: the case, and the folders its file may stand in. */
export type Doubt = { caseId: string; folders: readonly string[] };

/**
 * Whether the disk may be written to. After an ordinary failure every write is tried, since any may be the first to
 * succeed again; with a save in doubt none is, until the doubt is resolved. A probe looks for the end of the trouble.
 */
export class WriteGate {
  readonly #dataDir: string;
  readonly #disk: Disk;
  readonly #folders: FolderSync;
  readonly #resolve: (doubt: Doubt) => Promise<void>;
  readonly #doubts = new Map<string, Doubt>();
  #trouble: { says: string; folder: string } | undefined;
  #isClosed = false;
  #probing: Promise<void> | undefined;

  /** @param resolve finds out what is on the disk and makes it durable anew; rejects while the disk will not let it. */
  constructor(dataDir: string, disk: Disk, folders: FolderSync, resolve: (doubt: Doubt) => Promise<void>) {
    this.#dataDir = dataDir;
    this.#disk = disk;
    this.#folders = folders;
    this.#resolve = resolve;
  }

  get isWritable(): boolean {
    return !this.#isClosed && this.#trouble === undefined;
  }

  get problems(): string[] {
    const waits = this.#doubts.size > 0 ? ' Nothing is acknowledged until it is known what was saved.' : '';
    return this.#trouble ? [`${this.#trouble.says}.${waits}`] : [];
  }

  /** @throws {StoreUnavailableError} when no write may begin. */
  check(): void {
    if (this.#isClosed) throw new StoreUnavailableError('the store is closed');
    if (this.#doubts.size > 0) throw new StoreUnavailableError(this.problems.join(' '));
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#probing ?? Promise.resolve();
  }

  succeeded(): void {
    if (this.#doubts.size === 0) this.#trouble = undefined;
  }

  /** Takes note of a failed write of a case into `folders[0]`. */
  failed(error: unknown, doubt: Doubt): void {
    const [folder] = doubt.folders;
    if (folder === undefined) return;
    if (error instanceof StoreInDoubtError) this.#doubts.set(doubt.caseId, doubt);
    this.#folders.forget(join(this.#dataDir, folder));
    if (this.#doubts.size > 0 && !(error instanceof StoreInDoubtError)) return;
    this.#trouble = { says: error instanceof Error ? error.message : String(error), folder };
  }

  /** Called every {@link PROBE_MS}; does nothing while all is well or while an earlier probe still waits. */
  probe(): Promise<void> {
    if (!this.#trouble || this.#isClosed) return Promise.resolve();
    this.#probing ??= this.#probe(this.#trouble.folder).finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  async #probe(folder: string): Promise<void> {
    const path = join(this.#dataDir, folder);
    const temporary = temporaryName(join(path, 'probe'));
    try {
      await this.#disk.makeFolder(path);
      await this.#disk.writeNew(temporary, PROBE_TEXT);
      await this.#disk.unlink(temporary);
      await this.#disk.syncFolder(path);
      for (const doubt of this.#doubts.values()) await this.#settle(doubt);
      this.#trouble = undefined;
    } catch (error) {
      await this.#disk.unlink(temporary).catch(() => undefined);
      if (this.#trouble) this.#trouble = { ...this.#trouble, says: `Cannot save: ${explainDisk(error)}` };
    }
  }

  async #settle(doubt: Doubt): Promise<void> {
    for (const folder of doubt.folders) this.#folders.mend(join(this.#dataDir, folder));
    await this.#resolve(doubt);
    this.#doubts.delete(doubt.caseId);
  }
}
