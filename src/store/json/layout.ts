import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { CaseRow } from '../../casework/case-row.ts';

/**
 * Where things stand below the data folder:
 *
 * - `cases/<2 hex>/<case id>.json`: open and paused cases, spread over 256 folders by a hash of the id, because
 *   writers that wait for one folder's fsync hold each other up;
 * - `archive/<year>/<month>/<case id>.json`: closed cases, by the month of closing in UTC, as `closedAt` is written,
 *   so that the place follows from the file alone and survives a change of the office's time zone;
 * - `archive/index.jsonl`: what look-ups need of the archive; derived, rebuilt from the files whenever it does not fit;
 * - `archive/search.txt`: closed cases as a searcher means their words, one line each; derived like the index;
 * - `attachments/<2 hex>/<sha-256>`: what came with messages, named by its content;
 * - `reports/<desk>/<kind>-<period>.json`: reports that were drafted, with what became of them;
 * - `damaged/<name>.damaged-<n>`: files that could not be believed; never overwritten, never deleted by us;
 * - `mail/`: what the mailboxes remember beside the cases: letter books, counts of automatic mail, the key of our marks;
 * - `spare/`: case files that were replaced, to be written over; means nothing to anybody;
 * - `last-backup.json`: when the folder was last backed up;
 * - `restoring.json`: a backup is being put in here, or was when that was broken off;
 * - `heartbeat.json`: who writes here and when he last drew breath.
 */
export const CASES = 'cases';
export const ARCHIVE = 'archive';
export const DAMAGED = 'damaged';
export const REPORTS = 'reports';
export const SPARE = 'spare';
export const ARCHIVE_INDEX = join(ARCHIVE, 'index.jsonl');
export const HEARTBEAT = 'heartbeat.json';
export const LAST_BACKUP = 'last-backup.json';

export const isTemporary = (name: string): boolean => name.startsWith('.') && name.endsWith('.tmp');

const shardOf = (caseId: string): string => hash('sha256', caseId, 'hex').slice(0, 2);

/** Folder of an open case, relative to the data folder. */
export const openFolder = (caseId: string): string => join(CASES, shardOf(caseId));

/** Folder in which the file of a case with this row belongs, relative to the data folder. */
export const folderOf = ({ caseId, status, closedAt, receivedAt }: CaseRow): string => {
  if (status !== 'closed') return openFolder(caseId);
  const closed = closedAt ?? receivedAt;
  return join(ARCHIVE, closed.slice(0, 4), closed.slice(5, 7));
};

export const fileName = (caseId: string): string => `${caseId}.json`;

const CASE_ID = /^([a-z0-9][a-z0-9-]{0,63})-([A-Z][A-Z0-9]{1,7})-(\d{4})-(\d{4,15})$/;

/** What a case id says by itself; undefined for any other text. Safe as a file name. */
export type CaseIdParts = { desk: string; code: string; year: number; number: number };

export const partsOf = (caseId: string): CaseIdParts | undefined => {
  const [, desk, code, year, number] = CASE_ID.exec(caseId) ?? [];
  if (desk === undefined || code === undefined) return undefined;
  return { desk, code, year: Number(year), number: Number(number) };
};

/** The case a file is named after, whether it stands in place or was set aside; undefined for a stranger's file. */
export const caseIdIn = (name: string): string | undefined => {
  const [, caseId] = /^(.+)\.json(?:\.damaged-\d+)?$/.exec(name) ?? [];
  return caseId !== undefined && partsOf(caseId) ? caseId : undefined;
};
