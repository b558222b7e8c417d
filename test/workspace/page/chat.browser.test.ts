import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { browserMissing, launchBrowser } from '../../support/browser.ts';
import { openOffice } from './support/open-office.ts';
import { BAMBANG, COMPLAINTS, QUIET, RECAP, RINA, SITI } from './support/sample-office.ts';

describe.skipIf(browserMissing !== undefined)('the chat', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('given a newcomer, when a person is chosen, then their channels are shown and the address names them', async () => {
    const office = await openOffice(browser, { banner: 'Jam peraga' });
    const page = await office.visit('/');
    await page.getByText('Jam peraga').waitFor();
    await page.locator(`[data-user="${SITI}"]`).click();
    await page.locator(`[data-channel="${COMPLAINTS}"][aria-current]`).waitFor();
    await page.getByText('Belum ada aduan di sini.').waitFor();
    expect(new URL(page.url()).hash).toBe(`#/${SITI}/${COMPLAINTS}`);
    expect(await page.title()).toBe('#pengaduan-email – Dinas Dukcapil Contoh');
  });

  it('given two people in two tabs, when one writes, then the other reads it at once, as it was typed', async () => {
    const office = await openOffice(browser);
    const rina = await office.visit(`/${RINA}/${COMPLAINTS}`);
    const siti = await office.visit(`/${SITI}/${COMPLAINTS}`);
    await siti.getByText('Belum ada aduan').waitFor();
    const typed = '<b>Halo</b> & <script>alert(1)</script> <!channel> *tebal*';
    await rina.locator('[data-composer=channel]').fill(typed);
    await rina.keyboard.press('Enter');
    const message = siti.locator('.message .text');
    await message.waitFor();
    expect(await message.textContent()).toBe('<b>Halo</b> & <script>alert(1)</script> <!channel> tebal');
    expect(await rina.locator('[data-composer=channel]').inputValue()).toBe('');
  });

  it("given unread messages, then each person's marks are their own, the title counts them, and reading takes them away", async () => {
    const office = await openOffice(browser);
    const rina = await office.visit(`/${RINA}/${COMPLAINTS}`);
    const siti = await office.visit(`/${SITI}/${COMPLAINTS}`);
    for (let count = 1; count <= 20; count += 1) await office.app.say(RECAP, `Rekap ${count}`);
    const badge = (at: typeof rina) => at.locator(`[data-channel="${RECAP}"] .unread`);
    await badge(rina).getByText('20', { exact: true }).waitFor();
    await badge(siti).getByText('20', { exact: true }).waitFor();
    expect(await rina.title()).toMatch(/^\(20\) /u);
    await rina.locator(`[data-channel="${RECAP}"]`).click();
    await rina.getByText('Baru', { exact: true }).waitFor({ state: 'attached' });
    await badge(rina).waitFor({ state: 'detached' });
    expect(await badge(siti).count()).toBe(1);
    await rina.getByText('Rekap 20', { exact: true }).waitFor();
  });

  it('given a thread, when another person is chosen, then channel and thread stay, also after a reload', async () => {
    const office = await openOffice(browser);
    const parent = await office.app.say(COMPLAINTS, 'Aduan masuk');
    const page = await office.visit(`/${RINA}/${COMPLAINTS}`);
    await page.locator(`.message[data-ts="${parent}"]`).hover();
    await page.locator(`[data-reply="${parent}"]`).click();
    await page.locator(`[data-composer="${parent}"]`).fill('Saya periksa');
    await page.keyboard.press('Enter');
    await page.locator('.thread').getByText('Saya periksa').waitFor();
    await page.locator(`[data-thread="${parent}"]`).getByText('1 balasan').waitFor();
    await page.locator('[data-menu=person]').click();
    await page.locator(`.menu [data-user="${SITI}"]`).click();
    await page.locator('.thread').getByText('Saya periksa').waitFor();
    expect(new URL(page.url()).hash).toBe(`#/${SITI}/${COMPLAINTS}/thread/${parent}`);
    await page.reload();
    await page.locator('.thread').getByText('Saya periksa').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.thread').waitFor({ state: 'detached' });
  });

  it('given an ephemeral message, then only its reader sees it, marked as such', async () => {
    const office = await openOffice(browser);
    const rina = await office.visit(`/${RINA}/${COMPLAINTS}`);
    const siti = await office.visit(`/${SITI}/${COMPLAINTS}`);
    await siti.getByText('Belum ada aduan').waitFor();
    await rina.getByText('Belum ada aduan').waitFor();
    await office.app.whisper(COMPLAINTS, RINA, 'Bukan giliran Anda');
    await rina.getByText('Hanya terlihat oleh Anda').waitFor();
    await office.app.say(COMPLAINTS, 'Untuk semua');
    await siti.getByText('Untuk semua').waitFor();
    expect(await siti.getByText('Bukan giliran Anda').count()).toBe(0);
  });

  it('given a colleague, when a direct message is begun, then it stands in both sidebars and nobody else reads it', async () => {
    const office = await openOffice(browser);
    const rina = await office.visit(`/${RINA}/${COMPLAINTS}`);
    const siti = await office.visit(`/${SITI}/${COMPLAINTS}`);
    const bambang = await office.visit(`/${BAMBANG}/${COMPLAINTS}`);
    await bambang.getByText('Belum ada aduan').waitFor();
    await rina.locator('[data-menu=direct]').click();
    await rina.locator(`.menu [data-user="${SITI}"]`).click();
    await rina.getByText('Belum ada percakapan di sini.').waitFor();
    await rina.locator('[data-composer=channel]').fill('Bu Siti, mohon waktu');
    await rina.keyboard.press('Enter');
    await siti.locator('.place-unread', { hasText: 'Rina Kusumawati' }).click();
    await siti.getByText('Bu Siti, mohon waktu').waitFor();
    expect(await bambang.locator('.place', { hasText: 'Rina' }).count()).toBe(0);
  });

  it('given an office in another time zone than the browser, then days, times and dates are the office’s', async () => {
    const now = (): number => Date.UTC(2024, 0, 1, 16, 30);
    const office = await openOffice(browser, { timeZone: 'Asia/Jayapura', now });
    const ts = await office.app.say(COMPLAINTS, `batas waktu <!date^${now() / 1000}^{date_num} {time}|kelak>`);
    const message = (await office.visit(`/${RINA}/${COMPLAINTS}`)).locator(`.message[data-ts="${ts}"]`);
    await message.getByText('batas waktu 02/01/2024 01.30').waitFor();
    await message.page().locator('.day', { hasText: 'Selasa, 2 Januari 2024' }).waitFor();
    expect(await message.locator('.time').textContent()).toBe('01.30');
  });

  it('given the program stops, then the page says so, and catches up by itself when it runs again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const stateFile = join(folder, 'chat.json');
    const office = await openOffice(browser, { stateFile });
    const page = await office.visit(`/${RINA}/${COMPLAINTS}`);
    await page.getByText('Belum ada aduan').waitFor();
    await office.workspace.close();
    await page.getByText('Terputus – menyambung kembali…').waitFor();
    const port = Number(new URL(office.workspace.url).port);
    const again = await openOffice(browser, { stateFile, port });
    await again.app.say(COMPLAINTS, 'Selama terputus');
    await page.getByText('Selama terputus').waitFor();
    await page.getByText('menyambung kembali').waitFor({ state: 'detached' });
  });

  it('given an address of somebody who is not here, then the page asks anew who to be', async () => {
    const office = await openOffice(browser);
    const page = await office.visit('/U99999999/C9');
    await page.getByText('Anda ingin menjadi siapa?').waitFor();
  });

  it('given a channel the person is not in, then their first channel is shown', async () => {
    const office = await openOffice(browser);
    const page = await office.visit(`/${BAMBANG}/${RECAP}`);
    await page.locator(`[data-channel="${COMPLAINTS}"][aria-current]`).waitFor();
  });

  it('given very long words and names at 360 pixels, then nothing runs over the edge', async () => {
    const office = await openOffice(browser);
    await office.app.say(
      QUIET,
      `${'Katapanjang'.repeat(60)} \u202eterbalik\u202c https://contoh.go.id/${'a'.repeat(200)}`,
    );
    await office.app.say(QUIET, 'kalimat '.repeat(375));
    const page = await office.visit(`/${RINA}/${QUIET}`, { width: 360 });
    await page.getByText('Lihat selengkapnya').waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.locator('.messages').evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
    expect(await page.locator(`[data-channel="${QUIET}"]`).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Buka daftar kanal' }).click();
    await page.locator(`[data-channel="${COMPLAINTS}"]`).click();
    await page.getByText('Belum ada aduan').waitFor();
    await page.locator(`[data-channel="${COMPLAINTS}"]`).waitFor({ state: 'hidden' });
  });
});
