import { afterEach, describe, expect, test } from 'vitest';
import { openCase } from '../../../src/casework/open-case.ts';
import { press } from '../../../src/casework/press.ts';
import { ReportOffice } from '../../../src/casework/report-task/report-office.ts';
import { type ReportParcel, ReportTeller } from '../../../src/casework/report-task/tell-reports.ts';
import { replayReport } from '../../../src/domain/report-task/report-task.ts';
import { casesBetween } from '../../../src/store/json/read-period.ts';
import { openReportShelf } from '../../../src/store/json/report-shelf.ts';
import { verifyFiles } from '../../../src/store/json/verify-files.ts';
import { aTestOffice, type DeskId, type TestOffice, userOf } from '../../support/test-office.ts';

/** An office whose bot can be stopped and started: a start opens everything anew from the files. */
const offices: TestOffice[] = [];
afterEach(async () => {
  for (const each of offices.splice(0)) await each.close();
});

const anOffice = async (now: string) => {
  const house = await aTestOffice({ now });
  offices.push(house);
  const sent: string[] = [];
  const start = () => {
    const store = openReportShelf(house.dataDir);
    const reports = new ReportOffice({
      office: house.office,
      store,
      find: (query) => casesBetween(house.dataDir, query),
    });
    const port = {
      sendReport: async ({ view, id }: ReportParcel) => {
        sent.push(`${view.desk.id} ${view.task.kind} ${view.task.period} ${id}`);
        return { channel: 'C1', ts: `${sent.length}` };
      },
    };
    return { store, reports, teller: new ReportTeller({ office: house.office, store, reports, port }) };
  };
  return { ...house, sent, start };
};

const stageOf = (
  store: ReturnType<typeof openReportShelf>,
  desk: DeskId,
  kind: 'recap' | 'monthly',
  period: string,
) => {
  const file = store.get({ desk, kind, period });
  return file && replayReport(file.events);
};

const aCase = async ({ office, at }: TestOffice, desk: DeskId, receivedAt: string) => {
  at(receivedAt);
  const found = office.desks.get(desk);
  if (!found) throw new Error(`no desk ${desk}`);
  const { row } = await openCase(office, found, {
    channel: 'whatsapp',
    kind: 'complaint',
    subject: 'KTP-el belum dicetak',
    body: 'Sudah tiga minggu.',
    receivedAt: new Date(receivedAt).toISOString(),
    complainant: { name: 'Sari' },
    attachments: [],
  });
  return row.caseId;
};

const actions = {
  brebes: [
    ['answer', 'admin'],
    ['send', 'admin'],
    ['record', 'admin'],
  ],
} as const;

/** A Brebes case from receipt to its end, all in one go. */
const aClosedCase = async (house: TestOffice, receivedAt: string) => {
  const caseId = await aCase(house, 'brebes', receivedAt);
  for (const [action, role] of actions.brebes) {
    const outcome = await press(house.office, {
      caseId,
      action,
      userId: userOf(role),
      press: `${caseId} ${action}`,
      fields: { answer: 'Silakan diambil di loket 3.' },
    });
    expect(outcome.ok).toBe(true);
  }
};

const recap = { desk: 'brebes', kind: 'recap', period: '2026-11-23' } as const;
const october = { desk: 'palangka-raya', kind: 'monthly', period: '2026-10' } as const;

describe('the daily recap', () => {
  test('is drafted when the working day closes, with what was closed on it, and waits for the admin', async () => {
    // given
    const house = await anOffice('2026-11-23T08:00:00+07:00');
    const { store, reports } = house.start();
    await reports.sweep();
    await aClosedCase(house, '2026-11-23T09:00:00+07:00');
    // when
    house.at('2026-11-23T15:59:59+07:00');
    await reports.sweep();
    expect(store.get(recap)).toBeUndefined();
    expect(new Date(reports.next() ?? 0).toISOString()).toBe('2026-11-23T09:00:00.000Z');
    house.at('2026-11-23T16:00:00+07:00');
    await reports.sweep();
    // then
    expect(stageOf(store, 'brebes', 'recap', '2026-11-23')).toMatchObject({
      stage: 'confirm',
      drafted: { late: false },
    });
    const paper = await reports.paperOf(recap);
    expect(paper?.kind === 'recap' && paper.recap.totals.closed).toBe(1);
  });

  test('is posted once however often the bot starts, and once again only where it changed', async () => {
    // given
    const house = await anOffice('2026-11-23T08:00:00+07:00');
    await house.start().reports.sweep();
    // when
    house.at('2026-11-23T16:00:00+07:00');
    for (let starts = 0; starts < 3; starts += 1) {
      const { reports, teller } = house.start();
      await reports.sweep();
      await teller.tell();
    }
    // then
    expect(house.sent).toEqual(['brebes recap 2026-11-23 card', 'brebes recap 2026-11-23 papers:1']);
  });

  test('is confirmed by the admin alone, and once', async () => {
    // given
    const house = await anOffice('2026-11-23T08:00:00+07:00');
    const { reports, store } = house.start();
    await reports.sweep();
    house.at('2026-11-23T16:05:00+07:00');
    await reports.sweep();
    const confirm = (role: string, id: string) =>
      reports.press({ key: recap, action: 'confirm', userId: userOf(role), press: id, turn: 1 });
    // when
    const stranger = await confirm('agency-head', 'p1');
    const admin = await confirm('admin', 'p2');
    const again = await confirm('admin', 'p2');
    const late = await confirm('admin', 'p3');
    // then
    expect(stranger).toMatchObject({ ok: false, refusal: { code: 'not_your_role', role: 'admin' } });
    expect(admin.ok && again.ok).toBe(true);
    expect(late).toMatchObject({ ok: false, refusal: { code: 'stale_press', action: 'confirm', by: userOf('admin') } });
    expect(stageOf(store, 'brebes', 'recap', '2026-11-23')).toMatchObject({ doneAt: '2026-11-23T09:05:00.000Z' });
    expect(verifyFiles(house.dataDir, new Map()).findings).toEqual([]);
  });

  test('that nobody confirms in thirty working minutes reminds, is late, and goes up the ladder, across a restart', async () => {
    // given
    const house = await anOffice('2026-11-23T08:00:00+07:00');
    await house.start().reports.sweep();
    house.at('2026-11-23T16:00:00+07:00');
    await house.start().reports.sweep();
    // when
    house.at('2026-11-24T10:00:00+07:00');
    const { reports, store } = house.start();
    await reports.sweep();
    await reports.sweep();
    // then
    const levels = store
      .get(recap)
      ?.events.flatMap((event) => ('level' in event ? [`${event.level} ${event.tells}`] : []));
    expect(levels?.slice(-3)).toEqual(['100 admin', '200 technical-official', '300 agency-head']);
    expect(stageOf(store, 'brebes', 'recap', '2026-11-23')?.lateSince).toBeDefined();
  });

  test('tells in the next one what was closed after it was confirmed', async () => {
    // given
    const house = await anOffice('2026-11-23T08:00:00+07:00');
    const { reports } = house.start();
    await reports.sweep();
    house.at('2026-11-23T16:01:00+07:00');
    await reports.sweep();
    await reports.press({ key: recap, action: 'confirm', userId: userOf('admin'), press: 'p1' });
    // when
    await aClosedCase(house, '2026-11-23T19:00:00+07:00');
    house.at('2026-11-24T16:00:00+07:00');
    await reports.sweep();
    // then
    const paper = await reports.paperOf({ ...recap, period: '2026-11-24' });
    expect(paper?.kind === 'recap' && [paper.recap.rows.length, paper.recap.supplement.length]).toEqual([0, 1]);
  });

  test('that was missed while the bot was down is caught up, the oldest first, and marked late', async () => {
    // given
    const house = await anOffice('2026-11-23T08:00:00+07:00');
    await house.start().reports.sweep();
    // when
    house.at('2026-11-26T09:00:00+07:00');
    const { reports, store, teller } = house.start();
    await reports.sweep();
    await teller.tell();
    // then
    const cards = house.sent.filter((line) => line.startsWith('brebes') && line.endsWith('card'));
    expect(cards).toEqual(['23', '24', '25'].map((day) => `brebes recap 2026-11-${day} card`));
    expect(stageOf(store, 'brebes', 'recap', '2026-11-24')?.drafted.late).toBe(true);
  });
});

describe('the monthly report', () => {
  const aFirst = async () => {
    const house = await anOffice('2026-10-30T08:00:00+07:00');
    await house.start().reports.sweep();
    house.at('2026-11-02T08:00:00+07:00');
    const started = house.start();
    await started.reports.sweep();
    const act = (action: string, role: string, id: string, reason?: string) =>
      started.reports.press({
        key: october,
        action,
        userId: userOf(role),
        press: id,
        ...(reason === undefined ? {} : { reason }),
      });
    const stage = () => stageOf(started.store, 'palangka-raya', 'monthly', '2026-10')?.stage;
    return { house, ...started, act, stage };
  };

  test('of Palangka Raya is approved by the Kepala Bidang and acknowledged by the Kepala Dinas', async () => {
    // given: Monday, the first working day of November
    const { act, stage, store } = await aFirst();
    expect(stage()).toBe('approve');
    expect(stageOf(store, 'palangka-raya', 'monthly', '2026-10')?.clocks.step?.dueAt).toBe('2026-11-06T09:30:00.000Z');
    // when / then
    expect(await act('acknowledge', 'agency-head', 'p1')).toMatchObject({ refusal: { code: 'unknown_action' } });
    expect(await act('approve', 'operator', 'p2')).toMatchObject({ refusal: { code: 'not_your_role' } });
    expect((await act('approve', 'division-head', 'p3')).ok).toBe(true);
    expect(stage()).toBe('acknowledge');
    expect((await act('acknowledge', 'agency-head', 'p4')).ok).toBe(true);
    expect(stage()).toBeUndefined();
  });

  test('goes back with a reason, is redrafted, and gains no time by it', async () => {
    // given
    const { act, stage, store, house } = await aFirst();
    const dueAt = () => stageOf(store, 'palangka-raya', 'monthly', '2026-10')?.clocks.step?.dueAt;
    const before = dueAt();
    // when / then
    expect(await act('return', 'division-head', 'p1', '  ')).toMatchObject({ refusal: { code: 'missing_field' } });
    expect((await act('return', 'division-head', 'p2', 'Kategori belum diisi')).ok).toBe(true);
    expect(stage()).toBe('redraft');
    house.at('2026-11-03T09:00:00+07:00');
    expect((await act('redraft', 'operator', 'p3')).ok).toBe(true);
    expect(stage()).toBe('approve');
    expect(dueAt()).toBe(before);
  });

  test('of Brebes is posted for the meeting and asks for nothing; Bantul makes none', async () => {
    const { store, house, teller } = await aFirst();
    await teller.tell();
    expect(stageOf(store, 'brebes', 'monthly', '2026-10')).toMatchObject({ doneAt: '2026-11-02T01:00:00.000Z' });
    expect(house.sent.filter((line) => line.startsWith('bantul'))).toEqual([]);
    expect(house.sent.filter((line) => line.endsWith('card')).length).toBe(3);
  });
});
