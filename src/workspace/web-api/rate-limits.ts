/** Slack's paces: calls a minute by tier, and the special one for posting. */
const PER_MINUTE = { tier1: 1, tier2: 20, tier3: 50, tier4: 100, special: 600 } as const;

/** `posting`: one message a second and channel, with a short burst. */
export type Pace = keyof typeof PER_MINUTE | 'posting';

const POSTING = { perSecond: 1, burst: 5 } as const;

type Bucket = { tokens: number; at: number };

export type RateLimiter = {
  /** @returns seconds to wait before the next try, or 0 when the call may go on. `lane` is the channel, for posting. */
  take(method: string, pace: Pace, lane: string): number;
};

export const unlimited: RateLimiter = { take: () => 0 };

/** One token bucket a method (for posting: a channel), filled evenly. `elapsed`: milliseconds that only grow. */
export function createRateLimiter(elapsed: () => number): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(method, pace, lane) {
      const perSecond = pace === 'posting' ? POSTING.perSecond : PER_MINUTE[pace] / 60;
      const size = pace === 'posting' ? POSTING.burst : PER_MINUTE[pace];
      const key = pace === 'posting' ? `${method} ${lane}` : method;
      const bucket = buckets.get(key) ?? { tokens: size, at: elapsed() };
      bucket.tokens = Math.min(size, bucket.tokens + ((elapsed() - bucket.at) / 1000) * perSecond);
      bucket.at = elapsed();
      buckets.set(key, bucket);
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perSecond);
      bucket.tokens -= 1;
      return 0;
    },
  };
}
