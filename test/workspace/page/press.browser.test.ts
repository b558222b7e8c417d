import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../../support/browser.ts';
import { openOffice } from './support/open-office.ts';
import { complaintCard, everyBlock, longStory } from './support/sample-blocks.ts';
import { COMPLAINTS, RINA, SITI } from './support/sample-office.ts';

const here = `/${RINA}/${COMPLAINTS}`;
const card = complaintCard('0042/PGD/XI/2026', 'Verifikasi admin');

describe.skipIf(browserMissing !== undefined)('pressing the buttons of an app', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('given a card, when a button is pressed twice at once, then the app hears it once and its refusal is shown', async () => {
    const office = await openOffice(browser);
    const ts = await office.app.say(COMPLAINTS, 'Aduan', card);
    const page = await office.visit(here);
    await page.locator(`[data-ts="${ts}"] [data-action-id="act:answer"]`).dblclick();
    await page.getByText('Sudah diproses Bu Siti pukul 09.41').waitFor();
    expect(office.app.heard).toHaveLength(1);
    expect(office.app.heard[0]?.body).toMatchObject({
      type: 'block_actions',
      user: { id: RINA },
      container: { channel_id: COMPLAINTS, message_ts: ts },
      actions: [{ type: 'button', action_id: 'act:answer', block_id: 'case_actions', value: 'case-1:1' }],
    });
  });

  it('given an app that does not answer, then the button waits and the person is told', async () => {
    const office = await openOffice(browser);
    await office.app.say(COMPLAINTS, 'Aduan', card);
    const page = await office.visit(here);
    await page.locator('[data-action-id="act:more"]').click();
    await page.getByRole('menuitem', { name: 'Gabungkan' }).click();
    await page.getByText('Aplikasi tidak menjawab dalam 3 detik. Coba lagi.').waitFor();
    expect(office.app.heard[0]?.body).toMatchObject({
      actions: [{ type: 'overflow', selected_option: { value: 'merge' } }],
    });
  });

  it('given a card far above the newest message, when a press is refused, then the way to the answer is shown', async () => {
    const office = await openOffice(browser);
    const ts = await office.app.say(COMPLAINTS, 'Aduan', card);
    for (let at = 0; at < 12; at += 1) await office.app.say(COMPLAINTS, longStory);
    const page = await office.visit(here);
    await page.locator('.message').last().waitFor();
    await page.locator(`[data-ts="${ts}"] [data-action-id="act:answer"]`).click();
    await page.getByRole('button', { name: 'Jawaban untuk Anda' }).click();
    const told = page.getByText('Sudah diproses Bu Siti pukul 09.41');
    await expect.poll(() => told.evaluate((words) => words.getBoundingClientRect().bottom < innerHeight)).toBe(true);
  });

  it('given no app is connected, then page and press say so', async () => {
    const office = await openOffice(browser);
    await office.app.say(COMPLAINTS, 'Aduan', card);
    const page = await office.visit(here);
    await page.locator('[data-action-id="act:answer"]').waitFor();
    await office.app.stop();
    await page.getByText('Aplikasi belum tersambung.').waitFor();
    await page.locator('[data-action-id="act:answer"]').click();
    await page.getByText('Aplikasi tidak tersambung, jadi').waitFor();
  });

  it('given a button with a question, then only yes is told to the app', async () => {
    const office = await openOffice(browser);
    await office.app.say(COMPLAINTS, 'Aduan', card);
    const page = await office.visit(here);
    const dismiss = page.locator('[data-action-id="act:dismiss"]');
    await dismiss.click();
    await page.getByText('Tutup sebagai bukan pengaduan?').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(office.app.heard).toEqual([]);
    await dismiss.click();
    await page.locator('[data-confirm=yes]').click();
    await expect.poll(() => office.app.heard.map(({ what }) => what)).toEqual(['act:dismiss']);
  });

  it('given a modal, when it is sent with faults, then the form, then the app names them; sent right, it closes', async () => {
    const office = await openOffice(browser);
    await office.app.say(COMPLAINTS, 'Aduan', card);
    const page = await office.visit(here);
    const opener = page.locator('[data-action-id="act:escalate"]');
    await opener.focus();
    await page.keyboard.press('Enter');
    const note = page.locator('dialog [data-action-id=note]');
    await note.waitFor();
    expect(await note.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-block-id=to] .fault').waitFor();
    await note.fill('Pendek');
    await page.locator('[data-action-id=to]').selectOption('capil');
    await page.locator('dialog [type=submit]').click();
    await page.getByText('Catatan terlalu pendek untuk Kepala Seksi.').waitFor();
    await note.fill('Rekaman ada, blangko habis.');
    await page.getByRole('radio', { name: 'Rahasia' }).check();
    await page.locator('dialog [type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(office.app.heard.at(-1)?.body).toMatchObject({
      type: 'view_submission',
      view: {
        state: {
          values: {
            note: { note: { type: 'plain_text_input', value: 'Rekaman ada, blangko habis.' } },
            to: { to: { type: 'static_select', selected_option: { value: 'capil' } } },
            confidentiality: { confidentiality: { type: 'radio_buttons', selected_option: { value: 'high' } } },
          },
        },
      },
    });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('given a slash, then the command is offered, completed by Tab and answered', async () => {
    const office = await openOffice(browser);
    const page = await office.visit(here);
    const composer = page.locator('[data-composer=channel]');
    await composer.fill('/a');
    await page.getByRole('option', { name: 'Catat, cari' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('cari KTP');
    await page.keyboard.press('Enter');
    await page.getByText('Anda mengetik: cari KTP').waitFor();
    await composer.fill('/tidakada');
    await page.keyboard.press('Enter');
    await page.getByText('Perintah /tidakada tidak dikenal.').waitFor();
    await expect.poll(() => composer.inputValue()).toBe('/tidakada');
  });

  it('given a message, when its shortcut is chosen with the keyboard alone, then the app gets that message', async () => {
    const office = await openOffice(browser);
    const ts = await office.app.say(COMPLAINTS, 'Ada warga di loket');
    const page = await office.visit(here);
    await page.locator(`[data-ts="${ts}"]`).waitFor();
    await page.locator('.messages').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('dialog').getByText('Catat aduan').waitFor();
    expect(office.app.heard[0]?.body).toMatchObject({
      type: 'message_action',
      callback_id: 'record_from_message',
      message: { ts },
    });
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('[data-menu=shortcuts]').click();
    await page.getByRole('menuitem', { name: 'Catat aduan' }).click();
    await page.locator('dialog').waitFor();
    expect(office.app.heard[1]?.body).toMatchObject({ type: 'shortcut', callback_id: 'record_complaint' });
  });

  it("given the app's home, then its tasks are shown and its buttons work", async () => {
    const office = await openOffice(browser);
    const page = await office.visit(`/${SITI}/home`);
    await page.locator('.home [data-action-id="open:0043/PGD/XI/2026"]').click();
    await expect.poll(() => office.app.heard.length).toBe(1);
    expect(office.app.heard[0]?.body).toMatchObject({
      container: { type: 'view' },
      actions: [{ value: '0043/PGD/XI/2026' }],
    });
  });

  it('given every kind of block, then a choice is told with the state of the whole message', async () => {
    const office = await openOffice(browser);
    await office.app.say(COMPLAINTS, 'Semua', everyBlock);
    const page = await office.visit(here);
    await page.locator('[data-action-id=pick_one]').selectOption('piak');
    await expect.poll(() => office.app.heard.length).toBe(1);
    expect(office.app.heard[0]?.body).toMatchObject({
      actions: [{ type: 'static_select', action_id: 'pick_one', selected_option: { value: 'piak' } }],
      state: {
        values: {
          pick: { pick_one: { selected_option: { value: 'piak' } } },
          pickers: { on: { selected_date: '2026-11-23' }, at: { selected_time: null } },
        },
      },
    });
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  });

  it.each([
    ['light', false, 1280],
    ['dark', true, 1280],
    ['light and narrow', false, 360],
    ['dark and narrow', true, 360],
  ])('given the page in %s, then axe finds nothing to complain about', async (_look, dark, width) => {
    const office = await openOffice(browser, { banner: 'Jam peraga' });
    const ts = await office.app.say(COMPLAINTS, 'Aduan', card);
    await office.app.say(COMPLAINTS, longStory);
    await office.app.say(COMPLAINTS, 'Semua', everyBlock);
    await office.app.say(COMPLAINTS, 'Diterima', undefined, ts);
    await office.app.whisper(COMPLAINTS, RINA, 'Bukan giliran Anda');
    const page = await office.visit('/', { dark, width });
    await page.locator('[data-user]').first().waitFor();
    const seen: Record<string, string[]> = { welcome: await faults(page) };
    await page.goto(`${office.workspace.url}/#${here}/thread/${ts}`);
    await page.locator('.thread').getByText('Diterima').last().waitFor();
    seen['thread'] = await faults(page);
    await page.goto(`${office.workspace.url}/#${here}`);
    await page.locator('.thread').waitFor({ state: 'detached' });
    seen['channel'] = await faults(page);
    await page.locator('[data-menu=shortcuts]').click();
    seen['menu'] = await faults(page);
    await page.keyboard.press('Escape');
    await page.locator('[data-action-id="act:escalate"]').click();
    await page.locator('dialog [type=submit]').click();
    await page.locator('.fault').first().waitFor();
    seen['modal'] = await faults(page);
    await page.keyboard.press('Escape');
    await page.goto(`${office.workspace.url}/#/${RINA}/home`);
    await page.getByText('Tugas saya').waitFor();
    seen['home'] = await faults(page);
    expect(seen).toEqual({ welcome: [], thread: [], channel: [], menu: [], modal: [], home: [] });
  });
});

/** What axe objects to, with the first element it names. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
