import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../src/intake/email/parse-mail.ts';
import { safeName } from '../../../src/intake/email/safe-name.ts';
import { visibleReply } from '../../../src/intake/email/visible-reply.ts';

const read = (text: string) => readMail(Buffer.from(text.replace(/\n/gu, '\r\n'), 'latin1'));

describe('given mails of every make', () => {
  it.each([
    ['without a charset', 'From: a@b.id\n\nCaf\xe9 \x93x\x94'],
    ['labelled us-ascii', 'From: a@b.id\nContent-Type: text/plain; charset=us-ascii\n\nCaf\xe9 \x93x\x94'],
    ['labelled UTF-8 by mistake', 'From: a@b.id\nContent-Type: text/plain;\n charset="utf-8"\n\nCaf\xe9 \x93x\x94'],
    [
      'in parts without a label',
      'From: a@b.id\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nCaf\xe9 \x93x\x94\n--b--',
    ],
    [
      'quoted-printable',
      'From: a@b.id\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nCaf=E9 =93x=94',
    ],
  ])('when its words are windows-1252 %s, then they are read right and marked', async (_, text) => {
    expect(await read(text)).toMatchObject({ text: 'Café “x”', isRescued: true });
  });

  it('when words are right, then nothing is rescued', async () => {
    const mail = await readMail(
      Buffer.from('From: a@b.id\r\nSubject: Caf\u00e9\r\n\r\nCaf\u00e9 \u201cx\u201d', 'utf8'),
    );
    expect(mail).toMatchObject({ subject: 'Café', text: 'Café “x”' });
    expect(mail).not.toHaveProperty('isRescued');
  });

  it('when headers are hostile, then they are one clean line each', async () => {
    const mail = await read(
      'From: =?utf-8?B?QQ0KQmNjOiB4QHk=?= <A@B.id>\nSubject: =?utf-8?Q?satu=0D=0ABcc:_x=40y=1B[31m?=\nReferences: <a b@c>,<d@e> junk\nIn-Reply-To: (hi) <q@w>\nMessage-ID: <m@n>\n\nx',
    );
    expect(mail?.subject).toMatch(/^satu Bcc: x@y\ufffd?\[31m$/u);
    expect(mail?.from?.address).toBe('a@b.id');
    expect(mail?.from?.name).not.toMatch(/[\r\n]/u);
    expect(mail).toMatchObject({ messageId: '<m@n>', answers: ['<q@w>', '<d@e>', '<ab@c>'] });
  });

  it('when only HTML came, then its words are read and its scripts are not', async () => {
    const mail = await read(
      'From: a@b.id\nContent-Type: text/html\n\n<style>p{}</style><p>KTP &amp; KK</p><script>alert(1)</script>',
    );
    expect(mail?.text).toBe('KTP & KK');
  });

  const deep = Array.from(
    { length: 3_000 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
  );
  it.each([
    ['nesting three thousand deep', `From: a@b.id\n${deep.join('')}`],
    [
      'a hundred thousand parts',
      `From: a@b.id\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`,
    ],
    ['two megabytes of HTML', `From: a@b.id\nContent-Type: text/html\n\n${'<div>'.repeat(400_000)}`],
    ['a million header signs', `From: a@b.id\nSubject: ${'=?utf-8?Q?=20?= '.repeat(60_000)}\n\nx`],
  ])('when a mail is %s, then it is over soon, read or not', async (_, text) => {
    const begun = performance.now();
    await read(text);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('when any bytes come, then they are a mail or not, but never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const mail = await readMail(Buffer.from(bytes));
        expect(mail === undefined || typeof mail.text === 'string').toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('given names of attachments', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\kk.pdf', 'kk.pdf'],
    ['.htaccess', 'htaccess'],
    ['foto\u202egnp.exe', 'fotognp.exe'],
    ['a\x1b[31m\r\nb.jpg', 'a[31m b.jpg'],
    ['', 'lampiran-3.pdf'],
    ['...', 'lampiran-3.pdf'],
  ])('when a file is called %j, then it is kept as %j', (name, kept) => {
    expect(safeName(name, { index: 2, contentType: 'application/pdf' })).toBe(kept);
  });

  it('when a file is called anything, then its name is short, is no path and hides nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const kept = safeName(name, { index: 0, contentType: 'x/y' });
        expect(kept).toMatch(/^[^/\\\p{Cc}\p{Cf}]{1,120}$/u);
        expect(kept.startsWith('.')).toBe(false);
      }),
    );
  });
});

describe('given replies', () => {
  it.each([
    [
      'Gmail in Indonesian',
      'Ini NIK saya.\n\nPada Sen, 23 Nov 2026 pukul 08.00 Admin <a@b.example> menulis:\n> Yth.',
      'Ini NIK saya.',
    ],
    [
      'Gmail in English',
      'Ini NIK saya.\n\nOn Mon, Nov 23, 2026 at 8:00 AM Admin <a@b.example> wrote:\n> Yth.',
      'Ini NIK saya.',
    ],
    ['Outlook in Indonesian', 'Ini NIK saya.\n\nDari: Admin\nDikirim: Senin\nKepada: Wahyu\n\nYth.', 'Ini NIK saya.'],
    ['an older program', 'Ini NIK saya.\n\n-----Pesan Asli-----\nYth.', 'Ini NIK saya.'],
    ['answers below the quote', '> NIK?\n\n9901011203890003', '9901011203890003'],
    [
      'a signature with a phone number',
      'Terima kasih\n\nBest regards,\nWahyu\nHP 0840',
      'Terima kasih\n\nBest regards,\nWahyu\nHP 0840',
    ],
    ['nothing but a quote', '> Yth.', '> Yth.'],
  ])('when one comes from %s, then what was written anew is seen', (_, text, seen) => {
    expect(visibleReply(text).replace(/\n{3,}/gu, '\n\n')).toBe(seen);
  });
});
