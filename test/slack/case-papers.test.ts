import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageMessage } from '../../src/workspace/page-api.ts';
import { flat, textOf } from '../report/paper-text.ts';
import { needs } from '../support/needs.ts';
import { aSlackOffice, isCard, type SlackOffice, shownIn } from '../support/slack-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';

const NAME = 'Bu Sutarmi Contoh';
const ADDRESS = 'Dusun Karangjati RT 03, Kulon Progo';

const withFiles = (messages: readonly PageMessage[]): PageMessage[] => messages.filter(({ files }) => files?.length);

describe('papers of one case, handed to one person', () => {
  let office: SlackOffice;
  let channel: string;
  let clerk: WorkspacePerson;
  let dm: string;
  beforeEach(async () => {
    office = await aSlackOffice();
    channel = office.channelOf('kulon-progo');
    clerk = office.be('complaint-clerk');
    dm = await clerk.openDm(office.workspace.botUserId);
  });
  afterEach(async () => office.close());

  const record = async (entries: Record<string, string | string[]>) => {
    await clerk.command(channel, '/aduan', 'baru');
    const form = await clerk.openView();
    const errors = await clerk.submit(form.id, { body: 'Akta kematian ayah belum jadi.', name: NAME, ...entries });
    expect(errors).toEqual({});
  };
  const paperNamed = async (start: string): Promise<PageMessage> =>
    clerk.waitForMessage(dm, ({ files }) => files?.some(({ name }) => name.startsWith(start)) ?? false);
  const bytesOf = async ({ files }: PageMessage): Promise<Buffer> =>
    Buffer.from(await (await fetch(new URL(files?.[0]?.urlPrivate ?? '', office.workspace.url))).arrayBuffer());

  it('given a complaint told at the counter, when it is recorded, then its clerk alone gets the receipt to print', async () => {
    await record({ channel: 'counter', category: 'death-record' });
    const message = await paperNamed('tanda-terima-PGD-2026-0001.pdf');
    expect(message.text).toContain('Tanda terima 0001/PGD/XI/2026');
    expect(JSON.stringify(message)).not.toContain(NAME);
    expect((await bytesOf(message)).subarray(0, 5).toString()).toBe('%PDF-');
    const [row] = [...office.office.store.rows()];
    expect((await office.office.store.read(row?.caseId ?? ''))?.events[0]).toMatchObject({
      complaint: { category: 'death-record' },
    });
  });

  it.skipIf(needs('pdftotext').skip)(
    'given the receipt, then it bears number, code and address of the page, and who took it in',
    async () => {
      await record({ channel: 'counter', subject: 'Akta kematian' });
      const words = flat(textOf(await bytesOf(await paperNamed('tanda-terima'))));
      for (const part of ['0001/PGD/XI/2026', 'KODE-1', 'https://contoh.example/status/KODE-1', NAME, 'Akta kematian'])
        expect(words).toContain(part);
    },
  );

  it('given a slip that asks for secrecy, then few may read it and no word of it stands in the channel', async () => {
    await record({ channel: 'suggestion-box', secret: ['secret'], body: 'Petugas loket 4 minta uang.' });
    await paperNamed('tanda-terima');
    const card = await clerk.waitForMessage(channel, isCard);
    expect(shownIn(card)).not.toContain('loket 4');
    expect(shownIn(card)).not.toContain(NAME);
    const [row] = [...office.office.store.rows()];
    expect((await office.office.store.read(row?.caseId ?? ''))?.events[0]).toMatchObject({
      complaint: { secret: true },
    });
  });

  it('given a message recorded a second time, then no second receipt is made', async () => {
    const ts = await clerk.post(channel, 'Titipan warga: KK belum jadi');
    const recordIt = async () => {
      await clerk.shortcut('record_complaint_from_message', { channel, ts });
      await clerk.submit((await clerk.openView()).id, { category: 'family-card' });
    };
    await recordIt();
    await recordIt();
    await paperNamed('tanda-terima');
    expect(withFiles(await clerk.messages(dm))).toHaveLength(1);
    expect([...office.office.store.rows()]).toHaveLength(1);
  });

  it('given files cannot be sent, then the complaint is recorded all the same and the clerk hears of it', async () => {
    office.workspace.faults.next('files.getUploadURLExternal', { error: 'internal_error' }, 5);
    await record({ channel: 'phone' });
    await clerk.waitForMessage(
      channel,
      ({ text, ephemeral }) => ephemeral === true && text.includes('Berkas PDF belum dapat'),
    );
    expect([...office.office.store.rows()]).toHaveLength(1);
  });

  it('given a letter was answered, when the clerk presses send, then they get the letter of answer, and nobody else', async () => {
    await record({ channel: 'letter', address: ADDRESS });
    await walkToSending();
    const card = await clerk.waitForMessage(
      channel,
      (message) => isCard(message) && shownIn(message).includes('act:send'),
    );
    await clerk.press(channel, card.ts, 'act:send');
    const message = await paperNamed('surat-jawaban-PGD-2026-0001.pdf');
    expect((await bytesOf(message)).subarray(0, 5).toString()).toBe('%PDF-');
    const inChannel = [...(await clerk.messages(channel)), ...(await clerk.messages(channel, card.ts))];
    expect(withFiles(inChannel)).toEqual([]);
    expect(JSON.stringify(inChannel)).not.toContain('Karangjati');
  });

  const walkToSending = async (): Promise<void> => {
    const say = { answer: 'Akta dapat diambil di loket 2.', instruction: 'Selesaikan', to: 'Pelaksana Teknis' };
    const assessed = { confidentiality: 'ordinary', integrity: 'complete', availability: 'available' };
    const steps: [action: string, role: string, entries?: Record<string, string>][] = [
      ['accept', 'complaint-clerk'],
      ['record', 'complaint-clerk'],
      ['endorse', 'general-subsection-head'],
      ['endorse', 'team-lead'],
      ['disposition', 'agency-head', { instruction: say.instruction, to: say.to }],
      ['record', 'complaint-clerk'],
      ['assess', 'technical-lead', assessed],
      ['answer', 'technical-executor', { answer: say.answer }],
      ['endorse', 'technical-member'],
      ['record', 'complaint-clerk'],
    ];
    for (const [action, role, entries] of steps) {
      const who = office.be(role);
      const card = await who.waitForMessage(
        channel,
        (message) =>
          isCard(message) && shownIn(message).includes(`act:${action}"`) && shownIn(message).includes(who.id),
      );
      await who.press(channel, card.ts, `act:${action}`);
      if (entries) await who.submit((await who.openView()).id, entries);
    }
  };
});
