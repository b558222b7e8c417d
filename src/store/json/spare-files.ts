import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { SPARE } from './layout.ts';

/** So many files must have left their place before the first of them is written over: time for whoever still reads it. */
export const SPARES = 256;

/**
 * Case files that were replaced, kept under another name so that the next writes need not make files.
 *
 * To make a file and to free one costs a file system more than to write it (decision 0009). What
 * is kept here is worth nothing and is gone after an orderly end; the next start clears away what a dead writer left.
 */
export class SpareFiles {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #waiting: number;
  readonly #ready: string[] = [];
  #named = 0;

  /** @param waiting how many must be here before one is given out. */
  constructor(dataDir: string, disk: Disk, waiting: number = SPARES) {
    this.#folder = join(dataDir, SPARE);
    this.#disk = disk;
    this.#waiting = waiting;
    try {
      // They may be second names of living cases: a dead writer's spares are never written over.
      rmSync(this.#folder, { recursive: true, force: true });
      mkdirSync(this.#folder, { mode: 0o700 });
    } catch {
      // Without the folder there are no spares, and every write makes a file.
    }
  }

  /** A file to write over, the one that left its place longest ago; undefined when a new one must be made. */
  take(): string | undefined {
    return this.#ready.length > this.#waiting ? this.#ready.shift() : undefined;
  }

  /**
   * Gives the file at `path` a second name, under which it outlives its replacement.
   *
   * @returns undefined when there is no such file, or on a disk that knows no second names.
   */
  async hold(path: string): Promise<string | undefined> {
    this.#named += 1;
    const held = join(this.#folder, `${this.#named}.json`);
    try {
      await this.#disk.link(path, held);
      return held;
    } catch {
      return undefined;
    }
  }

  /** The file under this name may be written over: its replacement is on the disk for certain. */
  add(held: string | undefined): void {
    if (held !== undefined) this.#ready.push(held);
  }

  /** Lets go of a held file whose replacement failed or is in doubt. */
  async drop(held: string | undefined): Promise<void> {
    if (held !== undefined) await this.#disk.unlink(held).catch(() => undefined);
  }

  clear(): void {
    this.#ready.length = 0;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
