import { placedTask } from '../../src/domain/procedure-lookup.ts';
import type { PageMessage, PageView } from '../../src/workspace/page-api.ts';
import { type Desk, type Hands, type Press, partsOf, type Spot, type Words } from './journey.ts';
import type { Product, Received } from './product.ts';
import { type DeskId, procedures, shippedProcedure } from './test-office.ts';
import { person, type WorkspacePerson } from './workspace-person.ts';

/** Whether this message is the case's card, or one before it was redrawn. */
export const isCardOf = (message: PageMessage, caseId: string): boolean =>
  message.threadTs === undefined &&
  !message.ephemeral &&
  JSON.stringify(message.blocks).includes(`"value":"${caseId}:`);

export const offers = (message: PageMessage, action: string): boolean =>
  JSON.stringify(message.blocks).includes(`"action_id":"act:${action}"`);

/** What a task is called on its card. */
export const taskTitle = (desk: DeskId, task: string): string =>
  placedTask(shippedProcedure(procedures[desk]), task).task.title;

const LIMIT_MS = 10_000;

/** People of the office at the chat page's own API, each with one open stream however many cases they handle. */
export class Crew implements Hands {
  #chatUrl: string;
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

  moveTo(chatUrl: string): void {
    this.leave();
    this.#chatUrl = chatUrl;
  }

  complain(product: Product, { desk }: Desk, complaint: object): Promise<Received> {
    return product.post(desk, complaint);
  }

  async sayOnStatusPage(statusUrl: string, words: Words): Promise<void> {
    const page = await fetch(statusUrl, { method: 'POST', body: new URLSearchParams(words) });
    if (!page.ok) throw new Error(`the status page answered ${page.status}`);
  }

  async press(who: string, at: Spot, { step, fields, via }: Press): Promise<Words> {
    const someone = this.who(who);
    const { action } = partsOf(step);
    const card = await this.card(who, at, step);
    await someone.pressShown(card, `act:${action}`, undefined, via === undefined ? {} : viaState(card, via));
    if (fields === undefined) return {};
    const view = await dialog(someone, `act:${action}`);
    const faults = await someone.submit(view.id, fields);
    if (Object.keys(faults).length > 0) await someone.closeView(view.id);
    return faults;
  }

  async pressOutside(who: string, at: Spot, action: string, fields: Words): Promise<Words> {
    const someone = this.who(who);
    const card = await this.#cardWhere(who, at, (message) => offers(message, action) || offersOutside(message));
    if (offers(card, action)) await someone.pressShown(card, `act:${action}`);
    else {
      await someone.pressShown(card, 'ui:outside');
      const list = await dialog(someone, '');
      await someone.pressInView(list.id, `act:${action}`);
    }
    return someone.submit((await dialog(someone, `act:${action}`)).id, fields);
  }

  async pressInVain(who: string, at: Spot, step: string): Promise<string> {
    await this.who(who).pressShown(await this.card(who, at, step), `act:${partsOf(step).action}`);
    return (await this.told(who)).text;
  }

  async reveal(who: string, at: Spot, reason: string): Promise<string> {
    const someone = this.who(who);
    await someone.pressShown(await this.#cardWhere(who, at, () => true), 'ui:reveal');
    await someone.submit((await dialog(someone, 'ui:reveal')).id, { reason });
    return JSON.stringify((await this.told(who)).blocks);
  }

  async seeClosed(who: string, at: Spot): Promise<void> {
    await this.#cardWhere(who, at, (message) => JSON.stringify(message.blocks).includes('🏁'));
  }

  async seeInThread(who: string, at: Spot, words: string): Promise<void> {
    const { ts } = await this.#cardWhere(who, at, () => true);
    const isEntry = ({ threadTs, blocks }: PageMessage): boolean =>
      threadTs !== undefined && JSON.stringify(blocks).includes(words);
    await this.who(who).waitForMessage(at.channel, isEntry, { thread: ts, limitMs: LIMIT_MS });
  }

  async seeReminder(who: string): Promise<void> {
    await this.who(who).waitFor(
      (event) => event.type === 'message' && event.message.channel.startsWith('D'),
      LIMIT_MS * 2,
    );
  }

  async readChannel(who: string, { channel }: Spot): Promise<string> {
    return JSON.stringify(await this.who(who).messages(channel));
  }

  /** The next message that only this person sees. */
  async told(who: string): Promise<PageMessage> {
    const isTold = (event: { type: string; message?: PageMessage }): boolean =>
      event.type === 'message' && event.message?.ephemeral === true;
    const event = await this.who(who).waitFor(isTold, LIMIT_MS);
    if (event.type !== 'message') throw new Error(`${event.type} is no message`);
    return event.message;
  }

  /** The card once it shows the task and offers the action of a step such as `verify-admin.answer`. */
  card(who: string, at: Spot, step: string): Promise<PageMessage> {
    const { task, action } = partsOf(step);
    const title = `: ${taskTitle(at.desk, task)} (`;
    return this.#cardWhere(
      who,
      at,
      (message) => offers(message, action) && JSON.stringify(message.blocks).includes(title),
    );
  }

  #cardWhere(who: string, { channel, caseId }: Spot, fits: (message: PageMessage) => boolean): Promise<PageMessage> {
    const isIt = (message: PageMessage): boolean => isCardOf(message, caseId) && fits(message);
    return this.who(who).waitForMessage(channel, isIt, { limitMs: LIMIT_MS });
  }
}

/** The next dialog that opens; with an empty `callback` one that hands nothing in. */
const dialog = async (someone: WorkspacePerson, callback: string): Promise<PageView> => {
  const event = await someone.waitFor(
    (news) => news.type === 'view' && news.how !== 'update' && news.view.callbackId === callback,
    LIMIT_MS,
  );
  if (event.type !== 'view') throw new Error('no dialog');
  return event.view;
};

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
