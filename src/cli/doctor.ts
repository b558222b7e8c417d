import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import type { OfficeNotes } from '../casework/office-notes.ts';
import type { Desk } from '../casework/ports.ts';
import { gapsAhead } from '../casework/standing-in.ts';
import { roleLabel } from '../domain/procedure-lookup.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

/** One thing looked at. A warning has a cure but lets the office work; a failure does not. */
export type Finding = { level: 'fine'; what: string } | { level: 'warning' | 'failed'; what: string; cure: string };

/** Room in which the office can work for weeks; below it a full disk is near. */
const LOW_DISK_BYTES = 200 * 1024 * 1024;

/** Difference to Slack's clock from which minutes in the record would be wrong; an HTTP date has whole seconds. */
const CLOCK_TOLERANCE_MS = 5_000;

/** Month (1–12) from which next year's decree is usually out (2026: 19 September 2025; 2027: 15 September 2026). */
const DECREE_MONTH = 10;

/** Can the case files be written, and is there room? */
export const checkFolder = (folder: string, text: Text): Finding[] => {
  const cure = text.doctor.folderCure;
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [{ level: 'failed', what: text.doctor.folderNotWritable({ folder }), cure }];
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const what = `${text.doctor.dataFolder}: ${folder}`;
  return free < LOW_DISK_BYTES
    ? [
        {
          level: 'warning',
          what: text.doctor.diskLow({ folder, free: text.format.number(Math.floor(free / 1024 / 1024)) }),
          cure: text.doctor.diskCure,
        },
      ]
    : [{ level: 'fine', what }];
};

/** Roles that no user and no group is named for, and years whose holidays are not decreed yet. */
export const checkDesk = (
  desk: Desk,
  holders: Readonly<Record<string, readonly string[]>>,
  now: number,
  text: Text,
): Finding[] => {
  const empty = desk.procedure.roles
    .filter(({ id, may }) => may === undefined && (holders[id] ?? []).length === 0)
    .map(
      ({ label }): Finding => ({
        level: 'warning',
        what: text.doctor.emptyRole({ desk: desk.id, role: label }),
        cure: text.doctor.emptyRoleCure,
      }),
    );
  const [year = 0, month = 0] = desk.hours.dateAt(now).split('-').map(Number);
  const years = month >= DECREE_MONTH ? [year, year + 1] : [year];
  const undecreed = years
    .filter((candidate) => !desk.hours.decreed(candidate))
    .map(
      (candidate): Finding => ({
        level: 'warning',
        what: text.doctor.yearWithoutDecree({ year: String(candidate) }),
        cure: text.doctor.yearCure,
      }),
    );
  return [...empty, ...undecreed];
};

/** Posts that will have nobody in the coming 30 days, leave and orders known; a user group counts as somebody. */
export const checkGaps = (
  desk: Desk,
  holders: Readonly<Record<string, readonly string[]>>,
  notes: OfficeNotes,
  now: number,
  text: Text,
): Finding[] => {
  const day = (date: string): string => text.format.date(`${date}T05:00:00Z`);
  // A role that is never held is told by `checkDesk`.
  const held = (role: string): boolean => (holders[role] ?? []).length > 0;
  return gapsAhead({ desk, holders, notes, now })
    .filter(({ role }) => held(role))
    .map(
      ({ role, from, to, minutes }): Finding => ({
        level: 'warning',
        what: `${desk.id}: ${text.people.gap({
          role: roleLabel(desk.procedure, role),
          from: day(from),
          to: day(to),
          minutes: text.format.number(Math.round(minutes)),
        })}`,
        cure: text.doctor.gapCure,
      }),
    );
};

/**
 * The clock that the record will carry, for a person to compare with the wall.
 *
 * @param aheadBy milliseconds this machine is ahead of Slack's; undefined when nobody could be asked.
 */
export const checkClock = (now: number, aheadBy: number | undefined, text: Text): Finding =>
  Math.abs(aheadBy ?? 0) > CLOCK_TOLERANCE_MS
    ? {
        level: 'failed',
        what: text.doctor.clockOff({ by: text.format.number(Math.round(Math.abs(aheadBy ?? 0) / 1000)) }),
        cure: text.doctor.clockCure,
      }
    : { level: 'fine', what: `${text.doctor.clock}: ${text.format.dateTime(now)}` };

/** Prints the findings. @returns 1 when something must be cured before the office can work. */
export const report = (findings: readonly Finding[], text: Text, io: Io): ExitCode => {
  for (const finding of findings)
    io.out(finding.level === 'fine' ? text.doctor.fine(finding) : text.doctor[finding.level](finding));
  return findings.some(({ level }) => level === 'failed') ? 1 : 0;
};
