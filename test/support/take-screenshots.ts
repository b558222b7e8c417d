/**
 * Pictures for README: `npm run pictures` writes docs/images/*.png. The same on every machine with the same chromium:
 * a clock that stands where it is told, invented people, no animation.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from './browser.ts';
import { Crew } from './crew.ts';
import { Journey } from './journey.ts';
import { OfficeBrowser } from './office-browser.ts';
import { startProduct } from './product.ts';

const IMAGES = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const CLOCK = '2026-11-23T09:41:00+07:00';
const BANTUL = 'C0BANTUL';
const [ADMIN, SECTION] = ['U0SITI', 'U0RATNA'] as const;

const complaint = {
  kind: 'complaint',
  channel: 'email',
  receivedAt: '2026-11-23T09:35:00+07:00',
  complainant: {
    name: 'Wahyu Prasojo',
    nik: '9901011203890003',
    phone: '0840-0000-0101',
    address: 'Dusun Karangjati RT 04',
  },
};
const subjects = [
  [
    'KTP-el belum dicetak',
    'Saya mengajukan cetak ulang KTP-el karena rusak pada 12 Oktober 2026. Sampai hari ini statusnya masih “menunggu cetak”.\nNIK 9901011203890003, HP 0840-0000-0101. Mohon kepastian waktunya.',
  ],
  ['Akta kelahiran belum jadi', 'Sudah tiga minggu akta kelahiran anak saya belum jadi. Mohon penjelasan.'],
] as const;
const answer =
  'Yth. Bapak Wahyu Prasojo,\nKTP-el Bapak telah dicetak dan dapat diambil di kapanewon mulai Selasa, 24 November 2026, pukul 08.00–15.00.';

const take = async (): Promise<void> => {
  mkdirSync(IMAGES, { recursive: true });
  const product = await startProduct({ env: { TUNTAS_CLOCK: CLOCK } });
  const browser = await launchBrowser();
  const crew = new Crew(product.chatUrl);
  try {
    const arrive = async ([subject, body]: (typeof subjects)[number]): Promise<Journey> => {
      const received = await product.post('bantul', { ...complaint, subject, body });
      const journey = new Journey({ hands: crew, product, desk: 'bantul', channel: BANTUL, received });
      await crew.card(ADMIN, journey, 'receive.accept');
      return journey;
    };
    await arrive(subjects[1]);
    const journey = await arrive(subjects[0]);
    await journey.press(ADMIN, 'receive.accept');
    const seat = await OfficeBrowser.open(browser, product.chatUrl);
    const { page } = seat;
    const shoot = (name: string) =>
      page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled', caret: 'hide' });

    await page.goto(`${product.url}/desks/bantul`);
    await shoot('form');
    await page.goto(journey.received.statusUrl);
    await shoot('status');
    await seat.goToChat();
    await shoot('people');
    await seat.actAs(ADMIN, BANTUL);
    await seat.button(journey.caseId, 'answer').click();
    await page.locator('dialog [data-action-id=answer]').fill(answer);
    await shoot('answer');
    await page.locator('dialog [type=submit]').click();
    await seat.actAs(SECTION, BANTUL);
    await seat.button(journey.caseId, 'approve').waitFor();
    await page.locator('.thread-link').last().click();
    await page.locator('.thread').getByText('menulis konsep jawaban').waitFor();
    await page.setViewportSize({ width: 1600, height: 1000 });
    await shoot('chat');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.keyboard.press('Escape');
    await seat.button(journey.caseId, 'approve').scrollIntoViewIfNeeded();
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await shoot('chat-360');
    await seat.close();
  } finally {
    crew.leave();
    await browser.close();
    await product.dispose();
  }
};

await take();
