import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../casework/case-file.ts';
import { ATTACHMENTS, attachmentPath } from './attachment-shelf.ts';
import { searchLine } from './keep-search-file.ts';
import { isBackupNoteWhole } from './last-backup.ts';
import { LAST_BACKUP } from './layout.ts';
import { formatSearchLine, linesOf, parseSearchLine, SEARCH_FILE } from './search-file.ts';
import type { Finding } from './verify-files.ts';

const fault = (path: string, says: string): Finding => ({ path, says, weight: 'fault' });
const note = (path: string, says: string): Finding => ({ path, says, weight: 'note' });

const KEPT = /"kept":"([0-9a-f]{64})"/gu;

const namesIn = (path: string): string[] => (existsSync(path) ? readdirSync(path) : []);

const brief = (text: string): string => hash('sha256', text, 'hex').slice(0, 16);

/** What stands beside the cases and must agree with them: the words of the search, attachments, the note of the backup. */
export class BesideCases {
  readonly #dataDir: string;
  /** Of each closed case, what its line in the search file must be. */
  readonly #lines = new Map<string, string>();
  /** Attachments that are named, and by which case. */
  readonly #kept = new Map<string, string>();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  take(file: CaseFile): void {
    const { caseId, status } = file.row;
    if (status === 'closed') this.#lines.set(caseId, brief(formatSearchLine(searchLine(file))));
    for (const [, kept = ''] of JSON.stringify(file.events).matchAll(KEPT)) this.#kept.set(kept, caseId);
  }

  findings(): Finding[] {
    return [
      ...this.#search(),
      ...this.#attachments(),
      ...(isBackupNoteWhole(this.#dataDir) ? [] : [fault(LAST_BACKUP, 'is damaged; the next backup writes it anew')]),
    ];
  }

  #search(): Finding[] {
    const path = join(this.#dataDir, SEARCH_FILE);
    const lines = existsSync(path) ? linesOf(readFileSync(path)) : [];
    const findings: Finding[] = [];
    const right = new Set<string>();
    for (const [at, text] of lines.entries()) {
      const line = parseSearchLine(text);
      if (!line) findings.push(fault(SEARCH_FILE, `line ${at + 1} is damaged; the next start writes it anew`));
      else if (this.#lines.get(line.caseId) === brief(`${text}\n`)) right.add(line.caseId);
    }
    const missing = [...this.#lines.keys()].filter((caseId) => !right.has(caseId)).length;
    if (missing > 0)
      findings.push(note(SEARCH_FILE, `does not know ${missing} closed cases; the next start adds them`));
    return findings;
  }

  #attachments(): Finding[] {
    const findings: Finding[] = [];
    const there = new Set<string>();
    for (const folder of namesIn(join(this.#dataDir, ATTACHMENTS))) {
      for (const name of namesIn(join(this.#dataDir, ATTACHMENTS, folder))) {
        const path = join(ATTACHMENTS, folder, name);
        const isWhole = hash('sha256', readFileSync(join(this.#dataDir, path)), 'hex') === name;
        if (isWhole && path === attachmentPath(name)) there.add(name);
        else findings.push(fault(path, `is not what was kept${this.#ofCase(name)}`));
      }
    }
    for (const [kept, caseId] of this.#kept)
      if (!there.has(kept) && !findings.some(({ path }) => path === attachmentPath(kept)))
        findings.push(fault(attachmentPath(kept), `is missing; ${caseId} names it`));
    return findings;
  }

  #ofCase(kept: string): string {
    const caseId = this.#kept.get(kept);
    return caseId === undefined ? '' : `; ${caseId} names it`;
  }
}
