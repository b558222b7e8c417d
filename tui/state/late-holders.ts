import { roleLabel } from '../../src/domain/procedure-lookup.ts';
import type { Entry } from './case-list.ts';
import type { Watched } from './office-source.ts';
import { nameLine } from './plain-words.ts';

/** `Kepala Seksi bantul 12 · Admin brebes 3`: with whom late cases lie, most of them first. */
export const lateByHolder = ({ desks, text }: Watched, late: readonly Entry[]): string => {
  const counts = new Map<string, number>();
  for (const { row } of late) {
    const procedure = desks.get(row.desk)?.procedure;
    const holder = `${procedure ? nameLine(roleLabel(procedure, row.role)) : row.role} ${row.desk}`;
    counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([holder, count]) => `${holder} ${text.format.number(count)}`)
    .join(' · ');
};
