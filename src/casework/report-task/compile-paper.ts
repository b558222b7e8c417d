import type { Hash } from '../../domain/event-chain.ts';
import { workingDayBefore } from '../papers/daily-recap.ts';
import { compileMonth, compileRecap, type PaperFacts } from '../papers/found-cases.ts';
import type { DailyRecap, MonthReport } from '../papers/shapes.ts';
import type { Desk } from '../ports.ts';
import { type ReportFile, type ReportKey, type ReportStore } from './report-file.ts';

/** What a report says, by its kind. */
export type Paper = { kind: 'recap'; recap: DailyRecap } | { kind: 'monthly'; month: MonthReport };

const confirmedAt = (file: ReportFile | undefined): string | undefined =>
  file?.events.find(({ type }) => type === 'ReportConfirmed')?.at;

/** When the recap of the working day before was confirmed: what was closed on that day later is told in the next one. */
const beforeConfirmed = (desk: Desk, date: string, store: Pick<ReportStore, 'get'>): string | undefined => {
  const before = workingDayBefore(desk.hours, date);
  return before === undefined ? undefined : confirmedAt(store.get({ desk: desk.id, kind: 'recap', period: before }));
};

/** The report as its cases give it at `facts.now`. */
export const compilePaper = async (
  desk: Desk,
  { kind, period }: Pick<ReportKey, 'kind' | 'period'>,
  store: Pick<ReportStore, 'get'>,
  facts: PaperFacts,
): Promise<Paper> =>
  kind === 'recap'
    ? { kind, recap: await compileRecap(desk, period, facts, beforeConfirmed(desk, period, store)) }
    : { kind, month: await compileMonth(desk, period, facts) };

/** A mark of what a report says: equal when it says the same, however often and whenever it is drawn. */
export const contentOf = (paper: Paper, hash: Hash): string => {
  if (paper.kind === 'recap') {
    const { rows, supplement, totals } = paper.recap;
    return hash(JSON.stringify({ rows, supplement, totals }));
  }
  const { figures, before, unreadable } = paper.month;
  return hash(JSON.stringify({ figures, before, unreadable }));
};
