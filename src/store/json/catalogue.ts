import type { CaseRow } from '../../casework/case-row.ts';
import { HISTORIC_CODE } from '../../domain/register-number.ts';
import { folderOf, partsOf } from './layout.ts';

/** What memory keeps of a closed case: enough to find its file and to know it again. */
export type ArchiveEntry = {
  caseId: string;
  folder: string;
  version: number;
  statusCode: string;
  externalId?: string | undefined;
  told: boolean;
  /** Unix milliseconds. */
  closedAt: number;
};

export const entryOf = (row: CaseRow): ArchiveEntry => ({
  caseId: row.caseId,
  folder: folderOf(row),
  version: row.version,
  statusCode: row.statusCode,
  ...(row.externalId === undefined ? {} : { externalId: row.externalId }),
  told: row.told,
  closedAt: Date.parse(row.closedAt ?? row.receivedAt),
});

const atDesk = (desk: string, key: string | number): string => `${desk}\n${key}`;

/** Memory's picture of the record: a row for every open case, an entry for every closed one, and ways to find them. */
export class Catalogue {
  readonly #open = new Map<string, CaseRow>();
  readonly #archived = new Map<string, ArchiveEntry>();
  readonly #untold = new Map<string, CaseRow>();
  readonly #byStatusCode = new Map<string, string>();
  readonly #byExternalId = new Map<string, string>();
  readonly #lastNumber = new Map<string, number>();
  readonly #desks = new Set<string>();

  /** Takes a case in as it now stands, in place of what was known of it. */
  put(row: CaseRow): void {
    if (row.status === 'closed') {
      this.putArchived(entryOf(row));
    } else {
      this.#know(row.caseId, row);
      this.#archived.delete(row.caseId);
      this.#open.set(row.caseId, row);
    }
    if (row.told) this.#untold.delete(row.caseId);
    else this.#untold.set(row.caseId, row);
  }

  /** A closed case whose messages are all out may come without its row. */
  putArchived(entry: ArchiveEntry): void {
    this.#know(entry.caseId, entry);
    this.#open.delete(entry.caseId);
    this.#archived.set(entry.caseId, entry);
  }

  /** Forgets a case that can no longer be believed. Its number stays taken. */
  remove(caseId: string): void {
    const known = this.#open.get(caseId) ?? this.#archived.get(caseId);
    if (!known) return;
    this.#byStatusCode.delete(known.statusCode);
    const desk = partsOf(caseId)?.desk;
    if (desk !== undefined && known.externalId !== undefined) this.#byExternalId.delete(atDesk(desk, known.externalId));
    this.#open.delete(caseId);
    this.#archived.delete(caseId);
    this.#untold.delete(caseId);
  }

  /** The number in this case id is taken, whatever became of the case. */
  takeNumber(caseId: string): void {
    const parts = partsOf(caseId);
    if (!parts) return;
    const key = atDesk(parts.desk, parts.year);
    this.#desks.add(parts.desk);
    if (parts.code === HISTORIC_CODE) return;
    this.#lastNumber.set(key, Math.max(parts.number, this.#lastNumber.get(key) ?? 0));
  }

  nextNumber(desk: string, year: number): number {
    return (this.#lastNumber.get(atDesk(desk, year)) ?? 0) + 1;
  }

  /** Desks that ever had a case. */
  desks(): Iterable<string> {
    return this.#desks;
  }

  row(caseId: string): CaseRow | undefined {
    return this.#open.get(caseId);
  }

  rows(): Iterable<CaseRow> {
    return this.#open.values();
  }

  untold(): CaseRow[] {
    return [...this.#untold.values()];
  }

  /** Folder of the case's file and the version in it; undefined for a case that is not there. */
  locate(caseId: string): { folder: string; version: number } | undefined {
    const row = this.#open.get(caseId);
    return row ? { folder: folderOf(row), version: row.version } : this.#archived.get(caseId);
  }

  withStatusCode(code: string): string | undefined {
    return this.#byStatusCode.get(code);
  }

  withExternalId(desk: string, externalId: string): string | undefined {
    return this.#byExternalId.get(atDesk(desk, externalId));
  }

  archived(): Iterable<ArchiveEntry> {
    return this.#archived.values();
  }

  #know(caseId: string, { statusCode, externalId }: { statusCode: string; externalId?: string | undefined }): void {
    this.takeNumber(caseId);
    this.#byStatusCode.set(statusCode, caseId);
    const desk = partsOf(caseId)?.desk;
    if (desk !== undefined && externalId !== undefined) this.#byExternalId.set(atDesk(desk, externalId), caseId);
  }
}
