import type { Clock } from './casework/ports.ts';

/** Domain time when it is not the wall clock: where domain time began and how fast it runs. */
export type DemoClock = { startsAt: number; rate: number };

/** The domain clock: the wall clock, or a demo clock that starts at an instant and runs at a rate from now on. */
export const domainClock = (demo?: DemoClock): Clock => {
  if (!demo) return { now: () => Date.now() };
  const began = performance.now();
  return { now: () => Math.round(demo.startsAt + (performance.now() - began) * demo.rate) };
};

const SHAPE = /^(?<instant>\S+?)(?:\s+x(?<rate>\d+(?:\.\d+)?))?$/;

/**
 * Reads `TUNTAS_CLOCK`: `2026-11-23T07:30:00+07:00` or `2026-11-23T07:30:00+07:00 x60`.
 *
 * @returns undefined when the text is neither.
 */
export const parseDemoClock = (text: string): DemoClock | undefined => {
  const { instant = '', rate = '1' } = SHAPE.exec(text.trim())?.groups ?? {};
  const startsAt = Date.parse(instant);
  if (Number.isNaN(startsAt) || !/T.*(Z|[+-]\d\d:?\d\d)$/.test(instant) || Number(rate) <= 0) return undefined;
  return { startsAt, rate: Number(rate) };
};
