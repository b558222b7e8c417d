import type { Procedure } from '../domain/procedure.ts';
import { BackupRefusedError, backUp } from '../store/json/backup.ts';
import { NotABackupError } from '../store/json/backup-manifest.ts';
import { explainDisk } from '../store/json/durable-json-file.ts';
import { StoreHeldError } from '../store/json/lock.ts';
import { NotEmptyError, restore } from '../store/json/restore.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

export type BackupContext = {
  dataDir: string;
  /** By id: what the rows are checked against. */
  procedures: ReadonlyMap<string, Procedure>;
  /** Wall clock, Unix milliseconds. */
  now: number;
  pid: number;
  text: Text;
  io: Io;
};

const onlyFolder = (args: readonly string[]): string | undefined => {
  const [folder, ...others] = args;
  return folder === undefined || folder.startsWith('--') || others.length > 0 ? undefined : folder;
};

/**
 * `tuntas backup DIR`: copies the record into an empty folder, beside a running bot, and verifies the copy.
 *
 * @returns 1 as well when the data themselves have faults: the backup is then as faithful as they are.
 */
export const backupRun = async (context: BackupContext, args: readonly string[]): Promise<ExitCode> => {
  const { dataDir, procedures, now, text, io } = context;
  const folder = onlyFolder(args);
  if (folder === undefined) {
    io.err(text.archive.usage({ usage: 'backup DIR' }));
    return 2;
  }
  try {
    const { cases, events, files, faults } = await backUp(dataDir, folder, { procedures, now });
    const { number } = text.format;
    if (faults.length > 0) {
      io.err(text.archive.backup.withFaults({ count: number(faults.length), folder }));
      for (const fault of faults) io.err(fault);
      return 1;
    }
    const counts = { cases: number(cases), events: number(events), files: number(Object.keys(files).length) };
    io.out(text.archive.backup.done({ ...counts, folder }));
    return 0;
  } catch (error) {
    io.err(backupRefusal(error, context, folder));
    return 1;
  }
};

const backupRefusal = (error: unknown, { dataDir, text }: BackupContext, folder: string): string => {
  const { archive } = text;
  if (!(error instanceof BackupRefusedError)) return archive.failed({ why: explainDisk(error) });
  switch (error.why) {
    case 'no-data':
      return archive.backup.noData({ folder: dataDir });
    case 'inside':
      return archive.backup.insideData;
    case 'not-empty':
      return archive.backup.notEmpty({ folder });
  }
};

/** `tuntas restore DIR`: puts a backup into the empty data folder that TUNTAS_DATA names. @throws {StoreHeldError} */
export const restoreRun = async (context: BackupContext, args: readonly string[]): Promise<ExitCode> => {
  const { dataDir, procedures, now, pid, text, io } = context;
  const folder = onlyFolder(args);
  if (folder === undefined) {
    io.err(text.archive.usage({ usage: 'restore DIR' }));
    return 2;
  }
  const self = { pid, startedAt: new Date(now).toISOString() };
  try {
    const { cases, at, faults } = await restore(folder, dataDir, { procedures, self });
    const { number, dateTime } = text.format;
    io.out(text.archive.restore.done({ cases: number(cases), folder: dataDir, at: dateTime(at) }));
    if (faults.length > 0) io.out(text.archive.restore.withFaults({ count: number(faults.length) }));
    for (const fault of faults) io.out(fault);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof StoreHeldError) throw error;
    io.err(restoreRefusal(error, context, folder));
    return 1;
  }
};

const restoreRefusal = (error: unknown, { dataDir, text }: BackupContext, folder: string): string => {
  const { archive } = text;
  if (error instanceof NotEmptyError) return archive.restore.notEmpty({ folder: dataDir });
  if (error instanceof NotABackupError) return archive.restore.notABackup({ folder, why: error.message });
  return archive.failed({ why: explainDisk(error) });
};
