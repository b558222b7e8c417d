import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Office } from '../../src/casework/ports.ts';
import { takeReport } from '../../src/casework/take-report.ts';
import { cleanText } from '../../src/domain/plain-text.ts';
import type { ComplaintChannel } from '../../src/domain/procedure.ts';
import { readLapor } from '../../src/intake/lapor/read-lapor.ts';
import { readTable } from '../../src/intake/read-table.ts';
import { caseCard } from '../../src/slack/messages/card.ts';
import { faultInOutput } from '../../src/slack/messages/output-guard.ts';
import { createText } from '../../src/text/text.ts';
import { checkBlocks } from '../../src/workspace/block-kit/check.ts';
import { type SampleComplaint, sampleComplaints } from '../fixtures/complaints.ts';
import { laporWorkbook } from '../support/lapor-export.ts';
import { pressAs, viewIn } from '../support/office-work.ts';
import { aPublicOffice, filled, type PublicOffice } from '../support/public-office.ts';
import { aSlackOffice, type SlackOffice } from '../support/slack-office.ts';
import { aTestOffice, type DeskId, type TestOffice } from '../support/test-office.ts';
import { webhook } from '../support/whatsapp-cloud.ts';
import { aWhatsAppOffice, type WhatsAppOffice } from '../support/whatsapp-office.ts';

/** Every line of the samples through the door of its own channel; those that came by mail go through a real mail server elsewhere. */

const text = createText('id');
const linesOf = (...channels: ComplaintChannel[]) =>
  sampleComplaints().filter(({ channel }) => channels.includes(channel));
const DOORS = ['whatsapp', 'website', 'lapor', 'suggestion-box', 'letter', 'counter', 'social-media'] as const;

const newest = (office: Office) => [...office.store.rows()].at(-1);

/** The one case that holds exactly this text, with a card that is safe to post. */
const expectOneCase = async (office: Office, { body, id }: SampleComplaint, channel: ComplaintChannel) => {
  const files = await Promise.all([...office.store.rows()].map(({ caseId }) => office.store.read(caseId)));
  const received = files.flatMap((file) => {
    const [first] = file?.events ?? [];
    return first?.type === 'ComplaintReceived' && first.complaint.body.trim() === cleanText(body).trim() ? [first] : [];
  });
  expect(received.map(({ complaint }) => complaint.channel)).toEqual([channel]);
  const view = await viewIn(office, received[0]?.caseId ?? id);
  const card = caseCard({ view, byHand: true, text });
  expect(faultInOutput(card)).toBeUndefined();
  expect(checkBlocks(card.blocks, 'message', ['blocks'])).toEqual([]);
};

describe('every sample complaint through its own door', () => {
  it('leaves no channel out', () => {
    expect(new Set(sampleComplaints().map(({ channel }) => channel))).toEqual(new Set([...DOORS, 'email']));
  });

  describe('WhatsApp', () => {
    let house: WhatsAppOffice;
    beforeAll(async () => {
      house = await aWhatsAppOffice();
    });
    afterAll(() => house.close());

    it.each(linesOf('whatsapp'))('$id is one case, however often Meta tells of it', async (line) => {
      const from = `62840${line.id.slice(1).padStart(8, '0')}`;
      const timestamp = String(Math.floor(house.office.clock.now() / 1_000));
      const message = { id: `wamid.${line.id}`, from, timestamp, type: 'text', text: { body: line.body } };
      const contacts = [{ profile: { name: line.id }, wa_id: from }];
      const told = webhook({ messages: [message], contacts });
      expect([await house.post(told), await house.post(told)]).toEqual([200, 200]);
      await expectOneCase(house.office, line, 'whatsapp');
    });
  });

  describe('the website', () => {
    let house: PublicOffice;
    beforeAll(async () => {
      house = await aPublicOffice();
    });
    afterAll(() => house.close());

    const send = async ({ subject, body, kind }: SampleComplaint) => {
      const { token } = await house.openForm('kulon-progo');
      return house.post('/desks/kulon-progo', { ...filled, token, kind, subject, body });
    };
    const isEmpty = ({ id }: SampleComplaint) => id === 'C076';

    it.each(linesOf('website').filter((line) => !isEmpty(line)))('$id is one case', async (line) => {
      expect((await send(line)).statusCode).toBe(303);
      await expectOneCase(house.office, line, 'website');
    });

    it('C076 says nothing: the form says so and no case is opened', async () => {
      const [line] = linesOf('website').filter(isEmpty);
      if (!line) throw new Error('the sample is gone');
      const before = [...house.office.store.rows()].length;
      expect((await send({ ...line, kind: 'complaint' })).statusCode).toBe(422);
      expect([...house.office.store.rows()]).toHaveLength(before);
    });
  });

  describe('LAPOR!', () => {
    let house: TestOffice;
    beforeAll(async () => {
      house = await aTestOffice({ now: '2026-11-30T08:00:00+07:00' });
    });
    afterAll(() => house.close());

    const take = async (line: SampleComplaint, trackingId: string, more: object) => {
      const date = line.receivedAt.slice(0, 10);
      const time = line.receivedAt.slice(11, 16);
      const report = { trackingId, date, time, subject: line.subject, body: line.body, ...more };
      const table = await readTable(Buffer.from(await laporWorkbook([report])));
      const read = 'fault' in table ? table : readLapor(table.table, house.office.clock.now());
      const desk = house.office.desks.get('palangka-raya');
      const row = 'rows' in read ? read.rows[0] : undefined;
      if (!desk || !row || !('report' in row)) throw new Error(JSON.stringify(read));
      return takeReport(house.office, desk, row.report);
    };
    const lineOf = (id: string): SampleComplaint => {
      const line = linesOf('lapor').find((each) => each.id === id);
      if (!line) throw new Error('the sample is gone');
      return line;
    };

    it('C049, anonymous and about a bribe, is one case that names nobody and that few may read', async () => {
      const secrecy = { classification: 'Pengaduan berkadar pengawasan', category: 'Pungutan Liar', secrecy: 'Anonim' };
      const { caseId = '' } = await take(lineOf('C049'), '5991002', { ...secrecy, name: 'Anonim' });
      await expectOneCase(house.office, lineOf('C049'), 'lapor');
      expect((await viewIn(house.office, caseId)).case).toMatchObject({
        restricted: true,
        complaint: { complainant: {}, kind: 'complaint' },
      });
    });

    it('C051, the reporter’s reply to an answered report, opens that case again and no other', async () => {
      const line = lineOf('C051');
      const first = { ...line, subject: 'KTP-el', body: 'KTP-el saya belum dicetak.' };
      const { caseId = '' } = await take(first, '5991001', { status: 'Terverifikasi' });
      await pressAs(house.office, caseId, 'operator', 'refer', { to: 'Kecamatan', reason: 'Diambil di kecamatan.' });
      const before = [...house.office.store.rows()].length;
      expect(await take(line, '5991001', { status: 'Ditanggapi oleh Pelapor' })).toEqual({
        outcome: 'updated',
        caseId,
      });
      expect([...house.office.store.rows()]).toHaveLength(before + 1);
      const view = await viewIn(house.office, caseId);
      expect(view.case).toMatchObject({ status: 'open', round: 2, source: { text: line.body } });
      expect(faultInOutput(caseCard({ view, byHand: true, text }))).toBeUndefined();
    });
  });

  describe('what is told, written or dropped in a box', () => {
    const deskOf: Record<string, DeskId> = {
      kulonprogo: 'kulon-progo',
      palangkaraya: 'palangka-raya',
      brebes: 'brebes',
    };
    const clerkOf = {
      'kulon-progo': 'complaint-clerk',
      'palangka-raya': 'operator',
      brebes: 'admin',
      bantul: 'email-admin',
    };
    let house: SlackOffice;
    beforeAll(async () => {
      house = await aSlackOffice();
    });
    afterAll(() => house.close());

    it.each(linesOf('suggestion-box', 'letter', 'counter', 'social-media'))(
      '$id, recorded by the clerk with the form, is one case, and the clerk has its receipt',
      async (line) => {
        const desk = deskOf[line.office] ?? 'kulon-progo';
        const clerk = house.be(clerkOf[desk]);
        const dm = await clerk.openDm(house.workspace.botUserId);
        await clerk.command(house.channelOf(desk), '/aduan', 'baru');
        const { channel, kind, subject, body } = line;
        expect(await clerk.submit((await clerk.openView()).id, { channel, kind, subject, body })).toEqual({});
        await expectOneCase(house.office, line, channel);
        const number = newest(house.office)?.register.number ?? 0;
        const name = `tanda-terima-PGD-2026-${String(number).padStart(4, '0')}.pdf`;
        await clerk.waitForMessage(dm, ({ files }) => files?.some((file) => file.name === name) ?? false);
      },
    );
  });
});
