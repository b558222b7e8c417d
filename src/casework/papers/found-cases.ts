import type { Outage } from '../../domain/commands.ts';
import type { Instant, LocalDate } from '../../domain/local-date.ts';
import type { CaseFile } from '../case-file.ts';
import type { Desk } from '../ports.ts';
import { caseRecord } from './case-record.ts';
import { dailyRecap, recapPeriods } from './daily-recap.ts';
import { monthReport } from './month-report.ts';
import { type Month, monthBefore, monthPeriod, yearPeriod } from './period.ts';
import { registerBook } from './register-book.ts';
import type { CaseRecord, DailyRecap, MonthReport, RegisterBook } from './shapes.ts';

/** Cases of a desk that were at it at some time in [`since`, `until`), Unix ms; with `year` only those of its register. */
export type CaseQuery = { desk: string; since: Instant; until: Instant; year?: number };

/** A case; `file` is absent when it was there once and cannot be read. */
export type FoundCase = { caseId: string; file?: CaseFile };

/** Finds the cases of a query, each once, in any order, without holding all of them at a time. May find a few more. */
export type CaseFinder = (query: CaseQuery) => AsyncIterable<FoundCase>;

/** What papers are made from. `now`: Unix ms; nothing later is told. `outages`: when the system stood still. */
export type PaperFacts = { find: CaseFinder; now: Instant; outages: readonly Outage[] };

/** Laporan bulanan of a desk; of a month that is not over as far as it has come. */
export const compileMonth = async (
  desk: Desk,
  month: Month,
  { find, now, outages }: PaperFacts,
): Promise<MonthReport> => {
  const { timeZone } = desk.hours.calendar;
  const making = monthReport(desk, month, { now, outages });
  const since = monthPeriod(timeZone, monthBefore(month)).from;
  const until = monthPeriod(timeZone, month).to;
  for await (const { caseId, file } of find({ desk: desk.id, since, until })) {
    if (file) making.add(file);
    else making.miss(caseId);
  }
  return making.report();
};

type Gathered = { records: CaseRecord[]; caseIds: string[] };

/** Records of a query as they stood at `asOf`; case ids also of those that cannot be read. */
const gather = async (
  desk: Desk,
  query: CaseQuery,
  { find, outages }: PaperFacts,
  asOf: Instant,
): Promise<Gathered> => {
  const gathered: Gathered = { records: [], caseIds: [] };
  for await (const { caseId, file } of find(query)) {
    gathered.caseIds.push(caseId);
    const record = file && caseRecord(file, desk, { asOf, outages });
    if (record) gathered.records.push(record);
  }
  return gathered;
};

/** Buku Register of a desk and year, up to now. */
export const compileRegister = async (desk: Desk, year: number, facts: PaperFacts): Promise<RegisterBook> => {
  const { from } = yearPeriod(desk.hours.calendar.timeZone, year);
  const query = { desk: desk.id, since: from, until: facts.now, year };
  const { records, caseIds } = await gather(desk, query, facts, facts.now);
  const numbers = caseIds.map((caseId) => Number(caseId.slice(caseId.lastIndexOf('-') + 1)));
  return registerBook(desk, year, records, {
    asOf: facts.now,
    lastNumber: numbers.reduce((a, b) => Math.max(a, b), 0),
  });
};

/**
 * Rekap of a date: as it stood at the end of that date, or now when it is not over.
 *
 * @param beforeConfirmedAt when the recap before was confirmed (ISO), if it was.
 */
export const compileRecap = async (
  desk: Desk,
  date: LocalDate,
  facts: PaperFacts,
  beforeConfirmedAt?: string,
): Promise<DailyRecap> => {
  const { own, before } = recapPeriods(desk, date);
  const asOf = Math.min(own.to, facts.now);
  const { records } = await gather(desk, { desk: desk.id, since: before.from, until: own.to }, facts, asOf);
  return dailyRecap(desk, date, records, { asOf, ...(beforeConfirmedAt === undefined ? {} : { beforeConfirmedAt }) });
};
