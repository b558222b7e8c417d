import { type Clocks, type OfficeLimit, officeLimits } from '../events.ts';

/** The limit that holds the office to the nearest instant. */
export type BindingLimit = { limit: OfficeLimit; dueAt: string; flagged: boolean };

/** The limit that ends first among those the office is held to; undefined when none runs. */
export const bindingLimit = (clocks: Clocks): BindingLimit | undefined => {
  let nearest: BindingLimit | undefined;
  for (const limit of officeLimits) {
    const clock = clocks[limit];
    if (clock && (!nearest || Date.parse(clock.dueAt) < Date.parse(nearest.dueAt)))
      nearest = { limit, dueAt: clock.dueAt, flagged: clock.flagged ?? false };
  }
  return nearest;
};
