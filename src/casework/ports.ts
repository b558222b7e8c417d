import type { ActingMark } from '../domain/acting-official.ts';
import type { Outage } from '../domain/commands.ts';
import type { Hash } from '../domain/event-chain.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { LegalSource } from '../domain/legal-terms.ts';
import type { Procedure } from '../domain/procedure.ts';
import type { WorkingHours } from '../domain/working-hours.ts';
import type { Found } from './archive-search.ts';
import type { Carrier, CaseFile, Delivery } from './case-file.ts';
import type { CaseRow } from './case-row.ts';
import type { Notebook } from './office-notes.ts';

/** What casework needs from the world. */

/** The domain clock: Unix milliseconds. In a demo it may start elsewhere and run faster. */
export type Clock = { now(): number };

/** Random words nobody can guess. */
export type Ids = { statusCode(): string };

/** A desk: one procedure bound to one channel, its holders and its intakes. */
export type Desk = {
  id: string;
  title: string;
  procedure: Procedure;
  hours: WorkingHours;
  /** Capitals in the register number, e.g. `PGD`. */
  registerCode: string;
  /** Where the desk's cards are posted. */
  channel: string;
  /** Legal clocks that the desk has switched on beside its SOP's limits. */
  legal?: readonly LegalSource[];
  /** Roles that get the digest, and when: `HH:MM` at the office. */
  digest?: { to: readonly string[]; at: string };
  /** Reports beyond those of its SOP; `dueDay`: working day of the month by whose end the monthly one is to be approved. */
  reports?: { recap?: boolean | undefined; monthly?: boolean | undefined; dueDay?: number | undefined };
  /** Ways on which the desk itself reaches complainants; on all others staff answer by hand. */
  carriers: ReadonlySet<Carrier>;
};

/** Who holds which role now. Fails closed: when it cannot know, it answers with nobody. */
export type Directory = {
  rolesOf(desk: string, userId: string): Promise<readonly string[]>;
  staffed(desk: string): Promise<ReadonlySet<string>>;
  holdersOf(desk: string, role: string): Promise<readonly string[]>;
  nameOf(userId: string): Promise<string>;
  /** Roles that the person holds by order only, with the order. */
  actingAs?(desk: string, userId: string): Promise<Readonly<Record<string, ActingMark>>>;
  /** People of the settings for a role, whether they are there or not. */
  listedFor?(desk: string, role: string): Promise<readonly string[]>;
  /** Who holds the role by order, with the order. */
  actingFor?(desk: string, role: string): Promise<Readonly<Record<string, ActingMark>>>;
};

/** The save was refused and nothing of it is on disk. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}

/** The save may or may not be on disk. Nothing is acknowledged until the store knows again. */
export class StoreInDoubtError extends Error {
  override name = 'StoreInDoubtError';
}

/** True for what only means that nothing may be acknowledged now; anything else thrown is a fault of the program. */
export const isStoreFailure = (error: unknown): error is StoreUnavailableError | StoreInDoubtError =>
  error instanceof StoreUnavailableError || error instanceof StoreInDoubtError;

export type Change = { events: readonly CaseEvent[]; deliveries: readonly Delivery[]; row: CaseRow };

/** Where cases live. Every store answers to `test/store/case-store.contract.ts`. */
export type CaseStore = {
  /**
   * Draws the next register number of the desk and year and saves the case under it, in one write: a failed write
   * uses up no number. The same `externalId` at the same desk gives the case that is already there.
   *
   * @throws {StoreUnavailableError} when nothing was saved; {StoreInDoubtError} when that is not known.
   */
  create(
    request: { desk: string; year: number; externalId?: string },
    compose: (number: number) => CaseFile,
  ): Promise<{ outcome: 'created' | 'existing'; file: CaseFile }>;
  /** The whole file of a case, open or archived, as last saved. */
  read(caseId: string): Promise<CaseFile | undefined>;
  /**
   * Adds events and replaces deliveries and row, together or not at all. `expectedVersion` is the version the
   * decision was made on: when someone else has written since, nothing is stored and the answer is `stale`.
   * A closed case moves to the archive, a reopened one back.
   */
  append(caseId: string, expectedVersion: number, change: Change): Promise<'stored' | 'stale'>;
  /** Notes what became of a delivery. Not an event: the version stays. */
  settle(caseId: string, delivery: Delivery): Promise<void>;
  /** Open and paused cases, in memory. */
  rows(): Iterable<CaseRow>;
  row(caseId: string): CaseRow | undefined;
  /** Cases still owing a message, closed ones included. */
  untold(): Iterable<CaseRow>;
  byStatusCode(code: string): Promise<CaseRow | undefined>;
  /** By case id, machine number or printed number, any desk; several when desks share a number. */
  byNumber(text: string): Promise<readonly CaseRow[]>;
  /** @returns the id of the case that was opened for this message at the desk. */
  withExternalId(desk: string, externalId: string): string | undefined;
  onCommit(listener: (row: CaseRow, events: readonly CaseEvent[]) => void): void;
  health(): StoreHealth;
  close(): Promise<void>;
};

export type StoreHealth = {
  writable: boolean;
  /** What is wrong, for people; empty when all is well. */
  problems: readonly string[];
  /** Files set aside because they could not be read. */
  damaged: readonly string[];
};

/** Keeps what came with messages, beside the cases. */
export type AttachmentShelf = {
  /** @returns the name the bytes are kept under: their SHA-256. Durable when it resolves. @throws {StoreUnavailableError} */
  keep(bytes: Uint8Array): Promise<string>;
  /** @returns undefined when nothing is kept under that name, or when it is not what was kept. */
  read(kept: string): Promise<Uint8Array | undefined>;
};

/** An attachment in the record: the number of the event it came with, and its place among what came with that. */
export type AttachmentPlace = { caseId: string; seq: number; index: number };

/** The parts casework is made of. */
export type Office = {
  store: CaseStore;
  clock: Clock;
  ids: Ids;
  hash: Hash;
  directory: Directory;
  desks: ReadonlyMap<string, Desk>;
  /** What the office remembers beside its cases. */
  notebook: Notebook;
  /** Stretches in which the system stood still, as far back as matters. */
  outages?(): readonly Outage[];
  /** Cases closed at or after the instant (Unix ms). */
  closedSince?(at: number): Promise<readonly CaseRow[]>;
  /** Closed cases that hold every word of the query, at these desks. */
  searchArchive?(query: string, desks: ReadonlySet<string>): Promise<Found>;
  /** Absent: of attachments only the names are kept. */
  attachments?: AttachmentShelf;
  /** Address at which a kept attachment can be had for a quarter of an hour, by whoever has it. */
  fileLink?(place: AttachmentPlace): string;
};

/** Reading without writing: for the CLI and the terminal, beside a running bot. */
export type CaseReader = Pick<CaseStore, 'read' | 'rows' | 'row' | 'byNumber' | 'withExternalId' | 'health'>;
