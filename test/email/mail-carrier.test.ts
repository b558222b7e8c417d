import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LetterView } from '../../src/casework/letter-view.ts';
import { MailCarrier, type MailCarrierParts } from '../../src/email/mail-carrier.ts';
import { sha256 } from '../../src/ids.ts';
import { createText } from '../../src/text/text.ts';
import { headerIn, OFFICE } from '../support/mail-office.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

const answer: LetterView = {
  kind: 'answer',
  answer: 'KTP-el dapat diambil.',
  signatory: 'Kepala Seksi',
  asksWord: false,
  caseId: 'bantul-PGD-2026-0001',
  seq: 6,
  number: '0001/PGD/XI/2026',
  complaint: {
    channel: 'email',
    kind: 'complaint',
    subject: 'Re: KTP-el\r\nBcc: semua@warga.example',
    body: 'Sudah tiga minggu.',
    receivedAt: '2026-11-23T02:00:00.000Z',
    complainant: { name: 'Wahyu' },
    attachments: [],
  },
  statusUrl: 'https://dukcapil.example/status/x',
  office: 'Disdukcapil',
  desk: 'Meja',
  isAutomatic: false,
};

describe('given a letter of which nobody knows whether it arrived', () => {
  let smtp: MailServer;
  beforeEach(async () => {
    smtp = await startMailServer({ deliver: () => undefined, isOwn: (address) => address === OFFICE });
  });
  afterEach(() => smtp.stop());

  const carrier = (parts: Partial<MailCarrierParts>) =>
    new MailCarrier({
      address: OFFICE,
      name: 'Disdukcapil',
      smtp: { host: '127.0.0.1', port: smtp.port, secure: false, mayBePlain: true, user: 'aduan', password: 'x' },
      subaddressing: false,
      mac: sha256,
      text: createText('id'),
      citizenMail: () => undefined,
      hasCopy: async () => false,
      copyTakes: 100,
      automatic: { admit: () => 'admitted' },
      wallClock: () => Date.now(),
      alarm: () => undefined,
      ...parts,
    });
  const carry = (by: MailCarrier, inDoubtSince: number | undefined = Date.now()) =>
    by.carry({ letter: answer, to: 'wahyu@warga.example', ref: undefined, inDoubtSince });

  it('when its copy lies in the mailbox, then it is not sent again', async () => {
    expect(await carry(carrier({ hasCopy: async () => true }))).toMatchObject({ outcome: 'shown' });
    expect(smtp.attempts).toBe(0);
  });

  it('when its copy comes while we wait, then it is not sent again', async () => {
    let looks = 0;
    const hasCopy = async () => {
      looks += 1;
      return looks > 1;
    };
    expect(await carry(carrier({ hasCopy }))).toMatchObject({ outcome: 'shown' });
    expect([looks, smtp.attempts]).toEqual([2, 0]);
  });

  it('when no copy comes in time, then the same letter goes once more, under the same Message-ID', async () => {
    const by = carrier({});
    smtp.mood = 'takes-and-dies';
    expect(await carry(by, undefined)).toMatchObject({ outcome: 'in-doubt' });
    smtp.mood = 'takes';
    expect(await carry(by)).toMatchObject({ outcome: 'shown' });
    const [first, second, ...more] = smtp.taken.map(({ source }) => headerIn(source, 'Message-ID'));
    expect([second, more]).toEqual([first, []]);
  });

  it('when the mailbox cannot be asked, then nothing is sent blindly', async () => {
    const hasCopy = () => Promise.reject(new Error('no route to the mailbox'));
    expect(await carry(carrier({ hasCopy }))).toEqual({ outcome: 'in-doubt', why: 'no route to the mailbox' });
    expect(smtp.attempts).toBe(0);
  });

  it('when five attempts end unknown and no copy ever comes, then a person decides', async () => {
    const by = carrier({ copyTakes: 0 });
    smtp.mood = 'takes-and-dies';
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await carry(by)).toMatchObject({ outcome: 'in-doubt' });
    expect(await carry(by)).toMatchObject({ outcome: 'refused' });
    expect(smtp.taken).toHaveLength(5);
  });

  it('when the office closes meanwhile, then it waits for no copy', async () => {
    const by = carrier({ copyTakes: 60_000 });
    const carried = carry(by);
    by.stop();
    expect(await carried).toMatchObject({ outcome: 'in-doubt' });
  });

  it('when the subject holds a line end, then no header comes of it', async () => {
    await carry(carrier({}), undefined);
    const source = smtp.taken[0]?.source ?? '';
    expect(headerIn(source, 'Bcc')).toBe('');
    expect(headerIn(source, 'Subject')).toBe('Re: KTP-el Bcc: semua@warga.example [0001/PGD/XI/2026]');
  });
});
