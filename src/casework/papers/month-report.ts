import type { Outage } from '../../domain/commands.ts';
import type { Instant } from '../../domain/local-date.ts';
import type { HolderAccount } from '../../domain/why.ts';
import type { CaseFile } from '../case-file.ts';
import type { Desk } from '../ports.ts';
import { type AccountedCase, accountCase } from './case-record.ts';
import { monthFigures } from './month-figures.ts';
import { paperHead } from './paper-head.ts';
import { type Month, monthBefore, monthPeriod, type Period } from './period.ts';
import { handsIn } from './promptness.ts';
import type { CaseRecord, MonthFigures, MonthReport, Outlier } from './shapes.ts';

const OUTLIERS = 5;

const lateIn = (hands: readonly HolderAccount[]): number => hands.reduce((sum, { late }) => sum + late, 0);

/** The latest first; of two equally late ones the lower number, so that the order depends on nothing else. */
const byLateness = (a: Outlier, b: Outlier): number =>
  b.late - a.late ||
  a.record.register.year - b.record.register.year ||
  a.record.register.number - b.record.register.number;

/** Cases of one month as they are read, one after another: only what the figures need is kept of each. */
class MonthInMaking {
  readonly #desk: Desk;
  readonly #month: Month;
  readonly #outages: readonly Outage[];
  readonly period: Period;
  readonly #cases: { record: CaseRecord; hands: readonly HolderAccount[] }[] = [];
  #outliers: Outlier[] = [];

  constructor(desk: Desk, month: Month, { now, outages }: ReportFacts) {
    const { from, to } = monthPeriod(desk.hours.calendar.timeZone, month);
    this.#desk = desk;
    this.#month = month;
    this.#outages = outages;
    this.period = { from, to: Math.max(from, Math.min(to, now)) };
  }

  add(file: CaseFile): void {
    const accounted = accountCase(file, this.#desk, { asOf: this.period.to, outages: this.#outages });
    if (!accounted) return;
    const hands = handsIn(accounted.account, this.period);
    this.#cases.push({ record: accounted.record, hands });
    this.#rank(accounted, lateIn(hands));
  }

  figures(): MonthFigures {
    // Whatever order the files were read in, what was said last of a holder's name is to be the same.
    const cases = this.#cases.toSorted((a, b) => (a.record.caseId < b.record.caseId ? -1 : 1));
    const records = cases.map(({ record }) => record);
    return monthFigures(this.#desk, this.#month, records, {
      hands: cases.flatMap(({ hands }) => hands),
      period: this.period,
    });
  }

  outliers(): readonly Outlier[] {
    return this.#outliers;
  }

  #rank({ record, account }: AccountedCase, late: number): void {
    if (late === 0) return;
    this.#outliers = [...this.#outliers, { record, late, why: account }].toSorted(byLateness).slice(0, OUTLIERS);
  }
}

/** `now`: Unix milliseconds, the month is told no further; `outages`: when the system stood still. */
export type ReportFacts = { now: Instant; outages: readonly Outage[] };

export type MonthReportInMaking = {
  /** Takes in a case file, in any order. Cases of other desks and other times change nothing. */
  add(file: CaseFile): void;
  /** A case that was there once and cannot be read. The report names it: a total must not be wrong in silence. */
  miss(caseId: string): void;
  report(): MonthReport;
};

/**
 * Makes the report of a month out of the cases that were at the desk in it or in the month before, handed in one by one:
 * an archive need not fit into memory. The same cases give the same report, in whatever order and however much later.
 */
export const monthReport = (desk: Desk, month: Month, facts: ReportFacts): MonthReportInMaking => {
  const own = new MonthInMaking(desk, month, facts);
  const before = new MonthInMaking(desk, monthBefore(month), facts);
  const unreadable: string[] = [];
  return {
    add: (file) => {
      if (file.row.desk !== desk.id) return;
      own.add(file);
      before.add(file);
    },
    miss: (caseId) => void unreadable.push(caseId),
    report: () => ({
      ...paperHead(desk, own.period.to),
      isWhole: own.period.to === monthPeriod(desk.hours.calendar.timeZone, month).to,
      figures: own.figures(),
      before: before.figures(),
      outliers: own.outliers(),
      unreadable: unreadable.toSorted(),
    }),
  };
};
