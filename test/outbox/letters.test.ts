import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '../../src/casework/open-case.ts';
import { press } from '../../src/casework/press.ts';
import { reportLetter } from '../../src/casework/report-letter.ts';
import { replay } from '../../src/domain/case.ts';
import type { Sent } from '../../src/outbox/channel.ts';
import { Outbox } from '../../src/outbox/dispatcher.ts';
import { type CarriedLetter, LetterChannel } from '../../src/outbox/letter-channel.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
let outbox: Outbox;
let carried: CarriedLetter[];
let answer: (letter: CarriedLetter) => Sent;

beforeEach(async () => {
  house = await aTestOffice({ carriers: ['email'] });
  carried = [];
  answer = () => ({ outcome: 'shown', ref: 'surat-1' });
  outbox = lettersOf(house);
  outbox.start();
});
afterEach(async () => {
  await outbox.stop();
  await house.close();
});

const lettersOf = ({ office }: TestOffice): Outbox =>
  new Outbox({
    store: office.store,
    channel: new LetterChannel({
      office,
      letterhead: { office: 'Disdukcapil Contoh', statusUrl: (code) => `https://contoh.example/status/${code}` },
      carrierFor: () => ({
        async carry(letter) {
          carried.push(letter);
          return answer(letter);
        },
      }),
    }),
    laneOf: ({ desk }) => desk,
    owns: ({ kind }) => kind === 'letter',
    now: () => 0,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onHealth: () => undefined,
  });

const open = async (): Promise<string> => {
  const desk = house.office.desks.get('bantul');
  if (!desk) throw new Error('no desk');
  const { row } = await openCase(house.office, desk, {
    channel: 'email',
    kind: 'complaint',
    subject: 'KTP-el',
    body: 'Belum jadi',
    receivedAt: '2026-11-23T01:00:00.000Z',
    sender: 'siti@example.org',
    complainant: { name: 'Siti' },
    attachments: [],
  });
  return row.caseId;
};
const caseOf = async (caseId: string) => {
  const file = await house.office.store.read(caseId);
  if (!file) throw new Error(`no case ${caseId}`);
  return { ...replay(file.events), types: file.events.map(({ type }) => type), deliveries: file.deliveries };
};
const pressed = async (caseId: string, role: string, action: string, fields = {}): Promise<void> => {
  const { turn } = await caseOf(caseId);
  const request = { caseId, action, userId: userOf(role), press: `${role}-${action}-${turn}`, turn, fields };
  expect(await press(house.office, request)).toMatchObject({ ok: true });
};
const sendAnswer = async (caseId: string): Promise<void> => {
  await pressed(caseId, 'email-admin', 'accept');
  await pressed(caseId, 'email-admin', 'answer', { answer: 'Silakan ke loket 3.' });
  await pressed(caseId, 'section-head', 'approve');
  await pressed(caseId, 'email-admin', 'send');
};
/** Letters go out while the office works; what they cause is another commit. */
const settled = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  await outbox.idle();
};

describe('letters to the complainant', () => {
  test('when a complaint comes in, its receipt goes to its sender with the number and the promised time, and is on record', async () => {
    const caseId = await open();
    await settled();

    expect(carried).toMatchObject([
      {
        to: 'siti@example.org',
        letter: { kind: 'receipt', number: '0001/PGD/XI/2026', isAutomatic: true, dueAt: '2026-11-23T03:40:00.000Z' },
      },
    ]);
    const now = await caseOf(caseId);
    expect(now.letters).toEqual({ 1: 'sent' });
    expect(now.deliveries).toContainEqual(
      expect.objectContaining({ id: 'letter:1', state: 'delivered', ref: 'surat-1' }),
    );
  });

  test('when the approved answer is taken by the mail server, the case is closed; the signatory is who approved it', async () => {
    const caseId = await open();
    await sendAnswer(caseId);
    await settled();

    expect(carried.at(-1)?.letter).toMatchObject({
      kind: 'answer',
      answer: 'Silakan ke loket 3.',
      signatory: 'Kepala Seksi',
      isAutomatic: false,
    });
    expect(await caseOf(caseId)).toMatchObject({ status: 'closed', closedAs: 'answered' });
  });

  test('when the address is refused, the case goes back to whoever sends, with the reason', async () => {
    const caseId = await open();
    await settled();
    answer = () => ({ outcome: 'refused', why: '550 no such user' });
    await sendAnswer(caseId);
    await settled();

    const now = await caseOf(caseId);
    expect(now).toMatchObject({ status: 'open', task: 'send-answer' });
    expect(now.types.at(-1)).toBe('AnswerBounced');
  });

  test('when the receipt cannot be delivered, staff are told and the case goes on', async () => {
    answer = () => ({ outcome: 'refused', why: '550 no such user' });
    const caseId = await open();
    await settled();

    expect(await caseOf(caseId)).toMatchObject({ status: 'open', letters: { 1: 'failed' } });
    expect((await caseOf(caseId)).deliveries).toContainEqual(expect.objectContaining({ id: 'thread:2' }));
  });

  test('when the bounce comes after the case was closed, the case opens again to be sent anew', async () => {
    const caseId = await open();
    await sendAnswer(caseId);
    await settled();
    const sent = (await house.office.store.read(caseId))?.events.find(({ type }) => type === 'AnswerSent');

    await reportLetter(house.office, caseId, sent?.seq ?? 0, { outcome: 'failed', reason: '550 mailbox full' });
    expect(await caseOf(caseId)).toMatchObject({ status: 'open', task: 'send-answer' });
  });

  test('when the bot dies between carrying and noting, the next one is told to look first, and the record stays single', async () => {
    const caseId = await open();
    await settled();
    const before = (await caseOf(caseId)).types;
    const letter = (await caseOf(caseId)).deliveries.find(({ kind }) => kind === 'letter');
    if (!letter) throw new Error('no letter');
    await house.office.store.settle(caseId, { ...letter, state: 'pending' });
    await outbox.stop();

    outbox = lettersOf(house);
    outbox.start();
    await settled();
    expect(carried.at(-1)?.inDoubtSince).toBe(0);
    expect((await caseOf(caseId)).types).toEqual(before);
  });
});
