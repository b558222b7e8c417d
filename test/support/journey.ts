import { caseJson } from '../../src/casework/queries.ts';
import { placedTask } from '../../src/domain/procedure-lookup.ts';
import { openReader } from '../../src/store/json/open-reader.ts';
import type { PageMessage, PageView } from '../../src/workspace/page-api.ts';
import type { Entry } from './element-input.ts';
import type { CaseJson, Product, Received } from './product.ts';
import { type DeskId, procedures, shippedProcedure } from './test-office.ts';
import { person, type WorkspacePerson } from './workspace-person.ts';

/** The record as it is on disk at this moment. */
export const recordOf = async (dataDir: string, caseId: string): Promise<CaseJson> => {
  const file = await (await openReader(dataDir)).read(caseId);
  if (!file) throw new Error(`no record of ${caseId} in ${dataDir}`);
  return caseJson(file);
};

/** Whether this message is the case's card, or one before it was redrawn. */
export const isCardOf = (message: PageMessage, caseId: string): boolean =>
  message.threadTs === undefined &&
  !message.ephemeral &&
  JSON.stringify(message.blocks).includes(`"value":"${caseId}:`);

export const offers = (message: PageMessage, action: string): boolean =>
  JSON.stringify(message.blocks).includes(`"action_id":"act:${action}"`);

const LIMIT_MS = 10_000;

type Pressing = {
  fields?: Readonly<Record<string, Entry>>;
  /** What is chosen in the menu beside the button. */
  via?: string;
};

/** People of the office at the chat page, each with one open page however many cases they handle. */
export class Crew {
  readonly #chatUrl: string;
  readonly #people = new Map<string, WorkspacePerson>();

  constructor(chatUrl: string) {
    this.#chatUrl = chatUrl;
  }

  who(userId: string): WorkspacePerson {
    const someone = this.#people.get(userId) ?? person(this.#chatUrl, userId);
    this.#people.set(userId, someone);
    return someone;
  }

  leave(): void {
    for (const someone of this.#people.values()) someone.leave();
    this.#people.clear();
  }
}

/** One case on its way, pressed as people press it: card, button, dialog. */
export class Journey {
  readonly #crew: Crew;
  readonly #product: Pick<Product, 'dataDir' | 'stderr'>;
  readonly #channel: string;
  readonly desk: DeskId;
  readonly received: Received;

  constructor(parts: {
    crew: Crew;
    product: Pick<Product, 'dataDir' | 'stderr'>;
    desk: DeskId;
    channel: string;
    received: Received;
  }) {
    this.#crew = parts.crew;
    this.#product = parts.product;
    this.#channel = parts.channel;
    this.desk = parts.desk;
    this.received = parts.received;
  }

  get caseId(): string {
    return this.received.caseId;
  }

  /** `step` names task and action, e.g. `verify-admin.answer`. @throws unless the press is on record when it is acknowledged */
  async press(userId: string, step: string, pressing: Pressing = {}): Promise<void> {
    const [task = '', action = ''] = step.split('.');
    const { errors, view } = await this.#tryPress(userId, task, action, pressing);
    if (Object.keys(errors).length > 0) throw new Error(`${step}: ${JSON.stringify(errors)}`);
    const { events } = await this.record();
    const isIt = (event: CaseJson['events'][number]): boolean =>
      'action' in event && event.task === task && event.action === action && event.by === userId;
    if (events.slice(-3).some(isIt)) return;
    throw new Error(
      `${step} by ${userId} was acknowledged and is not on record of ${this.caseId}; the dialog: ${JSON.stringify(view?.blocks)}\n` +
        `${JSON.stringify(events.slice(-3))}\n${this.#product.stderr().slice(-1500)}`,
    );
  }

  /** A press that the office refuses in words. @returns the words that only the presser sees */
  async refused(userId: string, step: string): Promise<string> {
    const [task = '', action = ''] = step.split('.');
    const someone = this.#crew.who(userId);
    const card = await this.card(userId, task, action);
    await someone.pressShown(card, `act:${action}`);
    return this.told(userId);
  }

  /** The next words that only this person sees. */
  async told(userId: string): Promise<string> {
    const event = await this.#crew
      .who(userId)
      .waitFor((news) => news.type === 'message' && news.message.ephemeral === true, LIMIT_MS);
    return event.type === 'message' ? event.message.text : '';
  }

  /** A dialog that is handed in and comes back. @returns what it says at which field */
  async faults(userId: string, step: string, pressing: Pressing): Promise<Record<string, string>> {
    const [task = '', action = ''] = step.split('.');
    const { errors, view } = await this.#tryPress(userId, task, action, pressing);
    if (view) await this.#crew.who(userId).closeView(view.id);
    return errors;
  }

  /** A press that no SOP prints: on the card where it stands there, else through "Di luar SOP…". */
  async outside(userId: string, action: string, fields: Readonly<Record<string, Entry>>): Promise<void> {
    const someone = this.#crew.who(userId);
    const card = await this.#cardWhere(userId, (message) => offers(message, action) || offersOutside(message));
    if (offers(card, action)) await someone.pressShown(card, `act:${action}`);
    else {
      await someone.pressShown(card, 'ui:outside');
      const list = await this.#dialog(someone, '');
      await someone.pressInView(list.id, `act:${action}`);
    }
    const view = await this.#dialog(someone, `act:${action}`);
    const errors = await someone.submit(view.id, fields);
    if (Object.keys(errors).length > 0) throw new Error(`${action}: ${JSON.stringify(errors)}`);
    const { events } = await this.record();
    const isIt = events.slice(-3).some((event) => 'action' in event && event.action === action && event.by === userId);
    if (!isIt) throw new Error(`${action} by ${userId} is not on record: ${JSON.stringify(events.slice(-3))}`);
  }

  /** The card once it shows the task and offers the action. */
  card(userId: string, task: string, action: string): Promise<PageMessage> {
    const title = placedTask(shippedProcedure(procedures[this.desk]), task).task.title;
    return this.#cardWhere(
      userId,
      (message) => offers(message, action) && JSON.stringify(message.blocks).includes(`: ${title} (`),
    );
  }

  /** The card once it says that the case is over. */
  closedCard(userId: string): Promise<PageMessage> {
    return this.#cardWhere(userId, (message) => JSON.stringify(message.blocks).includes('🏁'));
  }

  /** Entries of the thread once there are `count` of them, the card not counted. */
  async thread(userId: string, count: number): Promise<PageMessage[]> {
    const someone = this.#crew.who(userId);
    const card = await this.#cardWhere(userId, () => true);
    let replies: PageMessage[] = [];
    await someone.waitForMessage(this.#channel, ({ threadTs }) => threadTs !== undefined, {
      thread: card.ts,
      limitMs: LIMIT_MS,
    });
    const until = performance.now() + LIMIT_MS;
    while (replies.length < count && performance.now() < until) {
      const news = someone
        .waitFor((event) => event.type === 'message' && event.message.threadTs === card.ts, 1_000)
        .catch(() => {});
      replies = (await someone.messages(this.#channel, card.ts)).filter(
        (message) => message.threadTs !== undefined && !message.ephemeral,
      );
      if (replies.length < count) await news;
    }
    return replies;
  }

  record(): Promise<CaseJson> {
    return recordOf(this.#product.dataDir, this.caseId);
  }

  async #tryPress(
    userId: string,
    task: string,
    action: string,
    { fields, via }: Pressing,
  ): Promise<{ errors: Record<string, string>; view?: PageView }> {
    const someone = this.#crew.who(userId);
    const card = await this.card(userId, task, action);
    const state = via === undefined ? {} : viaState(card, via);
    await someone.pressShown(card, `act:${action}`, undefined, state);
    if (fields === undefined) return { errors: {} };
    const view = await this.#dialog(someone, `act:${action}`);
    return { errors: await someone.submit(view.id, fields), view };
  }

  /** The next dialog of this case; with an empty `callback` one that hands nothing in. */
  async #dialog(someone: WorkspacePerson, callback: string): Promise<PageView> {
    const event = await someone.waitFor(
      (news) => news.type === 'view' && news.how !== 'update' && news.view.callbackId === callback,
      LIMIT_MS,
    );
    if (event.type !== 'view') throw new Error('no dialog');
    return event.view;
  }

  async #cardWhere(userId: string, fits: (message: PageMessage) => boolean): Promise<PageMessage> {
    try {
      return await this.#crew
        .who(userId)
        .waitForMessage(this.#channel, (message) => isCardOf(message, this.caseId) && fits(message), {
          limitMs: LIMIT_MS,
        });
    } catch (error) {
      const { task, status, events } = await this.record();
      const last = JSON.stringify(events.at(-1));
      throw new Error(
        `${String(error)}\n${this.caseId} is ${status} at ${task}; last ${last}\n${this.#product.stderr().slice(-1500)}`,
      );
    }
  }
}

const offersOutside = (message: PageMessage): boolean =>
  JSON.stringify(message.blocks).includes('"action_id":"ui:outside"');

/** The menu of the card's own row, set to a channel. */
const viaState = (card: PageMessage, via: string) => {
  if (!JSON.stringify(card.blocks).includes(`"value":"${via}"`)) throw new Error(`the card has no menu with ${via}`);
  return {
    sop: {
      'ui:sent-via': {
        type: 'static_select',
        selected_option: { text: { type: 'plain_text', text: via }, value: via },
      },
    },
  };
};
