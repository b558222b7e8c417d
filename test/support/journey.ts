import { caseJson } from '../../src/casework/queries.ts';
import { openReader } from '../../src/store/json/open-reader.ts';
import type { CaseJson, Product, Received } from './product.ts';
import type { DeskId } from './test-office.ts';

/** The record as it is on disk at this moment. */
export const recordOf = async (dataDir: string, caseId: string): Promise<CaseJson> => {
  const file = await (await openReader(dataDir)).read(caseId);
  if (!file) throw new Error(`no record of ${caseId} in ${dataDir}`);
  return caseJson(file);
};

/** What is written or chosen, by the name of the field. */
export type Words = Readonly<Record<string, string>>;

/** A desk and the channel of its cards. */
export type Desk = { desk: DeskId; channel: string };

/** Where the card of a case is found. */
export type Spot = Desk & { caseId: string };

/** A button of a card and what goes with it. */
export type Press = {
  /** Task and action, e.g. `verify-admin.answer`. */
  step: string;
  fields?: Words;
  /** What is chosen in the menu beside the button. */
  via?: string;
};

/**
 * How people reach the office: over the page's own API, or with mouse and keyboard in a browser. Every wait has a limit.
 * What comes back as `Words` is what a dialog that was not taken says at which field; empty: it was taken.
 */
export type Hands = {
  complain(product: Product, at: Desk, complaint: object): Promise<Received>;
  /** The complainant's word on the status page. */
  sayOnStatusPage(statusUrl: string, words: Words): Promise<void>;
  /** Settles when the press, or the dialog it opens, is acknowledged. */
  press(who: string, at: Spot, press: Press): Promise<Words>;
  /** A press that no SOP prints: on the card where it stands there, else through "Di luar SOP…". */
  pressOutside(who: string, at: Spot, action: string, fields: Words): Promise<Words>;
  /** Presses and is told something. @returns the words that only the presser sees */
  pressInVain(who: string, at: Spot, step: string): Promise<string>;
  /** Tampilkan data, with a reason. @returns what only the presser sees */
  reveal(who: string, at: Spot, reason: string): Promise<string>;
  /** Settles when the card says that the case is over. */
  seeClosed(who: string, at: Spot): Promise<void>;
  /** Settles when the words stand in the card's thread. */
  seeInThread(who: string, at: Spot, words: string): Promise<void>;
  /** Settles when the bot has written to this person alone. */
  seeReminder(who: string, at: Spot): Promise<void>;
  /** All that a channel shows this person, without the threads. */
  readChannel(who: string, at: Spot): Promise<string>;
  /** The product runs again, at another address. */
  moveTo(chatUrl: string): void | Promise<void>;
  leave(): void | Promise<void>;
};

/** One case on its way, pressed as people press it, each press looked up in the record. */
export class Journey implements Spot {
  readonly caseId: string;
  readonly desk: DeskId;
  readonly channel: string;
  readonly #hands: Hands;
  readonly #product: Pick<Product, 'dataDir' | 'stderr'>;
  readonly received: Received;

  constructor(parts: Desk & { hands: Hands; product: Pick<Product, 'dataDir' | 'stderr'>; received: Received }) {
    this.#hands = parts.hands;
    this.#product = parts.product;
    this.desk = parts.desk;
    this.channel = parts.channel;
    this.received = parts.received;
    this.caseId = parts.received.caseId;
  }

  /** `step` as in `Press`. @throws unless the press is on record when it is acknowledged */
  async press(who: string, step: string, pressing: Omit<Press, 'step'> = {}): Promise<void> {
    this.#taken(step, await this.#do((hands) => hands.press(who, this, { step, ...pressing })));
    const { task, action } = partsOf(step);
    await this.#isOnRecord(who, action, task);
  }

  /** A press that no SOP prints. @throws as `press` does */
  async outside(who: string, action: string, fields: Words): Promise<void> {
    this.#taken(action, await this.#do((hands) => hands.pressOutside(who, this, action, fields)));
    await this.#isOnRecord(who, action);
  }

  /** A press that the office refuses in words. @returns the words that only the presser sees */
  refused(who: string, step: string): Promise<string> {
    return this.#do((hands) => hands.pressInVain(who, this, step));
  }

  /** A dialog that is handed in and comes back. @returns what it says at which field */
  faults(who: string, step: string, fields: Words): Promise<Words> {
    return this.#do((hands) => hands.press(who, this, { step, fields }));
  }

  reveal(who: string, reason: string): Promise<string> {
    return this.#do((hands) => hands.reveal(who, this, reason));
  }

  /** The complainant's word on the status page. */
  complainantSays(words: Words): Promise<void> {
    return this.#do((hands) => hands.sayOnStatusPage(this.received.statusUrl, words));
  }

  seenClosed(who: string): Promise<void> {
    return this.#do((hands) => hands.seeClosed(who, this));
  }

  seenInThread(who: string, words: string): Promise<void> {
    return this.#do((hands) => hands.seeInThread(who, this, words));
  }

  reminded(who: string): Promise<void> {
    return this.#do((hands) => hands.seeReminder(who, this));
  }

  channelRead(who: string): Promise<string> {
    return this.#do((hands) => hands.readChannel(who, this));
  }

  record(): Promise<CaseJson> {
    return recordOf(this.#product.dataDir, this.caseId);
  }

  #taken(what: string, faults: Words): void {
    if (Object.keys(faults).length > 0) throw new Error(`${what}: ${JSON.stringify(faults)}`);
  }

  /** An acknowledged press is on disk: no waiting here. */
  async #isOnRecord(who: string, action: string, task?: string): Promise<void> {
    const { events } = await this.record();
    const last = events.slice(-3);
    const isIt = (event: CaseJson['events'][number]): boolean =>
      'action' in event && event.action === action && event.by === who && (task === undefined || event.task === task);
    if (last.some(isIt)) return;
    throw new Error(`${action} by ${who} was acknowledged and is not on record: ${await this.#standing()}`);
  }

  async #do<T>(work: (hands: Hands) => Promise<T>): Promise<T> {
    try {
      return await work(this.#hands);
    } catch (error) {
      throw new Error(`${String(error)}\n${await this.#standing()}`, { cause: error });
    }
  }

  /** Where the case stands and what the product said of late, for whoever reads the failure. */
  async #standing(): Promise<string> {
    const { task, status, events } = await this.record();
    const last = JSON.stringify(events.slice(-3));
    return `${this.caseId} is ${status} at ${task}; last ${last}\n${this.#product.stderr().slice(-1500)}`;
  }
}

/** Task and action of a step. */
export const partsOf = (step: string): { task: string; action: string } => {
  const [task = '', action = ''] = step.split('.');
  return { task, action };
};
