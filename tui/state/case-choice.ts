import type { Instant } from '../../src/domain/local-date.ts';
import { type Entry, lateCount, matching, placeOfNumber, type Sort, sorted, sorts } from './case-list.ts';
import { emptyList, type ListAction, type ListShape, type ListState, reduceList } from './list-state.ts';

/** All cases by limit, and which of them a list is about. */
export type Choice = {
  readonly byLimit: readonly Entry[];
  readonly now: Instant;
  readonly desk: string | undefined;
  readonly filter: string;
  readonly onlyLate: boolean;
};

/** A list of cases as a screen shows it: what is in it, in order, and where the person stands. */
export type CaseList = ListState & {
  readonly shown: readonly Entry[];
  readonly choice: Choice | undefined;
  readonly rows: number;
};

export const emptyCaseList: CaseList = { ...emptyList, shown: [], choice: undefined, rows: 1 };

const shapeOf = (shown: readonly Entry[], rows: number): ListShape => ({
  length: shown.length,
  rows,
  idAt: (place) => shown[place]?.row.caseId,
  placeOf: (id) => shown.findIndex(({ row }) => row.caseId === id),
});

const act = (list: CaseList, action: ListAction): CaseList => {
  const next = reduceList(list, action, shapeOf(list.shown, list.rows));
  return next === list ? list : { ...list, ...next };
};

/** @param among what an earlier, wider filter has left, to spare looking through everything at each letter. */
const entriesOf = (
  { byLimit, now, desk, filter, onlyLate }: Choice,
  sort: Sort,
  among?: readonly Entry[],
): readonly Entry[] => {
  const all = onlyLate ? byLimit.slice(0, lateCount(byLimit, now)) : byLimit;
  const found = matching(among ?? all, desk, filter);
  return sort === 'due' || among ? found : sorted(found, sort);
};

const isSame = (a: Choice | undefined, b: Choice): boolean =>
  a !== undefined &&
  a.byLimit === b.byLimit &&
  a.desk === b.desk &&
  a.filter === b.filter &&
  (!b.onlyLate || lateCount(a.byLimit, a.now) === lateCount(b.byLimit, b.now));

const isNarrower = (a: Choice | undefined, b: Choice): boolean =>
  a !== undefined && a.byLimit === b.byLimit && a.desk === b.desk && a.now === b.now && b.filter.startsWith(a.filter);

/** The list for another choice; the cursor stays on its case. */
export const choose = (list: CaseList, choice: Choice): CaseList => {
  if (isSame(list.choice, choice)) return list;
  const among = isNarrower(list.choice, choice) ? list.shown : undefined;
  return act({ ...list, choice, shown: entriesOf(choice, list.sort, among) }, { type: 'settle' });
};

export const resize = (list: CaseList, rows: number): CaseList =>
  list.rows === rows ? list : act({ ...list, rows: Math.max(1, rows) }, { type: 'settle' });

/** The next order in turn. */
export const sortNext = (list: CaseList): CaseList => {
  const sort = sorts[(sorts.indexOf(list.sort) + 1) % sorts.length] ?? 'due';
  return list.choice ? act({ ...list, shown: entriesOf(list.choice, sort) }, { type: 'sort', sort }) : list;
};

/** Following means the order by limit: what is most urgent stands first. */
export const toggleFollow = (list: CaseList): CaseList => {
  const shown = list.choice && !list.follows ? entriesOf(list.choice, 'due') : list.shown;
  return act({ ...list, shown }, { type: 'follow' });
};

export const move = (list: CaseList, by: number): CaseList => act(list, { type: 'move', by });

export const moveTo = (list: CaseList, place: number): CaseList => act(list, { type: 'to', place });

/** @returns undefined when no case of the list has the number. */
export const jumpTo = (list: CaseList, typed: string): CaseList | undefined => {
  const place = placeOfNumber(list.shown, typed);
  return place === -1 ? undefined : moveTo(list, place);
};

export const entryUnderCursor = (list: CaseList): Entry | undefined => list.shown[list.cursor];

/** The rows on the screen. */
export const visible = (list: CaseList): readonly Entry[] => list.shown.slice(list.top, list.top + list.rows);
