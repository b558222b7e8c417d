import type { CaseFile } from '../../src/casework/case-file.ts';
import type { ListedCase } from '../../src/casework/listed-case.ts';
import type { OfficeNotes } from '../../src/casework/office-notes.ts';
import type { Clock, Desk } from '../../src/casework/ports.ts';
import type { BotReport, DoorAnswer } from '../../src/casework/terminal-door.ts';
import type { Instant } from '../../src/domain/local-date.ts';
import type { Text } from '../../src/text/text.ts';

/** What the screens need from the world. All of it is handed in by tui/main.tsx; screens open nothing. */

/** The bot's sign of life, in wall-clock instants (ISO 8601). */
export type Heartbeat = { startedAt: string; at: string; lives: boolean };

export type SourceHealth = {
  folder: string;
  isThere: boolean;
  /** Why the cases cannot be read now; what is shown of them was seen before. */
  unreadable: string | undefined;
  heartbeat: Heartbeat | undefined;
  /** Files that cannot be believed, relative to the folder. */
  damaged: readonly string[];
  /** What is wrong, one sentence each. */
  problems: readonly string[];
  /** Bytes that may still be written. */
  diskFree: number | undefined;
  /** Open cases of which a message was given up. */
  failing: number;
  /** ISO 8601; undefined when no backup is on record. */
  lastBackup: string | undefined;
};

/** The cases an office has, read beside the running bot. */
export type OfficeSource = {
  /** Open and paused cases. */
  rows(): Iterable<ListedCase>;
  row(caseId: string): ListedCase | undefined;
  /** The whole file, open or archived; undefined when it is gone or damaged. */
  read(caseId: string): Promise<CaseFile | undefined>;
  /** Cases closed at or after the instant. */
  closedSince(at: Instant): Promise<readonly ListedCase[]>;
  health(): SourceHealth;
  /** Calls back with the ids of cases that came, changed or left. @returns how to stop. */
  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void;
};

/** The bot's own door: the only way in which this terminal changes anything. */
export type BotDoor = {
  /** @returns undefined when the bot does not answer. */
  report(): Promise<BotReport | undefined>;
  /** @returns undefined when the bot does not answer: nothing was recorded, as far as anyone knows. */
  comment(caseId: string, note: string): Promise<DoorAnswer | undefined>;
  /** Has whoever has the case called now. @returns as `comment`. */
  remind(caseId: string, note: string): Promise<DoorAnswer | undefined>;
  /** Address of the case's card in Slack; undefined when it has none yet or the bot does not answer. */
  link(caseId: string): Promise<string | undefined>;
};

export type WatchedDesk = Pick<Desk, 'id' | 'title' | 'procedure' | 'hours'> & {
  /** Chat ids by role, as the settings list them. */
  holders: Readonly<Record<string, readonly string[]>>;
};

/** The office on the screen. */
export type Watched = {
  name: string;
  desks: ReadonlyMap<string, WatchedDesk>;
  source: OfficeSource;
  door: BotDoor;
  text: Text;
  /** What the office has noted beside its cases: orders, leave, outages. */
  notes(): OfficeNotes;
  /** Domain time. */
  clock: Clock;
  /** What to call a person of whom only the chat id is known. */
  nameOf(id: string): string;
};
