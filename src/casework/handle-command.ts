import { type Case, evolve, replay } from '../domain/case.ts';
import type { Command } from '../domain/commands.ts';
import { decide } from '../domain/decide/decide.ts';
import { wakesAt } from '../domain/decide/time.ts';
import { seal } from '../domain/event-chain.ts';
import type { CaseEvent } from '../domain/events.ts';
import { type Refusal, refused } from '../domain/refusal.ts';
import { carrierOf } from './carriage.ts';
import type { CaseFile } from './case-file.ts';
import { rowOf } from './case-row.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { type CaseStore, isStoreFailure, type Office } from './ports.ts';
import { staffedFor } from './staffed-for.ts';

/** What became of a command. No events: it was already so. */
export type Outcome = { ok: true; case: Case; events: readonly CaseEvent[] } | { ok: false; refusal: Refusal };

/** How often a decision is made anew when another process wrote in between; each time against what it wrote. */
const ATTEMPTS = 8;

const queues = new WeakMap<CaseStore, Map<string, Promise<unknown>>>();

/**
 * Commands to one case wait for each other: each decides on what the one before it left. Without it a crowd of comments
 * would fail by being stale too often.
 */
const inTurn = async <T>(store: CaseStore, caseId: string, work: () => Promise<T>): Promise<T> => {
  const queue = queues.get(store) ?? new Map<string, Promise<unknown>>();
  queues.set(store, queue);
  const mine = (queue.get(caseId) ?? Promise.resolve()).then(work, work);
  queue.set(caseId, mine);
  try {
    return await mine;
  } finally {
    if (queue.get(caseId) === mine) queue.delete(caseId);
  }
};

/** What the store could not read or save is a refusal to whoever asked, not a fault of the program. */
export const whenStored = async (work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    if (isStoreFailure(error)) return refused({ code: 'store_unavailable' });
    throw error;
  }
};

/**
 * Runs one command to its saved result: load, decide, append; again when the version was stale.
 *
 * @param known the case as just read: spares the first look. When it is older than the record, the record is read after all.
 * @returns a refusal when the rules say no, or when the store cannot save (`store_unavailable`, nothing happened as
 * far as anyone may be told). Durable when `ok`.
 */
export const handleCommand = (office: Office, caseId: string, command: Command, known?: CaseFile): Promise<Outcome> =>
  whenStored(() =>
    inTurn(office.store, caseId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const outcome = await attemptOnce(office, caseId, command, attempt === 0 ? known : undefined);
        if (outcome !== 'stale') return outcome;
      }
      return refused({ code: 'store_unavailable' });
    }),
  );

const attemptOnce = async (
  office: Office,
  caseId: string,
  command: Command,
  known: CaseFile | undefined,
): Promise<Outcome | 'stale'> => {
  const file = known ?? (await office.store.read(caseId));
  const desk = file && office.desks.get(file.row.desk);
  if (!file || !desk) return refused({ code: 'case_not_found' });
  const before = replay(file.events);
  const carrier = carrierOf(office, desk, before.complaint);
  const decision = decide(desk.procedure, before, command, {
    staffed: await staffedFor(office, desk, before),
    hours: desk.hours,
    hash: office.hash,
    connected: carrier !== undefined,
  });
  if (!decision.ok) return decision;
  if (decision.events.length === 0) return { ok: true, case: before, events: [] };
  const events = seal(decision.events, file.events.at(-1), office.hash);
  const after = events.reduce<Case>((now, event) => evolve(now, event), before);
  const change = {
    events,
    deliveries: planDeliveries(file.deliveries, events, carrier),
    row: rowOf(after, desk.procedure, false, wakesAt(desk.procedure, after, desk.hours)),
  };
  const stored = await office.store.append(caseId, before.version, change);
  return stored === 'stale' ? 'stale' : { ok: true, case: after, events };
};
