export type Timestamps = {
  /** A message ts: `seconds.microseconds`, never given twice, always greater than the one before. */
  next(): string;
};

/**
 * Message ts follow the given clock (Unix milliseconds). A clock that stands still, jumps back or was set back over a
 * restart (`after`: the greatest ts already used) only makes the next ts one microsecond greater than the last.
 */
export function createTimestamps(now: () => number, after = '0.000000'): Timestamps {
  let last = Math.round(Number(after) * 1e6);
  return {
    next() {
      last = Math.max(Math.floor(now() * 1000), last + 1);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
    },
  };
}
