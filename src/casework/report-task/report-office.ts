import type { Presser } from '../../domain/commands.ts';
import { seal } from '../../domain/event-chain.ts';
import { type Refusal, refused } from '../../domain/refusal.ts';
import {
  decideReportPress,
  decideReportTime,
  draftReport,
  type ReportDesk,
  reportWakesAt,
} from '../../domain/report-task/decide-report.ts';
import type { ReportEvent, ReportEventBody } from '../../domain/report-task/report-events.ts';
import { type ReportTask, replayReport } from '../../domain/report-task/report-task.ts';
import type { CaseFinder, PaperFacts } from '../papers/found-cases.ts';
import { type Desk, isStoreFailure, type Office } from '../ports.ts';
import { presserAt } from '../press.ts';
import { compilePaper, contentOf, type Paper } from './compile-paper.ts';
import { type DueReport, dueReports, nextDueReport, reportsOf } from './due-reports.ts';
import type { ReportFile, ReportKey, ReportMessage, ReportStore } from './report-file.ts';

/** What became of a press on a report. No file change: it was already so. */
export type ReportOutcome = { ok: true; file: ReportFile } | { ok: false; refusal: Refusal };

export type ReportPressRequest = {
  key: ReportKey;
  action: string;
  userId: string;
  press: string;
  turn?: number;
  reason?: string;
};

/** Drafted more than this after it was due (domain ms): the bot was not there. */
const LATE_AFTER_MS = 15 * 60_000;
/** Domain milliseconds after which a report that could not be saved is tried again. */
const RETRY_MS = 30_000;

type Parts = { office: Office; store: ReportStore; find: CaseFinder };

/**
 * The reports of an office as timed tasks: drafted when due, each once however often the bot starts; confirmed, approved,
 * sent back and acknowledged by those who may; late like a case. Needs no chat.
 */
export class ReportOffice {
  readonly #parts: Parts;
  /** One change after another: reports are few, and each is decided on what the one before it left. */
  #turn: Promise<unknown> = Promise.resolve();
  #retryAt: number | undefined;
  readonly #listeners: (() => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** `listener` hears that a report was drafted, pressed or became late: there is something to tell. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** When something will next be due, Unix milliseconds. */
  next(): number | undefined {
    const { office, store } = this.#parts;
    const now = office.clock.now();
    const drafts = [...office.desks.values()].flatMap((desk) => nextDueReport(desk, now) ?? []);
    const levels = store.unfinished().flatMap((file) => this.#wakesAt(file) ?? []);
    const instants = [...drafts, ...levels, ...(this.#retryAt === undefined ? [] : [this.#retryAt])];
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  /** Drafts what is due, the oldest first, and lets time act on what waits. @returns how many things happened. */
  async sweep(): Promise<number> {
    this.#retryAt = undefined;
    try {
      return (await this.#draftAll()) + (await this.#letTimeAct());
    } catch (error) {
      if (!isStoreFailure(error)) throw error;
      this.#retryAt = this.#parts.office.clock.now() + RETRY_MS;
      return 0;
    }
  }

  /** A button of a report pressed by a member of staff. Roles are looked up now. Durable when `ok`. */
  async press(request: ReportPressRequest): Promise<ReportOutcome> {
    try {
      return await this.#inTurn(() => this.#pressNow(request));
    } catch (error) {
      if (isStoreFailure(error)) return refused({ code: 'store_unavailable' });
      throw error;
    }
  }

  /** Notes what became of a message; no event. @throws {StoreUnavailableError} when that is not on the disk. */
  note(key: ReportKey, message: ReportMessage): Promise<void> {
    return this.#inTurn(async () => {
      const file = this.#parts.store.get(key);
      if (!file) return;
      const messages = [...file.messages.filter(({ id }) => id !== message.id), message];
      await this.#parts.store.save({ ...file, messages });
    });
  }

  /** What has happened to a report so far; nothing to one that was never drafted. */
  eventsOf(key: ReportKey): readonly ReportEvent[] {
    return this.#parts.store.get(key)?.events ?? [];
  }

  /** What a report says now. */
  async paperOf({ desk: id, ...report }: ReportKey): Promise<Paper | undefined> {
    const desk = this.#parts.office.desks.get(id);
    return desk && compilePaper(desk, report, this.#parts.store, this.#facts());
  }

  async #pressNow(request: ReportPressRequest): Promise<ReportOutcome> {
    const { office, store } = this.#parts;
    const file = store.get(request.key);
    const desk = office.desks.get(request.key.desk);
    if (!file || !desk) return refused({ code: 'unknown_action', action: request.action });
    const now = replayReport(file.events);
    const by: Presser = await presserAt(office, desk.id, request.userId);
    const { action, press, turn, reason } = request;
    const paper = await compilePaper(desk, file.key, store, this.#facts());
    const command = {
      type: 'press' as const,
      action,
      by,
      at: this.#at(),
      press,
      content: contentOf(paper, office.hash),
      ...(turn === undefined ? {} : { turn }),
      ...(reason === undefined ? {} : { reason }),
    };
    const decision = decideReportPress(now, command, await this.#deskFacts(desk));
    return decision.ok ? { ok: true, file: await this.#append(file, decision.events) } : decision;
  }

  async #append(file: ReportFile, bodies: readonly ReportEventBody[]): Promise<ReportFile> {
    if (bodies.length === 0) return file;
    const events = [...file.events, ...seal(bodies, file.events.at(-1), this.#parts.office.hash)];
    const after = { ...file, events };
    await this.#parts.store.save(after);
    for (const listener of this.#listeners) listener();
    return after;
  }

  async #draftAll(): Promise<number> {
    const { office } = this.#parts;
    const now = office.clock.now();
    const all: { desk: Desk; report: DueReport }[] = [];
    for (const desk of office.desks.values()) {
      if (reportsOf(desk).length === 0) continue;
      const since = await this.#since(desk, now);
      all.push(...dueReports(desk, since, now).map((report) => ({ desk, report })));
    }
    const missing = all.filter(({ desk, report }) => !this.#parts.store.get({ desk: desk.id, ...report }));
    for (const { desk, report } of missing.toSorted((a, b) => a.report.due - b.report.due))
      await this.#inTurn(() => this.#draft(desk, report));
    return missing.length;
  }

  /** From when on a desk's reports fall due: the office never reports on the time before it had reports. */
  async #since(desk: Desk, now: number): Promise<number> {
    const { notebook } = this.#parts.office;
    const known = notebook.read().reportsSince[desk.id];
    if (known !== undefined) return Date.parse(known);
    const since = new Date(now).toISOString();
    await notebook.change((notes) => ({ ...notes, reportsSince: { ...notes.reportsSince, [desk.id]: since } }));
    return now;
  }

  async #draft(desk: Desk, { kind, period, due }: DueReport): Promise<void> {
    const { office, store } = this.#parts;
    const key = { desk: desk.id, kind, period };
    if (store.get(key)) return;
    const paper = await compilePaper(desk, key, store, this.#facts());
    const draft = {
      ...key,
      at: this.#at(),
      due: new Date(due).toISOString(),
      isLate: office.clock.now() - due > LATE_AFTER_MS,
      content: contentOf(paper, office.hash),
    };
    const body = draftReport(draft, await this.#deskFacts(desk));
    await this.#append({ key, events: [], messages: [] }, [body]);
  }

  async #letTimeAct(): Promise<number> {
    let happened = 0;
    for (const { key } of this.#parts.store.unfinished()) {
      // One level a round, the oldest first, until none is due.
      while (await this.#inTurn(() => this.#actOn(key))) happened += 1;
    }
    return happened;
  }

  async #actOn(key: ReportKey): Promise<boolean> {
    const { office, store } = this.#parts;
    const file = store.get(key);
    const desk = office.desks.get(key.desk);
    if (!file || !desk) return false;
    const now = replayReport(file.events);
    if (now.stage === undefined) return false;
    const facts = await this.#deskFacts(desk);
    const due = reportWakesAt(now, facts) ?? Number.POSITIVE_INFINITY;
    const outage = office.outages?.().find(({ from, to }) => Date.parse(from) <= due && due <= Date.parse(to));
    const bodies = decideReportTime(now, { type: 'time', at: this.#at(), ...(outage ? { outage } : {}) }, facts);
    await this.#append(file, bodies);
    return bodies.length > 0;
  }

  #wakesAt({ key, events }: ReportFile): number | undefined {
    const desk = this.#parts.office.desks.get(key.desk);
    if (!desk) return undefined;
    const now: ReportTask = replayReport(events);
    const at = reportWakesAt(now, { ...this.#rules(desk), staffed: new Set() });
    const clock = this.#parts.office.clock.now();
    // Lateness is told in open hours only: what is held back waits for the next opening, or for a disk that writes again.
    return at === undefined || at > clock ? at : Math.max(clock + RETRY_MS, desk.hours.nextOpening(clock));
  }

  #rules({ procedure, hours, reports }: Desk): Omit<ReportDesk, 'staffed'> {
    return { procedure, hours, ...(reports?.dueDay === undefined ? {} : { dueDay: reports.dueDay }) };
  }

  async #deskFacts(desk: Desk): Promise<ReportDesk> {
    return { ...this.#rules(desk), staffed: await this.#parts.office.directory.staffed(desk.id) };
  }

  #facts(): PaperFacts {
    const { office, find } = this.#parts;
    return { find, now: office.clock.now(), outages: office.outages?.() ?? [] };
  }

  #at(): string {
    return new Date(this.#parts.office.clock.now()).toISOString();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
