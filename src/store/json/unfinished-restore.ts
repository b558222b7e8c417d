import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in a data folder while a backup is being put into it. */
export const RESTORING = 'restoring.json';

/** Half a record stands here: a bot that started on it would draw numbers anew. */
export class UnfinishedRestoreError extends Error {
  override name = 'UnfinishedRestoreError';
}

/** @throws {UnfinishedRestoreError} when a restore was broken off here. */
export const refuseUnfinishedRestore = (dataDir: string): void => {
  if (!existsSync(join(dataDir, RESTORING))) return;
  throw new UnfinishedRestoreError(`a restore to ${dataDir} was broken off: empty the folder and restore again`);
};
