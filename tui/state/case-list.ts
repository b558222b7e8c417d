import type { ListedCase } from '../../src/casework/listed-case.ts';
import type { Instant } from '../../src/domain/local-date.ts';
import { machineNumber, printedNumber } from '../../src/domain/register-number.ts';

/**
 * A case as the lists hold it: its row with what sorting and filtering ask for again and again, worked out once.
 * A hundred thousand of these are held, so nothing stands here that can be worked out for the few rows on the screen.
 */
export type Entry = {
  readonly row: ListedCase;
  /** End of the binding limit; infinite while none runs. */
  readonly dueAt: Instant;
  readonly receivedAt: Instant;
};

export const sorts = ['due', 'age', 'number', 'holder'] as const;
export type Sort = (typeof sorts)[number];

export const entryOf = (row: ListedCase): Entry => ({
  row,
  dueAt: row.dueAt ?? Number.POSITIVE_INFINITY,
  receivedAt: row.receivedAt,
});

const byWord = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const byId = (a: Entry, b: Entry): number => byWord(a.row.caseId, b.row.caseId);

/** Two infinite dues must not be subtracted: that is no number, and a sort with it has no order. */
const byDue = (a: Entry, b: Entry): number =>
  a.dueAt === b.dueAt ? a.receivedAt - b.receivedAt || byId(a, b) : a.dueAt - b.dueAt;

const compare: Readonly<Record<Sort, (a: Entry, b: Entry) => number>> = {
  due: byDue,
  age: (a, b) => a.receivedAt - b.receivedAt || byId(a, b),
  number: byId,
  holder: (a, b) => byWord(a.row.desk, b.row.desk) || byWord(a.row.role, b.row.role) || byDue(a, b),
};

export const sorted = (entries: readonly Entry[], sort: Sort): Entry[] => entries.toSorted(compare[sort]);

/**
 * The entries, sorted by limit, after some came, changed or left. What did not change stays in its order, and sorting
 * an almost sorted list is one pass: a press among a hundred thousand cases must not stop the keys.
 */
export const patched = (
  byLimit: readonly Entry[],
  changed: ReadonlyMap<string, Entry | undefined>,
): readonly Entry[] => {
  const came = [...changed.values()].filter((entry) => entry !== undefined);
  const stayed = byLimit.filter(({ row }) => !changed.has(row.caseId));
  return sorted([...stayed, ...came], 'due');
};

/** How many entries, sorted by limit, have passed it at `now`. */
export const lateCount = (byLimit: readonly Entry[], now: Instant): number => {
  let [low, high] = [0, byLimit.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((byLimit[middle]?.dueAt ?? Number.POSITIVE_INFINITY) < now) low = middle + 1;
    else high = middle;
  }
  return low;
};

const haystacks = new WeakMap<ListedCase, string>();

const haystackOf = (row: ListedCase): string => {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const haystack = `${printedNumber(row.register)} ${row.desk} ${row.channel} ${row.subject} ${row.role}`.toLowerCase();
  haystacks.set(row, haystack);
  return haystack;
};

/** Entries in which every word of the filter occurs, at the desk if one is chosen. */
export const matching = (entries: readonly Entry[], desk: string | undefined, filter: string): readonly Entry[] => {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (desk === undefined && words.length === 0) return entries;
  return entries.filter(({ row }) => {
    if (desk !== undefined && row.desk !== desk) return false;
    if (words.length === 0) return true;
    const haystack = haystackOf(row);
    return words.every((word) => haystack.includes(word));
  });
};

/** Place of the first entry with this number as a person types it: `42`, `0042/PGD`, `PGD-2026-0042`; -1 when none has it. */
export const placeOfNumber = (entries: readonly Entry[], typed: string): number => {
  const text = typed.trim().toUpperCase();
  if (text === '') return -1;
  const number = /^\d+$/.test(text) ? Number(text) : undefined;
  return entries.findIndex(({ row }) =>
    number === undefined
      ? printedNumber(row.register).startsWith(text) ||
        machineNumber(row.register) === text ||
        row.caseId.toUpperCase() === text
      : row.register.number === number,
  );
};
