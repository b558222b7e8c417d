import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { OfficeBrowser } from '../support/office-browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { openTerminal, type TerminalInHand } from '../support/terminal.ts';

const CLOCK = '2026-11-23T10:14:00+07:00';
const CHANNEL = 'C0BANTUL';

describe.skipIf(browserMissing)('the terminal beside the browser', () => {
  let product: Product;
  let browser: Browser;
  let seat: OfficeBrowser;
  let terminal: TerminalInHand;

  beforeEach(async () => {
    product = await startProduct({ env: { TUNTAS_CLOCK: CLOCK } });
    terminal = openTerminal({ args: ['--data', product.dataDir], env: { TUNTAS_CLOCK: CLOCK } });
    browser = await launchBrowser();
    seat = await OfficeBrowser.open(browser, product.chatUrl);
  });

  afterEach(async () => {
    await seat.close();
    await browser.close();
    terminal.dispose();
    await product.dispose();
  });

  test('given an official presses a button in the browser, then the row moves in the terminal within a second', async () => {
    const { caseId } = await product.post('bantul', {
      channel: 'email',
      kind: 'complaint',
      subject: 'KTP-el belum jadi',
      body: 'Sudah tiga minggu.',
      complainant: { email: 'wahyu@example.com' },
    });
    await terminal.shows(/KTP-el belum jadi .*2 Admin Email/);
    await seat.goToChat();
    await seat.actAs('U0SITI', CHANNEL);
    const accept = seat.button(caseId, 'accept');
    await accept.waitFor();
    const pressed = Date.now();
    await accept.click();
    await terminal.shows(/KTP-el belum jadi .*3 Admin Email/);

    expect(Date.now() - pressed).toBeLessThan(1_000);
  });
});
