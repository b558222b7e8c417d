import type { CaseRow } from './case-row.ts';
import { keepTime } from './keep-time.ts';
import type { Office } from './ports.ts';

/** The nearest instant at which time will act on some case, Unix milliseconds. */
export const nextWake = (rows: Iterable<CaseRow>): number | undefined => {
  let nearest: number | undefined;
  for (const { wakeAt } of rows) {
    const at = wakeAt === undefined ? undefined : Date.parse(wakeAt);
    if (at !== undefined && (nearest === undefined || at < nearest)) nearest = at;
  }
  return nearest;
};

/** One sweep over everything that is due; `keepTime` is for a process that goes on. */
export const sweep = (office: Office): Promise<number> => keepTime(office, () => undefined).sweep();
