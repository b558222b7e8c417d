import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SourceReport, takeReport, weighReport } from '../../src/casework/take-report.ts';
import { replay } from '../../src/domain/case.ts';
import { externalIdOf, LAPOR_STATUS } from '../../src/domain/lapor.ts';
import { complain, pressAs, viewIn } from '../support/office-work.ts';
import { aTestOffice, type TestOffice } from '../support/test-office.ts';

const REPLIED = 'Ditanggapi oleh Pelapor';

describe('taking reports of another system', () => {
  let house: TestOffice;
  beforeEach(async () => {
    house = await aTestOffice();
  });
  afterEach(() => house.close());

  const desk = () => {
    const found = house.office.desks.get('palangka-raya');
    if (!found) throw new Error('no desk');
    return found;
  };
  const report = (status: string, body = 'KTP belum jadi'): SourceReport => ({
    complaint: {
      channel: 'lapor',
      kind: 'complaint',
      subject: 'KTP',
      body,
      receivedAt: '2026-11-20T02:00:00.000Z',
      externalId: externalIdOf('5049672'),
      complainant: {},
      attachments: [],
    },
    columns: { [LAPOR_STATUS]: status },
    ...(status === REPLIED ? { repliedIn: LAPOR_STATUS } : {}),
  });
  const take = (status: string, body?: string) => takeReport(house.office, desk(), report(status, body));
  const file = async () => {
    const [row] = [...house.office.store.rows()];
    const read = await house.office.store.read(row?.caseId ?? 'palangka-raya-PGD-2026-0001');
    return { now: replay(read?.events ?? []), types: (read?.events ?? []).slice(1).map(({ type }) => type) };
  };
  const press = async (action: string, role: string) => {
    const { now } = await file();
    await pressAs(house.office, now.caseId, role, action, { reason: 'Uji coba', to: 'Dinas Sosial' });
  };

  it('given a report that is known, when nothing changed, then nothing is written', async () => {
    expect(await take('Terverifikasi')).toMatchObject({ outcome: 'new' });
    expect(await weighReport(house.office.store, desk(), report('Terverifikasi'))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await take('Terverifikasi')).toMatchObject({ outcome: 'unchanged' });
    expect((await file()).types).toEqual([]);
  });

  it('given a column that the next export leaves out or empty, then that is no news; given the old value again, then it is', async () => {
    await take('Terverifikasi');
    expect(await takeReport(house.office, desk(), { ...report(''), columns: {} })).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await take('')).toMatchObject({ outcome: 'unchanged' });
    await take('Ditutup oleh Admin');
    expect(await take('Terverifikasi')).toMatchObject({ outcome: 'updated' });
    expect((await file()).now.source.columns).toEqual({ [LAPOR_STATUS]: 'Terverifikasi' });
  });

  it('given news about an open case, then it stays where it is and no clock moves', async () => {
    await take('Terverifikasi');
    const before = (await file()).now;
    await take('Ditutup oleh Sistem', 'Teks yang disunting');
    const { now, types } = await file();
    expect(types).toEqual(['SourceUpdated']);
    expect(now).toMatchObject({ task: before.task, turn: before.turn, clocks: before.clocks, status: 'open' });
    expect(now.complaint.body).toBe('KTP belum jadi');
  });

  it('given the case waits for data, when the reporter answered in LAPOR!, then it goes on', async () => {
    await take('Terverifikasi');
    await press('request-info', 'operator');
    await take(REPLIED);
    expect((await file()).types).toEqual(['InformationRequested', 'SourceUpdated', 'InformationReceived']);
  });

  it('given the case was referred, when the reporter answered in LAPOR!, then it is reopened once, not with every later export', async () => {
    await take('Terverifikasi');
    await press('refer', 'operator');
    await take(REPLIED);
    await take(REPLIED);
    await takeReport(house.office, desk(), { ...report(REPLIED), columns: { [LAPOR_STATUS]: REPLIED, Rating: '2' } });
    const { now, types } = await file();
    expect(types).toEqual(['CaseReferred', 'CaseClosed', 'SourceUpdated', 'CaseReopened', 'SourceUpdated']);
    expect(now).toMatchObject({ status: 'open', round: 2 });
  });

  it('given it was merged, when the reporter answered in LAPOR!, then the case it went on in has the word, once', async () => {
    await take('Terverifikasi');
    const target = await complain(house.office, 'palangka-raya', { channel: 'whatsapp', sender: '+62840' });
    const merging = { to: target, reason: 'Aduan yang sama.' };
    const { now } = await file();
    await pressAs(house.office, now.caseId, 'operator', 'merge', merging);
    for (const status of [REPLIED, REPLIED, 'Terverifikasi', REPLIED]) await take(status);
    const written = (await viewIn(house.office, target)).events.filter(({ type }) => type === 'ComplainantWrote');
    expect(written).toHaveLength(2);
    expect(written[0]).toMatchObject({ via: 'lapor', note: 'Status Laporan: Ditanggapi oleh Pelapor' });
    expect((await viewIn(house.office, now.caseId)).case).toMatchObject({ status: 'closed', closedAs: 'merged' });
  });
});
