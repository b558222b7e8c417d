import { type Clocks, type OfficeLimit, officeLimits } from '../events.ts';

/** The limit that holds the office to the nearest instant. */
export type BindingLimit = { limit: OfficeLimit; dueAt: string; flagged: boolean };

/** The limit that ends first among those the office is held to; undefined when none runs. */
export const bindingLimit = (clocks: Clocks): BindingLimit | undefined => {
  const running = officeLimits.flatMap((limit) => {
    const clock = clocks[limit];
    return clock ? [{ limit, dueAt: clock.dueAt, flagged: clock.flagged ?? false }] : [];
  });
  return running.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
};
