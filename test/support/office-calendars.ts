import { readFileSync } from 'node:fs';
import { type Calendar, parseCalendar } from '../../src/domain/calendar.ts';
import { buildWorkingHours, type WorkingHours } from '../../src/domain/working-hours.ts';

/** The parsed JSON of a calendar file that ships with the project. */
export const readCalendarFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/calendars/${name}.json`, import.meta.url), 'utf8'));

/** A shipped office calendar with the decreed holidays of 2026 and 2027, and what a test wants otherwise. */
export const officeCalendar = (name: string, changes: Partial<Calendar> = {}): Calendar => ({
  ...parseCalendar(readCalendarFile(name), [readCalendarFile('national-2026'), readCalendarFile('national-2027')]),
  ...changes,
});

/** Working hours of a shipped calendar. Only one year is laid out, so that tests cross into years added later. */
export const officeHours = (name: string, changes: Partial<Calendar> = {}): WorkingHours =>
  buildWorkingHours(officeCalendar(name, changes), [2026]);
