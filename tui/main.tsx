import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type OfficeNotes, officeNotesSchema } from '../src/casework/office-notes.ts';
import type { Clock } from '../src/casework/ports.ts';
import { domainClock } from '../src/clock.ts';
import { chooseFastReact, readSettings, readTerminalWishes, type Settings, SettingsError } from '../src/config.ts';
import { officeText, openDesks } from '../src/open-desks.ts';
import { CaseFollower } from '../src/store/json/follow-cases.ts';
import { readNotes } from '../src/store/json/notebook-file.ts';
import { readArguments, type Wishes } from './arguments.ts';
import { openBotDoor } from './bot-door.ts';
import { followedClock } from './state/followed-clock.ts';
import type { Watched, WatchedDesk } from './state/office-source.ts';

/** `npm run tui`: opens the record for reading, draws it, and gives the terminal back. */

const PLAIN_COLUMNS = 120;

const desksOf = (settings: Settings, clock: Clock): ReadonlyMap<string, WatchedDesk> => {
  const { groups } = settings.workspace;
  const people = (ids: readonly string[]): string[] => ids.flatMap((id) => groups[id]?.people ?? [id]);
  const holders = new Map(
    settings.desks.map((desk) => [
      desk.id,
      Object.fromEntries(Object.entries(desk.holders).map(([role, ids]) => [role, people(ids)])),
    ]),
  );
  const desks = openDesks(settings, clock.now());
  return new Map([...desks].map(([id, desk]) => [id, { ...desk, holders: holders.get(id) ?? {} }]));
};

/** Notes that cannot be read stop the bot, which says so; here they are as if nothing were noted. */
const notesIn = (dataDir: string): OfficeNotes => {
  try {
    return readNotes(dataDir);
  } catch {
    return officeNotesSchema.parse({});
  }
};

const watchedOffice = (settings: Settings, dataDir: string): Watched => {
  const clock = followedClock(domainClock(settings.demoClock), () => performance.now());
  const source = whileReading(() => new CaseFollower(dataDir));
  const { people, groups } = settings.workspace;
  return {
    name: settings.office,
    desks: desksOf(settings, clock),
    source,
    door: openBotDoor(dataDir, ({ demoClock }) => clock.follow(demoClock)),
    text: officeText(settings),
    clock,
    notes: () => notesIn(dataDir),
    nameOf: (id) => people[id]?.name ?? groups[id]?.name ?? id,
  };
};

const fail = (words: string, code: 1 | 2): never => {
  process.stderr.write(`${words}\n`);
  process.exit(code);
};

const understood = (settings: Settings): Wishes => {
  const { terminal } = officeText(settings);
  const wishes = readArguments(process.argv.slice(2));
  if (!('fault' in wishes)) {
    const known = settings.desks.map(({ id }) => id);
    const { desk } = wishes;
    return desk === undefined || known.includes(desk)
      ? wishes
      : fail(terminal.badDesk({ desk, known: known.join(', ') }), 2);
  }
  if (wishes.fault === 'help') {
    process.stdout.write(`${terminal.usage}\n`);
    process.exit(0);
  }
  const why = wishes.fault === 'interval' ? terminal.badInterval : terminal.badArgument(wishes);
  return fail(`${why}\n\n${terminal.usage}`, 2);
};

/**
 * While a hundred thousand rows are read the young generation of the heap stays small, because by itself it grows then and
 * never shrinks again. Afterwards it may grow: frames are short-lived and must not be taken for something that stays.
 */
const whileReading = <T,>(read: () => T): T => {
  setFlagsFromString('--semi-space-growth-factor=1');
  try {
    return read();
  } finally {
    setFlagsFromString('--semi-space-growth-factor=2');
  }
};

const start = async (): Promise<void> => {
  chooseFastReact();
  const settings = readSettings();
  const wishes = understood(settings);
  const environment = readTerminalWishes();
  const dataDir = resolve(wishes.dataDir ?? settings.dataDir);
  if (wishes.once || !process.stdout.isTTY || !process.stdin.isTTY) {
    const { onceFrame } = await import('./screens/once.ts');
    const office = watchedOffice(settings, dataDir);
    process.stdout.write(`${onceFrame(office, wishes.desk, process.stdout.columns ?? PLAIN_COLUMNS)}\n`);
    return;
  }
  const { runTerminal } = await import('./run.tsx');
  await runTerminal(() => watchedOffice(settings, dataDir), officeText(settings).terminal.empty.reading, {
    ...wishes,
    ...environment,
    isScreenReader: wishes.isScreenReader || environment.isScreenReader,
  });
};

try {
  await start();
  process.exit(0);
} catch (error) {
  const isExpected = error instanceof SettingsError;
  fail(isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error), 1);
}
