import { closeSync, fdatasync, fstatSync, fsync, open, openSync, readFileSync, writeFile } from 'node:fs';
import { mkdir, rename, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Changes with every replacement of a file, so that what was derived from it can be known to be old. */
export type Stamp = string;

export const stampOf = ({ ino, size, mtimeMs }: { ino: number; size: number; mtimeMs: number }): Stamp =>
  `${ino}-${size}-${mtimeMs}`;

/** What the store asks of the disk once it runs. A test hands in one that fails, fills up or dies. */
export type Disk = {
  /** Makes a new file with this content; on the disk itself, not only in memory, when the promise resolves. */
  writeNew(path: string, content: string | Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Puts the names in a folder on the disk itself. */
  syncFolder(path: string): Promise<void>;
  read(path: string): Buffer;
};

const create = promisify(open);
const writeWhole = promisify(writeFile);
const flushContent = promisify(fdatasync);
const flush = promisify(fsync);

export const localDisk: Disk = {
  // Bare descriptors: a FileHandle for each save costs half as much processor time again.
  async writeNew(path, content) {
    const file = await create(path, 'wx', 0o600);
    try {
      // writeFile goes on after a short write; a lone fs.write would leave a cut file on a full disk.
      await writeWhole(file, content);
      await flushContent(file);
    } finally {
      closeSync(file);
    }
  },
  rename,
  unlink,
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  async syncFolder(path) {
    const folder = openSync(path, 'r');
    try {
      await flush(folder);
      // XFS answers the fsync of a folder with success after it has shut itself down; stat then says EIO.
      fstatSync(folder);
    } finally {
      closeSync(folder);
    }
  },
  /**
   * Synchronous on purpose: a small file comes out of the page cache in 12 microseconds, while an asynchronous read
   * waits its turn behind the fsyncs that keep the few threads of the pool busy, twenty times as long.
   */
  read: (path) => readFileSync(path),
};

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
