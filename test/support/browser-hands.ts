import type { Browser, Locator } from 'playwright-core';
import { openReader } from '../../src/store/json/open-reader.ts';
import { taskTitle } from './crew.ts';
import { type Desk, type Hands, type Press, partsOf, type Spot, type Words } from './journey.ts';
import { OfficeBrowser, type SeatOptions } from './office-browser.ts';
import type { Product, Received } from './product.ts';
import type { DeskId } from './test-office.ts';

/** Reminders come when the bell rings, not when somebody looks. */
const REMINDER_LIMIT_MS = 20_000;

/** What a citizen without a computer leaves at the office, to be typed in there. */
const ON_PAPER: ReadonlySet<string> = new Set(['counter', 'letter', 'suggestion-box', 'phone']);
/** Who types it in. */
const clerks = {
  bantul: 'U0SITI',
  'kulon-progo': 'U0DEWI',
  'palangka-raya': 'U0MELATI',
  brebes: 'U0WULAN',
} as const satisfies Record<DeskId, string>;

type Said = {
  channel: string;
  kind: string;
  subject: string;
  body: string;
  receivedAt?: string;
  complainant: Record<string, string>;
};

/** The office with a browser: one window that its people share, one in a citizen's hand. */
export class BrowserHands implements Hands {
  readonly seat: OfficeBrowser;
  readonly #citizen: OfficeBrowser;

  private constructor(seat: OfficeBrowser, citizen: OfficeBrowser) {
    this.seat = seat;
    this.#citizen = citizen;
  }

  static async open(browser: Browser, chatUrl: string, options: SeatOptions = {}): Promise<BrowserHands> {
    const seat = await OfficeBrowser.open(browser, chatUrl, options);
    const hands = new BrowserHands(seat, await OfficeBrowser.open(browser, chatUrl, { ...options, width: 360 }));
    await seat.goToChat();
    return hands;
  }

  async leave(): Promise<void> {
    await this.#citizen.close();
    await this.seat.close();
  }

  moveTo(chatUrl: string): Promise<void> {
    return this.seat.goToChat(chatUrl);
  }

  /** By the form, or typed in at the office when it came on paper. A complaint of the past comes by the HTTP door. */
  async complain(product: Product, at: Desk, complaint: object): Promise<Received> {
    const { desk } = at;
    const said = complaint as Said;
    if (said.receivedAt !== undefined) return product.post(desk, complaint);
    const { channel, kind, subject, body, complainant } = said;
    const words = { kind, subject, body, ...complainant };
    const registerNumber = ON_PAPER.has(channel)
      ? await this.#typeIn(at, { channel, ...words })
      : await this.#citizen.complain(`${product.url}/desks/${desk}`, words);
    const rows = await (await openReader(product.dataDir)).byNumber(registerNumber);
    const row = rows.find((candidate) => candidate.desk === desk);
    if (!row) throw new Error(`no case ${registerNumber} at ${desk}`);
    return { caseId: row.caseId, registerNumber, statusUrl: `${product.url}/status/${row.statusCode}` };
  }

  async sayOnStatusPage(statusUrl: string, { word, ...texts }: Words): Promise<void> {
    const { page } = this.#citizen;
    await page.goto(statusUrl);
    for (const [name, text] of Object.entries(texts)) await this.#citizen.write(page.locator(`[name=${name}]`), text);
    await this.#citizen.activate(page.locator(`button[name=word][value=${word}]`));
    await page.locator(`button[name=word][value=${word}]`).waitFor({ state: 'detached' });
  }

  async press(who: string, at: Spot, { step, fields, via }: Press): Promise<Words> {
    const { action } = partsOf(step);
    const card = await this.#card(who, at, step);
    // A choice is told to the office like a press: its answer must not be taken for that of the press after it.
    if (via !== undefined)
      await this.#heard(() => this.seat.write(card.locator('[data-action-id="ui:sent-via"]'), via));
    await this.#acknowledged(card.locator(`[data-action-id="act:${action}"]`));
    if (fields === undefined) return {};
    const faults = await this.seat.handIn(`act:${action}`, fields);
    if (Object.keys(faults).length > 0) await this.#cancel(`act:${action}`);
    await this.#fits();
    return faults;
  }

  async pressOutside(who: string, at: Spot, action: string, fields: Words): Promise<Words> {
    await this.seat.actAs(who, at.channel);
    // A card may offer it more than once: for each complaint that may be the same.
    const direct = this.seat.button(at.caseId, action).first();
    const list = this.seat.card(at.caseId).locator('[data-action-id="ui:outside"]');
    await direct.or(list).first().waitFor();
    if (await direct.isVisible()) await this.seat.activate(direct);
    else {
      await this.seat.activate(list);
      await this.seat.activate(this.seat.page.locator(`dialog [data-action-id="act:${action}"]`));
    }
    return this.seat.handIn(`act:${action}`, fields);
  }

  async pressInVain(who: string, at: Spot, step: string): Promise<string> {
    const card = await this.#card(who, at, step);
    const button = card.locator(`[data-action-id="act:${partsOf(step).action}"]`);
    return this.#told(() => this.seat.activate(button));
  }

  async reveal(who: string, at: Spot, reason: string): Promise<string> {
    await this.seat.actAs(who, at.channel);
    return this.#told(async () => {
      await this.seat.activate(this.seat.card(at.caseId).locator('[data-action-id="ui:reveal"]'));
      await this.seat.handIn('ui:reveal', { reason });
    });
  }

  async seeClosed(who: string, at: Spot): Promise<void> {
    await this.seat.actAs(who, at.channel);
    await this.seat.button(at.caseId, 'reopen').waitFor();
  }

  async seeInThread(who: string, at: Spot, words: string): Promise<void> {
    await this.seat.actAs(who, at.channel);
    await this.seat.activate(this.seat.card(at.caseId).locator('.thread-link'));
    await this.seat.page.locator('.thread').getByText(words).waitFor();
    await this.seat.page.keyboard.press('Escape');
    await this.seat.page.locator('.thread').waitFor({ state: 'detached' });
  }

  async seeReminder(who: string, at: Spot): Promise<void> {
    await this.seat.actAs(who, at.channel);
    const unread = this.seat.page.locator('.place-unread[data-channel^="D"]');
    await unread.waitFor({ timeout: REMINDER_LIMIT_MS });
    await this.seat.goTo((await unread.getAttribute('data-channel')) ?? '');
    await this.seat.page.locator('main .message').first().waitFor();
  }

  async readChannel(who: string, at: Spot): Promise<string> {
    await this.seat.actAs(who, at.channel);
    await this.seat.card(at.caseId).waitFor();
    return this.seat.page.locator('main .messages').innerText();
  }

  /** The card once it shows the task and offers the action. */
  async #card(who: string, at: Spot, step: string): Promise<Locator> {
    const { task, action } = partsOf(step);
    await this.seat.actAs(who, at.channel);
    const shown = this.seat
      .card(at.caseId)
      .filter({ hasText: `: ${taskTitle(at.desk, task)} (` })
      .filter({ has: this.seat.page.locator(`[data-action-id="act:${action}"]`) });
    await shown.waitFor();
    return shown;
  }

  /** Presses and waits for the word that the press was heard. */
  #acknowledged(button: Locator): Promise<void> {
    return this.#heard(() => this.seat.activate(button));
  }

  async #heard(act: () => Promise<void>): Promise<void> {
    const answer = this.seat.page.waitForResponse((response) => response.url().endsWith('/page/press'));
    await Promise.all([answer, act()]);
  }

  /** What only the presser sees after this. */
  async #told(act: () => Promise<void>): Promise<string> {
    const whispers = this.seat.page.locator('main .message-ephemeral');
    const before = await whispers.count();
    await act();
    const last = whispers.nth(before).locator('.message-main');
    await last.waitFor();
    return (await last.locator(':scope > .text, :scope > .blocks').allInnerTexts()).join('\n');
  }

  /** Nothing runs off the side of the screen. */
  async #fits(): Promise<void> {
    const [needed, there] = await this.seat.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if ((needed ?? 0) > (there ?? 0)) throw new Error(`the page is ${needed} pixels wide on a screen of ${there}`);
  }

  async #cancel(callbackId: string): Promise<void> {
    const dialog = this.seat.dialog(callbackId);
    await this.seat.activate(dialog.locator('footer button[type=button]'));
    await dialog.waitFor({ state: 'detached' });
  }

  /** Catat aduan, from the menu beside the line where people write. @returns the register number it was given */
  async #typeIn({ desk, channel }: Desk, words: Words): Promise<string> {
    const { page } = this.seat;
    await this.seat.actAs(clerks[desk], channel);
    const whispers = page.locator('main .message-ephemeral');
    const before = await whispers.count();
    await this.seat.write(page.locator('[data-composer=channel]'), '/aduan baru');
    await page.keyboard.press('Enter');
    const faults = await this.seat.handIn('ui:record', words);
    if (Object.keys(faults).length > 0) throw new Error(`not recorded: ${JSON.stringify(faults)}`);
    return this.seat.registerNumberIn(whispers.nth(before));
  }
}
