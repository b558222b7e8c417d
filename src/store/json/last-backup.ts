import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { localDisk } from './disk.ts';
import { LAST_BACKUP } from './layout.ts';
import { replaceFile } from './replace-file.ts';

const schema = z.object({
  /** Begin of the backup, wall clock, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  cases: z.number().int().nonnegative(),
  /** What was wrong in the data folder then. */
  faults: z.number().int().nonnegative(),
});
type LastBackup = z.infer<typeof schema>;

const format = ({ at, cases, faults }: LastBackup): string => {
  const checksum = hash('sha256', JSON.stringify([at, cases, faults]), 'hex').slice(0, 16);
  return `${JSON.stringify({ at, cases, faults, checksum })}\n`;
};

export const noteBackup = (dataDir: string, backup: LastBackup): Promise<void> =>
  replaceFile(join(dataDir, LAST_BACKUP), LAST_BACKUP, format(backup), localDisk);

/** Whether the note is as it was written, or not there at all. */
export const isBackupNoteWhole = (dataDir: string): boolean => {
  const path = join(dataDir, LAST_BACKUP);
  if (!existsSync(path)) return true;
  try {
    const text = readFileSync(path, 'utf8');
    return format(schema.parse(JSON.parse(text))) === text;
  } catch {
    return false;
  }
};
