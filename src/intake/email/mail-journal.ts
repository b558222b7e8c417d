import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What became of a mail. `case` and `joined` are on record in a case, the others are set aside. */
export const mailOutcomes = ['case', 'joined', 'noted', 'bounce', 'own', 'automatic'] as const;
export type MailOutcome = (typeof mailOutcomes)[number];

const entrySchema = z.object({
  /** Content key. */
  key: z.string(),
  messageId: z.string(),
  outcome: z.enum(mailOutcomes),
  caseId: z.string().optional(),
  /** When it came, ISO 8601 in UTC by the wall clock. */
  at: z.iso.datetime(),
});
export type JournalEntry = z.infer<typeof entrySchema>;

/**
 * The letter book of a mailbox: one line for each mail taken, written after the case and before the mail is moved. A
 * line lost in a crash is written again, because the mail then still lies in INBOX. It proves nothing; it counts, and
 * tells to which case an earlier mail of the same citizen belongs.
 */
export class MailJournal {
  readonly #folder: string;
  readonly #desk: string;
  readonly #entries = new Map<string, JournalEntry>();
  readonly #cases = new Map<string, string>();

  /** @param year of the wall clock; this year's and last year's books are read. */
  constructor(folder: string, desk: string, year: number) {
    this.#folder = folder;
    this.#desk = desk;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const each of [year - 1, year]) this.#load(this.#path(each));
  }

  /** The case that a mail with this Message-ID became part of. */
  caseOf(messageId: string): string | undefined {
    return this.#cases.get(messageId);
  }

  entries(): Iterable<JournalEntry> {
    return this.#entries.values();
  }

  /** Durable when it returns. The same mail taken again changes nothing. */
  add(entry: JournalEntry): void {
    if (this.#entries.has(entry.key)) return;
    const file = openSync(this.#path(Number(entry.at.slice(0, 4))), 'a', 0o600);
    try {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fdatasyncSync(file);
    } finally {
      closeSync(file);
    }
    this.#remember(entry);
  }

  #path(year: number): string {
    return join(this.#folder, `${this.#desk}-${year}.jsonl`);
  }

  /** A line torn by a crash is passed over: its mail still lies in INBOX. */
  #load(path: string): void {
    if (!existsSync(path)) return;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const entry = entryIn(line);
      if (entry) this.#remember(entry);
    }
  }

  #remember(entry: JournalEntry): void {
    this.#entries.set(entry.key, entry);
    if (entry.caseId !== undefined && entry.messageId !== '') this.#cases.set(entry.messageId, entry.caseId);
  }
}

const entryIn = (line: string): JournalEntry | undefined => {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
};
