import { describe, expect, it } from 'vitest';
import { messageIdOf } from '../../../src/casework/letter-ids.ts';
import { classifyMail } from '../../../src/intake/email/classify-mail.ts';
import { readMail } from '../../../src/intake/email/parse-mail.ts';

const mac = (text: string) =>
  [...text].reduce((sum, sign) => `${sum}${sign.charCodeAt(0).toString(16)}`, '').slice(-40);
const LETTER = { caseId: 'bantul-PGD-2026-0042', delivery: 'letter:7' };
const ID = messageIdOf(LETTER, 'dukcapil.example', mac);
const OWN = 'aduan@dukcapil.example';

const classify = async (text: string) => {
  const mail = await readMail(Buffer.from(text.replace(/\n/gu, '\r\n')));
  if (!mail) throw new Error('unreadable');
  return classifyMail(mail, OWN, mac);
};

const report = (from: string, status: string, returned: string) =>
  `From: ${from}\nTo: ${OWN}\nSubject: Undelivered\nContent-Type: multipart/report; report-type="delivery-status"; boundary=b\n\n--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n${status}\n--b\n${returned}\n--b--\n`;

const whole = `Content-Type: message/rfc822\n\nFrom: ${OWN}\nMessage-ID: ${ID}\nSubject: x\n\nisi`;
const headersOnly = `Content-Type: text/rfc822-headers\n\nMessage-ID:\n ${ID}\nSubject: x`;

describe('given what mail servers send when a letter does not arrive', () => {
  it.each([
    [
      'Postfix',
      report(
        'MAILER-DAEMON@mx.example',
        'Final-Recipient: rfc822; w@x.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user',
        whole,
      ),
      '550 no such user',
    ],
    [
      'Exchange',
      report(
        'postmaster@kantor.example',
        'Final-Recipient: rfc822;w@x.example\nAction: failed\nStatus: 5.2.2',
        headersOnly,
      ),
      '5.2.2',
    ],
    [
      'a server that writes small',
      report(
        'mailer-daemon@mx.example',
        'final-recipient: rfc822; w@x.example\naction: FAILED\ndiagnostic-code: X-Unix; 67',
        whole,
      ),
      '67',
    ],
    [
      'qmail',
      `From: MAILER-DAEMON@mx.example\nTo: ${OWN}\nSubject: failure notice\n\nHi. This is the qmail-send program.\n<w@x.example>:\nno mailbox here\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${ID}\nSubject: x\n`,
      'failure notice',
    ],
  ])('when %s reports it, then the letter and the reason are known', async (_, text, reason) => {
    expect(await classify(text)).toEqual({ kind: 'bounce', bounce: { letters: [LETTER], outcome: 'failed', reason } });
  });

  it.each([
    ['delayed', 'delayed'],
    ['relayed', 'delivered'],
    ['delivered', 'delivered'],
  ])('when the report only says %s, then it is no failure', async (action, outcome) => {
    const status = `Final-Recipient: rfc822; w@x.example\nAction: ${action}\nStatus: 4.4.1`;
    expect(await classify(report('MAILER-DAEMON@x', status, whole))).toMatchObject({ bounce: { outcome } });
  });

  it('when it is about a letter that is none of ours, then it is a bounce of nothing', async () => {
    const others = whole.replace(ID, '<andere@spam.example>');
    const found = await classify(report('MAILER-DAEMON@x', 'Action: failed', others));
    expect(found).toMatchObject({ kind: 'bounce', bounce: { letters: [] } });
  });

  it('when somebody reads a letter and their program says so, then a machine wrote it', async () => {
    const text = `From: w@x.example\nSubject: Dibaca\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nread\n--b--`;
    expect(await classify(text)).toMatchObject({ kind: 'automatic' });
  });

  it('when a citizen forwards our letter, then a person wrote it', async () => {
    expect(await classify(`From: w@x.example\nSubject: Fwd\n\nMessage-ID: ${ID}`)).toEqual({ kind: 'person' });
  });

  it('when somebody else uses the Message-ID of our letter, then it is not taken for our copy', async () => {
    expect(await classify(`From: w@x.example\nMessage-ID: ${ID}\n\nisi`)).toEqual({ kind: 'person' });
    expect(await classify(`From: ${OWN}\nMessage-ID: ${ID}\n\nisi`)).toEqual({ kind: 'own' });
  });
});
