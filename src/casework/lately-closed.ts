import type { CaseRow } from './case-row.ts';
import type { CaseStore, Office } from './ports.ts';

/** Of a closed case what it takes to compare it with a new one. */
export type ClosedRow = Pick<
  CaseRow,
  'caseId' | 'desk' | 'channel' | 'register' | 'personKeys' | 'subject' | 'receivedAt'
> & {
  closedAt: number;
};

/** How long a closed case is still worth pointing at. */
const REMEMBERED_MS = 30 * 86_400_000;

const closedRow = ({ closedAt = '', personKeys, ...row }: CaseRow): ClosedRow => ({
  caseId: row.caseId,
  desk: row.desk,
  channel: row.channel,
  register: row.register,
  subject: row.subject,
  receivedAt: row.receivedAt,
  closedAt: Date.parse(closedAt),
  ...(personKeys === undefined ? {} : { personKeys }),
});

const remembered = new WeakMap<CaseStore, Promise<Map<string, ClosedRow>>>();

/** Read from the archive once; from then on every commit says what was closed or opened again. */
const remember = async ({ store, clock, closedSince }: Office): Promise<Map<string, ClosedRow>> => {
  const closed = new Map<string, ClosedRow>();
  const note = (row: CaseRow): void => {
    if (row.status === 'closed') closed.set(row.caseId, closedRow(row));
    else closed.delete(row.caseId);
  };
  store.onCommit(note);
  for (const row of (await closedSince?.(clock.now() - REMEMBERED_MS)) ?? []) {
    // What a commit said meanwhile is newer than what was read.
    if (!closed.has(row.caseId) && store.row(row.caseId) === undefined) note(row);
  }
  return closed;
};

const rememberedBy = (office: Office): Promise<Map<string, ClosedRow>> => {
  const known = remembered.get(office.store);
  if (known) return known;
  const reading = remember(office).catch((error: unknown) => {
    // What could not be read now is read the next time.
    remembered.delete(office.store);
    throw error;
  });
  remembered.set(office.store, reading);
  return reading;
};

/** Cases closed in the last 30 days, in memory after the first call. */
export const latelyClosed = async (office: Office): Promise<Iterable<ClosedRow>> => {
  const closed = await rememberedBy(office);
  const since = office.clock.now() - REMEMBERED_MS;
  for (const [caseId, { closedAt }] of closed) if (closedAt < since) closed.delete(caseId);
  return closed.values();
};
