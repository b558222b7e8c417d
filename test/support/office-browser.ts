import type { Browser, Locator, Page } from 'playwright-core';

const LIMIT_MS = 10_000;

type Words = Readonly<Record<string, string>>;

/** What a person at the office does with a real browser, and a citizen with the form. */
export class OfficeBrowser {
  readonly page: Page;
  readonly #chatUrl: string;
  readonly #troubles: string[];

  private constructor(page: Page, chatUrl: string, troubles: string[]) {
    this.page = page;
    this.#chatUrl = chatUrl;
    this.#troubles = troubles;
  }

  static async open(browser: Browser, chatUrl: string, width = 1280): Promise<OfficeBrowser> {
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
    return new OfficeBrowser(page, chatUrl, troubles);
  }

  /** @throws when a page reported an error of its own */
  async close(): Promise<void> {
    await this.page.context().close();
    if (this.#troubles.length > 0) throw new Error(`the page reported: ${this.#troubles.join(' · ')}`);
  }

  /** Fills the form of a desk and sends it. @returns the register number that the citizen is shown */
  async complain(formUrl: string, words: Words): Promise<string> {
    await this.page.goto(formUrl);
    for (const [name, text] of Object.entries(words)) await this.page.locator(`[name=${name}]`).fill(text);
    await this.page.getByRole('button', { name: 'Kirim' }).click();
    const heading = await this.page.getByRole('heading', { level: 1 }).textContent({ timeout: LIMIT_MS });
    await this.page.locator('.steps').waitFor();
    return /\d{4,}\/[A-Z]+\/[IVX]+\/\d{4}/u.exec(heading ?? '')?.[0] ?? '';
  }

  async goToChat(): Promise<void> {
    await this.page.goto(this.#chatUrl);
    await this.page.locator('.welcome, [data-menu=person]').first().waitFor();
  }

  /** Becomes somebody of the office, by the list of people on the page, and goes to the channel. */
  async actAs(userId: string, channel: string): Promise<void> {
    const isThere = new RegExp(`#/${userId}/${channel}$`, 'u');
    if (isThere.test(this.page.url())) return;
    const welcome = this.page.locator(`.welcome [data-user="${userId}"]`);
    const drawer = this.page.locator('.drawer-button').first();
    if (await welcome.isVisible()) await welcome.click();
    else {
      if (await drawer.isVisible()) await drawer.click();
      await this.page.locator('[data-menu=person]').click();
      await this.page.locator(`.menu [data-user="${userId}"]`).click();
      if (await drawer.isVisible()) await this.page.locator(`.place[data-channel="${channel}"]`).click();
    }
    await this.page.waitForURL(isThere);
  }

  /** The button of one case's card in the channel, once it is there. */
  button(caseId: string, action: string): Locator {
    return this.page.locator(`main [data-action-id="act:${action}"][data-value^="${caseId}:"]`);
  }

  async press(caseId: string, action: string, words?: Words): Promise<void> {
    await this.button(caseId, action).click();
    if (words) await this.fillDialog(action, words);
  }

  /** Fills the dialog of an action and hands it in; settles when it has gone. */
  async fillDialog(action: string, words: Words): Promise<void> {
    const dialog = this.page.locator(`dialog[data-callback-id="act:${action}"]`);
    await dialog.waitFor();
    for (const [name, text] of Object.entries(words)) {
      const field = dialog.locator(`[data-action-id="${name}"]`);
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(text);
      else await field.fill(text);
    }
    await dialog.locator('[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Presses Tab until the focus is on what the selector names: as people without a mouse do. */
  async tabTo(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor();
    for (let presses = 0; presses < 250; presses += 1) {
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  }
}
