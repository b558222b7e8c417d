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
  readonly #begun = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #cases = new Map<string, string>();
  /** Message-ID of the last mail of a citizen in each case. */
  readonly #latest = new Map<string, string>();

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

  /** Notes a mail that is being taken: its letters may leave before its line is written. */
  begin(key: string, messageId: string): void {
    this.#begun.set(key, messageId);
  }

  /** Message-ID of a mail by its content key. */
  messageIdOf(key: string): string | undefined {
    return (this.#entries.get(key)?.messageId ?? this.#begun.get(key)) || undefined;
  }

  knows(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Message-ID of the citizen's last mail in a case. */
  latestIn(caseId: string): string | undefined {
    return this.#latest.get(caseId);
  }

  /** Whether a mail with this Message-ID was taken. */
  has(messageId: string): boolean {
    return this.#ids.has(messageId);
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
    const { key, messageId, caseId, outcome } = entry;
    this.#entries.set(key, entry);
    this.#begun.delete(key);
    if (messageId === '') return;
    this.#ids.add(messageId);
    if (caseId === undefined) return;
    this.#cases.set(messageId, caseId);
    if (outcome === 'case' || outcome === 'joined') this.#latest.set(caseId, messageId);
  }
}

const entryIn = (line: string): JournalEntry | undefined => {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
};
