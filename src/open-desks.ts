import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Carrier } from './casework/case-file.ts';
import type { Desk } from './casework/ports.ts';
import type { Settings } from './config.ts';
import { SettingsError } from './config.ts';
import { type Calendar, CalendarError, parseCalendar } from './domain/calendar.ts';
import { TIME_ZONES, type TimeZone } from './domain/local-date.ts';
import type { Procedure } from './domain/procedure.ts';
import { buildWorkingHours } from './domain/working-hours.ts';
import { readProcedure } from './procedure-file/read-procedure.ts';
import type { DeskSettings } from './settings-file.ts';
import { createText, type Text } from './text/text.ts';

/** Folder of what ships with the product: procedures, calendars, samples. */
const DATA = fileURLToPath(new URL('../data/', import.meta.url));

/** `bantul-email` is a shipped file; anything with a slash or an ending is a path of the office's own. */
const fileOf = (folder: string, ending: string, name: string): string =>
  /[/\\]|\.\w+$/.test(name) ? (isAbsolute(name) ? name : resolve(name)) : join(DATA, folder, `${name}${ending}`);

const isTimeZone = (name: string): name is TimeZone => Object.hasOwn(TIME_ZONES, name);

/** @throws {SettingsError} when the office names a zone that Indonesia does not have. */
export const timeZoneOf = (settings: Settings): TimeZone => {
  if (isTimeZone(settings.timeZone)) return settings.timeZone;
  throw new SettingsError([`${settings.locate(['timezone'])}: write one of ${Object.keys(TIME_ZONES).join(', ')}`]);
};

/** The words of the office: its language, its zone. */
export const officeText = (settings: Settings): Text => createText(settings.locale, timeZoneOf(settings));

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const holidayLists = (): unknown[] => {
  const folder = join(DATA, 'calendars');
  return readdirSync(folder)
    .filter((name) => /^national-\d{4}\.json$/.test(name))
    .map((name) => readJson(join(folder, name)));
};

const readOfficeCalendar = (settings: Settings, name: string, where: string): Calendar => {
  const file = fileOf('calendars', '.json', name);
  const timeZone = timeZoneOf(settings);
  let json: unknown;
  try {
    json = readJson(file);
  } catch {
    throw new SettingsError([`${where}: there is no readable calendar "${name}" (looked for ${file})`]);
  }
  try {
    return { ...parseCalendar(json, holidayLists()), timeZone };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new SettingsError(error.problems.map((problem) => `${file} ${problem}`));
  }
};

const readDeskProcedure = (name: string, where: string): Procedure => {
  const file = fileOf('procedures', '.yaml', name);
  const read = readProcedure(file);
  if ('faults' in read) throw new SettingsError([`${where}: the procedure "${name}" cannot be used:`, ...read.faults]);
  return read.procedure;
};

/** Roles in the settings must be the procedure's; a slip of the pen would silently leave a role empty. */
const strangeRoles = (settings: Settings, index: number, desk: DeskSettings, procedure: Procedure): string[] => {
  const known = procedure.roles.map(({ id }) => id);
  const fault = (path: PropertyKey[], role: string) =>
    known.includes(role)
      ? []
      : [
          `${settings.locate(['desks', index, ...path])}: procedure ${procedure.id} has no role "${role}"; it has ${known.join(', ')}`,
        ];
  return [
    ...Object.keys(desk.holders).flatMap((role) => fault(['holders', role], role)),
    ...(desk.digest?.to ?? []).flatMap((role, place) => fault(['digest', 'to', place], role)),
  ];
};

/** The connectors of a desk that also carry letters to complainants. */
const carriersOf = ({ intake }: DeskSettings): ReadonlySet<Carrier> =>
  new Set([...(intake.email ? (['email'] as const) : []), ...(intake.whatsapp ? (['whatsapp'] as const) : [])]);

/**
 * Opens the desks of the settings: each with its procedure and its working hours.
 *
 * @throws {SettingsError} naming every fault of the first desk that has one.
 */
export const openDesks = (settings: Settings, now: number): Map<string, Desk> => {
  const year = new Date(now).getUTCFullYear();
  const hours = new Map<string, Desk['hours']>();
  return new Map(
    settings.desks.map((desk, index) => {
      const procedure = readDeskProcedure(desk.procedure, settings.locate(['desks', index, 'procedure']));
      const faults = strangeRoles(settings, index, desk, procedure);
      if (faults.length > 0) throw new SettingsError(faults);
      const calendar = () => readOfficeCalendar(settings, desk.calendar, settings.locate(['desks', index, 'calendar']));
      const own = hours.get(desk.calendar) ?? buildWorkingHours(calendar(), [year, year + 1]);
      hours.set(desk.calendar, own);
      return [
        desk.id,
        {
          id: desk.id,
          title: desk.title ?? procedure.title,
          procedure,
          hours: own,
          registerCode: desk.register,
          channel: desk.channel,
          legal: desk.legalTerms,
          ...(desk.digest === undefined ? {} : { digest: desk.digest }),
          ...(desk.reports === undefined ? {} : { reports: desk.reports }),
          carriers: carriersOf(desk),
        },
      ];
    }),
  );
};
