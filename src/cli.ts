import { ARCHIVE_USAGE, archiveCommand, isArchiveCommand } from './archive-commands.ts';
import { showCase, showQueue } from './cli/cases.ts';
import { checkClock, checkDesk, checkFolder, checkGaps, type Finding, report } from './cli/doctor.ts';
import type { ExitCode, Io } from './cli/io.ts';
import { sop } from './cli/sop.ts';
import { verify } from './cli/verify.ts';
import { verifyPaper } from './cli/verify-paper.ts';
import { why } from './cli/why.ts';
import { domainClock } from './clock.ts';
import { readSettings, type Settings, SettingsError } from './config.ts';
import { sha256 } from './ids.ts';
import { readManifest } from './manifest.ts';
import { officeText, openDesks } from './open-desks.ts';
import { recordPapers } from './report/record-files.ts';
import { isReportCommand, REPORT_USAGE, reportCommand } from './report-commands.ts';
import { diagnoseSlack } from './slack/diagnose.ts';
import { readNotes } from './store/json/notebook-file.ts';
import { openReader } from './store/json/open-reader.ts';
import type { Text } from './text/text.ts';

/** The `tuntas` command: `npm run -s tuntas -- <command>`. */

const io: Io = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};

const dataCommand = async (command: 'queue' | 'case', args: readonly string[]): Promise<ExitCode> => {
  const settings = readSettings();
  const text = officeText(settings);
  const reader = await openReader(settings.dataDir);
  const context = { reader, text, io };
  if (command === 'queue') return showQueue(context, args);
  const desks = openDesks(settings, domainClock(settings.demoClock).now());
  return showCase({ ...context, desks, papers: recordPapers({ office: settings.office, text }, sha256) }, args);
};

const verifyCommand = ([file]: readonly string[]): Promise<ExitCode> => {
  const settings = readSettings();
  const { dataDir, office } = settings;
  const desks = openDesks(settings, domainClock(settings.demoClock).now());
  if (file !== undefined) {
    const text = officeText(settings);
    const papers = recordPapers({ office, text }, sha256);
    return verifyPaper(file, { dataDir, desks, papers, hash: sha256, text, io });
  }
  return verify(dataDir, io, new Map([...desks.values()].map(({ procedure }) => [procedure.id, procedure])));
};

const whyCommand = async (args: readonly string[]): Promise<ExitCode> => {
  const settings = readSettings();
  const now = domainClock(settings.demoClock).now();
  const reader = await openReader(settings.dataDir);
  const { outages } = readNotes(settings.dataDir);
  return why({ reader, desks: openDesks(settings, now), outages, now, text: officeText(settings), io }, args);
};

const slackFindings = async (settings: Settings, now: number, text: Text): Promise<Finding[]> => {
  const clock = (aheadBy?: number) => checkClock(now, aheadBy, text);
  if (settings.slack.mode === 'local') return [clock(), { level: 'fine', what: text.doctor.slackLocal }];
  const { botToken, apiUrl } = settings.slack;
  const diagnosis = await diagnoseSlack({
    botToken,
    ...(settings.slack.mode === 'socket' ? { appToken: settings.slack.appToken } : {}),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    scopes: readManifest().oauth_config.scopes.bot,
    channels: settings.desks.map(({ channel }) => channel),
  });
  if (!diagnosis.ok) {
    return [
      clock(),
      { level: 'failed', what: text.doctor.slackRefused({ why: diagnosis.why }), cure: text.doctor.slackCure },
    ];
  }
  const deskOf = (channel: string): string => settings.desks.find((desk) => desk.channel === channel)?.id ?? channel;
  return [
    clock(settings.demoClock ? undefined : diagnosis.aheadBy),
    { level: 'fine', what: text.doctor.slack({ team: diagnosis.team, bot: diagnosis.bot }) },
    ...diagnosis.missingScopes.map(
      (scope): Finding => ({
        level: 'failed',
        what: text.doctor.missingScope({ scope }),
        cure: text.doctor.scopeCure,
      }),
    ),
    ...diagnosis.closedChannels.map(
      ({ channel, why }): Finding => ({
        level: 'failed',
        what: text.doctor.channelNotOpen({ desk: deskOf(channel), channel, why }),
        cure: text.doctor.channelCure,
      }),
    ),
  ];
};

const doctor = async (): Promise<ExitCode> => {
  const settings = readSettings();
  const text = officeText(settings);
  const clock = domainClock(settings.demoClock);
  const desks = openDesks(settings, clock.now());
  const notes = readNotes(settings.dataDir);
  const findings: Finding[] = [
    { level: 'fine', what: `${text.doctor.configuration}: ${settings.file}` },
    ...checkFolder(settings.dataDir, text),
    ...settings.desks.flatMap(({ id, holders }) => {
      const desk = desks.get(id);
      if (!desk) return [];
      return [...checkDesk(desk, holders, clock.now(), text), ...checkGaps(desk, holders, notes, clock.now(), text)];
    }),
    ...(await slackFindings(settings, clock.now(), text)),
  ];
  return report(findings, text, io);
};

const USAGE = `tuntas sop check|draw|show FILE
tuntas queue [--json]
tuntas case ID [--json] [--pdf FILE] [--disposition FILE]
tuntas why ID [--json]
tuntas verify [FILE]
tuntas doctor
${REPORT_USAGE}
${ARCHIVE_USAGE}`;

const run = async ([command = 'help', ...args]: readonly string[]): Promise<ExitCode> => {
  if (isReportCommand(command)) return reportCommand(command, args, io);
  if (isArchiveCommand(command)) return archiveCommand(command, args, io);
  switch (command) {
    case 'sop':
      return sop(args, io);
    case 'queue':
    case 'case':
      return dataCommand(command, args);
    case 'why':
      return whyCommand(args);
    case 'verify':
      return verifyCommand(args);
    case 'doctor':
      return doctor();
    case 'help':
    case '--help':
      io.out(USAGE);
      return 0;
    default:
      io.err(USAGE);
      return 2;
  }
};

// A reader that has seen enough (`| head`) closes the pipe: no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  for (const problem of error.problems) io.err(problem);
  process.exitCode = 1;
}
