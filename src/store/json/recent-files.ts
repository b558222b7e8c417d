import type { CaseFile } from '../../casework/case-file.ts';

/** Parsed files that were touched last, up to a total size; the one untouched longest goes first. */
export class RecentFiles {
  readonly #limit: number;
  readonly #files = new Map<string, { file: CaseFile; size: number }>();
  #total = 0;

  /** @param limit in bytes of file text; parsed, they take about four times as much. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(caseId: string): CaseFile | undefined {
    const found = this.#files.get(caseId);
    if (!found) return undefined;
    this.#files.delete(caseId);
    this.#files.set(caseId, found);
    return found.file;
  }

  put(file: CaseFile, size: number): void {
    this.drop(file.row.caseId);
    this.#files.set(file.row.caseId, { file, size });
    this.#total += size;
    for (const oldest of this.#files.keys()) {
      if (this.#total <= this.#limit) return;
      this.drop(oldest);
    }
  }

  drop(caseId: string): void {
    const found = this.#files.get(caseId);
    if (!found) return;
    this.#files.delete(caseId);
    this.#total -= found.size;
  }
}
