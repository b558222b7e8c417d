import { userInfo } from 'node:os';
import { type BackupContext, backupRun, restoreRun } from './cli/backup.ts';
import { importLapor } from './cli/import-lapor.ts';
import { importRegister } from './cli/import-register.ts';
import type { ExitCode, Io } from './cli/io.ts';
import { personData } from './cli/person-data.ts';
import { retentionRun } from './cli/retention.ts';
import { search } from './cli/search.ts';
import { domainClock } from './clock.ts';
import { readSettings, type Settings } from './config.ts';
import { randomIds, sha256 } from './ids.ts';
import { officeText, openDesks, timeZoneOf } from './open-desks.ts';
import { StoreHeldError } from './store/json/lock.ts';
import { UnfinishedRestoreError } from './store/json/unfinished-restore.ts';
import type { Text } from './text/text.ts';

/** The commands of the archive's keeper, joined with the office they work on. */

export const ARCHIVE_USAGE = `tuntas search WORDS [--json]
tuntas retention [--dry-run]
tuntas person-data --nik N | --phone N | --email A | --name N --out DIR
tuntas import register FILE --desk ID [--dry-run]
tuntas import lapor FILE [--desk ID] [--dry-run] [--open-only]
tuntas backup DIR
tuntas restore DIR`;

/** Who sits at this machine: for the record. */
const whoOf = ({ terminalUser }: Settings): { by?: string; name: string } => ({
  name: userInfo().username,
  ...(terminalUser === undefined ? {} : { by: terminalUser }),
});

const retention = (settings: Settings, args: readonly string[], text: Text, io: Io): Promise<ExitCode> =>
  retentionRun(
    {
      dataDir: settings.dataDir,
      ...(settings.retention ? { retention: { ...settings.retention, timeZone: timeZoneOf(settings) } } : {}),
      who: whoOf(settings),
      now: domainClock(settings.demoClock).now(),
      wallClock: Date.now(),
      hash: sha256,
      text,
      io,
    },
    args,
  );

const backupContext = (settings: Settings, text: Text, io: Io): BackupContext => {
  const desks = openDesks(settings, domainClock(settings.demoClock).now());
  return {
    dataDir: settings.dataDir,
    procedures: new Map([...desks.values()].map(({ procedure }) => [procedure.id, procedure])),
    now: Date.now(),
    pid: process.pid,
    text,
    io,
  };
};

const laporCommand = (settings: Settings, args: readonly string[], text: Text, io: Io): Promise<ExitCode> => {
  const { dataDir, demoClock } = settings;
  const clock = domainClock(demoClock);
  const desks = openDesks(settings, clock.now());
  return importLapor({ dataDir, desks, clock, ids: randomIds, hash: sha256, text, io }, args);
};

/** What can be taken over from elsewhere. */
const importCommand = async (
  settings: Settings,
  [what, ...args]: readonly string[],
  text: Text,
  io: Io,
): Promise<ExitCode> => {
  if (what === 'lapor') return laporCommand(settings, args, text, io);
  if (what !== 'register') {
    io.err(ARCHIVE_USAGE);
    return 2;
  }
  const now = domainClock(settings.demoClock).now();
  const desks = openDesks(settings, now);
  return importRegister(
    { dataDir: settings.dataDir, desks, who: whoOf(settings), now, ids: randomIds, hash: sha256, text, io },
    args,
  );
};

const commands = {
  search: (settings, args, text, io) => search(settings.dataDir, args, text, io),
  retention,
  'person-data': (settings, args, text, io) =>
    personData({ dataDir: settings.dataDir, now: domainClock(settings.demoClock).now(), text, io }, args),
  import: importCommand,
  backup: (settings, args, text, io) => backupRun(backupContext(settings, text, io), args),
  restore: (settings, args, text, io) => restoreRun(backupContext(settings, text, io), args),
} as const satisfies Record<
  string,
  (settings: Settings, args: readonly string[], text: Text, io: Io) => Promise<ExitCode>
>;

export type ArchiveCommand = keyof typeof commands;

export const isArchiveCommand = (word: string): word is ArchiveCommand => Object.hasOwn(commands, word);

/** Runs one; that the bot holds the data folder is an answer, not a fault. */
export const archiveCommand = async (command: ArchiveCommand, args: readonly string[], io: Io): Promise<ExitCode> => {
  const settings = readSettings();
  const text = officeText(settings);
  try {
    return await commands[command](settings, args, text, io);
  } catch (error) {
    if (error instanceof UnfinishedRestoreError) io.err(text.archive.restore.brokenOff({ folder: settings.dataDir }));
    else if (error instanceof StoreHeldError) io.err(heldWords(error, text));
    else throw error;
    return 1;
  }
};

const heldWords = ({ holder }: StoreHeldError, { archive, format }: Text): string =>
  holder ? archive.held({ pid: String(holder.pid), since: format.dateTime(holder.startedAt) }) : archive.heldByUnknown;
