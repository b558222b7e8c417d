import { statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { z } from 'zod';

/**
 * One writer: an abstract unix socket whose name is made of the data folder's device and inode. The kernel frees the
 * name at the instant its process dies, so there is no stale lock to wait for or to steal; a stopped process keeps it.
 *
 * Linux only. It holds within one network namespace: two containers on one volume do not see each other's lock.
 */
export type Lock = { release(): Promise<void> };

export type Holder = { pid: number; startedAt: string };

const holderSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

/** Another process writes to this data folder. */
export class StoreHeldError extends Error {
  override name = 'StoreHeldError';
  readonly holder: Holder | undefined;

  constructor(dataDir: string, holder: Holder | undefined) {
    const who = holder ? `process ${holder.pid}, started ${holder.startedAt},` : 'another process';
    super(`${who} already works on ${dataDir}: stop it first, or give this one a data folder of its own`);
    this.holder = holder;
  }
}

const ANSWER_MS = 1_000;

const socketName = (dataDir: string): string => {
  const { dev, ino } = statSync(dataDir);
  return `\0tuntas.${dev}.${ino}`;
};

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path, exclusive: true }, resolve);
  });

/** Who holds the lock; undefined when nobody answers in time, as when the holder is stopped. */
const askHolder = (path: string): Promise<Holder | undefined> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect({ path });
    const finish = (): void => {
      socket.destroy();
      const answer = holderSchema.safeParse(parsed(text));
      resolve(answer.success ? answer.data : undefined);
    };
    socket.setTimeout(ANSWER_MS, finish);
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.once('end', finish);
    socket.once('error', finish);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** @throws {StoreHeldError} when another process, or another store of this one, holds the folder. */
export const lockFolder = async (dataDir: string, self: Holder): Promise<Lock> => {
  const path = socketName(dataDir);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(self));
  });
  try {
    await listen(server, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new StoreHeldError(dataDir, await askHolder(path));
  }
  server.unref();
  return { release: () => new Promise((resolve) => void server.close(() => resolve())) };
};
