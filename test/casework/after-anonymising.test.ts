import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anonymised } from '../../src/casework/anonymise.ts';
import { press } from '../../src/casework/press.ts';
import { receiveMessage } from '../../src/casework/receive-message.ts';
import { sha256 } from '../../src/ids.ts';
import { complain, deskIn, pressAs } from '../support/office-work.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let given: TestOffice;
let caseId: string;

/** A closed case whose retention is over, three years later. */
beforeEach(async () => {
  given = await aTestOffice();
  caseId = await complain(given.office, 'bantul', { sender: 'sari@example.com' });
  await pressAs(given.office, caseId, 'email-admin', 'dismiss', { reason: 'uji coba' });
  given.at('2029-11-26T09:00:00+07:00');
  const version = (await given.store.read(caseId))?.row.version ?? 0;
  const lettingGo = { at: '2029-11-26T02:00:00.000Z', years: 2 };
  await given.store.replace(caseId, version, (before) => anonymised(before, lettingGo, sha256));
});
afterEach(() => given.close());

describe('given a case that was anonymised', () => {
  test('when a citizen answers a letter of it, then that is a complaint of its own, and nothing of it is lost', async () => {
    const { office } = given;
    const received = await receiveMessage(office, deskIn(office, 'bantul'), {
      knownCase: caseId,
      files: [],
      complaint: {
        channel: 'email',
        kind: 'complaint',
        subject: 'Re: akta',
        body: 'Masih belum jadi',
        receivedAt: '2029-11-26T02:00:00.000Z',
        externalId: 'surel-2',
        sender: 'sari@example.com',
        complainant: { email: 'sari@example.com' },
        attachments: [],
      },
    });
    expect(received).toMatchObject({ outcome: 'opened', row: { caseId: 'bantul-PGD-2029-0001' } });
    expect((await office.store.read(caseId))?.events.at(-1)?.type).toBe('CaseAnonymised');
  });

  test('when someone of the desk presses on it, then it is closed for good', async () => {
    const pressed = {
      caseId,
      action: 'reopen',
      userId: userOf('section-head'),
      press: 'p',
      fields: { reason: 'lagi' },
    };
    expect(await press(given.office, pressed)).toMatchObject({ ok: false, refusal: { code: 'closed' } });
  });
});
