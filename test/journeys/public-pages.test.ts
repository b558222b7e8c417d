import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { aPublicOffice, filled, type PublicOffice, sampleFiles } from '../support/public-office.ts';

const CASE = 'palangka-raya-PGD-2026-0001';
const FORM = '/desks/palangka-raya';

describe.skipIf(browserMissing !== undefined)('the citizens’ pages in a real browser', () => {
  let browser: Browser;
  let office: PublicOffice;
  let url: string;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    office = await aPublicOffice();
    url = await office.listen();
  });
  afterEach(() => office.close());

  const open = async (path: string, options: { width?: number; script?: boolean; scheme?: 'dark' } = {}) => {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 360, height: 740 },
      javaScriptEnabled: options.script ?? true,
      ...(options.scheme === undefined ? {} : { colorScheme: options.scheme }),
    });
    const page = await context.newPage();
    await page.goto(url + path);
    return page;
  };

  // 320 px is what a page of 1,280 px has left at 400 % (WCAG 1.4.10), 640 px at 200 %.
  const widths = [320, 360, 640, 1_280];

  /** What axe finds, and what sticks out of the page at any width. */
  const faultsOn = async (page: Page): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const faults = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' · ')}`,
    );
    const before = page.viewportSize();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 });
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overhang > 0) faults.push(`sticks out by ${overhang} px at ${width} px`);
    }
    if (before) await page.setViewportSize(before);
    return faults;
  };

  const send = async () => {
    await office.post(FORM, { ...filled, token: (await office.openForm('palangka-raya')).token });
  };
  const answer = async () => {
    await send();
    await office.pressed(CASE, 'operator', 'accept');
    await office.pressed(CASE, 'operator', 'answer', { answer: 'Silakan datang ke loket 3.' });
    await office.pressed(CASE, 'policy-analyst', 'approve', { division: 'Pendaftaran Penduduk' });
    await office.pressed(CASE, 'operator', 'send');
  };
  const close = async () => {
    await answer();
    await office.post('/status/KODE-1', { word: 'satisfied' });
    await office.pressed(CASE, 'operator', 'archive');
  };
  const ask = async () => {
    await send();
    const long = 'Nomorberkaspendaftarandaringyangsangatpanjangsekalitanpaspasi'.repeat(3);
    await office.pressed(CASE, 'operator', 'request-info', { reason: `Mohon foto KK.\n${long}` });
  };
  const merge = async () => {
    await answer();
    await office.post(FORM, { ...filled, body: 'Sama' });
    const fields = { to: '0001/PGD/XI/2026', reason: 'Sama' };
    await office.pressed('palangka-raya-PGD-2026-0002', 'operator', 'merge', fields);
  };
  const dismiss = async () => {
    await send();
    await office.pressed(CASE, 'operator', 'dismiss', { reason: 'Uji coba' });
  };

  const states: [string, () => Promise<unknown>, string][] = [
    ['the page that leads to the others', async () => undefined, '/'],
    ['the form', async () => undefined, FORM],
    ['the thank-you', send, '/status/KODE-1?new=1'],
    ['a case in handling', send, '/status/KODE-1'],
    ['a case that waits for data', ask, '/status/KODE-1'],
    ['an answered case', answer, '/status/KODE-1?sent=1'],
    ['a closed case', close, '/status/KODE-1'],
    ['a dismissed case', dismiss, '/status/KODE-1'],
    ['a merged case', merge, '/status/KODE-2'],
    ['a wrong code', async () => undefined, '/status/SALAH'],
  ];
  it.each(states)(
    'given %s, by day and in the dark, then axe finds nothing and nothing sticks out',
    async (_what, prepare, path) => {
      await prepare();
      for (const look of [{ width: 1_280 }, { width: 360, scheme: 'dark' }] as const) {
        const page = await open(path, look);
        expect(await faultsOn(page), JSON.stringify(look)).toEqual([]);
        await page.context().close();
      }
    },
  );

  it('given a form sent empty, then the faults stand first, lead to their fields, and axe finds nothing', async () => {
    for (const width of [360, 1_280]) {
      const page = await open('/desks/bantul', { width });
      await page.getByRole('button', { name: 'Kirim laporan' }).click();
      const links = page.getByRole('alert').getByRole('link');
      expect(await links.count()).toBeGreaterThan(4);
      expect(await faultsOn(page)).toEqual([]);
      await links.first().click();
      expect(await page.evaluate(() => location.hash)).toBe('#body');
      await page.context().close();
    }
  });

  it('given too many posts of one form, then the page asks to wait, keeps the text, and axe finds nothing', async () => {
    const page = await open(FORM);
    const token = await page.locator('[name=token]').inputValue();
    office.wait(60_000);
    for (let count = 0; count < 8; count += 1) await office.post(FORM, { ...filled, token, body: `Ke-${count}` });
    await page.locator('[name=body]').fill('Tulisan yang tidak boleh hilang');
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    await page.getByText('silakan tunggu beberapa menit').first().waitFor();
    expect(await page.locator('[name=body]').inputValue()).toBe('Tulisan yang tidak boleh hilang');
    expect(await faultsOn(page)).toEqual([]);
    await page.context().close();
  });

  /** Moves on with Tab until the input with that name has the focus. */
  const tabTo = async (page: Page, name: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'));
      if (focused === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${name}`);
  };

  it('given a keyboard alone, when a complaint is filled in at once, then it is sent, and the work done makes it no suspect', async () => {
    const page = await open(FORM);
    await tabTo(page, 'category');
    await page.keyboard.press('ArrowDown');
    for (const [name, words] of [
      ['subject', 'Blangko habis'],
      ['body', 'Sudah dua bulan.'],
      ['name', 'Wahyu'],
      ['phone', '0840'],
    ] as const) {
      await tabTo(page, name);
      expect(await page.locator('#homepage').evaluate((trap) => trap === document.activeElement)).toBe(false);
      await page.keyboard.type(words);
    }
    await tabTo(page, 'address');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').innerText()).toContain('0001/PGD/XI/2026');
    expect(await office.complaintOf(CASE)).toMatchObject({ kind: 'complaint', category: 'id-card-print' });
    expect(await office.complaintOf(CASE)).not.toHaveProperty('suspected');
    await page.context().close();
  });

  it('given no script, then a complaint with a picture goes in, and the missing data later by the page of the case', async () => {
    const page = await open(FORM, { script: false });
    office.wait(60_000);
    for (const name of ['subject', 'body', 'name', 'phone'] as const)
      await page.locator(`[name=${name}]`).fill(filled[name]);
    const file = { name: 'kk.jpg', mimeType: 'image/jpeg', buffer: sampleFiles.jpeg };
    await page.locator('[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    await page.getByRole('status').waitFor();
    expect((await office.complaintOf(CASE))?.attachments).toMatchObject([{ name: 'kk.jpg', size: 7 }]);

    await office.pressed(CASE, 'operator', 'request-info', { reason: 'Mohon fotonya.' });
    await page.goto(`${url}/status/KODE-1`);
    await page.locator('[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Kirim' }).click();
    await page.getByText('Tanggapan Anda telah kami terima').waitFor();
    expect(office.office.store.row(CASE)).toMatchObject({ status: 'open' });
    await page.context().close();
  });
});
