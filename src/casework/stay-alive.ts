import type { Outage } from '../domain/commands.ts';
import type { Notebook } from './office-notes.ts';
import type { Clock } from './ports.ts';

/** Standing still for less than this is a restart, not an outage: nobody's minutes are worth an entry. */
const SHORTEST_OUTAGE_MS = 60_000;
/** Outages kept: more than any open case can have lived through. */
const KEPT = 1_000;

const iso = (instant: number): string => new Date(instant).toISOString();

/**
 * Notes that the system runs again, and the outage since it was last known to run, if that was one.
 * A clock that went back (a demonstration begun anew) makes none.
 */
export const noteStart = async (notebook: Notebook, clock: Clock): Promise<Outage | undefined> => {
  const now = clock.now();
  const { aliveAt } = notebook.read();
  const from = aliveAt === undefined ? now : Date.parse(aliveAt);
  const outage = now - from >= SHORTEST_OUTAGE_MS ? { from: iso(from), to: iso(now) } : undefined;
  await notebook.change((notes) => ({
    ...notes,
    aliveAt: iso(now),
    outages: [...notes.outages, ...(outage ? [outage] : [])].slice(-KEPT),
  }));
  return outage;
};

/** Notes that the system still runs. */
export const noteAlive = async (notebook: Notebook, clock: Clock): Promise<void> => {
  await notebook.change((notes) => ({ ...notes, aliveAt: iso(clock.now()) }));
};
