import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { OfficeBrowser } from '../support/office-browser.ts';
import { channels, type JourneyOffice, openJourneyOffice } from './journey-office.ts';

describe.skipIf(browserMissing !== undefined)('the pages in a real browser', () => {
  let browser: Browser;
  let office: JourneyOffice;
  beforeAll(async () => {
    office = await openJourneyOffice();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const sit = async (): Promise<OfficeBrowser> => {
    const seat = await OfficeBrowser.open(browser, office.product.chatUrl);
    onTestFinished(() => seat.close());
    return seat;
  };
  const faultsOf = async (seat: OfficeBrowser): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page: seat.page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' · ')}`);
  };

  it('given the form without its words, when it is sent, then the faults stand first and lead to their fields', async () => {
    const seat = await sit();
    await seat.page.goto(`${office.product.url}/desks/bantul`);
    await seat.page.getByRole('button', { name: 'Kirim' }).click();
    const summary = seat.page.getByRole('alert');
    expect(await summary.getByRole('link').count()).toBeGreaterThan(3);
    await summary.getByRole('link').first().click();
    expect(await seat.page.evaluate(() => location.hash)).toBe('#body');
    expect(await faultsOf(seat)).toEqual([]);
  });

  it('given axe, when form, status page and chat with an open dialog are looked at, then it finds nothing', async () => {
    const seat = await sit();
    await seat.page.goto(`${office.product.url}/desks/bantul`);
    expect(await faultsOf(seat)).toEqual([]);
    const journey = await office.complaint('bantul');
    await seat.page.goto(journey.received.statusUrl);
    expect(await faultsOf(seat)).toEqual([]);
    await seat.goToChat();
    expect(await faultsOf(seat)).toEqual([]);
    await seat.actAs('U0SITI', channels.bantul);
    await seat.button(journey.caseId, 'accept').waitFor();
    expect(await faultsOf(seat)).toEqual([]);
    await seat.button(journey.caseId, 'comment').click();
    await seat.dialog('act:comment').waitFor();
    expect(await faultsOf(seat)).toEqual([]);
  });
});
