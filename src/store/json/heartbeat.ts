import { existsSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { temporaryName } from './durable-json-file.ts';
import { HEARTBEAT } from './layout.ts';
import type { Holder } from './lock.ts';

/** Tells readers that the bot lives, and the next start whether the last life ended in order. Wall clock, UTC. */
export type Heartbeat = { pid: number; startedAt: string; at: string };

export const BEAT_MS = 3_000;
/** Silence longer than this means that the bot is gone or stuck. */
const SILENT_MS = 4 * BEAT_MS;

const heartbeatSchema = z.object({ pid: z.number().int(), startedAt: z.iso.datetime(), at: z.iso.datetime() });

const pathIn = (dataDir: string): string => join(dataDir, HEARTBEAT);

/** Not fsynced: a heartbeat that a power cut took was of a bot that the same cut took. */
export const beat = async (dataDir: string, holder: Holder, at: number): Promise<void> => {
  const path = pathIn(dataDir);
  const temporary = temporaryName(path);
  const heartbeat: Heartbeat = { ...holder, at: new Date(at).toISOString() };
  try {
    await writeFile(temporary, `${JSON.stringify(heartbeat)}\n`, { mode: 0o600 });
    await rename(temporary, path);
  } catch {
    // A disk that refuses this refuses cases too, and says so there.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
};

export const endHeartbeat = (dataDir: string): Promise<void> => rm(pathIn(dataDir), { force: true });

/** True when the last writer here did not close in order. */
export const diedHere = (dataDir: string): boolean => existsSync(pathIn(dataDir));

/** @returns the last breath, and whether it is recent; undefined when nobody writes here. */
export const readHeartbeat = (dataDir: string, now: number): (Heartbeat & { lives: boolean }) | undefined => {
  try {
    const heartbeat = heartbeatSchema.parse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
    return { ...heartbeat, lives: now - Date.parse(heartbeat.at) <= SILENT_MS };
  } catch {
    return undefined;
  }
};
