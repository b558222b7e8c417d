import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { receiveComplaints } from '../../src/intake/api/receive-complaint.ts';
import { webServer } from '../../src/intake/web-server.ts';
import { sampleComplaints } from '../fixtures/complaints.ts';
import { aTestOffice, type TestOffice } from '../support/test-office.ts';

let house: TestOffice;
let app: FastifyInstance;

beforeEach(async () => {
  house = await aTestOffice();
  app = await webServer({
    onFault: (error) => {
      throw error;
    },
  });
  receiveComplaints(app, {
    office: house.office,
    tokenOf: (desk) => `kunci-${desk}`,
    statusUrl: (code) => `http://contoh/status/${code}`,
  });
});
afterEach(async () => {
  await app.close();
  await house.close();
});

const complaint = {
  channel: 'email',
  kind: 'complaint',
  subject: 'KTP belum dicetak',
  body: 'Sudah tiga bulan.',
  complainant: { name: 'Wahyu' },
};

const post = (payload: unknown, headers: Record<string, string> = {}, desk = 'bantul') =>
  app.inject({
    method: 'POST',
    url: `/api/desks/${desk}/complaints`,
    headers: { authorization: `Bearer kunci-${desk}`, 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

const registered = z.object({ registerNumber: z.string() });
const refused = z.object({ faults: z.array(z.object({ path: z.string(), message: z.string() })) });

describe('a complaint sent to a desk', () => {
  test('is answered with its number only after it is saved', async () => {
    const response = await post(complaint);
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({
      caseId: 'bantul-PGD-2026-0001',
      registerNumber: '0001/PGD/XI/2026',
      statusUrl: 'http://contoh/status/KODE-1',
    });
    expect((await house.office.store.read('bantul-PGD-2026-0001'))?.events[0]).toMatchObject({
      type: 'ComplaintReceived',
      complaint: { body: 'Sudah tiga bulan.' },
    });
  });

  test('may say what it is about, and that its sender wants to stay unknown', async () => {
    expect((await post({ ...complaint, category: 'bribery', secret: true })).statusCode).toBe(201);
    const file = await house.office.store.read('bantul-PGD-2026-0001');
    expect(file?.events[0]).toMatchObject({ complaint: { category: 'bribery', secret: true } });
    const { faults } = refused.parse((await post({ ...complaint, category: 'pungli' })).json());
    expect(faults).toMatchObject([{ path: 'category' }]);
  });

  test('sent again with its externalId, is the same case', async () => {
    const first = await post({ ...complaint, externalId: 'mail-1' });
    const again = await post({ ...complaint, externalId: 'mail-1' });
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
  });

  test('sent again with its Idempotency-Key, is the same case; at another desk it is another', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const [first, again, elsewhere] = [
      await post(complaint, key),
      await post(complaint, key),
      await post(complaint, key, 'brebes'),
    ];
    expect([first.statusCode, again.statusCode, elsewhere.statusCode]).toEqual([201, 200, 201]);
  });

  test('sent sixteen at once, draws sixteen numbers without a gap', async () => {
    const all = await Promise.all(Array.from({ length: 16 }, () => post(complaint)));
    expect(
      all
        .map((response) => registered.parse(response.json()).registerNumber.slice(0, 4))
        .toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual(Array.from({ length: 16 }, (_, index) => String(index + 1).padStart(4, '0')));
  });

  test.each([
    ['no token', {}, 401],
    ['a wrong token', { authorization: 'Bearer lain' }, 401],
    ['the token of another desk', { authorization: 'Bearer kunci-brebes' }, 401],
    ['a token in another form', { authorization: 'Basic a3VuY2k=' }, 401],
  ])('with %s, is refused', async (_what, headers, code) => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/desks/bantul/complaints',
      headers,
      payload: complaint,
    });
    expect(response.statusCode).toBe(code);
  });

  test('to a desk that does not exist, is not found', async () => {
    expect((await post(complaint, {}, 'nowhere')).statusCode).toBe(404);
  });

  test('with faults, hears every one of them with its path', async () => {
    const response = await post({
      channel: 'fax',
      kind: 'complaint',
      subject: 7,
      complainant: { nik: 9901, age: 3 },
      receivedAt: 'yesterday',
      colour: 'red',
    });
    expect(response.statusCode).toBe(422);
    const paths = refused
      .parse(response.json())
      .faults.map(({ path }) => path)
      .toSorted((a, b) => a.localeCompare(b));
    expect(paths).toEqual(['body', 'channel', 'colour', 'complainant.age', 'complainant.nik', 'receivedAt', 'subject']);
  });

  test.each([
    ['no JSON', '{"channel": '],
    ['a list', '[]'],
    ['a number', '7'],
    ['nothing', 'null'],
  ])('that is %s, is refused with a sentence', async (_what, payload) => {
    const response = await post(payload);
    expect(response.statusCode).toBe(422);
    expect(refused.parse(response.json()).faults[0]?.message).toMatch(/./);
  });

  test('that is larger than the door, is refused as too large', async () => {
    expect((await post({ ...complaint, body: 'x'.repeat(1_100_000) })).statusCode).toBe(413);
  });

  test('that says nothing a reader would see, is refused', async () => {
    expect((await post({ ...complaint, subject: ' ', body: '\u00a0\u200b\n' })).statusCode).toBe(422);
  });

  test('with NUL, lone surrogates and control characters, is kept readable', async () => {
    await post(
      '{"channel":"website","kind":"complaint","subject":"a\\u0000b","body":"x\\ud800y\\u0007z","complainant":{}}',
    );
    const file = await house.office.store.read('bantul-PGD-2026-0001');
    expect(file?.events[0]).toMatchObject({ complaint: { subject: 'a\ufffdb', body: 'x\ufffdy\ufffdz' } });
  });

  test('of every kind that citizens really send, becomes a case', async () => {
    for (const line of sampleComplaints()) {
      const { id, channel, kind, subject, body, receivedAt } = line;
      const response = await post({ channel, kind, subject, body, receivedAt, externalId: id, complainant: {} });
      // A message that is empty once cleaned asks for words instead of drawing a number.
      expect([response.statusCode, id], id).toEqual([id === 'C076' ? 422 : 201, id]);
    }
  });
});
