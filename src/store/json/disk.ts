import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';

/** Changes with every replacement of a file, so that what was derived from it can be known to be old. */
export type Stamp = string;

export const stampOf = ({ ino, size, mtimeMs }: { ino: number; size: number; mtimeMs: number }): Stamp =>
  `${ino}-${size}-${mtimeMs}`;

/** What the store asks of the disk once it runs. A test hands in one that fails, fills up or dies. */
export type Disk = {
  /** Makes a new file with this content; on the disk itself, not only in memory, when the promise resolves. */
  writeNew(path: string, text: string): Promise<Stamp>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Puts the names in a folder on the disk itself. */
  syncFolder(path: string): Promise<void>;
  read(path: string): Promise<Buffer>;
};

export const localDisk: Disk = {
  async writeNew(path, text) {
    const handle = await open(path, 'wx', 0o600);
    try {
      // FileHandle.writeFile goes on after a short write; a lone fs.write would leave a cut file on a full disk.
      await handle.writeFile(text);
      await handle.datasync();
      return stampOf(await handle.stat());
    } finally {
      await handle.close();
    }
  },
  rename,
  unlink,
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  async syncFolder(path) {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
      // XFS answers the fsync of a folder with success after it has shut itself down; stat then says EIO.
      await handle.stat();
    } finally {
      await handle.close();
    }
  },
  read: (path) => readFile(path),
};

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
