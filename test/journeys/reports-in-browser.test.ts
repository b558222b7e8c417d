import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, launchBrowser } from '../support/browser.ts';
import { BrowserHands } from '../support/browser-hands.ts';
import { channels, type JourneyOffice, openJourneyOffice } from './journey-office.ts';

const OPERATOR = 'U0MELATI';
const DIVISION_HEAD = 'U0GUNTUR';
const AGENCY_HEAD = 'U0MARDIANA';
const ADMIN = 'U0WULAN';
const answer = 'Berkas Ibu sudah lengkap dan dicetak besok pagi.';
/** The demo clock runs fast: what is due in a minute of the office is there in two or three seconds. */
const DRAFT_LIMIT_MS = 20_000;

/** The month's end of Palangka Raya and the day's end of Brebes, as people live through them. */
describe.skipIf(browserMissing !== undefined)('reports in a real browser', () => {
  let browser: Browser;
  let office: JourneyOffice;
  let hands: BrowserHands;
  beforeAll(async () => {
    browser = await launchBrowser();
    office = await openJourneyOffice({
      clock: '2026-10-30T09:00:00+07:00',
      hands: async ({ chatUrl }) => {
        hands = await BrowserHands.open(browser, chatUrl, { width: 360 });
        return hands;
      },
    });
  });
  afterAll(async () => {
    await office?.close();
    await browser?.close();
  });

  const cardSaying = (title: string): Locator => hands.seat.page.locator('main .message').filter({ hasText: title });

  /** The card of a report once it is there, as somebody sees it in the desk's channel. */
  const seen = async (who: string, channel: string, title: string): Promise<Locator> => {
    await hands.seat.actAs(who, channel);
    const card = cardSaying(title).last();
    await card.waitFor({ timeout: DRAFT_LIMIT_MS });
    return card;
  };

  const press = async (who: string, channel: string, title: string, action: string): Promise<Locator> => {
    const card = await seen(who, channel, title);
    await hands.seat.activate(card.locator(`[data-action-id="act:${action}"]`));
    return card;
  };

  const saysIn = (card: Locator, words: string): Promise<void> =>
    card.filter({ hasText: words }).waitFor({ timeout: DRAFT_LIMIT_MS });

  const fits = async (): Promise<void> => {
    const isTooWide = await hands.seat.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isTooWide).toBe(false);
  };

  /** The names of the files in a card's thread; every picture there is shown. */
  const filesBelow = async (card: Locator): Promise<string[]> => {
    await hands.seat.activate(card.locator('.thread-link'));
    const thread = hands.seat.page.locator('.thread');
    await thread.locator('.files').first().waitFor();
    for (const picture of await thread.locator('.file-picture img').all()) {
      await expect
        .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
        .toBeGreaterThan(0);
    }
    const names = await thread.locator('.file-name').allInnerTexts();
    await fits();
    await hands.seat.page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
    return names;
  };

  describe('the month’s end of Palangka Raya, on a screen of 360 pixels', () => {
    const channel = channels['palangka-raya'];
    const title = 'Laporan bulanan';

    it('given a month with a case, when the first working day opens, then its report is there with picture and files', async () => {
      const journey = await office.complaint('palangka-raya');
      await journey.press(OPERATOR, 'receive.accept');
      await journey.press(OPERATOR, 'review.answer', { fields: { answer } });
      await office.reopenAt('2026-11-02T07:29:00+07:00 x30');
      const card = await seen(DIVISION_HEAD, channel, title);
      await saysIn(card, 'Menunggu persetujuan oleh Kepala Bidang');
      await saysIn(card, 'masuk 1');
      expect(await filesBelow(card)).toEqual([
        'laporan-bulanan-2026-10-palangka-raya.pdf',
        'laporan-bulanan-2026-10-palangka-raya.xlsx',
      ]);
    });

    it('when the Kepala Bidang sends it back with a reason, then it waits for the operator and says why', async () => {
      const card = await press(DIVISION_HEAD, channel, title, 'return');
      expect(await hands.seat.handIn('act:return', { reason: 'Kategori belum diisi.' })).toEqual({});
      await saysIn(card, 'Kategori belum diisi.');
      await saysIn(card, 'menunggu disusun ulang');
      await fits();
    });

    it('when it is drafted again, approved and acknowledged, then the card says who and when, and offers nothing more', async () => {
      await saysIn(await press(OPERATOR, channel, title, 'redraft'), 'Menunggu persetujuan');
      await saysIn(await press(DIVISION_HEAD, channel, title, 'approve'), 'Menunggu diketahui oleh Kepala Dinas');
      const card = await press(AGENCY_HEAD, channel, title, 'acknowledge');
      await saysIn(card, 'Diketahui oleh Mardiana Rungan');
      expect(await card.locator('[data-action-id^="act:"]').count()).toBe(0);
    });
  });

  describe('the day’s end of Brebes, on a wide screen', () => {
    const channel = channels.brebes;
    beforeAll(() => hands.seat.page.setViewportSize({ width: 1280, height: 800 }));

    it('given a case that was closed, when the office closes, then the recap lists it and the admin confirms it', async () => {
      const journey = await office.complaint('brebes');
      await journey.press(ADMIN, 'respond.answer', { fields: { answer } });
      await journey.press(ADMIN, 'forward.send');
      await journey.press(ADMIN, 'recap.record');
      await office.reopenAt('2026-11-02T15:59:00+07:00 x30');
      const title = 'Rekap harian Keluhan dan aduan daring · Senin, 2 November 2026';
      const card = await seen(ADMIN, channel, title);
      await saysIn(card, journey.received.registerNumber);
      expect(await filesBelow(card)).toEqual(['rekap-2026-11-02-brebes.pdf', 'rekap-2026-11-02-brebes.xlsx']);
      await saysIn(await press(ADMIN, channel, title, 'confirm'), 'Disahkan oleh Wulan Sari');
    });

    it('given a day on which nothing was closed, then its recap says Nihil', async () => {
      await office.reopenAt('2026-11-03T15:59:00+07:00 x30');
      const card = await seen(ADMIN, channel, 'Rekap harian Keluhan dan aduan daring · Selasa, 3 November 2026');
      await saysIn(card, 'Nihil');
    });

    it('when nobody confirms it, then the admin is reminded next morning and confirms it then', async () => {
      await office.reopenAt('2026-11-04T07:52:10+07:00 x20');
      const title = 'Rekap harian Keluhan dan aduan daring · Selasa, 3 November 2026';
      const card = await seen(ADMIN, channel, title);
      await card.locator('.thread-link').filter({ hasText: '2 balasan' }).waitFor({ timeout: DRAFT_LIMIT_MS });
      await hands.seat.activate(card.locator('.thread-link'));
      await hands.seat.page.locator('.thread').getByText('⏰').waitFor();
      await hands.seat.page.keyboard.press('Escape');
      await saysIn(await press(ADMIN, channel, title, 'confirm'), 'Disahkan oleh Wulan Sari');
    });
  });
});
