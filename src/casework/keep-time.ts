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

/** Domain milliseconds after which a case that could not be saved is tried again. */
const RETRY_MS = 30_000;

class Timekeeping implements Timekeeper {
  readonly #office: Office;
  readonly #onNext: (instant: number) => void;
  readonly #agenda = new Agenda();
  /** Cases that could not be saved, with the instant they were due at. */
  readonly #blocked = new Map<string, number>();
  #retryAt = 0;
  #running: Promise<number> | undefined;

  constructor(office: Office, onNext: (instant: number) => void) {
    this.#office = office;
    this.#onNext = onNext;
    for (const row of office.store.rows()) this.#agenda.put(row.caseId, instantOf(row));
    office.store.onCommit((row) => {
      this.#blocked.delete(row.caseId);
      this.#agenda.put(row.caseId, row.status === 'closed' ? undefined : instantOf(row));
      if (!this.#running) this.#tellNext();
    });
  }

  next(): number | undefined {
    const instants = [this.#agenda.first()?.at, this.#blocked.size > 0 ? this.#retryAt : undefined];
    const known = instants.filter((instant) => instant !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  async sweep(): Promise<number> {
    this.#running ??= this.#sweepAll().finally(() => {
      this.#running = undefined;
    });
    const happened = await this.#running;
    this.#tellNext();
    return happened;
  }

  #tellNext(): void {
    const next = this.next();
    if (next !== undefined) this.#onNext(next);
  }

  async #sweepAll(): Promise<number> {
    if (this.#office.clock.now() >= this.#retryAt) {
      for (const [caseId, at] of this.#blocked) this.#agenda.put(caseId, at);
      this.#blocked.clear();
    }
    let happened = 0;
    for (let due = this.#takeDue(); due.length > 0; due = this.#takeDue()) {
      const acted = await Promise.all(due.map(({ id, at }) => this.#act(id, at)));
      happened += acted.filter(Boolean).length;
    }
    return happened;
  }

  /** Takes the cases due at the earliest instant off the agenda, some of them; none when nothing is due. */
  #takeDue(): { id: string; at: number }[] {
    const first = this.#agenda.first();
    if (!first || first.at > this.#office.clock.now()) return [];
    const due: { id: string; at: number }[] = [];
    for (
      let next = this.#agenda.first();
      next?.at === first.at && due.length < SIDE_BY_SIDE;
      next = this.#agenda.first()
    ) {
      due.push(next);
      this.#agenda.put(next.id, undefined);
    }
    return due;
  }

  /** Lets time act on one case. @returns whether something happened. Sets when the case is due again. */
  async #act(caseId: string, at: number): Promise<boolean> {
    const { store, desks, clock } = this.#office;
    const row = store.row(caseId);
    const desk = row && desks.get(row.desk);
    if (!desk) return false;
    const now = clock.now();
    const outage = outageAt(this.#office, at);
    const command = { type: 'time' as const, at: new Date(now).toISOString(), ...(outage ? { outage } : {}) };
    const outcome = await handleCommand(this.#office, caseId, command).catch(() => undefined);
    if (!outcome?.ok) {
      this.#blocked.set(caseId, at);
      this.#retryAt = now + RETRY_MS;
      return false;
    }
    const next = wakesAt(desk.procedure, outcome.case, desk.hours);
    // Still due and yet nothing happened: the office is closed, and lateness is told in open hours only.
    const isHeldBack = outcome.events.length === 0 && next !== undefined && next <= now;
    this.#agenda.put(caseId, isHeldBack ? Math.max(now + 1, desk.hours.nextOpening(now)) : next);
    return outcome.events.length > 0;
  }
}

/**
 * Follows the due times of all open cases.
 *
 * @param onNext told the nearest due time whenever it may have come nearer.
 */
export const keepTime = (office: Office, onNext: (instant: number) => void): Timekeeper =>
  new Timekeeping(office, onNext);
