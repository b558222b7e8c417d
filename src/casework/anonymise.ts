import { replay } from '../domain/case.ts';
import { type Hash, redact, seal } from '../domain/event-chain.ts';
import type { EventBody } from '../domain/events.ts';
import { localDateAt, type TimeZone } from '../domain/local-date.ts';
import { keptUntil } from '../domain/retention.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseRow } from './case-row.ts';

/** How long the office keeps personal data after a case was closed, and where its days begin. */
export type Retention = { years: number; timeZone: TimeZone };

/** Whether the period is over. `now`: domain clock, Unix milliseconds. */
export const isPastRetention = ({ status, closedAt }: CaseRow, { years, timeZone }: Retention, now: number): boolean =>
  status === 'closed' && closedAt !== undefined && keptUntil(closedAt, years, timeZone) < localDateAt(timeZone, now);

export const isAnonymised = ({ events }: CaseFile): boolean => events.some(({ type }) => type === 'CaseAnonymised');

/** Who lets go of the data, when, and after how many years. */
export type LettingGo = { at: string; by?: string; name?: string; years: number };

/** What finds or names the complainant in the row goes; what reports and the register count stays. */
const bareRow = ({ externalId: _, personKeys: __, ...row }: CaseRow, subject: string, version: number): CaseRow => ({
  ...row,
  subject,
  version,
});

/**
 * The case without the complainant: every event keeps its place, hash, date, step and official; one more says who let
 * go. What the office had sent into chat or by letter is beyond its reach and stays there.
 */
export const anonymised = (file: CaseFile, { at, by, name, years }: LettingGo, hash: Hash): CaseFile => {
  const kept = file.events.map((event) => redact(event, hash));
  const body: EventBody = {
    type: 'CaseAnonymised',
    at,
    ...(by === undefined ? {} : { by }),
    ...(name === undefined ? {} : { name }),
    years,
  };
  const events = [...kept, ...seal([body], kept.at(-1), hash)];
  const now = replay(events);
  const row = bareRow(file.row, now.restricted ? file.row.subject : now.complaint.subject, now.version);
  // A carrier's words about a letter that came back may name the mailbox.
  const deliveries = file.deliveries.map(({ reason: _, ...delivery }) => delivery);
  return { ...file, row, events, deliveries };
};
