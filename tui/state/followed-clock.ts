import type { Clock } from '../../src/casework/ports.ts';

/** A demonstration's time: where it stood and how fast it runs. */
export type DemoTime = { now: number; rate: number };

/**
 * Domain time as the bot has it. Ordinarily that is the wall clock; in a demonstration the bot's time began when the bot
 * did and runs at its own rate, so it has to be told.
 *
 * @param real milliseconds that only grow.
 */
export const followedClock = (own: Clock, real: () => number): Clock & { follow(time: DemoTime | undefined): void } => {
  let told: (DemoTime & { at: number }) | undefined;
  return {
    now: () => (told ? Math.round(told.now + (real() - told.at) * told.rate) : own.now()),
    follow: (time) => {
      told = time && { ...time, at: real() };
    },
  };
};
