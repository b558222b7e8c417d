import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '../../src/casework/open-case.ts';
import { DOOR_KEY } from '../../src/casework/terminal-door.ts';
import { leaveDoorKey, newDoorToken, takeDoorKey } from '../../src/intake/terminal/door-key.ts';
import { mountTerminalDoor } from '../../src/intake/terminal/mount-terminal-door.ts';
import { webServer } from '../../src/intake/web-server.ts';
import { createText } from '../../src/text/text.ts';
import { openBotDoor } from '../../tui/bot-door.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

const CASE = 'bantul-PGD-2026-0001';

describe('the bot’s door for the terminal', () => {
  let test1: TestOffice;
  let app: FastifyInstance;
  let address: string;
  const token = newDoorToken();

  const serve = async (user: string | undefined): Promise<void> => {
    app = await webServer({ onFault: (error) => expect.unreachable(error.message) });
    mountTerminalDoor(app, {
      office: test1.office,
      text: createText('id'),
      token,
      ...(user === undefined ? {} : { user }),
      vitals: () => ({ chatConnected: true, waitingMessages: 2, intakes: [] }),
      linkTo: async ({ channel, ts }) => `https://contoh.slack.com/archives/${channel}/p${ts.replace('.', '')}`,
    });
    address = await app.listen({ host: '127.0.0.1', port: 0 });
    await leaveDoorKey(test1.dataDir, { address, token });
  };

  beforeEach(async () => {
    test1 = await aTestOffice();
    const desk = test1.office.desks.get('bantul');
    if (!desk) throw new Error('no desk');
    const complaint = {
      channel: 'email',
      kind: 'complaint',
      subject: 'KTP',
      body: 'Lama',
      receivedAt: '2026-11-23T01:00:00.000Z',
      complainant: {},
      attachments: [],
    } as const;
    await openCase(test1.office, desk, { ...complaint, attachments: [] });
  });

  afterEach(async () => {
    await app.close();
    await test1.close();
  });

  const call = (headers: Record<string, string>, path = '/terminal/report') =>
    app.inject({ url: path, headers: { host: '127.0.0.1:1', ...headers } });

  test('given the key, then the terminal learns how the bot fares and in whose name it acts', async () => {
    await serve(userOf('section-head'));
    const door = openBotDoor(test1.dataDir, () => undefined);
    expect(await door.report()).toMatchObject({
      chatConnected: true,
      staff: { holders: { bantul: { 'section-head': ['USECTIONHEAD'] } }, names: { USECTIONHEAD: 'Bu USECTIONHEAD' } },
      waitingMessages: 2,
      user: { id: 'USECTIONHEAD', name: 'Bu USECTIONHEAD' },
    });
  });

  test('given a comment, then it is a press like one in chat: durable, in the name of the terminal’s user and role', async () => {
    await serve(userOf('section-head'));
    const door = openBotDoor(test1.dataDir, () => undefined);
    expect(await door.comment(CASE, 'Sudah ditelepon\u0007')).toEqual({ ok: true });
    const file = await test1.office.store.read(CASE);
    expect(file?.events.at(-1)).toMatchObject({
      type: 'CommentAdded',
      by: 'USECTIONHEAD',
      role: 'section-head',
      note: 'Sudah ditelepon�',
      outside: true,
    });
  });

  test('given a word to the holder, then it is a press too; given another one at once, then the office says who was first', async () => {
    await serve(userOf('section-head'));
    const door = openBotDoor(test1.dataDir, () => undefined);
    expect(await door.remind(CASE, 'Pelapor menelepon lagi')).toEqual({ ok: true });
    const file = await test1.office.store.read(CASE);
    expect(file?.events.at(-1)).toMatchObject({ type: 'HolderReminded', tells: 'email-admin', by: 'USECTIONHEAD' });
    expect(file?.deliveries).toContainEqual({ id: 'alert:2', kind: 'alert', seq: 2, state: 'pending' });
    expect(await door.remind(CASE, 'Sekali lagi')).toEqual({
      ok: false,
      why: expect.stringContaining('Baru saja diingatkan oleh Bu USECTIONHEAD') as unknown,
    });
  });

  test('given somebody without a role at the desk, then the comment is refused with the office’s sentence', async () => {
    await serve('USTRANGER');
    const door = openBotDoor(test1.dataDir, () => undefined);
    expect(await door.comment(CASE, 'Halo')).toMatchObject({
      ok: false,
      why: expect.stringContaining('belum tercatat') as unknown,
    });
    expect((await test1.office.store.read(CASE))?.row.version).toBe(1);
  });

  test('given no terminal user, then it reads and may not write', async () => {
    await serve(undefined);
    const door = openBotDoor(test1.dataDir, () => undefined);
    expect((await door.report())?.user).toBeUndefined();
    expect(await door.comment(CASE, 'Halo')).toMatchObject({
      ok: false,
      why: expect.stringContaining('terminal.user') as unknown,
    });
  });

  test('given the same press twice, as after a lost answer, then it is on record once', async () => {
    await serve(userOf('section-head'));
    const body = { note: 'Sekali saja', press: 'press-0001' };
    const send = () =>
      app.inject({
        method: 'POST',
        url: `/terminal/cases/${CASE}/comments`,
        headers: { host: 'localhost:1', authorization: `Bearer ${token}` },
        payload: body,
      });
    expect((await send()).json()).toEqual({ ok: true });
    expect((await send()).json()).toEqual({ ok: true });
    expect((await test1.office.store.read(CASE))?.row.version).toBe(2);
  });

  test('given a case that is not there, or words that are none, then it says so', async () => {
    await serve(userOf('section-head'));
    const door = openBotDoor(test1.dataDir, () => undefined);
    expect(await door.comment('bantul-PGD-2026-0099', 'Halo')).toMatchObject({
      ok: false,
      why: 'Aduan tidak ditemukan.',
    });
    expect(await door.comment(CASE, ' ')).toMatchObject({
      ok: false,
      why: expect.stringContaining('wajib diisi') as unknown,
    });
    expect(await door.comment(CASE, 'x'.repeat(4000))).toMatchObject({ ok: false });
  });

  test('given the card is not posted yet, then there is no link; given it is, then its address', async () => {
    await serve(undefined);
    const door = openBotDoor(test1.dataDir, () => undefined);
    expect(await door.link(CASE)).toBeUndefined();
    await test1.office.store.settle(CASE, {
      id: 'card',
      kind: 'card',
      seq: 1,
      state: 'delivered',
      place: { channel: 'C1', ts: '17.000100' },
    });
    expect(await door.link(CASE)).toBe('https://contoh.slack.com/archives/C1/p17000100');
  });

  test.each<[string, Record<string, string>]>([
    ['no key', {}],
    ['a wrong key', { authorization: `Bearer ${newDoorToken()}` }],
    ['the name of another host', { authorization: `Bearer ${token}`, host: 'evil.example' }],
    ['a page’s origin', { authorization: `Bearer ${token}`, origin: 'http://127.0.0.1:1' }],
    ['a proxy’s word for whom it asks', { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' }],
  ])('given %s, then nothing is here', async (_what, headers) => {
    await serve(userOf('section-head'));
    expect((await call(headers)).statusCode).toBe(404);
    expect((await call(headers, `/terminal/cases/${CASE}/link`)).statusCode).toBe(404);
  });

  test('the key is readable by its user alone, new at each start, and gone when the door is', async () => {
    await serve(undefined);
    const path = join(test1.dataDir, DOOR_KEY);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await leaveDoorKey(test1.dataDir, { address, token: newDoorToken() });
    expect(readFileSync(path, 'utf8')).not.toContain(token);
    await takeDoorKey(test1.dataDir);
    expect(await openBotDoor(test1.dataDir, () => undefined).report()).toBeUndefined();
  });

  test('given the bot is gone, then a comment says that nobody answered', async () => {
    await serve(userOf('section-head'));
    await app.close();
    expect(await openBotDoor(test1.dataDir, () => undefined).comment(CASE, 'Halo')).toBeUndefined();
  });
});
