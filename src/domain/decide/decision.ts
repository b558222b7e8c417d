import type { Hash } from '../event-chain.ts';
import type { Clocks, EventBody } from '../events.ts';
import type { Refusal } from '../refusal.ts';
import type { WorkingHours } from '../working-hours.ts';

/**
 * What the office answers to a command.
 *
 * `ok: true` with no events means "already so": the same press arrived again, or nothing is due.
 * `ok: false` is an answer for whoever pressed. A thrown error is a bug.
 */
export type Decision = { ok: true; events: EventBody[] } | { ok: false; refusal: Refusal };

/** The facts about the desk that a decision needs beside the case. */
export type DeskFacts = {
  /** Roles that somebody holds now. */
  staffed: ReadonlySet<string>;
  hours: WorkingHours;
  hash: Hash;
  /** True when a connector carries answers on the complaint's channel; else they are sent by hand. */
  connected: boolean;
};

export const accepted = (...events: EventBody[]): Decision => ({ ok: true, events });

/** Where an event leads and which limits run from there. */
export type Move = { to?: string; clocks?: Clocks };
