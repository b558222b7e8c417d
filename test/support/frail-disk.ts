import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * A disk that dies at one of its calls: from then on nothing answers. `lose` says which folders forget the names that
 * were not fsynced, as after a power cut; a killed process loses none.
 */
export const dyingDisk = (
  callsToLive: number,
  lose: (folder: string) => boolean,
): { disk: Disk; death: Promise<'dead'> } => {
  const undo = new Map<string, (() => void)[]>();
  let calls = 0;
  let die: (what: 'dead') => void = () => undefined;
  const death = new Promise<'dead'>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => undefined);
  const remember = (path: string): void => {
    const before = existsSync(path) ? readFileSync(path) : undefined;
    const steps = undo.get(dirname(path)) ?? [];
    steps.push(() => (before ? writeFileSync(path, before) : rmSync(path, { force: true })));
    undo.set(dirname(path), steps);
  };
  const underWay = new Set<Promise<void>>();
  const dieNow = async (last: () => void): Promise<void> => {
    // What the kernel has begun it finishes, whoever asked for it.
    await Promise.allSettled(underWay);
    last();
    const forgotten = [...undo].filter(([folder]) => lose(folder)).flatMap(([, steps]) => steps.toReversed());
    for (const back of forgotten) back();
    die('dead');
  };
  const step = async (act: () => Promise<void>, last: () => void = () => undefined): Promise<void> => {
    calls += 1;
    if (calls === callsToLive + 1) void dieNow(last);
    if (calls > callsToLive) return never;
    const acting = act();
    underWay.add(acting);
    await acting.finally(() => underWay.delete(acting));
    return calls > callsToLive ? never : undefined;
  };
  const disk: Disk = {
    writeNew: (path, text) =>
      step(
        () => localDisk.writeNew(path, text),
        () => writeFileSync(path, text.slice(0, text.length / 2)),
      ),
    rename: (from, to) =>
      step(async () => {
        remember(to);
        await localDisk.rename(from, to);
      }),
    unlink: (path) =>
      step(async () => {
        remember(path);
        await localDisk.unlink(path);
      }),
    makeFolder: (path) => step(() => localDisk.makeFolder(path)),
    syncFolder: (path) =>
      step(async () => {
        const settled = undo.get(path) ?? [];
        await localDisk.syncFolder(path);
        undo.set(path, (undo.get(path) ?? []).slice(settled.length));
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
    ring: () => {
      for (const ring of rings) ring();
    },
  };
};
