import { keyOfBytes } from './content-key.ts';
import type { JournalEntry, MailJournal } from './mail-journal.ts';
import type { Folders, Listed, Mailbox } from './mailbox.ts';

/** How mailbox and record agree over the last days. */
export type Reconciliation = {
  /** Mails on the server: still waiting, and put away. */
  onServer: number;
  cases: number;
  joined: number;
  /** Machines' mail, bounces and our own copies. */
  setAside: number;
  /** Mails that have waited in INBOX for more than an hour. */
  untaken: number;
  /** Mails put away without being in the letter book. */
  unknown: number;
  /** Entries of the letter book whose case nobody finds. */
  lost: number;
};

export type ReconcileParts = {
  mailbox: Pick<Mailbox, 'waiting' | 'listed' | 'readListed'>;
  folders: Folders;
  journal: Pick<MailJournal, 'entries' | 'has' | 'knows'>;
  /** Larger mails were taken by their beginning; bytes. */
  largest: number;
  caseExists(caseId: string): Promise<boolean>;
  /** Wall clock, Unix milliseconds. */
  now: number;
};

const HOUR = 3_600_000;
/** Days that are looked over: more than any holiday on which nobody reads an alarm. */
const WINDOW = 14 * 24 * HOUR;

/** Compares what lies on the server with what is on record. Reads only. */
export const reconcile = async (parts: ReconcileParts): Promise<Reconciliation> => {
  const { mailbox, folders, journal, now } = parts;
  const entries = [...journal.entries()].filter(({ at }) => Date.parse(at) >= now - WINDOW);
  // What was put away before the book began is nobody's gap.
  const from = Math.min(now, ...entries.map(({ at }) => Date.parse(at)));
  const waiting = await mailbox.waiting();
  const away: Listed[] = [];
  for (const folder of new Set([folders.processed, folders.copies, folders.automatic, folders.attention]))
    away.push(...(await mailbox.listed(folder, from)).filter(({ arrivedAt }) => arrivedAt >= from));
  const count = (outcomes: readonly string[]) => entries.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    onServer: waiting.length + away.length,
    cases: count(['case']),
    joined: count(['joined', 'noted']),
    setAside: count(['automatic', 'bounce', 'own']),
    untaken: waiting.filter(({ arrivedAt }) => arrivedAt < now - HOUR).length,
    unknown: await unknownIn(parts, away),
    lost: await lostIn(parts, entries),
  };
};

/** A mail without a Message-ID is known by its content. */
const unknownIn = async ({ journal, mailbox, largest }: ReconcileParts, away: readonly Listed[]): Promise<number> => {
  let unknown = 0;
  for (const listed of away) {
    if (listed.messageId !== '' && journal.has(listed.messageId)) continue;
    const source = await mailbox.readListed(listed, largest);
    if (source && !journal.knows(await keyOfBytes(source))) unknown += 1;
  }
  return unknown;
};

const lostIn = async ({ caseExists }: ReconcileParts, entries: readonly JournalEntry[]): Promise<number> => {
  const onRecord = entries.filter(({ outcome }) => outcome === 'case' || outcome === 'joined');
  let lost = 0;
  for (const caseId of new Set(onRecord.flatMap((entry) => entry.caseId ?? [])))
    if (!(await caseExists(caseId))) lost += 1;
  return lost;
};
