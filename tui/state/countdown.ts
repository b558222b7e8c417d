import type { Instant } from '../../src/domain/local-date.ts';
import type { WorkingHours } from '../../src/domain/working-hours.ts';
import type { Meaning } from '../theme.ts';
import type { Entry } from './case-list.ts';

export type Urgency = 'late' | 'soon' | 'fine' | 'paused' | 'untimed';

/** The same by colour and by sign: a terminal without colour, or an eye that does not tell red from green, reads the sign. */
export const marks: Readonly<Record<Urgency, { sign: string; meaning: Meaning }>> = {
  late: { sign: '×', meaning: 'late' },
  soon: { sign: '!', meaning: 'soon' },
  fine: { sign: ' ', meaning: 'plain' },
  paused: { sign: '=', meaning: 'paused' },
  untimed: { sign: ' ', meaning: 'muted' },
};

/** Share of the limit that is left when a case begins to be shown as due soon: the point of the first reminder. */
const SOON = 0.25;

/** `12:34:05` of working time; with a minus sign what is overdue. */
export const clockFace = (milliseconds: number): string => {
  const late = milliseconds < 0;
  const seconds = late ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
  const pair = (value: number): string => String(value).padStart(2, '0');
  const face = `${Math.floor(seconds / 3600)}:${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}`;
  return late ? `-${face}` : face;
};

/** Working milliseconds until the binding limit, negative after it; undefined while none runs. */
export const timeLeft = ({ dueAt }: Entry, hours: WorkingHours, now: Instant): number | undefined =>
  Number.isFinite(dueAt) ? hours.elapsed(now, dueAt) : undefined;

/**
 * How a case stands with its binding limit. A limit that has passed is late at once, though not one working second may
 * have gone by since.
 */
export const urgencyOf = (entry: Entry, hours: WorkingHours, now: Instant): Urgency => {
  if (entry.row.status === 'paused') return 'paused';
  const left = timeLeft(entry, hours, now);
  if (left === undefined) return 'untimed';
  if (entry.dueAt < now) return 'late';
  const from = entry.row.begunAt ?? entry.receivedAt;
  return left <= SOON * hours.elapsed(from, entry.dueAt) ? 'soon' : 'fine';
};

/** `45m`, `3h`, `12d` since the receipt, in the reader's letters. */
export const shortAge = (milliseconds: number, unit: { minute: string; hour: string; day: string }): string => {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes}${unit.minute}`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}${unit.hour}`;
  return `${Math.floor(minutes / 1440)}${unit.day}`;
};
