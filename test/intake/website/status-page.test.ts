import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepTime } from '../../../src/casework/keep-time.ts';
import { aPublicOffice, filled, type PublicOffice, sampleFiles } from '../../support/public-office.ts';

let house: PublicOffice;
beforeEach(async () => {
  house = await aPublicOffice();
});
afterEach(() => house.close());

const BANTUL = 'bantul-PGD-2026-0001';
const statusOf = async (code = 'KODE-1'): Promise<string> => (await house.get(`/status/${code}`)).body;
const eventsOf = async (caseId = BANTUL) => (await house.office.store.read(caseId))?.events ?? [];

/** A Palangka Raya case whose answer is out. */
const answered = async (): Promise<string> => {
  await house.post('/desks/palangka-raya', filled);
  const caseId = 'palangka-raya-PGD-2026-0001';
  await house.pressed(caseId, 'operator', 'accept');
  await house.pressed(caseId, 'operator', 'answer', { answer: 'Silakan datang ke loket 3.' });
  await house.pressed(caseId, 'policy-analyst', 'approve', { division: 'Pendaftaran Penduduk' });
  await house.pressed(caseId, 'operator', 'send');
  return caseId;
};

describe('the page of a case', () => {
  test('tells how far it has come, without a word of who or what', async () => {
    await answered();
    const { body } = await house.get('/status/KODE-1');
    expect(body).toContain('0001/PGD/XI/2026');
    expect(body).toContain('Jawaban telah kami sampaikan.');
    for (const secret of ['Wahyu', '9901', '0840', 'loket 3', 'Belum jadi']) expect(body).not.toContain(secret);
  });

  test('with a wrong code, looks like no page at all', async () => {
    const response = await house.get('/status/SALAH-KODE-9999');
    expect(response.statusCode).toBe(404);
    expect(response.body).toContain('Kode tidak ditemukan.');
  });

  test('takes "belum puas" with its reason into a further round, once', async () => {
    const caseId = await answered();
    const word = { word: 'not-satisfied', why: 'Tanggalnya belum jelas.' };
    await Promise.all([house.post('/status/KODE-1', word), house.post('/status/KODE-1', word)]);
    expect(house.office.store.row(caseId)).toMatchObject({ task: 'review', round: 2 });
  });

  test('takes "puas" to the archive', async () => {
    const caseId = await answered();
    await house.post('/status/KODE-1', { word: 'satisfied' });
    expect(house.office.store.row(caseId)).toMatchObject({ task: 'archive' });
  });

  test('waits ten working days for a word, then the case goes to the archive by itself', async () => {
    const caseId = await answered();
    house.at('2026-12-07T15:59:00+07:00');
    expect(await keepTime(house.office, () => undefined).sweep()).toBe(0);
    house.at('2026-12-07T16:00:00+07:00');
    expect(await keepTime(house.office, () => undefined).sweep()).toBe(1);
    await house.pressed(caseId, 'operator', 'archive');
    const [row] = await house.office.store.byNumber(caseId);
    expect(row).toMatchObject({ status: 'closed', closedAs: 'auto-closed' });
  });

  test('takes the missing data while the case waits for it', async () => {
    await house.post('/desks/bantul', filled);
    await house.pressed('bantul-PGD-2026-0001', 'email-admin', 'request-info', { reason: 'Mohon nomor KK.' });
    expect((await house.get('/status/KODE-1')).body).toContain('menunggu kelengkapan data');
    await house.post('/status/KODE-1', { word: 'reply', reply: 'Nomornya ada di lampiran.' });
    expect(house.office.store.row('bantul-PGD-2026-0001')).toMatchObject({ status: 'open' });
  });

  test('loses no second reply: a later one with other words is added to the case', async () => {
    await house.post('/desks/bantul', filled);
    const caseId = 'bantul-PGD-2026-0001';
    await house.pressed(caseId, 'email-admin', 'request-info', { reason: 'Mohon nomor KK.' });
    for (const reply of ['Nomornya menyusul.', 'Nomornya menyusul.', 'Ini fotonya.', 'Dan satu lagi.']) {
      await house.post('/status/KODE-1', { word: 'reply', reply });
    }
    const file = await house.office.store.read(caseId);
    const notes = file?.events.flatMap((event) => ('note' in event && event.note !== undefined ? [event.note] : []));
    expect(notes?.filter((note) => note === 'Ini fotonya.')).toHaveLength(1);
    expect(notes).toContain('Dan satu lagi.');
  });

  test.each([{}, { word: 'approve' }, { word: 'satisfied', __proto__: 'x' }])(
    'ignores %j where nothing was asked',
    async (fields) => {
      await house.post('/desks/bantul', filled);
      const before = house.office.store.row('bantul-PGD-2026-0001');
      expect((await house.post('/status/KODE-1', fields as Record<string, string>)).statusCode).toBe(303);
      expect(house.office.store.row('bantul-PGD-2026-0001')).toEqual(before);
    },
  );

  test('keeps what was typed when something is wrong with it, and says what', async () => {
    const caseId = await answered();
    await house.post('/status/KODE-1', { word: 'satisfied' });
    await house.pressed(caseId, 'operator', 'archive');
    const response = await house.post('/status/KODE-1', { word: 'reopen', reopen: '  ' });
    expect([response.statusCode, response.body.includes('Tuliskan alasannya')]).toEqual([422, true]);
    const long = await house.post('/status/KODE-1', { word: 'reopen', reopen: 'x'.repeat(10_001) });
    expect([long.statusCode, long.body.includes('xxxxxxxxxx')]).toEqual([422, true]);
  });

  test('opens a closed case again for a reason, one round further', async () => {
    const caseId = await answered();
    await house.post('/status/KODE-1', { word: 'satisfied' });
    await house.pressed(caseId, 'operator', 'archive');
    expect(await statusOf()).toContain('telah selesai dan jawabannya telah kami sampaikan');
    await house.post('/status/KODE-1', { word: 'reopen', reopen: 'Ternyata masih salah.' });
    expect(house.office.store.row(caseId)).toMatchObject({ status: 'open', round: 2 });
    expect(await statusOf()).toContain('Putaran ke-2');
  });

  test('takes a further message with attachments to an open case, once for each form sent', async () => {
    await house.post('/desks/bantul', filled);
    const message = { word: 'message', message: 'Ini buktinya.', turn: '1' };
    const files = [{ name: 'bukti.pdf', bytes: sampleFiles.pdf }];
    for (let count = 0; count < 2; count += 1) {
      const response = await house.post('/status/KODE-1', message, { files });
      expect(response.headers['location']).toBe('/status/KODE-1?sent=1');
    }
    const written = (await eventsOf()).filter(({ type }) => type === 'ComplainantWrote');
    expect(written).toMatchObject([{ attachments: [{ name: 'bukti.pdf', contentType: 'application/pdf', size: 12 }] }]);
  });

  test('takes the missing data as a file alone', async () => {
    await house.post('/desks/bantul', filled);
    await house.pressed(BANTUL, 'email-admin', 'request-info', { reason: 'Mohon foto KK, hubungi 0840-0000-0101.' });
    const page = await statusOf();
    expect(page).toContain('Mohon foto KK');
    expect(page).not.toContain('0840-0000-0101');
    const nothing = await house.post('/status/KODE-1', { word: 'reply', reply: ' ' });
    expect(nothing.statusCode).toBe(422);
    await house.post('/status/KODE-1', { word: 'reply' }, { files: [{ name: 'kk.jpg', bytes: sampleFiles.jpeg }] });
    expect(house.office.store.row(BANTUL)).toMatchObject({ status: 'open' });
  });

  test('does not lose the reason of a "belum puas" that comes when nothing asks for it any more', async () => {
    await house.post('/desks/bantul', filled);
    await house.post('/status/KODE-1', { word: 'not-satisfied', why: 'Belum ada kabar.' });
    expect((await eventsOf()).at(-1)).toMatchObject({ type: 'ComplainantWrote', note: 'Belum ada kabar.' });
  });

  test('of a merged case shows how the other one gets on, and takes words to it but no judgement', async () => {
    const target = await answered();
    await house.post('/desks/palangka-raya', { ...filled, body: 'Sama' });
    const merged = 'palangka-raya-PGD-2026-0002';
    await house.pressed(merged, 'operator', 'merge', { to: '0001/PGD/XI/2026', reason: 'Sama' });
    const page = await statusOf('KODE-2');
    expect(page).toContain('Perkembangan laporan 0002/PGD/XI/2026');
    expect(page).toContain('digabungkan dengan laporan 0001/PGD/XI/2026');
    expect(page).toContain('Jawaban telah kami sampaikan.');
    expect(page).not.toContain('value="satisfied"');
    await house.post('/status/KODE-2', { word: 'message', message: 'Saya juga.' });
    expect((await eventsOf(target)).at(-1)).toMatchObject({ type: 'ComplainantWrote', note: 'Saya juga.' });
  });

  test('is found by a code written small, from the page where codes are asked for', async () => {
    await house.post('/desks/bantul', filled);
    const { headers } = await house.get('/status?code=%20kode-1%20');
    expect(headers['location']).toBe('/status/KODE-1');
    expect((await house.get('/status/kode-1')).statusCode).toBe(200);
    expect((await house.get('/status?code=')).statusCode).toBe(404);
  });

  test('tells whoever tries many codes to wait, whether a code is right or not', async () => {
    await house.post('/desks/bantul', filled);
    const tryCode = (code: string) => house.get(`/status/${code}`, '203.0.113.9');
    for (let count = 0; count < 60; count += 1) expect((await tryCode(`X-${count}`)).statusCode).toBe(404);
    const [wrong, right] = [await tryCode('X-99'), await tryCode('KODE-1')];
    expect([wrong.statusCode, right.statusCode]).toEqual([429, 429]);
    expect(wrong.body).toBe(right.body);
    expect((await house.get('/status/KODE-1', '203.0.113.10')).statusCode).toBe(200);
  });

  test('takes twenty words in ten minutes, then asks to wait and keeps the text', async () => {
    await house.post('/desks/bantul', filled);
    const say = (count: number) => house.post('/status/KODE-1', { word: 'message', message: `Pesan ${count}` });
    for (let count = 1; count <= 20; count += 1) expect((await say(count)).statusCode).toBe(303);
    const refused = await say(21);
    expect([refused.statusCode, refused.body.includes('Pesan 21')]).toEqual([429, true]);
  });

  test.each([
    ['given a text of markup', '<img src=x onerror=alert(1)>'],
    ['given what reorders a line', '\u202etxt.exe'],
    ['given a lone surrogate and NUL', '\ud800\u0000x'],
  ])('shows nothing of it, %s', async (_what, message) => {
    await house.post('/desks/bantul', { ...filled, subject: message, body: message });
    await house.post('/status/KODE-1', { word: 'message', message });
    expect(await statusOf()).not.toContain(message);
  });
});
