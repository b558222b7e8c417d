import {
  closeSync,
  constants,
  fstatSync,
  fsync,
  ftruncate,
  link,
  open,
  openSync,
  readFileSync,
  rename,
  writeFile,
} from 'node:fs';
import { mkdir, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Changes with every replacement of a file, so that what was derived from it can be known to be old. */
export type Stamp = string;

export const stampOf = ({ ino, size, mtimeMs }: { ino: number; size: number; mtimeMs: number }): Stamp =>
  `${ino}-${size}-${mtimeMs}`;

/** What the store asks of the disk once it runs. A test hands in one that fails, fills up or dies. */
export type Disk = {
  /** Makes a new file with this content; on the disk itself, not only in memory, when the promise resolves. */
  writeNew(path: string, content: string | Uint8Array): Promise<void>;
  /**
   * The same, in place of what stands in a file that is there. Not atomic: nobody may need the old content any more.
   *
   * @returns false, and writes nothing, when there is no such file or when it has another name besides.
   */
  writeOver(path: string, text: string): Promise<boolean>;
  /** Gives a file a second name. */
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Puts the names in a folder on the disk itself. */
  syncFolder(path: string): Promise<void>;
  read(path: string): Buffer;
};

const openFile = promisify(open);
const writeWhole = promisify(writeFile);
const flush = promisify(fsync);
const cut = promisify(ftruncate);

/** A write returns when it is on the disk: one wait for a thread of the pool instead of two. */
const { O_CREAT, O_DSYNC, O_EXCL, O_RDWR, O_WRONLY } = constants;

export const localDisk: Disk = {
  // Bare descriptors: a FileHandle for each save costs half as much processor time again.
  async writeNew(path, content) {
    const file = await openFile(path, O_CREAT | O_EXCL | O_WRONLY | O_DSYNC, 0o600);
    try {
      // writeFile goes on after a short write; a lone fs.write would leave a cut file on a full disk.
      await writeWhole(file, content);
    } finally {
      closeSync(file);
    }
  },
  async writeOver(path, text) {
    const file = await openFile(path, O_RDWR | O_DSYNC).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (file === undefined) return false;
    try {
      const { nlink, size } = fstatSync(file);
      // A backup made of second names (cp -al) shares the file with us: it is theirs now.
      if (nlink !== 1) return false;
      const bytes = Buffer.from(text);
      // Before the write, whose flush then covers it.
      if (size > bytes.length) await cut(file, bytes.length);
      await writeWhole(file, bytes);
      return true;
    } finally {
      closeSync(file);
    }
  },
  link: promisify(link),
  rename: promisify(rename),
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
