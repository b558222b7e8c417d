import { lies, type Period } from './period.ts';
import type { CaseRecord, Flow, FlowLine } from './shapes.ts';
import { grouped } from './tallies.ts';

const before = (moments: readonly { at: string }[], instant: number): number =>
  moments.filter(({ at }) => Date.parse(at) < instant).length;

/** 1 while the desk had the case, 0 before, after and between: as often as it came, less as often as it ended. */
const heldAt = ({ entries, endings }: CaseRecord, instant: number): number =>
  before(entries, instant) - before(endings, instant);

/** What a period did to the desk's cases. Opening and closing are counted by themselves, so that a wrong book would show. */
export const flowOf = (records: readonly CaseRecord[], period: Period): Flow => {
  const flow = { opening: 0, received: 0, reopened: 0, closed: 0, closing: 0 };
  for (const record of records) {
    flow.opening += heldAt(record, period.from);
    flow.closing += heldAt(record, period.to);
    for (const { at, as } of record.entries) {
      if (lies(at, period)) flow[as === 'recorded' ? 'received' : 'reopened'] += 1;
    }
    flow.closed += record.endings.filter(({ at }) => lies(at, period)).length;
  }
  return flow;
};

const isEmpty = ({ opening, received, reopened, closed, closing }: Flow): boolean =>
  opening + received + reopened + closed + closing === 0;

/** The flow of each sort of case, the one that brought most first. Sorts without a case are left out. */
export const flowBy = <K extends string>(
  records: readonly CaseRecord[],
  period: Period,
  sortOf: (record: CaseRecord) => K,
): FlowLine<K>[] =>
  grouped(records, sortOf)
    .map((own) => ({ key: sortOf(own[0]), ...flowOf(own, period) }))
    .filter((line) => !isEmpty(line))
    .toSorted((a, b) => b.received - a.received || b.opening - a.opening || (a.key < b.key ? -1 : 1));
