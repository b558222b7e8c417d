import { basename, dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { CaseFile } from '../../casework/case-file.ts';
import { StoreInDoubtError, StoreUnavailableError } from '../../casework/ports.ts';
import { formatCase, parseOwnCase } from './case-text.ts';
import { codeOf, type Disk } from './disk.ts';
import type { FolderSync } from './folder-sync.ts';
import type { SpareFiles } from './spare-files.ts';

let written = 0;

/** Its own name for every write, so that no two writers, and no two lives of the bot, share a temporary file. */
export const temporaryName = (path: string): string => {
  written += 1;
  return join(dirname(path), `.${basename(path)}.${process.pid}.${written}.tmp`);
};

/** For people: what the disk said, in words they can act on. */
const cures: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  EIO: 'the disk reports an error',
};

export const explainDisk = (error: unknown): string => {
  const code = codeOf(error) ?? '';
  const message = error instanceof Error ? error.message : String(error);
  return cures[code] === undefined ? message : `${cures[code]} (${code})`;
};

/**
 * lowdb adapter that is durable: the new content stands in a file of its own and is on the disk before it takes the
 * old one's name, and the name is on the disk before the write counts. A failure before that leaves the old file.
 */
export class DurableJsonFile implements Adapter<CaseFile> {
  readonly #path: string;
  readonly #disk: Disk;
  readonly #folders: FolderSync;
  readonly #spares: SpareFiles;
  /** Of the last read or write, in bytes. */
  size = 0;

  constructor(path: string, disk: Disk, folders: FolderSync, spares: SpareFiles) {
    this.#path = path;
    this.#disk = disk;
    this.#folders = folders;
    this.#spares = spares;
  }

  async read(): Promise<CaseFile | null> {
    return this.readNow();
  }

  /** @throws {DamagedFileError} or what the disk says; null when there is no such file. */
  readNow(): CaseFile | null {
    try {
      const bytes = this.#disk.read(this.#path);
      this.size = bytes.length;
      return parseOwnCase(bytes);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /**
   * @throws {StoreUnavailableError} the old file stands untouched; {StoreInDoubtError} the new name is there, but
   * whether it would outlive a power cut is not known.
   */
  async write(file: CaseFile): Promise<void> {
    const text = formatCase(file);
    const held = await this.#replace(text);
    try {
      await this.#folders.sync(dirname(this.#path));
    } catch (cause) {
      await this.#spares.drop(held);
      const said = explainDisk(cause);
      throw new StoreInDoubtError(`${basename(this.#path)} may not outlive a power cut: ${said}`, { cause });
    }
    // Not sooner: after a power cut the name would belong to the old file again.
    this.#spares.add(held);
    this.size = text.length;
  }

  /** @returns the name under which the old file is still there. */
  async #replace(text: string): Promise<string | undefined> {
    const spare = this.#spares.take();
    const fresh = temporaryName(this.#path);
    let held: string | undefined;
    try {
      const isOver = spare !== undefined && (await this.#disk.writeOver(spare, text));
      if (!isOver) await this.#disk.writeNew(fresh, text);
      held = await this.#spares.hold(this.#path);
      await this.#disk.rename(isOver ? spare : fresh, this.#path);
      if (!isOver) await this.#spares.drop(spare);
      return held;
    } catch (cause) {
      for (const left of [spare, fresh, held]) await this.#spares.drop(left);
      throw new StoreUnavailableError(`${basename(this.#path)} was not saved: ${explainDisk(cause)}`, { cause });
    }
  }
}
