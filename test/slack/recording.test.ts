import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSlackOffice, isCard, type SlackOffice, STRANGER, shownIn } from '../support/slack-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';

describe('recording, finding and looking up complaints', () => {
  let office: SlackOffice;
  let channel: string;
  let clerk: WorkspacePerson;
  beforeEach(async () => {
    office = await aSlackOffice();
    channel = office.channelOf('palangka-raya');
    clerk = office.be('operator');
  });
  afterEach(async () => office.close());

  const told = async (who: WorkspacePerson, words: string) =>
    who.waitForMessage(
      channel,
      (message) => message.ephemeral === true && `${message.text}${shownIn(message)}`.includes(words),
    );

  it('given "/aduan baru", when the form is submitted, then a case is opened at the desk of the channel and its number is told', async () => {
    await clerk.command(channel, '/aduan', 'baru');
    const form = await clerk.openView();
    const errors = await clerk.submit(form.id, {
      channel: 'phone',
      kind: 'aspiration',
      subject: 'Antrean',
      body: 'Mohon antrean daring \u0000 untuk lansia',
      name: 'Bu Rini',
      phone: '0840-0000-0101',
    });
    expect(errors).toEqual({});
    await told(clerk, 'Aduan dicatat dengan Nomor Register 0001/PGD/XI/2026.');
    const [row] = [...office.office.store.rows()];
    expect(row).toMatchObject({ desk: 'palangka-raya', channel: 'phone', kind: 'aspiration' });
    const file = await office.office.store.read(row?.caseId ?? '');
    expect(file?.events[0]).toMatchObject({
      by: clerk.id,
      complaint: {
        body: 'Mohon antrean daring \uFFFD untuk lansia',
        complainant: { name: 'Bu Rini', phone: '0840-0000-0101' },
      },
    });
  });

  it('given a description of nothing but white space, then the form stays open and says so', async () => {
    await clerk.shortcut('record_complaint');
    const form = await clerk.openView();
    expect(await clerk.submit(form.id, { body: ' \u200b \n' })).toEqual({ body: 'Uraian wajib diisi.' });
  });

  it('given a message, when it is recorded twice, then there is one case with the words as typed', async () => {
    const ts = await clerk.post(channel, 'Dari warga: <b>akta</b> & KK belum jadi');
    for (const outcome of ['Aduan dicatat', 'sudah tercatat']) {
      await clerk.shortcut('record_complaint_from_message', { channel, ts });
      const form = await clerk.openView();
      await clerk.submit(form.id);
      await told(clerk, outcome);
    }
    const rows = [...office.office.store.rows()];
    expect(rows).toHaveLength(1);
    const file = await office.office.store.read(rows[0]?.caseId ?? '');
    expect(file?.events[0]).toMatchObject({ complaint: { body: 'Dari warga: <b>akta</b> & KK belum jadi' } });
  });

  describe('given a message that holds a NIK, a KK, a phone number and an e-mail address', () => {
    const secrets = ['9901010107150012', '9903070107650002', '0840-0000-0101', 'sutarmi@example.org'];
    const words = `Dari Bu Sutarmi, NIK ${secrets[0]}, KK ${secrets[1]}:\nakta belum jadi. HP ${secrets[2]}, ${secrets[3]}`;
    const formOf = async (ts: string) => {
      await clerk.shortcut('record_complaint_from_message', { channel, ts });
      return clerk.openView();
    };
    const bodies = async (): Promise<unknown[]> => {
      const files = [...office.office.store.rows()].map(({ caseId }) => office.office.store.read(caseId));
      const received = (await Promise.all(files)).map((file) => file?.events[0]);
      return received.map((event) => event?.type === 'ComplaintReceived' && event.complaint.body);
    };

    it.each(['a message', 'a reply in a thread'])(
      'when %s is recorded, then the dialog carries none of them and the complaint all of them',
      async (what) => {
        const parent = what === 'a message' ? undefined : await clerk.post(channel, 'Ada titipan');
        const form = await formOf(await clerk.post(channel, words, parent));
        expect(secrets.filter((secret) => JSON.stringify(form).includes(secret))).toEqual([]);
        expect(JSON.stringify(form)).toContain('yang dicatat adalah teks aslinya');
        expect(await clerk.submit(form.id)).toEqual({});
        await told(clerk, 'Aduan dicatat');
        expect(await bodies()).toEqual([words]);
      },
    );

    it('when the clerk writes something else, then that is recorded', async () => {
      const form = await formOf(await clerk.post(channel, words));
      expect(await clerk.submit(form.id, { body: 'Akta Bu Sutarmi belum jadi.' })).toEqual({});
      expect(await bodies()).toEqual(['Akta Bu Sutarmi belum jadi.']);
    });

    it('when the bot cannot read the message, then the masked text is not taken for it, and what the clerk writes is', async () => {
      const form = await formOf(await clerk.post(channel, words));
      office.workspace.faults.next('conversations.history', { error: 'not_in_channel' }, 1);
      expect(await clerk.submit(form.id)).toEqual({
        body: expect.stringContaining('tidak dapat dibaca bot') as string,
      });
      expect(await bodies()).toEqual([]);
      expect(await clerk.submit(form.id, { body: words })).toEqual({});
      expect(await bodies()).toEqual([words]);
    });
  });

  it('given a message longer than a field may be, when it is recorded unchanged, then no word of it is lost', async () => {
    const long = 'Panjang sekali. '.repeat(400).trim();
    await clerk.shortcut('record_complaint_from_message', { channel, ts: await clerk.post(channel, long) });
    expect(await clerk.submit((await clerk.openView()).id)).toEqual({});
    const [row] = [...office.office.store.rows()];
    expect((await office.office.store.read(row?.caseId ?? ''))?.events[0]).toMatchObject({ complaint: { body: long } });
  });

  it('given a stranger, when they want to record, search or look up, then they hear that they belong to no desk', async () => {
    const stranger = office.be(STRANGER);
    for (const words of ['baru', 'cari akta', 'status 0001']) {
      await stranger.command(channel, '/aduan', words);
    }
    await expect
      .poll(async () => (await stranger.messages(channel)).filter(({ text }) => text.includes('belum tercatat')).length)
      .toBe(3);
  });

  it('given cases at two desks, when a clerk searches, then only the own desk answers, masked', async () => {
    await office.complain('palangka-raya', { subject: 'Akta milik 0812-3456-7890' });
    await office.complain('bantul', { subject: 'Akta rahasia' });
    await clerk.command(channel, '/aduan', 'cari akta');
    const answer = await told(clerk, 'Ditemukan 1 aduan');
    expect(shownIn(answer)).not.toContain('rahasia');
    expect(shownIn(answer)).not.toContain('3456');
  });

  it.each([
    ['', '/aduan cari'],
    ['bantuan', '/aduan status'],
    ['cari', 'Sebutkan nomor register atau kata'],
    ['cari <!channel> zzz', 'Tidak ada aduan yang cocok'],
    ['status', 'Sebutkan nomor registernya'],
    ['menari', 'tidak dikenal'],
  ])('given "/aduan %s", then the answer says %s', async (words, answer) => {
    await clerk.command(channel, '/aduan', words);
    await told(clerk, answer);
  });

  it('given a number, when its status is asked, then step, turn and limit are told', async () => {
    await office.complain('palangka-raya');
    await clerk.command(channel, '/aduan', 'status 0001/PGD/XI/2026');
    const answer = shownIn(await told(clerk, 'Langkah 2'));
    expect(answer).toContain('Operator/Petugas Pengaduan');
    expect(answer).toContain('Batas waktu');
  });

  it('given the App Home, when tasks come and go, then it shows them with a way to the card', async () => {
    await clerk.home();
    await clerk.waitForHome((view) => shownIn(view).includes('Tidak ada tugas menunggu Anda. 👍'));
    await office.complain('palangka-raya');
    await clerk.waitForMessage(channel, isCard);
    const home = await clerk.waitForHome((view) => shownIn(view).includes('/archives/'));
    await clerk.pressInView(home.id, 'act:accept');
    await clerk.waitForHome((view) => shownIn(view).includes('Telaah laporan'));
  });
});
