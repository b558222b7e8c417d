import type { CaseRow } from './case-row.ts';
import { handleCommand } from './handle-command.ts';
import type { Office } from './ports.ts';

/** Instant at which time alone will move the case, if nothing else does; undefined when it never will. */
export const wakesAt = ({ status, clocks }: CaseRow): number | undefined => {
  const clock = status === 'paused' ? clocks.information : status === 'open' ? clocks.silence : undefined;
  return clock && Date.parse(clock.dueAt);
};

/** The nearest instant at which time will move some case. */
export const nextWake = (rows: Iterable<CaseRow>): number | undefined => {
  let nearest: number | undefined;
  for (const row of rows) {
    const at = wakesAt(row);
    if (at !== undefined && (nearest === undefined || at < nearest)) nearest = at;
  }
  return nearest;
};

/**
 * Moves every case whose time has come, oldest first. One case that cannot be saved never stops the others: it is
 * still due at the next sweep.
 *
 * @returns how many cases moved.
 */
export const sweep = async (office: Office): Promise<number> => {
  const now = office.clock.now();
  const due = [...office.store.rows()]
    .flatMap((row) => {
      const at = wakesAt(row);
      return at !== undefined && at <= now ? [{ caseId: row.caseId, at }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
  let moved = 0;
  for (const { caseId } of due) {
    const outcome = await handleCommand(office, caseId, { type: 'time', at: new Date(now).toISOString() });
    if (outcome.ok && outcome.events.length > 0) moved += 1;
  }
  return moved;
};
