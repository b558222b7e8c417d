import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportView } from '../../src/casework/report-task/report-view.ts';
import { ReportTeller } from '../../src/casework/report-task/tell-reports.ts';
import type { ReportEvent } from '../../src/domain/report-task/report-events.ts';
import { parseButtonValue } from '../../src/slack/button-value.ts';
import { parseReportValue, reportValue } from '../../src/slack/report-value.ts';
import { aSlackOffice, type SlackOffice, shownIn } from '../support/slack-office.ts';

describe('reports in chat', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice();
  });
  afterEach(() => office.close());

  const tell = async (): Promise<void> => {
    const { store, office: reports } = office.reports;
    await reports.sweep();
    await new ReportTeller({ office: office.office, store, reports, port: office.slack.reports }).tell();
  };

  const monthEnd = async () => {
    office.at('2026-10-30T08:00:00+07:00');
    await tell();
    office.at('2026-11-02T08:00:00+07:00');
    await tell();
  };

  it('given a close of hours without a closed case, then the channel has a recap that says Nihil, with its files below', async () => {
    await tell();
    office.at('2026-11-23T16:00:00+07:00');
    await tell();
    const admin = office.be('admin');
    const channel = office.channelOf('brebes');
    const card = await admin.waitForMessage(channel, ({ text }) => text.startsWith('Rekap harian'));
    expect(shownIn(card)).toContain('Nihil');
    expect(shownIn(card)).toContain('Menunggu pengesahan');
    const papers = await admin.waitForMessage(channel, ({ text }) => text.startsWith('Berkas'), { thread: card.ts });
    for (const name of ['rekap-2026-11-23-brebes.pdf', 'rekap-2026-11-23-brebes.xlsx'])
      expect(shownIn(papers)).toContain(name);
  });

  it('given the admin confirms it, then the card says who and when, and the button is gone', async () => {
    await tell();
    office.at('2026-11-23T16:05:00+07:00');
    await tell();
    const admin = office.be('admin');
    const channel = office.channelOf('brebes');
    const card = await admin.waitForMessage(channel, ({ text }) => text.startsWith('Rekap harian'));
    await admin.press(channel, card.ts, 'act:confirm');
    await tell();
    const after = await admin.message(channel, card.ts);
    expect(shownIn(after)).toContain('Disahkan oleh Bu admin');
    expect(shownIn(after)).not.toContain('Sahkan rekap');
  });

  it('given somebody else presses, then they alone hear whose task it is', async () => {
    await monthEnd();
    const operator = office.be('operator');
    const channel = office.channelOf('palangka-raya');
    const card = await operator.waitForMessage(channel, ({ text }) => text.startsWith('Laporan bulanan'));
    await operator.press(channel, card.ts, 'act:approve');
    const answer = await operator.waitForMessage(channel, ({ ephemeral }) => ephemeral === true);
    expect(answer.text).toContain('Kepala Bidang');
  });

  it('given the Kepala Bidang sends a month back with a reason, then it is redrafted, approved and acknowledged', async () => {
    await monthEnd();
    const channel = office.channelOf('palangka-raya');
    const head = office.be('division-head');
    const card = await head.waitForMessage(channel, ({ text }) => text.startsWith('Laporan bulanan'));
    await head.press(channel, card.ts, 'act:return');
    const view = await head.openView();
    expect(view.callbackId).toBe('act:return');
    await head.submit(view.id, { reason: 'Kategori belum diisi' });
    await tell();
    expect(shownIn(await head.message(channel, card.ts))).toContain('Kategori belum diisi');
    for (const [who, action] of [
      ['operator', 'act:redraft'],
      ['division-head', 'act:approve'],
      ['agency-head', 'act:acknowledge'],
    ] as const) {
      await office.be(who).press(channel, card.ts, action);
      await tell();
    }
    const done = shownIn(await head.message(channel, card.ts));
    expect(done).toContain('Diketahui oleh');
    expect(done).not.toContain('Menunggu');
  });

  it('given the bot died while it uploaded the files of a redraft, then the first draft’s are not taken for them', async () => {
    await monthEnd();
    const channel = office.channelOf('palangka-raya');
    const head = office.be('division-head');
    const card = await head.waitForMessage(channel, ({ text }) => text.startsWith('Laporan bulanan'));
    const key = { desk: 'palangka-raya', kind: 'monthly', period: '2026-10' } as const;
    const file = office.reports.store.get(key);
    const desk = office.office.desks.get(key.desk);
    const paper = await office.reports.office.paperOf(key);
    const [first] = file?.events ?? [];
    if (!file || !desk || !paper || first?.type !== 'ReportDrafted') throw new Error('no report was drafted');
    const events: ReportEvent[] = [first, { ...first, seq: 2, content: 'other figures' }];
    const view = { ...(await reportView(office.office, desk, file, paper)), events };
    const parcel = { view, id: 'papers:2', seq: 2, card: { channel, ts: card.ts }, mayBeThere: true };
    await office.slack.reports.sendReport(parcel);
    await office.slack.reports.sendReport(parcel);
    const titles = (await head.messages(channel, card.ts)).flatMap(({ files = [] }) => files.map(({ title }) => title));
    expect(titles.filter((title) => title.includes('.pdf'))).toEqual([
      'laporan-bulanan-2026-10-palangka-raya.pdf',
      'laporan-bulanan-2026-10-palangka-raya.pdf (berkas ke-2)',
    ]);
  });

  it('given /aduan laporan 2026-10, then the asker has the files in a direct message', async () => {
    office.at('2026-11-02T08:00:00+07:00');
    const head = office.be('division-head');
    await head.command(office.channelOf('palangka-raya'), '/aduan', 'laporan 2026-10');
    await head.waitForMessage(office.channelOf('palangka-raya'), ({ ephemeral }) => ephemeral === true);
    await expect
      .poll(async () => (await head.state()).channels.some(({ kind }) => kind === 'dm'), { timeout: 5_000 })
      .toBe(true);
    const dm = (await head.state()).channels.find(({ kind }) => kind === 'dm')?.id ?? '';
    const papers = await head.waitForMessage(dm, ({ text }) => text.startsWith('Berkas'));
    expect(shownIn(papers)).toContain('laporan-bulanan-2026-10-palangka-raya.pdf');
  });

  it('given any value, then a button of a report is never taken for one of a case, nor the other way round', () => {
    const key = { desk: 'palangka-raya', kind: 'monthly', period: '2026-10' } as const;
    expect(parseReportValue(reportValue(key, 3))).toEqual({ key, turn: 3 });
    expect(parseButtonValue(reportValue(key, 3))).toBeUndefined();
    for (const hostile of [
      'brebes-PGD-2026-0001:1',
      'report/../etc/recap-2026-11-23:1',
      'report/x/recap-2026:1',
      'report/x/y-2026-10:1',
      '',
      7,
    ])
      expect(parseReportValue(hostile)).toBeUndefined();
  });
});
