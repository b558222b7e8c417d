import type { CaseFile, Delivery } from '../casework/case-file.ts';
import type { CaseStore } from '../casework/ports.ts';
import { isCalling } from '../domain/lateness/calling.ts';
import type { Sent } from './channel.ts';

/** Where a call goes: a desk's channel, or a person. */
export type Audience = { kind: 'channel' | 'person'; id: string; desk: string };

/** One case's lateness that has to be called out. */
export type Alert = { file: CaseFile; delivery: Delivery };

/** Calls people. Implemented by the room that knows the chat. */
export type AlertPort = {
  /** Who must hear of it, as the roles are held now. */
  audiencesOf(alert: Alert): Promise<readonly Audience[]>;
  /** Of these, the keys of those that the audience has been shown already, by looking there. Throws nothing: a failure shows nothing. */
  alreadyTold(audience: Audience, alerts: readonly Alert[]): Promise<ReadonlySet<string>>;
  /** One message that calls out all of them. Tries once, never throws. */
  send(audience: Audience, alerts: readonly Alert[]): Promise<Sent>;
};

export type AlertsOptions = {
  store: Pick<CaseStore, 'read' | 'settle' | 'untold' | 'onCommit'>;
  port: AlertPort;
  /** Waits so many real milliseconds, or until the signal. Never rejects. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  onProblem(problem: string): void;
};

/** Lateness within this time becomes one message to each audience. Real milliseconds. */
const GATHER_MS = 1_500;
/** But nobody waits longer than so many times that. */
const GATHER_ROUNDS = 8;
const RETRY_MS = 5_000;
/** More in one message would not fit its metadata. */
const AT_ONCE = 500;

export const alertKey = ({ file, delivery }: Alert): string => `${file.row.caseId}:${delivery.seq}`;

const audienceKey = ({ kind, id }: Audience): string => `${kind} ${id}`;

/**
 * Calls people about lateness: everything that falls due within a moment goes out as one message to each channel and
 * person. What was called is noted in the case; after a crash the chat itself is asked what it shows already.
 */
export class Alerts {
  readonly #options: AlertsOptions;
  readonly #waiting = new Set<string>();
  /** Keys of alerts each audience has, until the alert is settled. */
  readonly #told = new Map<string, Set<string>>();
  /** Audiences whose last message may have arrived. */
  readonly #doubtful = new Set<string>();
  /** Alerts an earlier process may have sent. */
  readonly #inherited = new Set<string>();
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: AlertsOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier process left behind, then follows every commit. */
  start(): void {
    for (const { caseId } of this.#options.store.untold()) {
      this.#inherited.add(caseId);
      this.#add(caseId);
    }
    this.#options.store.onCommit((row, events) => {
      if (events.some(isCalling)) this.#add(row.caseId);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Settles when nothing waits. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #add(caseId: string): void {
    if (this.#stopping.signal.aborted) return;
    this.#waiting.add(caseId);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (this.#waiting.size > 0 && !signal.aborted) {
      await this.#gather();
      if (signal.aborted) return;
      const caseIds = [...this.#waiting].slice(0, AT_ONCE);
      for (const caseId of caseIds) this.#waiting.delete(caseId);
      const failed = await this.#tellAll(caseIds);
      for (const caseId of failed) this.#waiting.add(caseId);
      if (failed.size > 0) await this.#options.pause(RETRY_MS, signal);
    }
  }

  /** Waits while more keeps coming: a sweep over many cases takes its time, and is one storm. */
  async #gather(): Promise<void> {
    for (let rounds = 0, before = 0; rounds < GATHER_ROUNDS && this.#waiting.size > before; rounds += 1) {
      before = this.#waiting.size;
      await this.#options.pause(GATHER_MS, this.#stopping.signal);
    }
  }

  /** @returns the cases of which somebody could not be told yet. */
  async #tellAll(caseIds: readonly string[]): Promise<Set<string>> {
    const failed = new Set<string>();
    try {
      const alerts = (await Promise.all(caseIds.map((caseId) => this.#pendingOf(caseId)))).flat();
      const groups = new Map<string, { audience: Audience; alerts: Alert[] }>();
      for (const alert of alerts) {
        for (const audience of await this.#options.port.audiencesOf(alert)) {
          const group = groups.get(audienceKey(audience)) ?? { audience, alerts: [] };
          group.alerts.push(alert);
          groups.set(audienceKey(audience), group);
        }
      }
      await Promise.all(
        [...groups.values()].map(async ({ audience, alerts: theirs }) => {
          if (!(await this.#tell(audience, theirs))) for (const { file } of theirs) failed.add(file.row.caseId);
        }),
      );
      await this.#settle(alerts.filter(({ file }) => !failed.has(file.row.caseId)));
    } catch (error) {
      this.#options.onProblem(error instanceof Error ? error.message : String(error));
      for (const caseId of caseIds) failed.add(caseId);
    }
    return failed;
  }

  async #pendingOf(caseId: string): Promise<Alert[]> {
    const file = await this.#options.store.read(caseId);
    if (!file) return [];
    const pending = file.deliveries.filter(({ kind, state }) => kind === 'alert' && state === 'pending');
    return pending.map((delivery) => ({ file, delivery }));
  }

  /** @returns whether the audience has all of them now. */
  async #tell(audience: Audience, alerts: readonly Alert[]): Promise<boolean> {
    const key = audienceKey(audience);
    const told = this.#told.get(key) ?? new Set<string>();
    this.#told.set(key, told);
    const open = alerts.filter((alert) => !told.has(alertKey(alert)));
    const isDoubtful = this.#doubtful.has(key) || open.some(({ file }) => this.#inherited.has(file.row.caseId));
    if (isDoubtful) for (const known of await this.#options.port.alreadyTold(audience, open)) told.add(known);
    const untold = open.filter((alert) => !told.has(alertKey(alert)));
    if (untold.length === 0) return true;
    const isOut = await this.#heed(key, await this.#options.port.send(audience, untold));
    if (isOut) for (const alert of untold) told.add(alertKey(alert));
    return isOut;
  }

  /** @returns whether nothing is left to try for this audience. */
  async #heed(audience: string, sent: Sent): Promise<boolean> {
    const { onProblem, pause } = this.#options;
    this.#doubtful.delete(audience);
    switch (sent.outcome) {
      case 'shown':
        return true;
      case 'refused':
        onProblem(`${audience}: ${sent.why}`);
        return true;
      case 'wait':
        await pause(sent.ms, this.#stopping.signal);
        return false;
      case 'in-doubt':
        this.#doubtful.add(audience);
        onProblem(`${audience}: ${sent.why}`);
        return false;
      case 'not-sent':
        onProblem(`${audience}: ${sent.why}`);
        return false;
      case 'blocked':
        onProblem(`${audience}: ${sent.problem}`);
        return false;
    }
  }

  async #settle(alerts: readonly Alert[]): Promise<void> {
    for (const { file, delivery } of alerts) {
      await this.#options.store.settle(file.row.caseId, { ...delivery, state: 'delivered' });
      this.#inherited.delete(file.row.caseId);
    }
    const settled = new Set(alerts.map(alertKey));
    for (const told of this.#told.values()) for (const key of settled) told.delete(key);
  }
}
