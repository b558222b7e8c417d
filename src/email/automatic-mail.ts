import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Most automatic mails to one address within so many minutes. Headers alone do not end a loop: two machines that write
 * none would answer each other for ever.
 */
const CAPS: readonly (readonly [most: number, minutes: number])[] = [
  [10, 10],
  [15, 30],
  [25, 60],
  [50, 180],
  [100, 600],
];
/** Most automatic mails to all addresses together within an hour. */
const MOST_AN_HOUR = 1_000;

const noteSchema = z.object({ id: z.string(), to: z.string(), at: z.number(), receipt: z.string().optional() });
type Note = z.infer<typeof noteSchema>;

/** One automatic letter that wants to go out. `receiptFor`: with a receipt, the subject it confirms. `at`: Unix ms. */
export type Leaving = { messageId: string; to: string; at: number; receiptFor?: string };

/**
 * The book of automatic mail: who got how much of it of late. Durable, so that a restart gives no loop fresh breath.
 * Addresses are kept as hashes: the book counts, it tells nothing.
 */
export class AutomaticMail {
  readonly #path: string;
  #notes: Note[];
  readonly #known: Set<string>;

  /** @param now wall clock, Unix ms: older notes are dropped when the book is opened. */
  constructor(path: string, now: number) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#notes = read(path).filter(({ at }) => at > now - DAY && at <= now + DAY);
    this.#known = new Set(this.#notes.map(({ id }) => id));
    this.#rewrite();
  }

  /**
   * Asks whether a letter may go, and notes it durably when it may. The same letter again was counted before.
   *
   * `repeated`: the sender got a receipt for the same subject within a day. `too-many`: a cap is reached.
   */
  admit({ messageId, to, at, receiptFor }: Leaving): 'admitted' | 'repeated' | 'too-many' {
    if (this.#known.has(messageId)) return 'admitted';
    const key = hash(to.toLowerCase());
    const receipt = receiptFor === undefined ? undefined : hash(`${key} ${receiptFor.toLowerCase()}`);
    this.#notes = this.#notes.filter((note) => note.at > at - DAY);
    if (receipt !== undefined && this.#notes.some((note) => note.receipt === receipt)) return 'repeated';
    if (this.#isOver(key, at)) return 'too-many';
    this.#note({ id: messageId, to: key, at, ...(receipt === undefined ? {} : { receipt }) });
    return 'admitted';
  }

  #isOver(key: string, at: number): boolean {
    const within = (minutes: number, notes: readonly Note[]) =>
      notes.filter((note) => note.at > at - minutes * MINUTE).length;
    const own = this.#notes.filter(({ to }) => to === key);
    return within(60, this.#notes) >= MOST_AN_HOUR || CAPS.some(([most, minutes]) => within(minutes, own) >= most);
  }

  #note(note: Note): void {
    const file = openSync(this.#path, 'a', 0o600);
    try {
      writeSync(file, `${JSON.stringify(note)}\n`);
      fdatasyncSync(file);
    } finally {
      closeSync(file);
    }
    this.#notes.push(note);
    this.#known.add(note.id);
  }

  #rewrite(): void {
    const temporary = `${this.#path}.tmp`;
    writeFileSync(temporary, this.#notes.map((note) => `${JSON.stringify(note)}\n`).join(''), { mode: 0o600 });
    renameSync(temporary, this.#path);
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** A line torn by a crash is one letter more that may go. */
const read = (path: string): Note[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line) => {
          try {
            return [noteSchema.parse(JSON.parse(line))];
          } catch {
            return [];
          }
        })
    : [];
