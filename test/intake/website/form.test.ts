import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreUnavailableError } from '../../../src/casework/ports.ts';
import {
  aPublicOffice,
  filled,
  MAX_BYTES,
  NO_FILES,
  type PublicOffice,
  sampleFiles,
} from '../../support/public-office.ts';

let office: PublicOffice;
beforeEach(async () => {
  office = await aPublicOffice();
});
afterEach(() => office.close());

const rows = () => [...office.office.store.rows()];

describe('the form of a desk', () => {
  test('sent whole, opens a case and leads to its page', async () => {
    const { token } = await office.openForm();
    const response = await office.post('/desks/bantul', { ...filled, token, category: 'id-card-print' });
    expect([response.statusCode, response.headers['location']]).toEqual([303, '/status/KODE-1?new=1']);
    expect(rows()[0]).toMatchObject({ channel: 'website', kind: 'complaint', task: 'receive' });
    expect(await office.complaintOf()).toMatchObject({ category: 'id-card-print' });
    expect(await office.complaintOf()).not.toHaveProperty('suspected');
  });

  test('sent twice by a double click, is one case', async () => {
    const fields = { ...filled, token: (await office.openForm()).token };
    const [first, again] = await Promise.all([
      office.post('/desks/bantul', fields),
      office.post('/desks/bantul', fields),
    ]);
    expect(first.headers['location']).toBe(again.headers['location']);
    expect(rows()).toHaveLength(1);
  });

  test('sent again with another text from the same page, is another case: nothing is swallowed', async () => {
    const { token } = await office.openForm();
    await office.post('/desks/bantul', { ...filled, token });
    await office.post('/desks/bantul', { ...filled, token, body: 'Dan akta anak saya juga belum.' });
    expect(rows()).toHaveLength(2);
  });

  test('with something missing, says what and keeps what was typed, as text', async () => {
    const { token } = await office.openForm();
    const fields = { ...filled, token, name: ' ', subject: '"><script>alert(1)</script>' };
    const response = await office.post('/desks/bantul', fields);
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('Nama wajib diisi.');
    expect(response.body).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(response.body).not.toContain('<script>');
    expect(response.body).toContain(`value="${token}"`);
  });

  test('says what is kept, why and for how long, and that sending is agreeing', async () => {
    const { body } = await office.get('/desks/bantul');
    expect(body).toContain('Dengan mengirim, Anda menyetujui');
    expect(body).toContain('UU Nomor 27 Tahun 2022');
    expect(body).toContain('jadwal retensi arsip');
  });

  test('asking for secrecy, needs neither name nor NIK and keeps the case from the many', async () => {
    const { token } = await office.openForm();
    const fields = { ...filled, token, secret: 'yes', name: '', nik: '', address: '' };
    expect((await office.post('/desks/bantul', fields)).statusCode).toBe(303);
    expect(await office.complaintOf()).toMatchObject({ secret: true, complainant: { phone: '0840' } });
  });

  test.each([
    ['an unknown kind', { kind: 'bribe' }],
    ['an unknown category', { category: 'nonsense' }],
    ['a text beyond all limits', { body: 'x'.repeat(100_001) }],
    ['an empty body', { body: '' }],
    ['a body of nothing visible', { body: '\u200b\u2060 \u3164' }],
  ])('with %s, is shown again', async (_what, wrong) => {
    expect((await office.post('/desks/bantul', { ...filled, ...wrong })).statusCode).toBe(422);
    expect(rows()).toEqual([]);
  });

  test('asks only what the SOP of the desk demands', async () => {
    const fields = { body: 'Ada pertanyaan', kind: 'information-request', phone: '0840' };
    expect((await office.post('/desks/brebes', fields)).statusCode).toBe(303);
  });

  test('of a desk that does not exist, is not found; nor is any other page', async () => {
    for (const url of ['/desks/nowhere', '/nowhere', '/status/', '/desks/..%2f..%2fetc', '/files/x', '/files/a.b.c']) {
      expect((await office.get(url)).statusCode, url).toBe(404);
    }
  });
});

test('given a fault of the program, then the citizen reads words and the machine room hears of it', async () => {
  office.office.store.create = () => Promise.reject(new TypeError('a slip'));
  const response = await office.post('/desks/bantul', { ...filled, token: (await office.openForm()).token });
  expect([response.statusCode, response.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
  expect(response.body).toContain('terjadi gangguan');
  expect(response.body).not.toContain('a slip');
  expect(office.faults.splice(0).map(String)).toEqual(['TypeError: a slip']);
});

test('given a disk that takes nothing, then the form comes back with all that was typed', async () => {
  office.office.store.create = () => Promise.reject(new StoreUnavailableError('full'));
  const response = await office.post('/desks/bantul', { ...filled, token: (await office.openForm()).token });
  expect(response.statusCode).toBe(503);
  expect(response.body).toContain('belum dapat disimpan');
  expect(response.body).toContain('Belum jadi');
});

describe('attachments', () => {
  const send = async (files: { name: string; bytes: Uint8Array; type?: string }[], more = {}) =>
    office.post('/desks/bantul', { ...filled, token: (await office.openForm()).token, ...more }, { files });

  test('are kept beside the case under names that are only names', async () => {
    await send([
      { name: '../../etc/KTP saya.jpg', bytes: sampleFiles.jpeg },
      { name: 'bukti.exe', bytes: sampleFiles.pdf, type: 'application/x-msdownload' },
    ]);
    const { attachments = [] } = (await office.complaintOf()) ?? {};
    expect(attachments.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['KTP saya.jpg', 'image/jpeg'],
      ['bukti.exe.pdf', 'application/pdf'],
    ]);
    for (const { kept = '' } of attachments) expect(await office.office.attachments?.read(kept)).toBeDefined();
  });

  test.each([
    ['what only calls itself a picture', [{ name: 'foto.jpg', bytes: sampleFiles.html }], 'bukan foto atau PDF'],
    ['too large ones', [{ name: 'a.jpg', bytes: Buffer.concat([sampleFiles.jpeg, Buffer.alloc(MAX_BYTES)]) }], '10 KB'],
    ['empty ones', [{ name: 'a.jpg', bytes: Buffer.alloc(0) }], 'kosong'],
    [
      'too many',
      ['1', '2', '3', '4'].map((name) => ({ name: `${name}.png`, bytes: sampleFiles.png })),
      'melebihi batas 3 berkas',
    ],
  ])('of the wrong kind are refused by name, the text kept, nothing half-written: %s', async (_what, files, says) => {
    const response = await send(files);
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain(says);
    expect(response.body).toContain('Belum jadi');
    expect(rows()).toEqual([]);
    expect(existsSync(join(office.dataDir, 'attachments'))).toBe(false);
  });

  test('have to be chosen again after another fault, and the page says so', async () => {
    const response = await send([{ name: 'a.jpg', bytes: sampleFiles.jpeg }], { name: '' });
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('Berkas harus dipilih kembali');
  });

  test('are not asked for where the desk takes none, and refused by name when they come all the same', async () => {
    expect((await office.get(`/desks/${NO_FILES}`)).body).not.toContain('type="file"');
    const files = [{ name: 'a.jpg', bytes: sampleFiles.jpeg }];
    const response = await office.post(`/desks/${NO_FILES}`, filled, { files });
    expect([response.statusCode, response.body.includes('a.jpg tidak dapat dikirim')]).toEqual([422, true]);
  });

  test('given a broken form, is a page and not a crash', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const payload = '--x\r\nContent-Disposition: form-data; name="body"\r\n\r\nhalf';
    const response = await office.app.inject({ method: 'POST', url: '/desks/bantul', headers, payload });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(rows()).toEqual([]);
  });
});

describe('what looks as if a machine had sent it', () => {
  const solved = async (task: string): Promise<string> => {
    // What our own page carries.
    const challenge = JSON.parse(task) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  };
  const suspect = { kind: 'unclassified', suspected: true };

  test.each([
    ['without a form', {}, 60_000],
    ['with a form of its own making', { token: 'abc-def.xyz' }, 60_000],
    ['filled in a second', undefined, 1_000],
    ['filled yesterday', undefined, 21 * 3_600_000],
    ['filled where nobody sees a field', { homepage: 'https://obat.invalid' }, 60_000],
  ])('%s, is a case all the same, marked for a person to look at', async (_what, fields, takes) => {
    const { token } = await office.openForm('bantul', takes);
    const given = fields === undefined || 'homepage' in fields ? { token, ...fields } : fields;
    expect((await office.post('/desks/bantul', { ...filled, ...given })).statusCode).toBe(303);
    expect(await office.complaintOf()).toMatchObject(suspect);
  });

  test('and did the work for its form, is like any other', async () => {
    const { token, task } = await office.openForm('bantul', 1_000);
    await office.post('/desks/bantul', { ...filled, token, proof: await solved(task) });
    expect(await office.complaintOf()).toMatchObject({ kind: 'complaint' });
  });

  test.each([
    ['work done for another form', async () => solved((await office.openForm('bantul', 0)).task)],
    ['nonsense', async () => Buffer.from('{"challenge":{}}').toString('base64')],
    ['a task made easier', async (task: string) => solved(task.replace('"cost":2000', '"cost":1'))],
  ])('gains nothing by %s', async (_what, proof) => {
    const { token, task } = await office.openForm('bantul', 1_000);
    await office.post('/desks/bantul', { ...filled, token, proof: await proof(task) });
    expect(await office.complaintOf()).toMatchObject(suspect);
  });
});

describe('limits', () => {
  test('one form that is sent over and over is asked to wait, with its text kept', async () => {
    const { token } = await office.openForm();
    const send = (count: number) => office.post('/desks/bantul', { ...filled, token, body: `Ke-${count}` });
    for (let count = 1; count <= 8; count += 1) expect((await send(count)).statusCode).toBe(303);
    const refused = await send(9);
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toContain('Ke-9');
    office.wait(10 * 60_000);
    expect((await send(9)).statusCode).toBe(303);
  });

  test('a hundred citizens behind one address are let in, a flood from it is not', async () => {
    const send = (count: number) =>
      office.post('/desks/brebes', { ...filled, body: `${count}` }, { from: '203.0.113.9' });
    for (let count = 1; count <= 120; count += 1) expect((await send(count)).statusCode).toBe(303);
    expect((await send(121)).statusCode).toBe(429);
    expect((await office.post('/desks/brebes', filled, { from: '203.0.113.10' })).statusCode).toBe(303);
  });
});

test('pages forbid frames, foreign code and being stored, and set no cookie', async () => {
  for (const url of ['/', '/desks/bantul', '/status/X']) {
    const { headers } = await office.get(url);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
    });
    expect(headers).not.toHaveProperty('set-cookie');
  }
});
