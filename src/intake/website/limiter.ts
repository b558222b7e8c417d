/** Counts what somebody does in a stretch of time. */
export type Limiter = {
  /** Counts one more. @returns whether that is still within the limit. */
  allows(who: string): boolean;
  /** @returns whether the limit is used up, without counting. */
  isSpent(who: string): boolean;
};

/** More names than this are not remembered at once: somebody who makes them up must not fill the memory. */
const NAMES = 50_000;

/** At most `most` in each stretch of `milliseconds`, each name by itself. */
export const limiter = (most: number, milliseconds: number, wallClock: () => number): Limiter => {
  let counts = new Map<string, number>();
  let since = wallClock();
  const current = (): Map<string, number> => {
    if (wallClock() - since >= milliseconds || counts.size > NAMES) {
      counts = new Map();
      since = wallClock();
    }
    return counts;
  };
  return {
    allows: (who) => {
      const count = (current().get(who) ?? 0) + 1;
      counts.set(who, count);
      return count <= most;
    },
    isSpent: (who) => (current().get(who) ?? 0) >= most,
  };
};
