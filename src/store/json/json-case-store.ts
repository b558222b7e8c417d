import type { CaseFile, Delivery } from '../../casework/case-file.ts';
import type { CaseRow } from '../../casework/case-row.ts';
import type { CaseStore, Change, StoreHealth } from '../../casework/ports.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { noteOn, planOver, toldRow } from '../merge-deliveries.ts';
import { CaseShelf } from './case-shelf.ts';
import type { ArchiveEntry, Catalogue } from './catalogue.ts';
import type { Disk } from './disk.ts';
import { Lanes } from './lanes.ts';
import { partsOf } from './layout.ts';
import type { Loaded } from './load.ts';
import { findByNumber, findByStatusCode } from './look-up.ts';

type Listener = (row: CaseRow, events: readonly CaseEvent[]) => void;
type NewCase = { desk: string; year: number; externalId?: string };

/**
 * One lowdb file per case.
 *
 * Writes of one case queue behind each other, and so do the new cases of one desk: a register number is drawn only
 * when the one before it is safe on the disk, or a crash could leave a gap. Everything else runs side by side.
 */
export class JsonCaseStore implements CaseStore {
  readonly #catalogue: Catalogue;
  readonly #shelf: CaseShelf;
  readonly #lanes = new Lanes();
  /** Notes that wait for their turn, by case. */
  readonly #notes = new Map<string, { notes: Delivery[]; saved: Promise<void> }>();
  readonly #listeners: Listener[] = [];
  readonly #release: () => Promise<void>;
  #closed: Promise<void> | undefined;

  /**
   * @param release called last of all when the store closes.
   * @param spares how many replaced files must wait before one is written over.
   */
  constructor(dataDir: string, disk: Disk, loaded: Loaded, release: () => Promise<void>, spares?: number) {
    this.#catalogue = loaded.catalogue;
    this.#release = release;
    const recovered = (before: CaseFile | undefined, after: CaseFile): void => {
      const events = after.events.slice(before?.row.version ?? 0);
      if (events.length > 0) this.#announce(after.row, events);
    };
    this.#shelf = new CaseShelf(dataDir, disk, loaded, recovered, spares);
  }

  create(
    request: NewCase,
    compose: (number: number) => CaseFile,
  ): Promise<{ outcome: 'created' | 'existing'; file: CaseFile }> {
    const { desk, externalId } = request;
    return this.#lanes.run(`desk ${desk}`, async () => {
      const known = externalId === undefined ? undefined : this.#catalogue.withExternalId(desk, externalId);
      const existing = known === undefined ? undefined : this.#shelf.load(known);
      if (existing) return { outcome: 'existing', file: existing };
      const composed = this.#compose(request, compose);
      const file = { ...composed, row: toldRow(composed.row, composed.deliveries) };
      await this.#shelf.save(undefined, file);
      this.#announce(file.row, file.events);
      return { outcome: 'created', file };
    });
  }

  async read(caseId: string): Promise<CaseFile | undefined> {
    return this.#shelf.read(caseId);
  }

  append(caseId: string, expectedVersion: number, change: Change): Promise<'stored' | 'stale'> {
    return this.#lanes.run(caseId, async () => {
      const before = this.#existing(caseId);
      if (before.row.version !== expectedVersion) return 'stale';
      const [first] = change.events;
      const isNext = first?.seq === expectedVersion + 1 && first.prev === before.events.at(-1)?.hash;
      if (!isNext || change.events.at(-1)?.seq !== change.row.version) {
        throw new Error(`${caseId}: the new events do not follow version ${expectedVersion}`);
      }
      const deliveries = planOver(before.deliveries, change.deliveries);
      const row = toldRow(change.row, deliveries);
      await this.#shelf.save(before, { ...before, row, events: [...before.events, ...change.events], deliveries });
      this.#announce(row, change.events);
      return 'stored';
    });
  }

  /** Notes that come while an earlier one waits for its turn are saved together. */
  settle(caseId: string, delivery: Delivery): Promise<void> {
    const waiting = this.#notes.get(caseId);
    if (waiting) {
      waiting.notes.push(delivery);
      return waiting.saved;
    }
    const notes = [delivery];
    const saved = this.#lanes.run(caseId, async () => {
      this.#notes.delete(caseId);
      const before = this.#existing(caseId);
      const deliveries = notes.reduce<Delivery[]>(noteOn, before.deliveries);
      await this.#shelf.save(before, { ...before, row: toldRow(before.row, deliveries), deliveries });
    });
    this.#notes.set(caseId, { notes, saved });
    return saved;
  }

  rows(): Iterable<CaseRow> {
    return this.#catalogue.rows();
  }

  row(caseId: string): CaseRow | undefined {
    return this.#catalogue.row(caseId);
  }

  withExternalId(desk: string, externalId: string): string | undefined {
    return this.#catalogue.withExternalId(desk, externalId);
  }

  untold(): Iterable<CaseRow> {
    return this.#catalogue.untold();
  }

  /** Every closed case: where its file is and which version it has. */
  archived(): Iterable<ArchiveEntry> {
    return this.#catalogue.archived();
  }

  /**
   * Puts a whole file in the place of another of the same case: for what the record's keeper does to a case, such as
   * anonymising it, and no press can. @returns `stale` when the case is no longer at that version.
   */
  replace(
    caseId: string,
    expectedVersion: number,
    compose: (before: CaseFile) => CaseFile,
  ): Promise<'stored' | 'stale'> {
    return this.#lanes.run(caseId, async () => {
      const before = this.#existing(caseId);
      if (before.row.version !== expectedVersion) return 'stale';
      const after = compose(before);
      await this.#shelf.save(before, after);
      this.#announce(after.row, after.events.slice(before.events.length));
      return 'stored';
    });
  }

  /** Takes in a case that has its number from elsewhere. @returns `known` when there is one of this name already. */
  adopt(file: CaseFile): Promise<'stored' | 'known'> {
    return this.#lanes.run(file.row.caseId, async () => {
      if (this.#catalogue.locate(file.row.caseId)) return 'known';
      await this.#shelf.save(undefined, file);
      this.#announce(file.row, file.events);
      return 'stored';
    });
  }

  byStatusCode(code: string): Promise<CaseRow | undefined> {
    return findByStatusCode(code, this.#catalogue, (caseId) => this.read(caseId));
  }

  byNumber(text: string): Promise<readonly CaseRow[]> {
    return findByNumber(text, this.#catalogue, (caseId) => this.read(caseId));
  }

  onCommit(listener: Listener): void {
    this.#listeners.push(listener);
  }

  health(): StoreHealth {
    const { gate, problems, damaged } = this.#shelf;
    return { writable: gate.isWritable, problems: [...gate.problems, ...problems], damaged: [...damaged] };
  }

  /** Looks whether a disk that refused a write is well again. */
  probe(): Promise<void> {
    return this.#shelf.gate.probe();
  }

  /** Waits for the writes that were asked for, refuses new ones, then lets go of the folder. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#lanes.idle();
    await this.#shelf.gate.close();
    // A write that came while we waited may have passed the gate before it shut.
    await this.#lanes.idle();
    await this.#shelf.leave();
    await this.#release();
  }

  #compose({ desk, year }: NewCase, compose: (number: number) => CaseFile): CaseFile {
    const number = this.#catalogue.nextNumber(desk, year);
    const file = compose(number);
    const parts = partsOf(file.row.caseId);
    if (parts?.desk !== desk || parts.year !== year || parts.number !== number) {
      throw new Error(`${file.row.caseId} is not number ${number} of ${desk} in ${year}`);
    }
    return file;
  }

  #existing(caseId: string): CaseFile {
    const file = this.#shelf.read(caseId);
    if (!file) throw new Error(`there is no case ${caseId}`);
    return file;
  }

  /** A listener that fails is a bug of its own and must not turn a saved write into a failed one. */
  #announce(row: CaseRow, events: readonly CaseEvent[]): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(row, events));
  }
}
