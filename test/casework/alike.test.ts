import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { suggestDuplicates } from '../../src/casework/alike.ts';
import { likelyDuplicates } from '../../src/casework/find-alike.ts';
import { openCase } from '../../src/casework/open-case.ts';
import { press } from '../../src/casework/press.ts';
import { replay } from '../../src/domain/case.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { sampleComplaints } from '../fixtures/complaints.ts';
import { given } from '../support/given-when-then.ts';
import { aTestOffice, type DeskId, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
beforeEach(async () => {
  house = await aTestOffice();
});
afterEach(() => house.close());

const opened = async (complaint: Partial<Complaint>, desk: DeskId = 'bantul'): Promise<string> => {
  const at = house.office.desks.get(desk);
  if (!at) throw new Error('no desk');
  const { row } = await openCase(house.office, at, {
    channel: 'email',
    kind: 'complaint',
    subject: '',
    body: 'Belum jadi.',
    receivedAt: new Date(house.office.clock.now()).toISOString(),
    complainant: {},
    attachments: [],
    ...complaint,
  });
  return row.caseId;
};

const fileOf = async (caseId: string) => {
  const file = await house.office.store.read(caseId);
  if (!file) throw new Error(`no case ${caseId}`);
  return file;
};
const suggested = async (caseId: string) =>
  (await likelyDuplicates(house.office, await fileOf(caseId))).map(({ caseId: other, reasons }) => [other, ...reasons]);
const pressed = (caseId: string, action: string, fields: Record<string, string>) =>
  press(house.office, { caseId, action, userId: userOf('email-admin'), press: `${caseId}:${action}`, fields });

const WARIYEM = { phone: '0812-0000-1111' };
const BIRTH = 'Sudah tiga minggu akta kelahiran anak saya belum jadi. Mohon penjelasan.';
const BIRTH_AGAIN = 'Assalamualaikum min, kapan akta kelahiran anak saya jadi? Sudah lebih tiga minggu. Terima kasih.';
const CARD = 'KTP-el saya rusak kena air, bagaimana cara menggantinya?';

describe('Two complaints that may be one', () => {
  test('when the same person writes of the same matter in other words and on another channel, the earlier case is named with the reasons', async () => {
    const first = await opened({ body: BIRTH, complainant: WARIYEM });
    const again = await opened({ body: BIRTH_AGAIN, channel: 'whatsapp', sender: '6281200001111' });

    expect(await suggested(again)).toEqual([[first, 'person', 'text']]);
    expect(await suggested(first)).toEqual([]);
  });

  test('when the same person writes of another matter, nothing is suggested', async () => {
    await opened({ body: BIRTH, complainant: WARIYEM });
    expect(await suggested(await opened({ body: CARD, complainant: WARIYEM }))).toEqual([]);
  });

  test('when another person writes nearly the same text, it is suggested; when only the subject is the same, it is not', async () => {
    const first = await opened({ subject: 'Akta kelahiran belum jadi', body: BIRTH });
    const same = await opened({ subject: 'Akta kelahiran belum jadi juga', body: `Yth. Admin\n${BIRTH}\nHormat saya` });
    const other = await opened({ subject: 'Akta kelahiran belum jadi', body: CARD });

    expect(await suggested(same)).toEqual([[first, 'subject', 'text']]);
    expect(await suggested(other)).toEqual([]);
  });

  test('when a case is restricted, or its sender asked for secrecy, nothing points to it or from it', async () => {
    const open = await opened({ body: BIRTH, complainant: WARIYEM });
    await opened({ body: BIRTH, complainant: WARIYEM, category: 'bribery' });
    await opened({ body: BIRTH, complainant: WARIYEM, secret: true });
    const secret = await opened({ body: BIRTH, complainant: WARIYEM, secret: true });
    const last = await opened({ body: BIRTH, complainant: WARIYEM });

    expect(await suggested(secret)).toEqual([]);
    expect(await suggested(last)).toEqual([[open, 'person', 'text']]);
    // What was found before is asked anew.
    await pressed(open, 'restrict', { reason: 'Menyangkut petugas' });
    expect(await suggested(last)).toEqual([]);
  });

  test('when the earlier case was closed a week ago, it is still named; after a month it is not', async () => {
    const first = await opened({ body: BIRTH, complainant: WARIYEM });
    await pressed(first, 'refer', { to: 'Pengadilan Negeri', reason: 'Bukan kewenangan' });
    house.at('2026-11-30T08:00:00+07:00');
    expect(await suggested(await opened({ body: BIRTH_AGAIN, complainant: WARIYEM }))).toEqual([
      [first, 'person', 'text'],
    ]);
    house.at('2027-01-04T08:00:00+07:00');
    expect(await suggested(await opened({ body: BIRTH_AGAIN, complainant: WARIYEM }))).not.toContainEqual([
      first,
      'person',
      'text',
    ]);
  });

  test('when somebody merged the two and took them apart again, they are not suggested a second time', async () => {
    const first = await opened({ body: BIRTH, complainant: WARIYEM });
    const again = await opened({ body: BIRTH_AGAIN, complainant: WARIYEM });
    await pressed(again, 'merge', { to: first, reason: 'Sama' });
    await pressed(again, 'unmerge', { reason: 'Anak yang lain' });
    expect(await suggested(again)).toEqual([]);
  });

  test('when an earlier case was merged or was no complaint, only the one that goes on is named', async () => {
    const first = await opened({ body: BIRTH, complainant: WARIYEM });
    const merged = await opened({ body: BIRTH, complainant: WARIYEM });
    await pressed(merged, 'merge', { to: first, reason: 'Sama' });
    const spam = await opened({ body: BIRTH, complainant: WARIYEM });
    await pressed(spam, 'dismiss', { reason: 'Uji coba' });
    expect(await suggested(await opened({ body: BIRTH_AGAIN, complainant: WARIYEM }))).toEqual([
      [first, 'person', 'text'],
    ]);
  });

  test('when an answer was written, it is too late to answer once, and nothing is suggested any more', async () => {
    await opened({ body: BIRTH, complainant: WARIYEM });
    const again = await opened({ body: BIRTH, complainant: WARIYEM });
    await pressed(again, 'accept', {});
    expect(await suggested(again)).toHaveLength(1);
    await pressed(again, 'answer', { answer: 'Akta sudah jadi.' });
    expect(await suggested(again)).toEqual([]);
  });

  test('when it came to another desk, it is not suggested: cases are merged within a desk', async () => {
    await opened({ body: BIRTH, complainant: WARIYEM }, 'brebes');
    expect(await suggested(await opened({ body: BIRTH, complainant: WARIYEM }))).toEqual([]);
  });

  test('of forty real complaints by forty people, and even by one person, none is taken for another', () => {
    const cases = sampleComplaints().map((complaint, number) => ({
      ...replay(given('bantul-email', { complaint: { subject: complaint.subject, body: complaint.body } }).events),
      caseId: `bantul-PGD-2026-${number}`,
      personKeys: ['the same'],
    }));
    const pairs = cases.flatMap((now, index) => suggestDuplicates(now, cases.slice(0, index)));
    expect(cases.length).toBeGreaterThan(30);
    expect(pairs).toEqual([]);
  });

  test('when texts are empty, enormous or nothing but signs, the comparison ends quickly and finds nothing', () => {
    const bodies = ['', ' ', '!!!', '😀'.repeat(50_000), 'a '.repeat(500_000), '\u202e\u0000', '>\n'.repeat(100_000)];
    const cases = bodies.map((body, number) => ({
      ...replay(given('bantul-email', { complaint: { subject: '', body } }).events),
      caseId: `x-${number}`,
      personKeys: ['the same'],
    }));
    const begun = performance.now();
    for (const now of cases)
      expect(
        suggestDuplicates(
          now,
          cases.filter((other) => other !== now),
        ),
      ).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
