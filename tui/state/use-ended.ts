import { useEffect, useState } from 'react';
import type { Instant } from '../../src/domain/local-date.ts';
import { wasEverLate } from './ended-late.ts';
import { handOn } from './hand-on.ts';
import type { Watched } from './office-source.ts';
import { type Ended, trendDays } from './today-page.ts';

/** Verdicts on ended cases. A case that has ended stays as it was, so each is read once. */
const verdicts = new WeakMap<Watched, Map<string, boolean>>();

const verdictsOf = (office: Watched): Map<string, boolean> => {
  const known = verdicts.get(office) ?? new Map<string, boolean>();
  verdicts.set(office, known);
  return known;
};

/** Cases that ended in the days of the trend, with whether any limit was passed on their way. */
const readEnded = async (office: Watched, now: Instant): Promise<Ended[]> => {
  const since = Math.min(...[...office.desks.values()].map(({ hours }) => trendDays(hours, now)[0] ?? now));
  const known = verdictsOf(office);
  const ended: Ended[] = [];
  for (const row of await office.source.closedSince(since)) {
    const key = `${row.caseId} ${row.version}`;
    const file = known.has(key) ? undefined : await office.source.read(row.caseId).catch(() => undefined);
    if (file) known.set(key, wasEverLate(file.events));
    ended.push({ row, wasLate: known.get(key) ?? false });
  }
  return ended;
};

/** As `readEnded`, again each time `minute` moves on. */
export const useEnded = (office: Watched, minute: Instant): readonly Ended[] => {
  const [ended, setEnded] = useState<readonly Ended[]>([]);
  useEffect(() => handOn(readEnded(office, minute), setEnded), [office, minute]);
  return ended;
};
