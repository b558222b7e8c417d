import type { Outage } from '../domain/commands.ts';
import { wakesAt } from '../domain/decide/time.ts';
import { Agenda } from './agenda.ts';
import type { CaseRow } from './case-row.ts';
import { handleCommand } from './handle-command.ts';
import type { Office } from './ports.ts';

/** Knows when time will next act on some case, and lets it act. Remembers nothing that is not in the cases. */
export type Timekeeper = {
  /** The nearest instant at which time will act on a case, Unix milliseconds. */
  next(): number | undefined;
  /**
   * Does everything that is due, oldest first across all cases. One case that cannot be saved never stops the others: it
   * is still due at the next sweep.
   *
   * @returns how many things happened.
   */
  sweep(): Promise<number>;
};

/** Cases that are due at the very same instant are saved side by side, so many at a time. */
const SIDE_BY_SIDE = 16;

const instantOf = ({ wakeAt }: CaseRow): number | undefined => (wakeAt === undefined ? undefined : Date.parse(wakeAt));

const outageAt = (office: Office, at: number): Outage | undefined =>
  office.outages?.().find(({ from, to }) => Date.parse(from) <= at && at <= Date.parse(to));

/**
 * Follows the due times of all open cases.
 *
 * @param onNext told the nearest due time whenever it may have come nearer.
 */
export const keepTime = (office: Office, onNext: (instant: number) => void): Timekeeper => {
  const agenda = new Agenda();
  for (const row of office.store.rows()) agenda.put(row.caseId, instantOf(row));
  let running: Promise<number> | undefined;

  const tellNext = (): void => {
    const first = agenda.first();
    if (first) onNext(first.at);
  };

  office.store.onCommit((row) => {
    agenda.put(row.caseId, row.status === 'closed' ? undefined : instantOf(row));
    if (!running) tellNext();
  });

  /** @returns whether something happened. Sets when the case is due again. */
  const act = async (caseId: string, at: number, blocked: string[]): Promise<boolean> => {
    const row = office.store.row(caseId);
    const desk = row && office.desks.get(row.desk);
    const now = office.clock.now();
    if (!desk) {
      agenda.put(caseId, undefined);
      return false;
    }
    const outage = outageAt(office, at);
    const command = { type: 'time' as const, at: new Date(now).toISOString(), ...(outage ? { outage } : {}) };
    const outcome = await handleCommand(office, caseId, command);
    if (!outcome.ok) {
      blocked.push(caseId);
      agenda.put(caseId, undefined);
      return false;
    }
    const next = wakesAt(desk.procedure, outcome.case, desk.hours);
    // Still due and yet nothing happened: the office is closed, and lateness is told in open hours only.
    const isHeldBack = outcome.events.length === 0 && next !== undefined && next <= now;
    agenda.put(caseId, isHeldBack ? Math.max(now + 1, desk.hours.nextOpening(now)) : next);
    return outcome.events.length > 0;
  };

  /** The cases due at the earliest instant, some of them; none when nothing is due. */
  const dueNow = (): { ids: string[]; at: number } => {
    const first = agenda.first();
    if (!first || first.at > office.clock.now()) return { ids: [], at: 0 };
    const ids: string[] = [];
    for (let next = agenda.first(); next?.at === first.at && ids.length < SIDE_BY_SIDE; next = agenda.first()) {
      ids.push(next.id);
      agenda.put(next.id, undefined);
    }
    return { ids, at: first.at };
  };

  const sweepAll = async (): Promise<number> => {
    const blocked: string[] = [];
    let happened = 0;
    for (let due = dueNow(); due.ids.length > 0; due = dueNow()) {
      const { ids, at } = due;
      const acted = await Promise.all(ids.map((caseId) => act(caseId, at, blocked)));
      happened += acted.filter(Boolean).length;
    }
    for (const caseId of blocked) {
      const row = office.store.row(caseId);
      agenda.put(caseId, row && instantOf(row));
    }
    return happened;
  };

  return {
    next: () => agenda.first()?.at,
    sweep: async () => {
      running ??= sweepAll().finally(() => {
        running = undefined;
      });
      const happened = await running;
      tellNext();
      return happened;
    },
  };
};
