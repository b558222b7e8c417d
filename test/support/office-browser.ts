import type { Browser, Locator, Page } from 'playwright-core';
import type { Words } from './journey.ts';

const LIMIT_MS = 10_000;
/** More presses of Tab than any page here has places to stop. */
const MOST_TABS = 250;
const REGISTER_NUMBER = /\d{4,}\/[A-Z]+\/[IVX]+\/\d{4}/u;

/** `width` in CSS pixels. `by: 'keyboard'`: the mouse is not touched. */
export type SeatOptions = { width?: number; by?: 'mouse' | 'keyboard' };

/** What a person at the office does with a real browser, and a citizen with the form. */
export class OfficeBrowser {
  readonly page: Page;
  readonly #by: 'mouse' | 'keyboard';
  readonly #troubles: string[];
  #chatUrl: string;

  private constructor(page: Page, chatUrl: string, by: 'mouse' | 'keyboard', troubles: string[]) {
    this.page = page;
    this.#chatUrl = chatUrl;
    this.#by = by;
    this.#troubles = troubles;
  }

  static async open(browser: Browser, chatUrl: string, options: SeatOptions = {}): Promise<OfficeBrowser> {
    const { width = 1280, by = 'mouse' } = options;
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/ERR_|EventSource|status of 422/u.test(line.text())) troubles.push(line.text());
    });
    return new OfficeBrowser(page, chatUrl, by, troubles);
  }

  /** @throws when a page reported an error of its own */
  async close(): Promise<void> {
    await this.page.context().close();
    if (this.#troubles.length > 0) throw new Error(`the page reported: ${this.#troubles.join(' · ')}`);
  }

  /** Fills the form of a desk and sends it. @returns the register number that the citizen is shown */
  async complain(formUrl: string, words: Words): Promise<string> {
    await this.page.goto(formUrl);
    for (const [name, text] of Object.entries(words)) {
      if (name === 'kind') await this.activate(this.page.locator(`[name=kind][value=${text}]`));
      else await this.write(this.page.locator(`[name=${name}]`), text);
    }
    await this.activate(this.page.getByRole('button', { name: 'Kirim' }));
    await this.page.locator('.steps').waitFor();
    return this.registerNumberIn(this.page.getByRole('heading', { level: 1 }));
  }

  async registerNumberIn(place: Locator): Promise<string> {
    const text = await place.innerText();
    const [number] = REGISTER_NUMBER.exec(text) ?? [];
    if (number === undefined) throw new Error(`no register number in ${text}`);
    return number;
  }

  async goToChat(chatUrl = this.#chatUrl): Promise<void> {
    this.#chatUrl = chatUrl;
    await this.page.goto(chatUrl);
    await this.page.locator('.welcome, [data-menu=person]').first().waitFor();
  }

  /** Becomes somebody of the office, by the list of people on the page, and goes to the channel. */
  async actAs(userId: string, channel: string): Promise<void> {
    const hash = `#/${userId}/${channel}`;
    if (new URL(this.page.url()).hash === hash) return;
    const welcome = this.page.locator(`.welcome [data-user="${userId}"]`);
    if (await welcome.isVisible()) await this.activate(welcome);
    else if (!this.page.url().includes(`#/${userId}/`)) {
      await this.#openDrawer();
      await this.activate(this.page.locator('[data-menu=person]'));
      await this.#chooseInMenu(`[data-user="${userId}"]`);
    }
    await this.page.waitForURL((url) => url.hash.startsWith(`#/${userId}/`));
    if (new URL(this.page.url()).hash !== hash || (await this.#drawerIsOpen())) await this.goTo(channel);
    await this.page.waitForURL((url) => url.hash === hash);
  }

  /** Opens a conversation of the sidebar. */
  async goTo(channel: string): Promise<void> {
    await this.#openDrawer();
    await this.activate(this.page.locator(`.place[data-channel="${channel}"]`));
  }

  /** The card of one case in the open channel. */
  card(caseId: string): Locator {
    return this.page.locator(`main .message:has([data-value^="${caseId}:"])`);
  }

  /** A button of a case's card, once it is there. */
  button(caseId: string, action: string): Locator {
    return this.card(caseId).locator(`[data-action-id="act:${action}"]`);
  }

  dialog(callbackId: string): Locator {
    return this.page.locator(`dialog[data-callback-id="${callbackId}"]`);
  }

  /** Writes into an open dialog and hands it in. @returns what it says at which field when it stays open; else nothing */
  async handIn(callbackId: string, words: Words): Promise<Words> {
    const dialog = this.dialog(callbackId);
    await dialog.waitFor();
    for (const [name, text] of Object.entries(words)) {
      await this.write(dialog.locator(`[data-action-id="${name}"]`), text);
    }
    if (this.#by === 'keyboard') await this.page.keyboard.press('Control+Enter');
    else await dialog.locator('[type=submit]').click();
    await this.page
      .locator(`dialog[data-callback-id="${callbackId}"]:not(:has(.fault))`)
      .waitFor({ state: 'detached' });
    return dialog
      .locator('.block:has(.fault)')
      .evaluateAll((blocks) =>
        Object.fromEntries(
          blocks.map((block) => [
            block.getAttribute('data-block-id') ?? '',
            block.querySelector('.fault')?.textContent ?? '',
          ]),
        ),
      );
  }

  /** Presses a button or a link. */
  async activate(target: Locator): Promise<void> {
    if (this.#by === 'mouse') return target.click();
    await this.#tabTo(target);
    const isChoice = await target.evaluate((element) => element.matches('[type=radio], [type=checkbox]'));
    return this.page.keyboard.press(isChoice ? 'Space' : 'Enter');
  }

  /** Writes into a field in place of what it holds, or chooses in a list. */
  async write(field: Locator, text: string): Promise<void> {
    const isList = await field.evaluate((element) => element.tagName === 'SELECT');
    if (isList && this.#by === 'mouse') return void (await field.selectOption(text));
    if (this.#by === 'mouse') await field.click();
    else await this.#tabTo(field);
    if (isList) return this.#walkTo(async () => (await field.inputValue()) === text);
    await this.page.keyboard.press('Control+A');
    if (this.#by === 'mouse') return this.page.keyboard.insertText(text);
    return this.page.keyboard.type(text);
  }

  /** Presses Tab until the focus is there: as people without a mouse do. */
  async #tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${String(target)}`);
  }

  async #walkTo(isThere: () => Promise<boolean>): Promise<void> {
    await this.page.keyboard.press('Home');
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await isThere()) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error('the arrow keys do not reach the choice');
  }

  async #chooseInMenu(selector: string): Promise<void> {
    const item = this.page.locator(`.menu ${selector}`);
    if (this.#by === 'mouse') return item.click();
    await item.waitFor();
    await this.#walkTo(() => item.evaluate((element) => element === document.activeElement));
    return this.page.keyboard.press('Enter');
  }

  async #openDrawer(): Promise<void> {
    const opener = this.page.locator('.drawer-button').first();
    if ((await opener.isVisible()) && !(await this.#drawerIsOpen())) await this.activate(opener);
  }

  #drawerIsOpen(): Promise<boolean> {
    return this.page.locator('.drawer-shade').isVisible();
  }

  /** Chooses in the menu that a button opens. */
  async choose(opener: Locator, selector: string): Promise<void> {
    await this.activate(opener);
    await this.#chooseInMenu(selector);
  }
}
