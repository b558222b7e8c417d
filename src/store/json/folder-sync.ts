import { dirname } from 'node:path';
import type { Disk } from './disk.ts';

/**
 * Makes folder entries durable; writers that wait for the same folder share one fsync.
 *
 * After a failed fsync the folder is not believed until it was mended: the kernel tells of a lost write once only, so
 * a later success would prove nothing about the names that were waiting.
 */
export class FolderSync {
  readonly #disk: Disk;
  readonly #running = new Map<string, { now: Promise<void>; next?: Promise<void> }>();
  readonly #broken = new Map<string, unknown>();
  readonly #made = new Map<string, Promise<void>>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Everything renamed into `folder` before this call is durable when the promise resolves. */
  async sync(folder: string): Promise<void> {
    if (this.#broken.has(folder)) throw this.#broken.get(folder);
    const running = this.#running.get(folder);
    if (!running) return this.#start(folder);
    // The fsync under way may have passed our rename already: only the next one is sure to cover it.
    running.next ??= running.now.then(() => this.#start(folder));
    return running.next;
  }

  /** Makes a folder and its parents below `root`, durably, once. */
  make(folder: string, root: string): Promise<void> {
    let made = this.#made.get(folder);
    if (!made) {
      made = this.#make(folder, root);
      this.#made.set(folder, made);
      made.catch(() => this.#made.delete(folder));
    }
    return made;
  }

  /** Believes the folder again. Everything in doubt in it must be written anew afterwards. */
  mend(folder: string): void {
    this.#broken.delete(folder);
  }

  /** A folder may have gone: look again before the next write. */
  forget(folder: string): void {
    this.#made.delete(folder);
  }

  async #make(folder: string, root: string): Promise<void> {
    await this.#disk.makeFolder(folder);
    if (folder === root) return;
    await this.make(dirname(folder), root);
    await this.#disk.syncFolder(dirname(folder));
  }

  #start(folder: string): Promise<void> {
    const now = this.#flush(folder);
    this.#running.set(folder, { now });
    return now;
  }

  async #flush(folder: string): Promise<void> {
    try {
      await this.#disk.syncFolder(folder);
    } catch (error) {
      this.#broken.set(folder, error);
      throw error;
    } finally {
      this.#running.delete(folder);
    }
  }
}
