import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepTime } from '../../src/casework/keep-time.ts';
import { press } from '../../src/casework/press.ts';
import { webServer } from '../../src/intake/web-server.ts';
import { publicPages } from '../../src/intake/website/public-pages.ts';
import { createText } from '../../src/text/text.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
let app: FastifyInstance;
const text = createText('id');

beforeEach(async () => {
  house = await aTestOffice();
  app = await webServer({
    onFault: (error) => {
      throw error;
    },
  });
  publicPages(app, {
    office: house.office,
    officeName: 'Disdukcapil',
    lang: 'id',
    text,
    textOf: () => text,
    statusUrl: (code) => `http://contoh/status/${code}`,
  });
});
afterEach(async () => {
  await app.close();
  await house.close();
});

const filled = {
  kind: 'complaint',
  subject: 'KTP',
  body: 'Belum jadi',
  name: 'Wahyu',
  nik: '9901',
  phone: '0840',
  address: 'Dusun',
  token: 'a'.repeat(32),
};
const postForm = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

let presses = 0;
const pressed = async (caseId: string, role: string, action: string, fields = {}) => {
  const outcome = await press(house.office, {
    caseId,
    action,
    userId: userOf(role),
    press: `p${(presses += 1)}`,
    fields,
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
};

/** A Palangka Raya case whose answer is out. */
const answered = async (): Promise<string> => {
  await postForm('/desks/palangka-raya', filled);
  const caseId = 'palangka-raya-PGD-2026-0001';
  await pressed(caseId, 'operator', 'accept');
  await pressed(caseId, 'operator', 'answer', { answer: 'Silakan datang ke loket 3.' });
  await pressed(caseId, 'policy-analyst', 'approve', { division: 'Pendaftaran Penduduk' });
  await pressed(caseId, 'operator', 'send');
  return caseId;
};

describe('the form of a desk', () => {
  test('sent whole, opens a case and leads to its page', async () => {
    const response = await postForm('/desks/bantul', filled);
    expect([response.statusCode, response.headers['location']]).toEqual([303, '/status/KODE-1?new=1']);
    expect(house.office.store.row('bantul-PGD-2026-0001')).toMatchObject({ channel: 'website', task: 'receive' });
  });

  test('sent twice by a double click, is one case', async () => {
    const [first, again] = await Promise.all([postForm('/desks/bantul', filled), postForm('/desks/bantul', filled)]);
    expect(first.headers['location']).toBe(again.headers['location']);
    expect([...house.office.store.rows()]).toHaveLength(1);
  });

  test('with something missing, says what and keeps what was typed, as text', async () => {
    const response = await postForm('/desks/bantul', { ...filled, name: ' ', subject: '"><script>alert(1)</script>' });
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('Nama wajib diisi.');
    expect(response.body).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(response.body).not.toContain('<script');
  });

  test('asks only what the SOP of the desk demands', async () => {
    const response = await postForm('/desks/brebes', {
      body: 'Ada pertanyaan',
      kind: 'information-request',
      phone: '0840',
    });
    expect(response.statusCode).toBe(303);
  });

  test.each([
    ['an unknown kind', { ...filled, kind: 'bribe' }],
    ['a text beyond all limits', { ...filled, body: 'x'.repeat(100_001) }],
    ['an empty body', { ...filled, body: '' }],
  ])('with %s, is shown again', async (_what, fields) => {
    expect((await postForm('/desks/bantul', fields)).statusCode).toBe(422);
  });

  test('of a desk that does not exist, is not found; nor is any other page', async () => {
    for (const url of ['/desks/nowhere', '/nowhere', '/status/', '/desks/..%2f..%2fetc']) {
      expect((await app.inject({ url })).statusCode, url).toBe(404);
    }
  });
});

describe('the page of a case', () => {
  test('tells how far it has come, without a word of who or what', async () => {
    await answered();
    const { body } = await app.inject({ url: '/status/KODE-1' });
    expect(body).toContain('0001/PGD/XI/2026');
    expect(body).toContain('Jawaban telah kami sampaikan.');
    for (const secret of ['Wahyu', '9901', '0840', 'loket 3', 'Belum jadi']) expect(body).not.toContain(secret);
  });

  test('with a wrong code, looks like no page at all', async () => {
    const response = await app.inject({ url: '/status/SALAH-KODE-9999' });
    expect(response.statusCode).toBe(404);
    expect(response.body).toContain('Kode tidak ditemukan.');
  });

  test('takes "belum puas" with its reason into a further round, once', async () => {
    const caseId = await answered();
    const word = { word: 'not-satisfied', why: 'Tanggalnya belum jelas.' };
    await Promise.all([postForm('/status/KODE-1', word), postForm('/status/KODE-1', word)]);
    expect(house.office.store.row(caseId)).toMatchObject({ task: 'review', round: 2 });
  });

  test('takes "puas" to the archive', async () => {
    const caseId = await answered();
    await postForm('/status/KODE-1', { word: 'satisfied' });
    expect(house.office.store.row(caseId)).toMatchObject({ task: 'archive' });
  });

  test('waits ten working days for a word, then the case goes to the archive by itself', async () => {
    const caseId = await answered();
    house.at('2026-12-07T15:59:00+07:00');
    expect(await keepTime(house.office, () => undefined).sweep()).toBe(0);
    house.at('2026-12-07T16:00:00+07:00');
    expect(await keepTime(house.office, () => undefined).sweep()).toBe(1);
    await pressed(caseId, 'operator', 'archive');
    const [row] = await house.office.store.byNumber(caseId);
    expect(row).toMatchObject({ status: 'closed', closedAs: 'auto-closed' });
  });

  test('takes the missing data while the case waits for it', async () => {
    await postForm('/desks/bantul', filled);
    await pressed('bantul-PGD-2026-0001', 'email-admin', 'request-info', { reason: 'Mohon nomor KK.' });
    expect((await app.inject({ url: '/status/KODE-1' })).body).toContain('menunggu kelengkapan data');
    await postForm('/status/KODE-1', { word: 'reply', reply: 'Nomornya ada di lampiran.' });
    expect(house.office.store.row('bantul-PGD-2026-0001')).toMatchObject({ status: 'open' });
  });

  test('loses no second reply: a later one with other words is added to the case', async () => {
    await postForm('/desks/bantul', filled);
    const caseId = 'bantul-PGD-2026-0001';
    await pressed(caseId, 'email-admin', 'request-info', { reason: 'Mohon nomor KK.' });
    for (const reply of ['Nomornya menyusul.', 'Nomornya menyusul.', 'Ini fotonya.', 'Dan satu lagi.']) {
      await postForm('/status/KODE-1', { word: 'reply', reply });
    }
    const file = await house.office.store.read(caseId);
    const notes = file?.events.flatMap((event) => ('note' in event && event.note !== undefined ? [event.note] : []));
    expect(notes?.filter((note) => note === 'Ini fotonya.')).toHaveLength(1);
    expect(notes).toContain('Dan satu lagi.');
  });

  test.each([{}, { word: 'approve' }, { word: 'reply', reply: ' ' }, { word: 'satisfied', __proto__: 'x' }])(
    'ignores %j where nothing was asked',
    async (fields) => {
      await postForm('/desks/bantul', filled);
      const before = house.office.store.row('bantul-PGD-2026-0001');
      expect((await postForm('/status/KODE-1', fields as Record<string, string>)).statusCode).toBe(303);
      expect(house.office.store.row('bantul-PGD-2026-0001')).toEqual(before);
    },
  );
});
