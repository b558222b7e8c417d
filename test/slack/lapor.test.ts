import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseJson } from '../../src/casework/queries.ts';
import { takeReport } from '../../src/casework/take-report.ts';
import { externalIdOf, LAPOR_STATUS } from '../../src/domain/lapor.ts';
import { caseCard } from '../../src/slack/messages/card.ts';
import { faultInOutput } from '../../src/slack/messages/output-guard.ts';
import { threadEntry } from '../../src/slack/messages/thread-entry.ts';
import { createText } from '../../src/text/text.ts';
import { checkBlocks } from '../../src/workspace/block-kit/check.ts';
import { complain, deskIn, pressAs, viewIn } from '../support/office-work.ts';
import { aTestOffice, type TestOffice } from '../support/test-office.ts';

const text = createText('id');

describe('a report from LAPOR! in chat', () => {
  let house: TestOffice;
  let caseId: string;
  beforeEach(async () => {
    house = await aTestOffice();
    const report = { channel: 'lapor', externalId: externalIdOf('5049672'), body: 'KTP belum jadi' } as const;
    caseId = await complain(house.office, 'palangka-raya', report);
  });
  afterEach(() => house.close());

  const press = (role: string, action: string, fields = {}) => pressAs(house.office, caseId, role, action, fields);
  const card = async () => {
    const message = caseCard({ view: await viewIn(house.office, caseId), byHand: true, text });
    expect(faultInOutput(message)).toBeUndefined();
    expect(checkBlocks(message.blocks, 'message', ['blocks'])).toEqual([]);
    return JSON.stringify(message.blocks);
  };
  const told = async (columns: Record<string, string>, words = 'KTP belum jadi') => {
    const { complaint } = (await viewIn(house.office, caseId)).case;
    const report = { complaint: { ...complaint, body: words, externalId: externalIdOf('5049672') }, columns };
    await takeReport(house.office, deskIn(house.office, 'palangka-raya'), report);
    const view = await viewIn(house.office, caseId);
    const last = view.events.at(-1);
    if (last?.type !== 'SourceUpdated') throw new Error('nothing was taken');
    const message = threadEntry(view, last, text);
    expect(faultInOutput(message)).toBeUndefined();
    expect(checkBlocks(message.blocks, 'message', ['blocks'])).toEqual([]);
    return JSON.stringify(message);
  };
  const untilSending = async () => {
    await press('operator', 'accept');
    await press('operator', 'answer', { answer: 'KTP dapat diambil.' });
    await press('policy-analyst', 'approve', { division: 'Pendaftaran Penduduk' });
  };

  it('given its Tracking ID, then the card names it without a link, and so does the command’s JSON', async () => {
    expect(await card()).toContain('Tracking ID LAPOR! 5049672');
    expect(await card()).not.toContain('lapor.go.id');
    const file = await house.office.store.read(caseId);
    expect(file && caseJson(file)).toMatchObject({ trackingId: '5049672', channel: 'lapor' });
  });

  it('given another channel, then neither names one, whatever id it has from outside', async () => {
    const other = await complain(house.office, 'palangka-raya', { channel: 'website', externalId: 'lapor:5049673' });
    const file = await house.office.store.read(other);
    expect(file && 'trackingId' in caseJson(file)).toBe(false);
  });

  it('given news from there, then its thread says what changed and its card how it stands', async () => {
    const entry = await told({ [LAPOR_STATUS]: 'Ditutup oleh Sistem' }, 'Tambahan: HP 0812-3456-7890');
    expect(entry).toContain('Keterangan dari SP4N-LAPOR! diperbarui:');
    expect(entry).toContain('Status Laporan: Ditutup oleh Sistem');
    expect(entry).toContain('Tambahan: HP');
    expect(entry).not.toContain('3456');
    expect(await card()).toContain('5049672 (Ditutup oleh Sistem)');
  });

  it('given hostile cells, then they are words', async () => {
    const status = '<!channel> *tebal* <https://jahat.invalid|LAPOR!> \u202e 9901010107150012';
    const entry = await told({ [LAPOR_STATUS]: status, 'Alasan Tunda/Arsip': 'x'.repeat(30_000) });
    expect(entry).not.toContain('<!channel>');
    expect(entry).not.toContain('9901010107150012');
    expect(await card()).not.toContain('9901010107150012');
  });

  it('given few may read it, then news of it stand in the thread without their words', async () => {
    await press('operator', 'restrict', { reason: 'Menyangkut petugas.' });
    const entry = await told({ [LAPOR_STATUS]: 'Ditutup oleh Admin' }, 'Petugas loket 4 yang meminta.');
    expect(entry).not.toContain('loket 4');
    expect(entry).not.toContain('Ditutup oleh Admin');
  });

  it('given its answer is approved, then the send button asks whether it was answered there; once said, card and thread say so', async () => {
    await untilSending();
    expect(await card()).toContain('Sudah dijawab di LAPOR!?');
    expect(await card()).toContain('Salin jawaban ini ke SP4N-LAPOR! (Tracking ID 5049672)');
    await press('operator', 'send');
    const view = await viewIn(house.office, caseId);
    const sent = view.events.findLast(({ type }) => type === 'AnswerSent');
    expect(sent).toMatchObject({ via: 'lapor', byHand: true });
    expect(sent && JSON.stringify(threadEntry(view, sent, text))).toContain('mencatat: sudah dijawab di LAPOR!');
    expect(await card()).toContain('☑️ Sudah dijawab di LAPOR!');
  });
});
