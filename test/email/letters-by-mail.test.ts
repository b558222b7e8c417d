import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press } from '../../src/casework/press.ts';
import { aMailOffice, headerIn, type MailOffice, mailOf, OFFICE, WHOLE } from '../support/mail-office.ts';
import { needs } from '../support/needs.ts';
import { userOf } from '../support/test-office.ts';

const { skip } = needs('dovecot');
let office: MailOffice;

const open = async (options?: Parameters<typeof aMailOffice>[0]) => {
  office = await aMailOffice(options);
  office.arrives(mailOf({ 'Message-ID': '<satu@warga.example>' }, WHOLE));
  await office.settled(() => office.citizen().length === 1);
};
const caseId = () => office.cases()[0]?.caseId ?? 'bantul-PGD-2026-0001';
const types = async () => (await office.events({ caseId: caseId() })).map(({ type }) => type);
const answers = () => office.citizen().filter((mail) => mail.includes('KTP-el dapat diambil'));
/** The mail server's report about a letter, as Postfix writes it. */
const report = (letter: string, action: string): string =>
  mailOf(
    {
      From: 'MAILER-DAEMON@mx.warga.example',
      'Return-Path': '<>',
      Subject: 'Undelivered Mail Returned to Sender',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    `--b\nContent-Type: text/plain\n\nI'm sorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.warga.example\n\nFinal-Recipient: rfc822; wahyu@warga.example\nAction: ${action}\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 mailbox is\n full of letters\n\n--b\nContent-Type: message/rfc822\n\n${letter.split('\r\n\r\n')[0]}\n\n--b--`,
  );

afterEach(() => office?.dispose());

describe.skipIf(skip)('given a case that came by mail', () => {
  beforeEach(() => open());

  it('when the answer is sent, then the citizen has it once, from a person, and the case is closed', async () => {
    await office.answer(caseId(), 'KTP-el dapat diambil di loket 3.\n<b>Senin</b> & Selasa');
    await office.settled(() => answers().length === 1);
    const [answer = ''] = answers();
    expect(headerIn(answer, 'Auto-Submitted')).toBe('');
    expect(headerIn(answer, 'Precedence')).toBe('');
    expect(headerIn(answer, 'References')).toBe('<satu@warga.example>');
    expect(answer.replace(/=\r\n/gu, '')).toContain('&lt;b&gt;Senin&lt;/b&gt; &amp; Selasa');
    expect(office.smtp.taken.at(-1)).toMatchObject({ from: OFFICE, to: ['wahyu@warga.example', OFFICE] });
    expect((await types()).slice(-2)).toEqual(['AnswerDelivered', 'CaseClosed']);
  });

  it('when the answer comes back, then it is with whoever sends again, with the server’s reason', async () => {
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await office.settled(() => answers().length === 1);
    const bounce = report(answers()[0] ?? '', 'failed');
    office.arrives(bounce);
    office.arrives(`X-Again: yes\r\n${bounce}`);
    await office.settled(() => office.folder('Disisihkan').length === 2);
    const events = await office.events({ caseId: caseId() });
    expect(events.filter(({ type }) => type === 'AnswerBounced')).toMatchObject([
      { reason: '550 5.1.1 mailbox is full of letters', to: 'send-answer' },
    ]);
    expect(office.cases()).toMatchObject([{ status: 'open', task: 'send-answer' }]);
  });

  it('when the server only says that it still tries, then nothing moves', async () => {
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await office.settled(() => answers().length === 1);
    office.arrives(report(answers()[0] ?? '', 'delayed'));
    await office.settled(() => office.folder('Disisihkan').length === 1);
    expect((await types()).at(-1)).toBe('CaseClosed');
  });

  it('when somebody forges a report about a letter, then nothing moves', async () => {
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await office.settled(() => answers().length === 1);
    office.arrives(report((answers()[0] ?? '').replace(/[0-9a-f]{20}@/u, `${'0'.repeat(20)}@`), 'failed'));
    await office.settled(() => office.folder('Disisihkan').length === 1);
    expect((await types()).at(-1)).toBe('CaseClosed');
  });

  it('when the citizen writes again after the answer, then the case is open again', async () => {
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await office.settled(() => answers().length === 1);
    const answered = headerIn(answers()[0] ?? '', 'Message-ID');
    office.arrives(mailOf({ References: `<lain@x.example> ${answered}` }, 'Belum, saya sudah ke sana dan ditolak.'));
    await office.settled(() => office.cases().length === 1);
    expect((await types()).at(-1)).toBe('CaseReopened');
  });

  it('when the server refuses the citizen’s address for good, then the case returns to whoever sends', async () => {
    office.smtp.mood = 'rejects';
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await office.settled(async () => (await types()).includes('AnswerBounced'));
    expect(office.cases()).toMatchObject([{ task: 'send-answer' }]);
  });

  it('when it is merged and that is undone, then the citizen is told where it goes on, both times', async () => {
    office.arrives(mailOf({ From: 'sari@warga.example', 'Message-ID': '<dua@warga.example>' }, WHOLE));
    const letters = () => office.citizen('sari').map((mail) => mail.replace(/=\r\n/gu, ''));
    await office.settled(() => letters().length === 1);
    const double = office.cases()[1]?.caseId ?? '';
    const pressed = (action: string, to?: string) =>
      press(office.office, {
        caseId: double,
        action,
        userId: userOf('email-admin'),
        press: action,
        fields: { reason: 'Aduan yang sama', ...(to === undefined ? {} : { to }) },
      });
    await pressed('merge', caseId());
    await office.settled(() => letters().length === 2);
    await pressed('unmerge');
    await office.settled(() => letters().length === 3);
    expect(letters()[1]).toMatch(/0002\/PGD.*kami gabungkan.*0001\/PGD/u);
    expect(letters()[2]).toMatch(/0002\/PGD.*0001\/PGD.*secara tersendiri/u);
  });

  it('when the server asks for patience, then the answer arrives once it is taken', async () => {
    office.smtp.mood = 'defers';
    const { attempts, taken } = office.smtp;
    const before = taken.length;
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await expect.poll(() => office.smtp.attempts, { timeout: 10_000 }).toBeGreaterThan(attempts);
    expect(taken).toHaveLength(before);
    office.smtp.mood = 'takes';
    await office.settled(() => answers().length === 1);
  });

  it('when the line breaks after the last byte, then our copy proves it and nothing is sent twice', async () => {
    office.smtp.mood = 'takes-and-dies';
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await expect.poll(() => answers().length, { timeout: 10_000 }).toBe(1);
    office.smtp.mood = 'takes';
    await office.settled(async () => (await types()).includes('CaseClosed'));
    expect(answers()).toHaveLength(1);
  });

  it('when the line breaks in the middle, then the same letter goes once more', async () => {
    office.smtp.mood = 'dies';
    const { attempts } = office.smtp;
    await office.answer(caseId(), 'KTP-el dapat diambil.');
    await expect.poll(() => office.smtp.attempts, { timeout: 10_000 }).toBeGreaterThan(attempts);
    office.smtp.mood = 'takes';
    await office.settled(async () => (await types()).includes('CaseClosed'));
    expect(answers()).toHaveLength(1);
  });
});

describe.skipIf(skip)('given a mail server that wants a sender and knows plus addresses', () => {
  it('when letters leave, then each has its own way back and replies find the case by the address alone', async () => {
    office = await aMailOffice({ subaddressing: true });
    office.smtp.mood = 'wants-a-sender';
    office.arrives(mailOf({}, WHOLE));
    await office.settled(() => office.citizen().length === 1);
    expect(office.smtp.taken[0]?.from).toMatch(/^aduan\+bantul-pgd-2026-0001\.letter_1\.[0-9a-f]{20}@/u);
    const replyTo = headerIn(office.citizen()[0] ?? '', 'Reply-To');
    office.arrives(mailOf({ From: 'anak@warga.example', To: replyTo }, 'Ini dari anaknya.'));
    await office.settled(async () => (await types()).at(-1) === 'ComplainantWrote');
    const daemon = { From: 'postmaster@mx.example', To: office.smtp.taken[0]?.from, Subject: 'failure notice' };
    office.arrives(mailOf(daemon, 'Hi. This is the qmail-send program.'));
    await office.settled(async () => (await types()).at(-1) === 'LetterFailed');
  });
});

describe.skipIf(skip)('given two machines that answer each other', () => {
  it('when each answer causes the next, then it ends at the cap and a person is told', async () => {
    office = await aMailOffice();
    let answered = 0;
    // A machine that answers every letter with a new complaint and says nothing of being one.
    const robot = setInterval(() => {
      const letters = office.citizen('robot').length;
      for (; answered < letters; answered += 1)
        office.arrives(mailOf({ From: 'robot@mesin.example', Subject: `Tiket ${answered}` }, `${WHOLE}\n${answered}`));
    }, 20);
    office.arrives(mailOf({ From: 'robot@mesin.example', Subject: 'Tiket awal' }, WHOLE));
    await expect.poll(() => office.problems().join(), { timeout: 30_000 }).toContain('Mohon dihubungi langsung');
    await office.settled(() => office.cases().length === answered + 1);
    clearInterval(robot);
    expect(office.citizen('robot')).toHaveLength(10);
    await office.reopen();
    office.arrives(mailOf({ From: 'robot@mesin.example', Subject: 'Tiket lagi' }, `${WHOLE}\nlagi`));
    await office.settled(() => office.cases().length === answered + 2);
    expect(office.citizen('robot')).toHaveLength(10);
  }, 60_000);
});
