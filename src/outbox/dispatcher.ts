import type { Delivery } from '../casework/case-file.ts';
import type { CaseRow } from '../casework/case-row.ts';
import type { CaseStore } from '../casework/ports.ts';
import type { Channel } from './channel.ts';
import { Lane } from './lane.ts';
import { SentMemory } from './sent-memory.ts';

export type OutboxOptions = {
  store: Pick<CaseStore, 'read' | 'settle' | 'untold' | 'onCommit'>;
  channel: Channel;
  /** Name of the lane a case's messages go through; undefined when none of them are this outbox's. */
  laneOf(row: CaseRow): string | undefined;
  /** True for the messages that this outbox sends. */
  owns(delivery: Delivery): boolean;
  /** Wall clock, Unix milliseconds. */
  now(): number;
  /** Waits so many milliseconds, or until the signal. Never rejects. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Hears of every change of what is wrong. */
  onHealth(health: OutboxHealth): void;
};

export type OutboxHealth = {
  /** Cases that wait in a lane. */
  waiting: number;
  /** What keeps a lane from getting through, by lane; empty when all is well. */
  problems: ReadonlyMap<string, string>;
};

/** Sends what the events caused, for as long as it runs. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #problems = new Map<string, string>();
  readonly #memory = new SentMemory();
  readonly #stopping = new AbortController();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier process left behind, then follows every commit. */
  start(): void {
    const { store, now } = this.#options;
    const begun = now();
    for (const row of store.untold()) {
      // Whoever ran before may have been stopped between sending and noting it.
      this.#memory.doubtAll(row.caseId, begun);
      this.#enqueue(row);
    }
    store.onCommit((row) => this.#enqueue(row));
  }

  /** Stops after the messages that are under way; the rest stays owed. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#settled();
  }

  /** Settles when no lane has anything left to do. */
  async idle(): Promise<void> {
    while ([...this.#lanes.values()].some(({ isBusy }) => isBusy)) await this.#settled();
  }

  health(): OutboxHealth {
    return { waiting: this.#waiting(), problems: new Map(this.#problems) };
  }

  async #settled(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map(({ running }) => running));
  }

  #waiting(): number {
    return [...this.#lanes.values()].reduce((sum, { length }) => sum + length, 0);
  }

  #enqueue(row: CaseRow): void {
    if (this.#stopping.signal.aborted) return;
    const name = this.#options.laneOf(row);
    if (name === undefined) return;
    const lane = this.#lanes.get(name) ?? this.#open(name);
    lane.add(row.caseId);
  }

  #open(name: string): Lane {
    const { signal } = this.#stopping;
    const lane = new Lane({
      ...this.#options,
      memory: this.#memory,
      pause: (ms) => this.#options.pause(ms, signal),
      isStopped: () => signal.aborted,
      onProblem: (problem) => this.#note(name, problem),
    });
    this.#lanes.set(name, lane);
    return lane;
  }

  #note(lane: string, problem: string | undefined): void {
    if (this.#problems.get(lane) === problem) return;
    if (problem === undefined) this.#problems.delete(lane);
    else this.#problems.set(lane, problem);
    this.#options.onHealth(this.health());
  }
}
