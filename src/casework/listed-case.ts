import type { Instant } from '../domain/local-date.ts';
import { bindingLimit, type CaseRow } from './case-row.ts';

/**
 * Of a row what a list of very many cases keeps in memory: no codes, of the clocks only the one that binds, and instants as
 * numbers, which weigh a third of their text.
 */
export type ListedCase = Pick<
  CaseRow,
  | 'caseId'
  | 'desk'
  | 'status'
  | 'step'
  | 'task'
  | 'role'
  | 'version'
  | 'channel'
  | 'subject'
  | 'register'
  | 'claimedBy'
  | 'told'
> & {
  receivedAt: Instant;
  closedAt?: Instant;
  /** Begin and end of the binding limit; absent while none runs. */
  begunAt?: Instant;
  dueAt?: Instant;
};

/** @param shared gives one and the same text for all that say the same: many cases name few desks, tasks and roles. */
export const listedCase = (row: CaseRow, shared: (word: string) => string): ListedCase => {
  const binding = row.status === 'open' ? bindingLimit(row.clocks)?.limit : undefined;
  const clock = binding && row.clocks[binding];
  const listed: ListedCase = {
    caseId: row.caseId,
    desk: shared(row.desk),
    status: row.status,
    step: row.step,
    task: shared(row.task),
    role: shared(row.role),
    version: row.version,
    channel: row.channel,
    subject: row.subject,
    register: { ...row.register, code: shared(row.register.code) },
    told: row.told,
    receivedAt: Date.parse(row.receivedAt),
  };
  // Set one by one: spreading what may be absent costs more than all the rest of a row.
  if (row.claimedBy !== undefined) listed.claimedBy = shared(row.claimedBy);
  if (row.closedAt !== undefined) listed.closedAt = Date.parse(row.closedAt);
  if (clock) {
    listed.begunAt = Date.parse(clock.from);
    listed.dueAt = Date.parse(clock.dueAt);
  }
  return listed;
};
