import type { JournalEntry } from './mail-journal.ts';
import type { Folders, Mailbox } from './mailbox.ts';

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
  mailbox: Pick<Mailbox, 'waiting' | 'listed'>;
  folders: Folders;
  journal: { entries(): Iterable<JournalEntry> };
  caseExists(caseId: string): Promise<boolean>;
  /** Wall clock, Unix milliseconds. */
  now: number;
};

const HOUR = 3_600_000;
/** Days that are looked over: more than any holiday on which nobody reads an alarm. */
const WINDOW = 14 * 24 * HOUR;

/** Compares what lies on the server with what is on record. Reads only. */
export const reconcile = async ({
  mailbox,
  folders,
  journal,
  caseExists,
  now,
}: ReconcileParts): Promise<Reconciliation> => {
  const entries = [...journal.entries()].filter(({ at }) => Date.parse(at) >= now - WINDOW);
  // What was put away before the book began is nobody's gap.
  const from = Math.min(now, ...entries.map(({ at }) => Date.parse(at)));
  const waiting = await mailbox.waiting();
  const away = [];
  for (const folder of new Set([folders.processed, folders.copies, folders.automatic, folders.attention]))
    away.push(...(await mailbox.listed(folder, from)).filter(({ arrivedAt }) => arrivedAt >= from));
  const count = (outcomes: readonly string[]) => entries.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const caseIds = entries.flatMap(({ caseId, outcome }) =>
    caseId !== undefined && (outcome === 'case' || outcome === 'joined') ? [caseId] : [],
  );
  let lost = 0;
  for (const caseId of new Set(caseIds)) if (!(await caseExists(caseId))) lost += 1;
  return {
    onServer: waiting.length + away.length,
    cases: count(['case']),
    joined: count(['joined', 'noted']),
    setAside: count(['automatic', 'bounce', 'own']),
    untaken: waiting.filter(({ arrivedAt }) => arrivedAt < now - HOUR).length,
    unknown: unknownIn(away, entries),
    lost,
  };
};

/** Mails without a Message-ID can only be counted. */
const unknownIn = (away: readonly { messageId: string }[], entries: readonly JournalEntry[]): number => {
  const known = new Set(entries.map(({ messageId }) => messageId));
  const nameless = away.filter(({ messageId }) => messageId === '').length;
  const namelessKnown = entries.filter(({ messageId }) => messageId === '').length;
  const named = away.filter(({ messageId }) => messageId !== '' && !known.has(messageId)).length;
  return named + Math.max(0, nameless - namelessKnown);
};
