import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../src/casework/ports.ts';
import { type SampleComplaint, sampleComplaints } from '../../fixtures/complaints.ts';
import { aMailOffice, headerIn, type MailOffice, mailOf, WHOLE } from '../../support/mail-office.ts';
import { needs } from '../../support/needs.ts';

describe.skipIf(needs('dovecot').skip)('given a mailbox on a bad day', () => {
  let office: MailOffice;
  beforeEach(async () => {
    office = await aMailOffice();
  });
  afterEach(() => office?.dispose());

  const comes = (count: number) => office.arrives(mailOf({ Subject: `Aduan ${count}` }, `${WHOLE}\n${count}`));
  const subjects = () => office.cases().map(({ subject }) => subject);

  it('when the network is cut, the server dies and the mailbox is restored, then each mail is one case', async () => {
    comes(1);
    await office.settled(() => office.cases().length === 1);
    await office.dovecot.kick();
    comes(2);
    await office.settled(() => office.cases().length === 2);
    await office.dovecot.kill();
    comes(3);
    await office.dovecot.start();
    await office.settled(() => office.cases().length === 3);
    await office.dovecot.renumber('aduan');
    comes(4);
    await office.settled(() => office.cases().length === 4);
    expect(subjects()).toEqual(['Aduan 1', 'Aduan 2', 'Aduan 3', 'Aduan 4']);
  });

  it('when somebody opens the mailbox and reads a complaint first, then it is a case all the same', async () => {
    await office.dovecot.kill();
    comes(1);
    execFileSync('sh', [
      '-c',
      `cd ${office.dovecot.home('aduan')}/new && for f in *; do mv "$f" "../cur/$f:2,S"; done`,
    ]);
    await office.dovecot.start();
    await office.settled(() => office.cases().length === 1);
  });

  it('when the record cannot be written, then the mail waits in the mailbox and is taken once it can', async () => {
    const { create } = office.office.store;
    let refused = 0;
    office.office.store.create = async () => {
      refused += 1;
      throw new StoreUnavailableError('the disk is full');
    };
    comes(1);
    await expect.poll(() => refused, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(office.folder('INBOX')).toHaveLength(1);
    await expect.poll(() => office.problems().join(), { timeout: 10_000 }).toContain('the disk is full');
    office.office.store.create = create;
    await office.settled(() => office.cases().length === 1);
    await expect.poll(() => office.problems()).toEqual([]);
  });

  it('when one mail cannot be taken, then it holds up no other, and a person is told', async () => {
    const { create } = office.office.store;
    office.office.store.create = (request, compose) => {
      if (office.folder('INBOX').some((mail) => mail.includes('Aduan 1\r\n')) && poisoned(request.externalId)) {
        throw new TypeError('unforeseen');
      }
      return create.call(office.office.store, request, compose);
    };
    let poison: string | undefined;
    const poisoned = (key: string | undefined) => (poison ??= key) === key;
    comes(1);
    await expect.poll(() => poison, { timeout: 10_000 }).toBeDefined();
    comes(2);
    await expect.poll(() => subjects(), { timeout: 10_000 }).toEqual(['Aduan 2']);
    comes(3);
    await expect.poll(() => office.problems().join(), { timeout: 10_000 }).toContain('unforeseen');
    await expect.poll(() => office.folder('INBOX').length, { timeout: 10_000 }).toBe(1);
  });

  it('when the e-mails of the sample complaints come, then each meets what a person expects', async () => {
    const samples = sampleComplaints().filter(({ channel }) => channel === 'email');
    for (const sample of samples) office.arrives(mailFrom(sample));
    const away = () => office.folder('Diproses').length + office.folder('Disisihkan').length;
    await office.settled(() => away() === samples.length);
    for (const sample of samples) {
      const letters = office.citizen(sample.id.toLowerCase());
      expect([sample.id, askedIn(letters)]).toEqual([sample.id, sample.expectedMissing.toSorted()]);
      expect([sample.id, letters.length]).toEqual([sample.id, lettersFor(sample)]);
      for (const letter of letters) expect(headerIn(letter, 'Auto-Submitted')).toBe('auto-replied');
    }
    expect(office.cases()).toHaveLength(samples.filter(isComplaint).length);
  });
});

const isComplaint = ({ kind }: SampleComplaint): boolean => kind !== 'unclassified';

/** A receipt for each complaint, and one question where something is missing. */
const lettersFor = (sample: SampleComplaint): number =>
  isComplaint(sample) ? 1 + Math.min(1, sample.expectedMissing.length) : 0;

const words: Readonly<Record<string, string>> = { nama: 'Nama lengkap', nik: 'NIK (', alamat: 'Alamat (' };

/** The fields that the letters ask for, in the office's words. */
const askedIn = (letters: readonly string[]): string[] => {
  const question = letters.find((mail) => mail.includes('melengkapi')) ?? '';
  return Object.keys(words)
    .filter((word) => question.includes(words[word] ?? ''))
    .toSorted();
};

const mailFrom = ({ id, subject, body }: SampleComplaint): string => {
  // The absence note of the samples has its headers at the top of its text.
  const [, headers = '', rest = body] = /^((?:[A-Z][\w-]+: [^\n]*\n)+)\n([\s\S]*)$/u.exec(body) ?? [];
  const from = `${id.toLowerCase()}@warga.example`;
  const mail = mailOf({ From: from, Subject: subject, 'Content-Type': 'text/plain; charset=utf-8' }, rest);
  return `${headers.replace(/\n/gu, '\r\n')}${mail}`;
};
