import { mkdirSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, localDisk } from './disk.ts';

/** Paths of the regular files below a folder, relative to it; links, sockets and the like are none. */
export const filesBelow = async (root: string): Promise<string[]> => {
  const paths: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(join(root, folder))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) paths.push(path);
    }
  };
  await walk('');
  return paths.sort();
};

const entriesOf = async (path: string) => {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
};

/**
 * Puts files below a folder of its own, for their owner's eyes alone and on the disk itself. Folders are made durable by
 * {@link FileCopies.finish}: once each, not once a file.
 */
export class FileCopies {
  readonly #root: string;
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Writes a file, over one that may be there. `path` is relative to the folder. */
  async write(path: string, bytes: Buffer): Promise<void> {
    const target = join(this.#root, path);
    this.#makeFolder(dirname(target));
    const file = await open(target, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async remove(path: string): Promise<void> {
    await localDisk.unlink(join(this.#root, path));
  }

  async finish(): Promise<void> {
    for (const folder of this.#folders) await localDisk.syncFolder(folder);
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let each = folder; each.length >= this.#root.length; each = dirname(each)) this.#folders.add(each);
  }
}
