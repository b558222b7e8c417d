import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMailOffice, headerIn, type MailOffice, mailOf, WHOLE } from '../../support/mail-office.ts';
import { needs } from '../../support/needs.ts';

describe.skipIf(needs('dovecot').skip)('given a real mailbox', () => {
  let office: MailOffice;
  beforeAll(async () => {
    office = await aMailOffice();
  });
  afterAll(() => office?.dispose());

  const last = () => {
    const row = office.cases().at(-1);
    if (!row) throw new Error('no case');
    return row;
  };
  const complaint = async () => {
    const [received] = await office.events(last());
    if (received?.type !== 'ComplaintReceived') throw new Error('no complaint');
    return received.complaint;
  };
  const untilCases = (count: number) => office.settled(() => office.cases().length === count);

  it('when a whole complaint comes, then it is a case, the mail is put away, and a receipt leaves by itself', async () => {
    office.arrives(mailOf({ 'Message-ID': '<satu@warga.example>' }, WHOLE));
    await office.settled(() => office.citizen().length === 1);
    expect(await complaint()).toMatchObject({
      channel: 'email',
      sender: 'wahyu@warga.example',
      complainant: { name: 'Wahyu Prasojo', nik: '9901011203890003', phone: '+6284000000101' },
    });
    expect(office.folder('Diproses')).toHaveLength(1);
    const [receipt = ''] = office.citizen();
    expect(headerIn(receipt, 'Auto-Submitted')).toBe('auto-replied');
    expect(headerIn(receipt, 'In-Reply-To')).toBe('<satu@warga.example>');
    expect(headerIn(receipt, 'Subject')).toContain('Re: KTP-el belum dicetak');
    expect(office.smtp.taken.at(-1)).toMatchObject({ from: '' });
    await office.settled(() => office.folder('Salinan').length === 1);
  });

  it('when the same mail comes again by an alias, then it is still one case', async () => {
    office.arrives(`Received: by alias\r\n${mailOf({ 'Message-ID': '<satu@warga.example>' }, WHOLE)}`);
    await office.settled(() => office.folder('Diproses').length === 2);
    expect(office.cases()).toHaveLength(1);
  });

  it('when a broken program sends another mail under the old Message-ID, then it is another case', async () => {
    office.arrives(mailOf({ 'Message-ID': '<satu@warga.example>' }, `${WHOLE}\nDan KK saya salah.`));
    await untilCases(2);
  });

  it('when fields of the set format are missing, then they are asked for once and the clock stands still', async () => {
    office.arrives(mailOf({ From: 'kk@warga.example', Subject: '(tanpa subjek)' }, 'min kk saya kok belum jadi ya'));
    await office.settled(() => office.citizen('kk').length === 2);
    expect(last().status).toBe('paused');
    const question = office.citizen('kk').find((mail) => mail.includes('melengkapi'));
    expect(question).toMatch(/1\. Nama lengkap[\s\S]*2\. NIK[\s\S]*3\. Alamat/u);
  });

  it('when the citizen replies to the question, then the same case goes on with what they wrote anew', async () => {
    const question = office.citizen('kk').find((mail) => mail.includes('melengkapi')) ?? '';
    const body = `Nama: Siti\nNIK: 9901011203890009\nAlamat: Desa Sidomaju\n\nPada Sen, 23 Nov 2026 pukul 08.00 Admin <a@b.example> menulis:\n> Yth. Bapak/Ibu`;
    office.arrives(mailOf({ From: 'kk@warga.example', 'In-Reply-To': headerIn(question, 'Message-ID') }, body));
    await office.settled(() => last().status === 'open');
    const reply = (await office.events(last())).find(({ type }) => type === 'InformationReceived');
    expect(reply).toMatchObject({ note: 'Nama: Siti\nNIK: 9901011203890009\nAlamat: Desa Sidomaju' });
    expect(reply).toHaveProperty('attachments.0.name', 'surat-lengkap.txt');
    expect(office.cases()).toHaveLength(3);
  });

  it('when a stranger names a register number in the subject, then it is a case of its own', async () => {
    const number = headerIn(office.citizen()[0] ?? '', 'Subject').replace(/.*\[|\].*/gu, '');
    office.arrives(mailOf({ From: 'asing@warga.example', Subject: `Soal ${number}` }, `Nama: Budi\n${WHOLE}`));
    await untilCases(4);
    office.arrives(mailOf({ Subject: `Soal ${number}` }, 'Ini saya lagi.'));
    await office.settled(() => office.folder('Diproses').length === 7);
    expect(office.cases()).toHaveLength(4);
  });

  it('when a mail has no charset, broken names and a program attached, then words and harmless files are kept', async () => {
    const mail = Buffer.from(
      mailOf(
        {
          From: '"Ren\xe9" <rene@warga.example>',
          'Content-Type': 'multipart/mixed; boundary=b',
          'MIME-Version': '1.0',
        },
        `--b\nContent-Type: text/plain\n\n${WHOLE}\nCaf\xe9 \x93dekat\x94 pasar\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename="../../etc/pa\x1b[31mss.png"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b\nContent-Type: application/x-msdownload\nContent-Disposition: attachment; filename="virus.exe"\n\nMZ\n--b--`,
      ),
      'latin1',
    );
    office.arrives(mail);
    await untilCases(5);
    const { body, attachments } = await complaint();
    expect(body).toContain('Café “dekat” pasar');
    expect(attachments).toMatchObject([
      { name: 'pa[31mss.png', contentType: 'image/png' },
      { name: 'virus.exe', notKept: 'not-allowed' },
    ]);
    expect(attachments[0]).toHaveProperty('kept');
  });

  it('when bytes come that nobody can read, then a person gets them as a case', async () => {
    office.arrives(Buffer.from([0, 255, 254, 13, 10, 7, 0, 1]));
    await untilCases(6);
    expect(last()).toMatchObject({ subject: 'Surel tidak terbaca', kind: 'unclassified' });
    expect(office.folder('Perlu Dilihat')).toHaveLength(1);
  });

  it('when a mail is too large, then its words become a case and the rest stays in the mailbox, named', async () => {
    const blob = 'QUJD'.repeat(400_000).replace(/.{76}/gu, '$&\n');
    const parts = `--b\nContent-Type: text/plain\n\n${WHOLE}\n--b\nContent-Type: image/jpeg; name="foto.jpg"\nContent-Transfer-Encoding: base64\n\n${blob}\n--b--`;
    const headers = {
      From: 'besar@warga.example',
      'MIME-Version': '1.0',
      'Content-Type': 'multipart/mixed; boundary=b',
    };
    office.arrives(mailOf(headers, parts));
    await untilCases(7);
    const { body, attachments } = await complaint();
    expect(body).toMatch(/KTP-el saya belum dicetak[\s\S]*Perlu Dilihat/u);
    expect(attachments).toMatchObject([{ name: 'foto.jpg', notKept: 'too-large' }]);
    expect(office.folder('Perlu Dilihat')).toHaveLength(2);
  });

  it.each([
    ['an absence note', { 'Auto-Submitted': 'auto-replied' }],
    ['a list', { 'List-Id': '<berita.example>' }],
    ['bulk mail', { Precedence: 'bulk' }],
    ['Exchange', { 'X-Auto-Response-Suppress': 'All' }],
    ['a machine without a return path', { 'Return-Path': '<>' }],
    ['a machine by its address', { From: 'No-Reply@bank.example' }],
    ['an absence note that says so only in its subject', { Subject: 'Balasan otomatis: Tanda Terima' }],
    ['our own staff in the webmail', { From: 'aduan@dukcapil.example' }],
  ])('when %s writes, then it is put aside: no case, no answer', async (_, headers) => {
    const before = [office.cases().length, office.smtp.taken.length, office.folder('Disisihkan').length];
    office.arrives(mailOf(headers, 'Saya sedang cuti.'));
    await office.settled(() => office.folder('Disisihkan').length === (before[2] ?? 0) + 1);
    expect([office.cases().length, office.smtp.taken.length]).toEqual(before.slice(0, 2));
  });

  it('when an absence note answers a letter of ours, then it is noted on its case and moves nothing', async () => {
    const [row] = office.cases();
    const [receipt = ''] = office.citizen();
    const headers = { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': headerIn(receipt, 'Message-ID') };
    office.arrives(mailOf(headers, 'Saya sedang cuti.'));
    const noted = async () => (await office.events(row ?? last())).at(-1)?.type === 'ComplainantWrote';
    await office.settled(noted);
    expect((await office.events(row ?? last())).at(-1)).toMatchObject({ automatic: true });
  });

  it('when mailbox and record are compared after all this, then nothing is amiss', async () => {
    const before = office.comparisons();
    await office.reopen();
    await office.settled(() => office.comparisons() > before);
    expect(office.problems()).toEqual([]);
  });

  it('when somebody puts a mail away that was never taken, then the next comparison raises an alarm', async () => {
    office.dovecot.deliver('aduan', mailOf({}, 'x'), 'Diproses');
    await office.reopen();
    await expect.poll(() => office.problems().join(), { timeout: 10_000 }).toContain('1 tidak tercatat');
  });
});
