import type { ExitCode, Io } from './cli/io.ts';
import { type ReportContext, recap, report } from './cli/report.ts';
import { domainClock } from './clock.ts';
import { readSettings } from './config.ts';
import { officeText, openDesks } from './open-desks.ts';
import { DamagedFileError } from './store/json/case-text.ts';
import { readNotes } from './store/json/notebook-file.ts';
import { casesBetween } from './store/json/read-period.ts';
import { openReportShelf } from './store/json/report-shelf.ts';

/** The commands that make papers, joined with the office they work on. They only read; the bot may run beside them. */

const commands = { report, recap } as const;
type ReportCommand = keyof typeof commands;

export const isReportCommand = (command: string): command is ReportCommand => Object.hasOwn(commands, command);

export const REPORT_USAGE = `tuntas report --month YYYY-MM|--year YYYY --out DIR [--desk ID]
tuntas recap [--date YYYY-MM-DD] [--desk ID] [--json] [--out DIR]`;

/** Runs one. A damaged report is said in a sentence: what it holds is what somebody approved. */
export const reportCommand = async (command: ReportCommand, args: readonly string[], io: Io): Promise<ExitCode> => {
  const settings = readSettings();
  const now = domainClock(settings.demoClock).now();
  const text = officeText(settings);
  const { dataDir, office } = settings;
  try {
    const context: ReportContext = {
      desks: openDesks(settings, now),
      facts: { find: (query) => casesBetween(dataDir, query), now, outages: readNotes(dataDir).outages },
      reports: openReportShelf(dataDir),
      house: { office, text },
      text,
      io,
    };
    return await commands[command](context, args);
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    io.err(error.message);
    return 1;
  }
};
