import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileDigest, type Digest, digestDate, nextDigest } from '../../src/casework/compile-digest.ts';
import { keepTime } from '../../src/casework/keep-time.ts';
import { openCase } from '../../src/casework/open-case.ts';
import type { Desk } from '../../src/casework/ports.ts';
import { press } from '../../src/casework/press.ts';
import { type DigestPort, digestOf, sendDigests } from '../../src/casework/send-digests.ts';
import { openNotebook } from '../../src/store/json/notebook-file.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

const wib = (text: string): number => Date.parse(`${text}:00+07:00`);
const iso = (text: string): string => new Date(wib(text)).toISOString();

let made: TestOffice;
let desk: Desk;
beforeEach(async () => {
  made = await aTestOffice({ now: iso('2026-11-23T08:00') });
  const bantul = made.office.desks.get('bantul');
  if (!bantul) throw new Error('no desk');
  desk = { ...bantul, digest: { to: ['division-head'], at: '07:30' } };
});
afterEach(() => made.close());

const officeNow = () => ({
  ...made.office,
  desks: new Map([[desk.id, desk]]),
});

const receive = async (at: string): Promise<string> => {
  made.at(iso(at));
  const { row } = await openCase(made.office, desk, {
    channel: 'email',
    kind: 'complaint',
    subject: 'KTP-el',
    body: 'Belum dicetak',
    receivedAt: iso(at),
    complainant: { name: 'Warga' },
    attachments: [],
  });
  return row.caseId;
};

let presses = 0;
const act = async (caseId: string, action: string, role = 'email-admin'): Promise<void> => {
  presses += 1;
  const outcome = await press(made.office, {
    caseId,
    action,
    userId: userOf(role),
    press: `p${presses}`,
    fields: { reason: 'Uji', to: 'KUA' },
  });
  expect(outcome.ok).toBe(true);
};

const told = ({ since, open, bySteps, late, dueToday, waiting }: Digest) => ({
  masuk: since.received,
  selesai: since.closed,
  lewat: since.breached,
  terbuka: open,
  langkah: bySteps.map(({ step, count }) => `${step}:${count}`),
  terlambat: late.map(({ row }) => row.register.number),
  hariIni: dueToday.map(({ row }) => row.register.number),
  menunggu: waiting.map(({ row }) => row.register.number),
});

describe('The digest', () => {
  it('given an ordinary day, says what came, went, is late, ends today and waits', async () => {
    await receive('2026-11-23T09:00');
    const waits = await receive('2026-11-23T09:30');
    await act(waits, 'request-info');
    const gone = await receive('2026-11-23T10:00');
    await act(gone, 'dismiss');
    const passed = await receive('2026-11-23T15:40');
    await act(passed, 'accept');
    made.at(iso('2026-11-24T07:30'));
    await keepTime(made.office, () => undefined).sweep();

    expect(told(await digestOf(officeNow(), desk))).toEqual({
      masuk: 4,
      selesai: 1,
      lewat: 1,
      terbuka: 3,
      langkah: ['2:2', '3:1'],
      terlambat: [1],
      hariIni: [4],
      menunggu: [2],
    });
  });

  it('given the first morning after a week of holidays, counts what came meanwhile to the last working day', async () => {
    // Idulfitri 1448 H: 8 to 12 and 15 March 2027 are days off; so the last working day was Friday the 5th.
    await receive('2027-03-05T09:00');
    await receive('2027-03-10T21:00');
    made.at(iso('2027-03-16T08:00'));
    const digest = await digestOf(officeNow(), desk);

    expect(digest.since).toEqual({ date: '2027-03-05', received: 2, closed: 0, breached: 0 });
    expect(digest.trend).toHaveLength(10);
    expect(digest.trend[0]?.date).toBe('2027-02-22');
  });

  it('given an empty desk, is nil and still complete', () => {
    const digest = compileDigest({ desk, rows: [], closed: [], gaps: [], now: wib('2026-11-24T07:30') });

    expect(digest).toMatchObject({ open: 0, bySteps: [], late: [], dueToday: [], waiting: [] });
    expect(digest.trend.map(({ date }) => date).slice(-2)).toEqual(['2026-11-20', '2026-11-23']);
  });

  it('is due at its time on working days only', () => {
    expect(digestDate(desk, wib('2026-11-24T07:29'))).toBeUndefined();
    expect(digestDate(desk, wib('2026-11-24T07:30'))).toBe('2026-11-24');
    expect(digestDate(desk, wib('2026-11-28T09:00'))).toBeUndefined();
    expect(nextDigest(desk, wib('2026-11-27T07:30'))).toBe(wib('2026-11-30T07:30'));
    expect(nextDigest(desk, wib('2026-12-23T08:00'))).toBe(wib('2026-12-28T07:30'));
  });
});

describe('Sending the digest', () => {
  /** A chat that keeps what it was sent, as Slack does across our restarts. */
  const aChat = () => {
    const messages: string[] = [];
    let isDown = false;
    const port: DigestPort = {
      sendDigest: async (_desk, _digest, userId, { key, mayBeThere }) => {
        const name = `${key} ${userId}`;
        if (isDown) return undefined;
        if (!mayBeThere || !messages.includes(name)) messages.push(name);
        return name;
      },
    };
    return { messages, port, down: (now: boolean) => void (isDown = now) };
  };

  it('when the bot is restarted twice around half past seven, sends it once', async () => {
    const chat = aChat();
    for (const time of ['07:29', '07:30', '07:31', '07:45']) {
      made.at(iso(`2026-11-24T${time}`));
      const notebook = openNotebook(made.dataDir);
      const round = sendDigests(officeNow(), notebook, chat.port);
      await round.send();
      await round.send();
    }

    expect(chat.messages).toEqual([`digest:bantul:2026-11-24 ${userOf('division-head')}`]);
  });

  it('when it was killed after the message and before its note, the next start finds the message', async () => {
    const chat = aChat();
    made.at(iso('2026-11-24T07:30'));
    const notebook = openNotebook(made.dataDir);
    let changes = 0;
    const dying = {
      ...notebook,
      change: (update: Parameters<typeof notebook.change>[0]) =>
        ++changes > 1 ? Promise.reject(new Error('killed')) : notebook.change(update),
    };
    await expect(sendDigests(officeNow(), dying, chat.port).send()).rejects.toThrow('killed');
    await sendDigests(officeNow(), openNotebook(made.dataDir), chat.port).send();

    expect(chat.messages).toHaveLength(1);
  });

  it('when the chat is down at half past seven, it is sent as soon as it is back, and the next day again', async () => {
    const chat = aChat();
    const round = sendDigests(officeNow(), openNotebook(made.dataDir), chat.port);
    made.at(iso('2026-11-24T07:30'));
    chat.down(true);
    expect(await round.send()).toBe(0);
    chat.down(false);
    expect(await round.send()).toBe(1);
    made.at(iso('2026-11-25T07:30'));
    expect(await round.send()).toBe(1);
    expect(chat.messages).toHaveLength(2);
  });

  it('when nobody holds the role it names, the next one up gets it', async () => {
    const chat = aChat();
    made.at(iso('2026-11-24T07:30'));
    const office = officeNow();
    const directory = {
      ...office.directory,
      staffed: async () => new Set(['email-admin', 'agency-head']),
    };
    await sendDigests({ ...office, directory }, openNotebook(made.dataDir), chat.port).send();

    expect(chat.messages).toEqual([`digest:bantul:2026-11-24 ${userOf('agency-head')}`]);
  });
});
