import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, localDisk } from './disk.ts';
import { BEAT_MS, beat, diedHere, endHeartbeat } from './heartbeat.ts';
import { JsonCaseStore } from './json-case-store.ts';
import { load } from './load.ts';
import { type Holder, type Lock, lockFolder } from './lock.ts';
import { SPARES } from './spare-files.ts';
import { refuseUnfinishedRestore } from './unfinished-restore.ts';
import { PROBE_MS } from './write-gate.ts';

/** The world around a store; tests hand in their own. */
export type World = {
  disk: Disk;
  /** Rings until the returned function is called. */
  every(ms: number, ring: () => void): () => void;
  /** Wall clock, Unix milliseconds: a heartbeat tells real time, also in a demo whose clock runs ahead. */
  now(): number;
  pid: number;
  lock(dataDir: string, self: Holder): Promise<Lock>;
  /** How many replaced files must wait before one is written over. */
  spares: number;
};

export const realWorld: World = {
  disk: localDisk,
  every: (ms, ring) => {
    const timer = setInterval(ring, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
  now: () => Date.now(),
  pid: process.pid,
  lock: lockFolder,
  spares: SPARES,
};

/**
 * Opens the data folder for writing: takes the lock, clears away what a dead writer left, reads the rows.
 *
 * @throws {StoreHeldError} when another process writes there; {NewerVersionError} when the data is from a newer
 * program; {UnfinishedRestoreError}; what the disk says when the folder cannot be read.
 */
export const openJsonStore = async (dataDir: string, world: World = realWorld): Promise<JsonCaseStore> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const holder: Holder = { pid: world.pid, startedAt: new Date(world.now()).toISOString() };
  const lock = await world.lock(dataDir, holder);
  try {
    refuseUnfinishedRestore(dataDir);
    const loaded = load(dataDir, 'tidy');
    if (diedHere(dataDir)) await syncAll(dataDir, loaded.folders, world.disk);
    await beat(dataDir, holder, world.now());
    const cancel: (() => void)[] = [];
    let beating = Promise.resolve();
    const release = async (): Promise<void> => {
      for (const stop of cancel) stop();
      await beating;
      await endHeartbeat(dataDir);
      await lock.release();
    };
    const store = new JsonCaseStore(dataDir, world.disk, loaded, release, world.spares);
    cancel.push(
      world.every(PROBE_MS, () => void store.probe()),
      world.every(BEAT_MS, () => {
        beating = beating.then(() => beat(dataDir, holder, world.now()));
      }),
    );
    return store;
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/**
 * The dead writer may have renamed files without living to see their names on the disk. We are about to build on
 * them — the next register number follows from them — so they must be there for certain.
 */
const syncAll = async (dataDir: string, folders: readonly string[], disk: Disk): Promise<void> => {
  for (const folder of folders) await disk.syncFolder(join(dataDir, folder));
};
