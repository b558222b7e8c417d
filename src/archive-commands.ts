import { userInfo } from 'node:os';
import type { ExitCode, Io } from './cli/io.ts';
import { retentionRun } from './cli/retention.ts';
import { search } from './cli/search.ts';
import { domainClock } from './clock.ts';
import { readSettings, type Settings } from './config.ts';
import { sha256 } from './ids.ts';
import { officeText, timeZoneOf } from './open-desks.ts';
import { StoreHeldError } from './store/json/lock.ts';
import type { Text } from './text/text.ts';

/** The commands of the archive's keeper, joined with the office they work on. */

const retention = (settings: Settings, args: readonly string[], text: Text, io: Io): Promise<ExitCode> =>
  retentionRun(
    {
      dataDir: settings.dataDir,
      ...(settings.retention ? { retention: { ...settings.retention, timeZone: timeZoneOf(settings) } } : {}),
      who: { name: userInfo().username, ...(settings.terminalUser === undefined ? {} : { by: settings.terminalUser }) },
      now: domainClock(settings.demoClock).now(),
      wallClock: Date.now(),
      hash: sha256,
      text,
      io,
    },
    args,
  );

const commands = {
  search: (settings, args, text, io) => search(settings.dataDir, args, text, io),
  retention,
} as const satisfies Record<
  string,
  (settings: Settings, args: readonly string[], text: Text, io: Io) => Promise<ExitCode>
>;

export type ArchiveCommand = keyof typeof commands;

export const isArchiveCommand = (word: string): word is ArchiveCommand => Object.hasOwn(commands, word);

export const ARCHIVE_USAGE = `tuntas search WORDS [--json]
tuntas retention [--dry-run]`;

/** Runs one; that the bot holds the data folder is an answer, not a fault. */
export const archiveCommand = async (command: ArchiveCommand, args: readonly string[], io: Io): Promise<ExitCode> => {
  const settings = readSettings();
  const text = officeText(settings);
  try {
    return await commands[command](settings, args, text, io);
  } catch (error) {
    if (!(error instanceof StoreHeldError)) throw error;
    const { holder } = error;
    io.err(
      holder
        ? text.archive.held({ pid: String(holder.pid), since: text.format.dateTime(holder.startedAt) })
        : text.archive.heldByUnknown,
    );
    return 1;
  }
};
