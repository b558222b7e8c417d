import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openReader } from '../../src/store/json/open-reader.ts';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { recordOf } from '../support/journey.ts';
import { OfficeBrowser } from '../support/office-browser.ts';
import type { DeskId } from '../support/test-office.ts';
import { channels, type JourneyOffice, openJourneyOffice } from './journey-office.ts';

const complaint = {
  subject: 'Akta kelahiran belum jadi',
  body: 'Sudah tiga minggu akta kelahiran anak saya belum jadi.',
  name: 'Sutarmi',
  nik: '9901010107150012',
  phone: '0840-0000-0101',
  email: 'sutarmi@example.org',
  address: 'Dusun Karangjati RT 04',
};
const answer = 'Akta sudah terbit dan dapat diambil di loket 3.';

describe.skipIf(browserMissing !== undefined)('the office in a real browser', () => {
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

  const sit = async (width?: number): Promise<OfficeBrowser> => {
    const seat = await OfficeBrowser.open(browser, office.product.chatUrl, width);
    onTestFinished(() => seat.close());
    return seat;
  };
  const caseOf = async (desk: DeskId, number: string): Promise<string> => {
    const found = (await (await openReader(office.product.dataDir)).byNumber(number)).find((row) => row.desk === desk);
    if (!found) throw new Error(`no case ${number} at ${desk}`);
    return found.caseId;
  };
  /** Form, status page, then the chat. */
  const begin = async (seat: OfficeBrowser, desk: DeskId): Promise<string> => {
    const number = await seat.complain(`${office.product.url}/desks/${desk}`, complaint);
    const caseId = await caseOf(desk, number);
    await seat.goToChat();
    return caseId;
  };
  const over = (seat: OfficeBrowser, caseId: string) => seat.button(caseId, 'reopen').waitFor();
  const faultsOf = async (seat: OfficeBrowser): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page: seat.page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' · ')}`);
  };

  it('Bantul: given a form sent in the browser, when admin, head and admin press one after the other, then it is answered', async () => {
    const seat = await sit();
    const caseId = await begin(seat, 'bantul');
    await seat.actAs('U0SITI', channels.bantul);
    await seat.press(caseId, 'accept');
    await seat.press(caseId, 'answer', { answer });
    await seat.button(caseId, 'approve').click();
    await seat.page.getByText('Langkah ini milik Kepala Seksi. Anda tercatat sebagai Admin Email.').first().waitFor();
    await seat.actAs('U0RATNA', channels.bantul);
    await seat.press(caseId, 'approve');
    await seat.actAs('U0SITI', channels.bantul);
    await seat.press(caseId, 'send');
    await over(seat, caseId);
    expect(await recordOf(office.product.dataDir, caseId)).toMatchObject({
      closedAs: 'answered',
      answer,
      approvals: [{ by: 'U0RATNA' }],
    });
  });

  it('Kulon Progo: given all seven roles, when each presses in turn, then the answer leaves with the paraf and is filed', async () => {
    const seat = await sit();
    const caseId = await begin(seat, 'kulon-progo');
    const here = channels['kulon-progo'];
    const presses: readonly (readonly [string, string, Record<string, string>?])[] = [
      ['U0DEWI', 'accept'],
      ['U0DEWI', 'record'],
      ['U0SLAMET', 'endorse'],
      ['U0INDAH', 'endorse'],
      ['U0SURYA', 'disposition', { instruction: 'Jawab hari ini.', to: 'Bidang Pencatatan Sipil' }],
      ['U0DEWI', 'record'],
      ['U0TEGUH', 'assess', { confidentiality: 'ordinary', integrity: 'complete', availability: 'available' }],
      ['U0ANGGIT', 'answer', { answer }],
      ['U0NURUL', 'endorse'],
      ['U0DEWI', 'record'],
      ['U0DEWI', 'send'],
      ['U0DEWI', 'archive', { publish: 'Akta kelahiran dapat diambil.' }],
    ];
    for (const [who, action, words] of presses) {
      await seat.actAs(who, here);
      await seat.press(caseId, action, words);
    }
    await over(seat, caseId);
    expect(await recordOf(office.product.dataDir, caseId)).toMatchObject({
      closedAs: 'answered',
      approvals: [{ by: 'U0NURUL' }],
    });
  });

  it('Palangka Raya: given a screen of 360 pixels, when two rounds are pressed through, then nothing runs off the side', async () => {
    const seat = await sit(360);
    const caseId = await begin(seat, 'palangka-raya');
    const here = channels['palangka-raya'];
    const fits = async (): Promise<void> =>
      expect(await seat.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await seat.actAs('U0MELATI', here);
    await seat.press(caseId, 'accept');
    for (const round of [1, 2]) {
      await seat.press(caseId, 'answer', { answer: `${answer} (${round})` });
      await seat.actAs('U0TIARA', here);
      await seat.press(caseId, 'approve', { division: 'Pelayanan Pencatatan Sipil' });
      await seat.actAs('U0MELATI', here);
      await seat.press(caseId, 'send');
      await fits();
      if (round === 1) await seat.press(caseId, 'not-satisfied', { reason: 'Belum jelas jamnya.' });
    }
    await seat.press(caseId, 'satisfied', { note: 'Pelapor menelepon.' });
    await seat.press(caseId, 'archive');
    await over(seat, caseId);
    await fits();
    expect(await recordOf(office.product.dataDir, caseId)).toMatchObject({ closedAs: 'answered', round: 2 });
  });

  it('Brebes: given no mouse, when form, people and buttons are reached by keyboard alone, then the case is answered and recapped', async () => {
    const seat = await sit();
    const { page } = seat;
    await page.goto(`${office.product.url}/desks/brebes`);
    await seat.tabTo('[name=body]');
    await page.keyboard.type(complaint.body);
    await seat.tabTo('button[type=submit]');
    await page.keyboard.press('Enter');
    await page.locator('.steps').waitFor();
    const number = /\d{4,}\/[A-Z]+\/[IVX]+\/\d{4}/u.exec((await page.locator('h1').textContent()) ?? '')?.[0] ?? '';
    const caseId = await caseOf('brebes', number);
    await seat.goToChat();
    await seat.tabTo('[data-user="U0WULAN"]');
    await page.keyboard.press('Enter');
    const button = (action: string): string => `main [data-action-id="act:${action}"][data-value^="${caseId}:"]`;
    await seat.tabTo(button('answer'));
    await page.keyboard.press('Enter');
    await page.locator('dialog [data-action-id=answer]').waitFor();
    await page.keyboard.type(answer);
    await page.keyboard.press('Control+Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    for (const action of ['send', 'record']) {
      await seat.tabTo(button(action));
      await page.keyboard.press('Enter');
    }
    await over(seat, caseId);
    expect(await recordOf(office.product.dataDir, caseId)).toMatchObject({ closedAs: 'answered', answer });
  });

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
    const caseId = await caseOf('bantul', await seat.complain(`${office.product.url}/desks/bantul`, complaint));
    expect(await faultsOf(seat)).toEqual([]);
    await seat.goToChat();
    expect(await faultsOf(seat)).toEqual([]);
    await seat.actAs('U0SITI', channels.bantul);
    await seat.button(caseId, 'accept').waitFor();
    expect(await faultsOf(seat)).toEqual([]);
    await seat.button(caseId, 'comment').click();
    await seat.page.locator('dialog').waitFor();
    expect(await faultsOf(seat)).toEqual([]);
  });
});
