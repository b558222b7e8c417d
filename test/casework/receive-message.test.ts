import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { press } from '../../src/casework/press.ts';
import { type CitizenMessage, receiveMessage } from '../../src/casework/receive-message.ts';
import { replay } from '../../src/domain/case.ts';
import type { ComplaintChannel } from '../../src/domain/procedure.ts';
import { aTestOffice, type DeskId, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
beforeEach(async () => {
  house = await aTestOffice({ carriers: ['email', 'whatsapp'] });
});
afterEach(() => house.close());

let messages = 0;
const messageFrom = (
  sender: string,
  body: string,
  { channel = 'email', ...more }: Partial<CitizenMessage> & { channel?: ComplaintChannel } = {},
): CitizenMessage => {
  messages += 1;
  return {
    complaint: {
      channel,
      kind: 'complaint',
      subject: 'KTP-el',
      body,
      receivedAt: new Date(house.office.clock.now()).toISOString(),
      externalId: `${channel}:${messages}`,
      sender,
      complainant: {},
      attachments: [],
    },
    files: [],
    ...more,
  };
};

const deskOf = (id: DeskId) => {
  const desk = house.office.desks.get(id);
  if (!desk) throw new Error(`no desk ${id}`);
  return desk;
};
const receive = (message: CitizenMessage, desk: DeskId = 'bantul') =>
  receiveMessage(house.office, deskOf(desk), message);

const opened = async (message: CitizenMessage, desk: DeskId = 'bantul') => {
  const received = await receive(message, desk);
  if (received.outcome !== 'opened') throw new Error(`it was ${received.outcome}`);
  return received.row;
};
const caseOf = async (caseId: string) => {
  const file = await house.office.store.read(caseId);
  if (!file) throw new Error(`no case ${caseId}`);
  return { ...replay(file.events), types: file.events.map(({ type }) => type), deliveries: file.deliveries };
};

const SITI = 'siti@example.org';

describe('a message that comes in', () => {
  test('when it is new, a case is opened and a receipt is owed to the sender', async () => {
    const { caseId } = await opened(messageFrom(SITI, 'KTP saya belum jadi'));

    const { deliveries, complaint } = await caseOf(caseId);
    expect(complaint.sender).toBe(SITI);
    expect(deliveries).toContainEqual({ id: 'letter:1', kind: 'letter', seq: 1, state: 'pending', carrier: 'email' });
  });

  test('when it comes again, also while its case goes on, nothing is written', async () => {
    const message = messageFrom(SITI, 'KTP saya belum jadi');
    const { caseId } = await opened(message);
    await press(house.office, { caseId, action: 'accept', userId: userOf('email-admin'), press: 'p', turn: 1 });
    const before = await caseOf(caseId);

    expect(await receive(message)).toMatchObject({ outcome: 'known' });
    expect(await caseOf(caseId)).toEqual(before);
  });

  test('when it carries our own token, it joins that case, once', async () => {
    const { caseId } = await opened(messageFrom(SITI, 'KTP saya belum jadi'));
    const reply = messageFrom(SITI, 'Sudah dua bulan', { knownCase: caseId });

    expect(await receive(reply)).toMatchObject({ outcome: 'joined' });
    expect(await receive(reply)).toMatchObject({ outcome: 'known' });
    expect((await caseOf(caseId)).types).toEqual(['ComplaintReceived', 'ComplainantWrote']);
  });

  test('when it names a number, it joins only if the sender is a party to that case', async () => {
    const row = await opened(messageFrom(SITI, 'KTP saya belum jadi'));
    const claimed = ['0001/PGD/XI/2026'];

    expect(await receive(messageFrom('orang.lain@example.org', 'Apa kabarnya?', { claimed }))).toMatchObject({
      outcome: 'opened',
    });
    expect(await receive(messageFrom('SITI@example.org', 'Apa kabarnya?', { claimed }))).toMatchObject({
      outcome: 'joined',
      row: { caseId: row.caseId },
    });
  });

  test('when its case was merged, it goes where the case went on', async () => {
    const target = await opened(messageFrom(SITI, 'KTP saya belum jadi'));
    const double = await opened(messageFrom(SITI, 'KTP saya belum jadi, lagi'));
    await press(house.office, {
      caseId: double.caseId,
      action: 'merge',
      userId: userOf('email-admin'),
      press: 'm',
      fields: { to: target.caseId, reason: 'Sama' },
    });

    await receive(messageFrom(SITI, 'Bagaimana?', { knownCase: double.caseId }));
    expect((await caseOf(target.caseId)).types.at(-1)).toBe('ComplainantWrote');
  });

  test('when a machine wrote it, it opens nothing and completes nothing', async () => {
    const { caseId } = await opened(messageFrom(SITI, 'KTP saya belum jadi'));
    await press(house.office, { caseId, action: 'accept', userId: userOf('email-admin'), press: 'p', turn: 1 });
    const asked = {
      caseId,
      action: 'request-info',
      userId: userOf('email-admin'),
      press: 'q',
      fields: { reason: 'NIK' },
    };
    await press(house.office, asked);

    expect(await receive(messageFrom('mesin@example.org', 'Saya sedang cuti', { isAutomatic: true }))).toEqual({
      outcome: 'left-aside',
    });
    await receive(messageFrom(SITI, 'Saya sedang cuti', { isAutomatic: true, knownCase: caseId }));
    expect(await caseOf(caseId)).toMatchObject({ status: 'paused' });
    await receive(messageFrom(SITI, 'NIK saya 9901', { knownCase: caseId }));
    expect(await caseOf(caseId)).toMatchObject({ status: 'open' });
  });

  test('when files came with it, they are kept beside the case under their content, and can be read again', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 contoh');
    const files = [
      { name: 'akta.pdf', contentType: 'application/pdf', bytes },
      { name: 'film.mov', size: 900_000_000, notKept: 'too-large' as const },
    ];
    const { caseId } = await opened(messageFrom(SITI, 'Terlampir', { files }));

    const [kept, left] = (await caseOf(caseId)).complaint.attachments;
    expect(left).toEqual({ name: 'film.mov', size: 900_000_000, notKept: 'too-large' });
    expect(await house.office.attachments?.read(kept?.kept ?? '')).toEqual(Buffer.from(bytes));
  });
});

describe('a chat', () => {
  const fromPhone = (body: string) => messageFrom('6284000000101', body, { channel: 'whatsapp' });

  test('when the sender has an unfinished case, what they go on to write belongs to it', async () => {
    const { caseId } = await opened(fromPhone('KTP saya belum jadi'), 'palangka-raya');

    expect(await receive(fromPhone('Sudah dua bulan'), 'palangka-raya')).toMatchObject({
      outcome: 'joined',
      row: { caseId },
    });
  });

  test('when the office waits for a word, PUAS and BELUM move the case; anything longer is for a person', async () => {
    const { caseId } = await opened(fromPhone('KTP saya belum jadi'), 'palangka-raya');
    const pressed = async (role: string, action: string, fields = {}) => {
      const { turn } = await caseOf(caseId);
      const request = { caseId, action, userId: userOf(role), press: `${turn}`, turn, fields };
      expect(await press(house.office, request)).toMatchObject({ ok: true });
    };
    await pressed('operator', 'accept');
    await pressed('operator', 'answer', { answer: 'Silakan ke loket 3' });
    await pressed('policy-analyst', 'approve', { division: 'Pelayanan Pencatatan Sipil' });
    await pressed('operator', 'send');

    await receive(fromPhone('Puas, tapi KK saya belum'), 'palangka-raya');
    expect(await caseOf(caseId)).toMatchObject({ task: 'await-complainant', round: 1 });
    await receive(fromPhone('Belum pak, loketnya tutup'), 'palangka-raya');
    expect(await caseOf(caseId)).toMatchObject({ task: 'review', round: 2 });
  });
});
