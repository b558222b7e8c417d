import { dayNumber, type Instant, type LocalDate, localDate } from '../../domain/local-date.ts';
import type { WorkingHours } from '../../domain/working-hours.ts';
import type { Desk } from '../ports.ts';
import { paperHead } from './paper-head.ts';
import { daysPeriod, lies, type Period } from './period.ts';
import type { CaseRecord, DailyRecap, RecapRow } from './shapes.ts';
import { counted } from './tallies.ts';

/** The longest an office was ever closed, and more. */
const FURTHEST_BACK = 60;

/** The working day before a date; undefined when there was none in two months. */
export const workingDayBefore = (hours: WorkingHours, date: LocalDate): LocalDate | undefined => {
  const today = dayNumber(date);
  for (let day = today - 1; day > today - FURTHEST_BACK; day -= 1) {
    if (hours.isWorkingDay(localDate(day))) return localDate(day);
  }
  return undefined;
};

/** First day that the recap of a date takes in: days off belong to the next working day, a day off asked for stands alone. */
const recapSince = (hours: WorkingHours, date: LocalDate): LocalDate => {
  const before = hours.isWorkingDay(date) ? workingDayBefore(hours, date) : undefined;
  return before === undefined ? date : localDate(dayNumber(before) + 1);
};

/** The days of the recap of a date, and of the one before it. */
export const recapPeriods = ({ hours }: Desk, date: LocalDate): { own: Period; before: Period } => {
  const { timeZone } = hours.calendar;
  const since = recapSince(hours, date);
  const last = localDate(dayNumber(since) - 1);
  return {
    own: daysPeriod(timeZone, since, date),
    before: daysPeriod(timeZone, recapSince(hours, last), last),
  };
};

const rowsOf = (record: CaseRecord, isMeant: (at: string) => boolean): RecapRow[] => {
  const { caseId, register, maskedSubject, channel, kind, category, receivedAt, used, stays } = record;
  const late = stays.reduce((sum, stay) => sum + stay.late, 0);
  return record.endings
    .filter(({ at }) => isMeant(at))
    .map(({ at, as }) => ({
      caseId,
      register,
      subject: maskedSubject,
      channel,
      kind,
      category,
      receivedAt,
      closedAt: at,
      as,
      used,
      late,
    }));
};

const inOrder = (rows: readonly RecapRow[]): RecapRow[] =>
  rows.toSorted((a, b) => Date.parse(a.closedAt) - Date.parse(b.closedAt) || a.register.number - b.register.number);

export type RecapFacts = {
  asOf: Instant;
  /** When the recap before was confirmed (ISO); absent when it was not, or is not known. */
  beforeConfirmedAt?: string;
};

/** The recap of a date at a desk: what was closed on it and on the days off before it, up to `asOf`. */
export const dailyRecap = (
  desk: Desk,
  date: LocalDate,
  records: readonly CaseRecord[],
  { asOf, beforeConfirmedAt }: RecapFacts,
): DailyRecap => {
  const { own, before } = recapPeriods(desk, date);
  const rows = inOrder(records.flatMap((record) => rowsOf(record, (at) => lies(at, own) && Date.parse(at) < asOf)));
  const confirmed = beforeConfirmedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(beforeConfirmedAt);
  const isMissed = (at: string): boolean => lies(at, before) && Date.parse(at) > confirmed;
  return {
    ...paperHead(desk, asOf),
    date,
    since: recapSince(desk.hours, date),
    rows,
    supplement: inOrder(records.flatMap((record) => rowsOf(record, isMissed))),
    totals: {
      received: records.filter(({ recordedAt }) => lies(recordedAt, own)).length,
      closed: rows.length,
      late: rows.filter(({ late }) => late > 0).length,
      byEnding: counted(rows.map(({ as }) => as)),
      byChannel: counted(rows.map(({ channel }) => channel)),
    },
  };
};
