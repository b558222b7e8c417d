import { Pace } from './pace.ts';
import { type TellingParts, tellCase, type Verdict } from './tell-case.ts';

export type LaneParts = Omit<TellingParts, 'hold'> & {
  /** Ends early when the outbox stops. */
  pause(ms: number): Promise<void>;
  isStopped(): boolean;
  onProblem(problem: string | undefined): void;
};

/** Verdicts after which a case waits for its next turn behind the others of its lane. */
type Setback = Exclude<Verdict, { outcome: 'told' }>;

/**
 * Messages of one channel go out one after another: a channel keeps its order and its pace, and never holds up another.
 * A case stands in the lane once, however much happens to it: its turn tells everything it owes by then.
 */
export class Lane {
  readonly #parts: LaneParts;
  readonly #pace: Pace;
  readonly #waiting = new Set<string>();
  #running: Promise<void> | undefined;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.now);
  }

  get length(): number {
    return this.#waiting.size;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Settles when the lane has nothing to do or has stopped. */
  get running(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  add(caseId: string): void {
    this.#waiting.add(caseId);
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    for (const caseId of this.#waiting) {
      if (this.#parts.isStopped()) break;
      this.#waiting.delete(caseId);
      const verdict = await this.#tell(caseId);
      if (verdict.outcome === 'told') this.#recovered();
      else {
        this.#waiting.add(caseId);
        await this.#parts.pause(this.#setBack(verdict));
      }
    }
    this.#running = undefined;
  }

  async #tell(caseId: string): Promise<Verdict> {
    const hold = () => {
      const ms = this.#pace.beforeSend();
      return ms > 0 ? this.#parts.pause(ms) : Promise.resolve();
    };
    try {
      return await tellCase({ ...this.#parts, hold }, caseId);
    } catch (error) {
      // The store could not read, or not note what was sent: the memory keeps it until it can.
      return { outcome: 'not-sent', why: error instanceof Error ? error.message : String(error) };
    }
  }

  #recovered(): void {
    this.#pace.succeeded();
    this.#parts.onProblem(undefined);
  }

  /** @returns how long the lane waits. */
  #setBack(verdict: Setback): number {
    switch (verdict.outcome) {
      case 'wait':
        return this.#pace.askedToWait(verdict.ms);
      case 'blocked':
        this.#parts.onProblem(verdict.problem);
        return this.#pace.blocked();
      case 'in-doubt':
      case 'not-sent':
        this.#parts.onProblem(verdict.why);
        return this.#pace.failed();
    }
  }
}
