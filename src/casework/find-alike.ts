import { type Case, replay } from '../domain/case.ts';
import { type Alike, mayBeNamed, suggestDuplicates, worthComparing } from './alike.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseRow } from './case-row.ts';
import { latelyClosed } from './lately-closed.ts';
import type { CaseStore, Office } from './ports.ts';

/** Most cases that are read for one comparison, and most that are shown. */
const MOST_READ = 8;
const MOST_SHOWN = 2;
/** Findings kept at once: a card is drawn many times, and the office is looked through once. */
const MOST_KEPT = 2_000;

const findings = new WeakMap<CaseStore, Map<string, readonly Alike[]>>();

const isEarlier = ({ register: other }: Pick<CaseRow, 'register'>, { register }: CaseRow): boolean =>
  other.year < register.year || (other.year === register.year && other.number < register.number);

/** Open cases of the desk and those closed of late, the same person's first, then the newest. */
const candidatesFor = async (office: Office, own: CaseRow): Promise<string[]> => {
  const likenessTo = worthComparing(own);
  const worth: { row: Pick<CaseRow, 'caseId' | 'receivedAt'>; samePerson: boolean }[] = [];
  for (const rows of [office.store.rows(), await latelyClosed(office)]) {
    for (const row of rows) {
      if (row.desk !== own.desk || !isEarlier(row, own)) continue;
      const likeness = likenessTo(row);
      if (likeness) worth.push({ row, samePerson: likeness === 'person' });
    }
  }
  return worth
    .sort((a, b) => Number(b.samePerson) - Number(a.samePerson) || b.row.receivedAt.localeCompare(a.row.receivedAt))
    .slice(0, MOST_READ)
    .map(({ row }) => row.caseId);
};

const casesOf = async (store: CaseStore, caseIds: readonly string[]): Promise<Case[]> => {
  const files = await Promise.all(caseIds.map((caseId) => store.read(caseId)));
  return files.flatMap((file) => (file ? [replay(file.events)] : []));
};

/** What two complaints have in common never changes: it is found once. Whether it may be shown is asked anew each time. */
const foundFor = async (office: Office, own: CaseRow, now: Case): Promise<readonly Alike[]> => {
  const kept = findings.get(office.store) ?? new Map<string, readonly Alike[]>();
  findings.set(office.store, kept);
  const known = kept.get(own.caseId);
  if (known) return known;
  const alike = suggestDuplicates(now, await casesOf(office.store, await candidatesFor(office, own)));
  const found = alike.slice(0, MOST_SHOWN);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(own.caseId, found);
  return found;
};

/**
 * Earlier cases of the desk that may be about the same matter, for as long as nobody has answered: after that it is
 * too late to answer once. A pair that somebody took apart again is not suggested a second time.
 */
export const likelyDuplicates = async (office: Office, { row, events }: CaseFile): Promise<Alike[]> => {
  const now = replay(events);
  if (now.status === 'closed' || now.answer || now.sent || now.restricted) return [];
  const undone = new Set(events.flatMap((event) => (event.type === 'MergeUndone' ? [event.from] : [])));
  const found = (await foundFor(office, row, now)).filter(({ caseId }) => !undone.has(caseId));
  const standing = await casesOf(
    office.store,
    found.map(({ caseId }) => caseId),
  );
  const namable = new Set(standing.filter(mayBeNamed).map(({ caseId }) => caseId));
  return found.filter(({ caseId }) => namable.has(caseId));
};
