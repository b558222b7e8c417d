import type { Count } from './shapes.ts';

/** Items of one sort; never none. */
type Group<T> = [T, ...T[]];

/** Groups in the order in which their keys first come. */
export const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): Group<T>[] => {
  const groups = new Map<string, Group<T>>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
};

/** How often each key was seen: the most frequent first, then by key. */
export const counted = <K extends string>(keys: readonly K[]): Count<K>[] => {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
};

/** The middle one; of an even number the lower of the two, so that it is a value that was seen. 0 of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
