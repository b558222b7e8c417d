import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Disk, localDisk } from '../../src/store/json/disk.ts';
import type { World } from '../../src/store/json/open-json-store.ts';

type Operation = Exclude<keyof Disk, 'read'>;

export const diskError = (code: string): Error => Object.assign(new Error(`${code}: as the test wished`), { code });

/** A disk that fails at what the test names, for as long as it is named. */
export const failingDisk = (): { disk: Disk; fail: Map<Operation, (path: string) => Error | undefined> } => {
  const fail = new Map<Operation, (path: string) => Error | undefined>();
  const guard = (operation: Operation, path: string): void => {
    const error = fail.get(operation)?.(path);
    if (error) throw error;
  };
  const disk: Disk = {
    async writeNew(path, text) {
      guard('writeNew', path);
      await localDisk.writeNew(path, text);
    },
    async writeOver(path, text) {
      guard('writeNew', path);
      return localDisk.writeOver(path, text);
    },
    async link(from, to) {
      guard('link', from);
      await localDisk.link(from, to);
    },
    async rename(from, to) {
      guard('rename', to);
      await localDisk.rename(from, to);
    },
    async unlink(path) {
      guard('unlink', path);
      await localDisk.unlink(path);
    },
    async makeFolder(path) {
      guard('makeFolder', path);
      await localDisk.makeFolder(path);
    },
    async syncFolder(path) {
      guard('syncFolder', path);
      await localDisk.syncFolder(path);
    },
    read: (path) => localDisk.read(path),
  };
  return { disk, fail };
};

/** Names that are not fsynced yet, by folder, and what they would stand for again after a power cut. */
class LooseNames {
  readonly #folders = new Map<string, { path: string; before?: { ino: number; bytes: Buffer } }[]>();

  /** Called before the name changes its file, or goes. */
  loosen(path: string): void {
    const before = existsSync(path) ? { ino: statSync(path).ino, bytes: readFileSync(path) } : undefined;
    this.#folders.set(dirname(path), [...this.in(dirname(path)), { path, ...(before ? { before } : {}) }]);
  }

  in(folder: string) {
    return this.#folders.get(folder) ?? [];
  }

  /** The first names of a folder are on the disk now. */
  fasten(folder: string, count: number): void {
    this.#folders.set(folder, this.in(folder).slice(count));
  }

  /** A file is written over: a name that comes back finds in it what was written last. */
  overwrite(path: string, bytes: Buffer): void {
    for (const before of this.#of(path)) before.bytes = bytes;
  }

  /** A file is new: it only has the number of one that is gone. */
  isNew(path: string): void {
    for (const before of this.#of(path)) before.ino = -1;
  }

  lose(isLost: (folder: string) => boolean): void {
    const lost = [...this.#folders].filter(([folder]) => isLost(folder)).flatMap(([, names]) => names.toReversed());
    for (const { path, before } of lost) {
      rmSync(path, { force: true });
      if (before) writeFileSync(path, before.bytes);
    }
  }

  #of(path: string): { ino: number; bytes: Buffer }[] {
    const { ino } = statSync(path);
    return [...this.#folders.values()].flat().flatMap(({ before }) => (before?.ino === ino ? [before] : []));
  }
}

/**
 * A disk that dies at one of its calls: from then on nothing answers. `lose` says which folders forget the names that
 * were not fsynced, as after a power cut; a killed process loses none.
 */
export const dyingDisk = (
  callsToLive: number,
  lose: (folder: string) => boolean,
): { disk: Disk; death: Promise<'dead'> } => {
  const names = new LooseNames();
  let calls = 0;
  let die: (what: 'dead') => void = () => undefined;
  const death = new Promise<'dead'>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => undefined);
  const underWay = new Set<Promise<unknown>>();
  const dieNow = async (last: () => void): Promise<void> => {
    // What the kernel has begun it finishes, whoever asked for it.
    await Promise.allSettled(underWay);
    last();
    names.lose(lose);
    die('dead');
  };
  const step = async <T>(act: () => Promise<T>, last: () => void = () => undefined): Promise<T> => {
    calls += 1;
    if (calls === callsToLive + 1) void dieNow(last);
    if (calls > callsToLive) return never;
    const acting = act();
    underWay.add(acting);
    const done = await acting.finally(() => underWay.delete(acting));
    return calls > callsToLive ? never : done;
  };
  const halfOf = (content: string | Uint8Array): Buffer => Buffer.from(content.slice(0, content.length / 2));
  const moving = (path: string, act: () => Promise<void>): Promise<void> =>
    step(() => {
      names.loosen(path);
      return act();
    });
  const disk: Disk = {
    writeNew: (path, content) =>
      step(
        () => localDisk.writeNew(path, content).then(() => names.isNew(path)),
        () => writeFileSync(path, halfOf(content)),
      ),
    writeOver: (path, text) => {
      const over = (bytes: Buffer): void => {
        names.overwrite(path, bytes);
        writeFileSync(path, bytes);
      };
      return step(
        () => {
          over(Buffer.from(text));
          return localDisk.writeOver(path, text);
        },
        () => over(halfOf(text)),
      );
    },
    link: (from, to) => moving(to, () => localDisk.link(from, to)),
    rename: (from, to) => moving(to, () => localDisk.rename(from, to)),
    unlink: (path) => moving(path, () => localDisk.unlink(path)),
    makeFolder: (path) => step(() => localDisk.makeFolder(path)),
    syncFolder: (path) =>
      step(async () => {
        const { length } = names.in(path);
        await localDisk.syncFolder(path);
        names.fasten(path, length);
      }),
    read: (path) => localDisk.read(path),
  };
  return { disk, death };
};

/** A world whose timers ring when the test says so, and whose lock holds nobody back. */
export const stillWorld = (disk: Disk): World & { ring: () => void } => {
  const rings = new Set<() => void>();
  return {
    disk,
    every: (_ms, ring) => {
      rings.add(ring);
      return () => rings.delete(ring);
    },
    now: () => Date.parse('2026-11-22T01:00:00.000Z'),
    pid: process.pid,
    lock: async () => ({ release: async () => undefined }),
    spares: 0,
    ring: () => {
      for (const ring of rings) ring();
    },
  };
};
