import { describe, expect, test } from 'vitest';
import { caseRecord } from '../../../src/casework/papers/case-record.ts';
import { dailyRecap } from '../../../src/casework/papers/daily-recap.ts';
import { dispositionSheet } from '../../../src/casework/papers/disposition-sheet.ts';
import { monthReport } from '../../../src/casework/papers/month-report.ts';
import { registerBook } from '../../../src/casework/papers/register-book.ts';
import type { CaseRecord, MonthReport } from '../../../src/casework/papers/shapes.ts';
import type { Desk } from '../../../src/casework/ports.ts';
import { MINUTE } from '../../../src/domain/local-date.ts';
import { given, holder, type Story } from '../../support/given-when-then.ts';
import { deskOf, fileOf } from '../../support/written-cases.ts';

const END = Date.parse('2027-01-01T00:00:00+07:00');

const recordOf = (story: Story, desk: Desk, { number = 1, asOf = END } = {}): CaseRecord => {
  const record = caseRecord(fileOf(story, desk, number), desk, { asOf, outages: [] });
  if (!record) throw new Error('the case was not recorded by then');
  return record;
};

const monthOf = (desk: Desk, month: string, stories: readonly Story[], now = END): MonthReport => {
  const making = monthReport(desk, month, { now, outages: [] });
  for (const [index, story] of stories.entries()) making.add(fileOf(story, desk, index + 1));
  return making.report();
};

/** A Brebes case, answered, sent and recapped so many minutes apart. */
const brebesCase = (at: string, minutes = 10): Story =>
  ['answer', 'send', 'record'].reduce(
    (story, action) => story.later(minutes).when(action),
    given('brebes-online', { at }),
  );

describe('the record of a case', () => {
  test('of Kulon Progo knows the disposition, the follow-up date, the answer, and who endorsed in which order', () => {
    // given: Monday 09.00, each press five minutes after the last
    const desk = deskOf('kulon-progo-website');
    const presses = ['accept', 'record', 'endorse', 'endorse', 'disposition', 'record', 'assess', 'answer', 'endorse'];
    const rest = ['record', 'send', 'archive'];
    const story = [...presses, ...rest].reduce(
      (told, action) => told.later(5).when(action),
      given('kulon-progo-website'),
    );
    // when
    const record = recordOf(story, desk);
    const sheet = dispositionSheet(fileOf(story, desk, 1), desk, { asOf: END, outages: [] });
    // then
    expect(record.dispositions).toMatchObject([
      { of: 'disposition', role: 'agency-head', addressee: 'Pelaksana Teknis', instruction: 'Selesaikan hari ini' },
    ]);
    expect(record.followUpAt).toBe('2026-11-23T02:50:00.000Z');
    expect(record.answers).toMatchObject([{ at: '2026-11-23T02:55:00.000Z', round: 1 }]);
    expect(record.toAnswer).toEqual({ days: 0, working: 55 * MINUTE });
    expect(record.endings).toEqual([{ at: '2026-11-23T03:00:00.000Z', as: 'answered', round: 1 }]);
    expect(sheet?.marks.filter(({ act }) => act === 'endorsed').map(({ role }) => role)).toEqual([
      'general-subsection-head',
      'team-lead',
      'technical-member',
    ]);
  });

  test('counts the stays at each task to the minute, and no minute twice', () => {
    const desk = deskOf('brebes-online');
    const { stays, used } = recordOf(brebesCase('2026-11-23T02:00:00.000Z'), desk);
    expect(stays.map(({ task, used: length }) => [task, length / MINUTE])).toEqual([
      ['respond', 10],
      ['forward', 10],
      ['recap', 10],
    ]);
    expect(used.working).toBe(stays.reduce((sum, stay) => sum + stay.used, 0));
  });

  test('leaves out the time in which the complainant was asked, and the night', () => {
    // given: Monday 15.00, asked at 15.30, the data came on Wednesday 09.00, answered and sent at 09.30
    const desk = deskOf('brebes-online');
    const story = given('brebes-online', { at: '2026-11-23T08:00:00.000Z' })
      .later(30)
      .when('request-info')
      .later('2026-11-25T02:00:00.000Z')
      .when('receive-info')
      .later(30)
      .when('answer')
      .when('send');
    // then
    expect(recordOf(story, desk).toAnswer).toEqual({ days: 1, working: 60 * MINUTE });
  });

  test('of Palangka Raya has every round, the complainant’s words, and no minute of the complainant’s own', () => {
    const desk = deskOf('palangka-raya-online');
    const round = (story: Story): Story =>
      ['answer', 'approve', 'send'].reduce((told, action) => told.later(10).when(action), story);
    const first = round(given('palangka-raya-online').later(5).when('accept'));
    const second = round(first.later(60).says('not-satisfied', 'Belum jelas'))
      .later(60)
      .says('satisfied')
      .when('archive');
    const record = recordOf(second, desk);
    expect(record.round).toBe(2);
    expect(record.words.map(({ word, round: no }) => [word, no])).toEqual([
      ['not-satisfied', 1],
      ['satisfied', 2],
    ]);
    expect(record.dispositions[0]).toMatchObject({ of: 'division', addressee: 'Pelayanan Pencatatan Sipil' });
    expect(record.used.working).toBe(65 * MINUTE);
  });

  test('as of an instant knows nothing later', () => {
    const desk = deskOf('brebes-online');
    const story = brebesCase('2026-11-23T02:00:00.000Z');
    const asOf = Date.parse('2026-11-23T02:15:00.000Z');
    expect(recordOf(story, desk, { asOf })).toMatchObject({ status: 'open', task: 'forward', endings: [] });
    expect(caseRecord(fileOf(story, desk, 1), desk, { asOf: Date.parse('2026-11-23T01:00:00Z'), outages: [] })).toBe(
      undefined,
    );
  });

  test('whose SOP was edited since keeps its place in every count, with its time unaccounted', () => {
    const desk = deskOf('brebes-online');
    const file = fileOf(brebesCase('2026-11-23T02:00:00.000Z'), desk, 1);
    const other = deskOf('kulon-progo-website', { id: desk.id });
    const record = caseRecord(file, other, { asOf: END, outages: [] });
    expect(record).toMatchObject({ stays: [], limits: [], endings: [{ as: 'answered' }] });
  });
});

describe('the register book', () => {
  test('has a line for every number: merged, dismissed, and one whose file cannot be read', () => {
    const desk = deskOf('brebes-online');
    const merged = given('brebes-online').when('merge', { fields: { to: 'brebes-online-PGD-2026-0009' } });
    const dismissed = given('brebes-online').when('dismiss');
    const records = [recordOf(merged, desk, { number: 1 }), recordOf(dismissed, desk, { number: 3 })];
    const { rows } = registerBook(desk, 2026, records, { asOf: END, lastNumber: 4 });
    expect(rows.map(({ number, record }) => [number, record?.endings[0]?.as])).toEqual([
      [1, 'merged'],
      [2, undefined],
      [3, 'dismissed'],
      [4, undefined],
    ]);
  });
});

describe('the daily recap', () => {
  test('of a Monday takes in the weekend before it, in the order of closing', () => {
    const desk = deskOf('brebes-online');
    const saturday = brebesCase('2026-11-21T03:00:00.000Z');
    const monday = brebesCase('2026-11-23T02:00:00.000Z');
    const records = [recordOf(monday, desk, { number: 2 }), recordOf(saturday, desk, { number: 1 })];
    const recap = dailyRecap(desk, '2026-11-23', records, { asOf: END });
    expect(recap.since).toBe('2026-11-21');
    expect(recap.rows.map(({ register }) => register.number)).toEqual([1, 2]);
    expect(recap.totals).toMatchObject({ received: 2, closed: 2, byEnding: [{ key: 'answered', count: 2 }] });
  });
});

describe('the monthly report', () => {
  test('counts a case that was opened again in once more and out once more, and the books still balance', () => {
    // given: closed in November, opened again in December and dismissed
    const desk = deskOf('brebes-online');
    const by = holder('agency-head');
    const again = brebesCase('2026-11-23T02:00:00.000Z')
      .later('2026-12-07T02:00:00.000Z')
      .when('reopen', { by })
      .later(30)
      .when('dismiss', { by });
    const open = given('brebes-online', { at: '2026-11-30T02:00:00.000Z' });
    // when / then
    expect(monthOf(desk, '2026-11', [again, open]).figures.total).toEqual({
      opening: 0,
      received: 2,
      reopened: 0,
      closed: 1,
      closing: 1,
    });
    expect(monthOf(desk, '2026-12', [again, open]).figures.total).toEqual({
      opening: 1,
      received: 0,
      reopened: 1,
      closed: 1,
      closing: 1,
    });
  });

  test('is the same whenever it is drawn and in whatever order the cases are read', () => {
    const desk = deskOf('brebes-online');
    const stories = [
      brebesCase('2026-11-23T02:00:00.000Z'),
      brebesCase('2026-11-24T02:00:00.000Z', 300),
      brebesCase('2026-11-30T08:00:00.000Z', 400),
    ];
    const files = stories.map((story, index) => fileOf(story, desk, index + 1));
    const drawn = (order: readonly number[], now: string): string => {
      const making = monthReport(desk, '2026-11', { now: Date.parse(now), outages: [] });
      for (const at of order) making.add(files[at] ?? fileOf(given('brebes-online'), desk, 9));
      return JSON.stringify(making.report());
    };
    expect(drawn([2, 0, 1], '2027-06-01T00:00:00Z')).toBe(drawn([0, 1, 2], '2026-12-01T00:00:00Z'));
  });

  test('tells on time from late by the SOP’s limits, and names the late case with its account', () => {
    // given: three working days; the second is sent on the fourth
    const desk = deskOf('brebes-online');
    const prompt = brebesCase('2026-11-02T02:00:00.000Z');
    const late = given('brebes-online', { at: '2026-11-03T02:00:00.000Z' })
      .later('2026-11-09T02:00:00.000Z')
      .when('answer')
      .when('send')
      .when('record');
    // when
    const { figures, outliers } = monthOf(desk, '2026-11', [prompt, late]);
    // then
    expect(figures.limits.find(({ limit }) => limit === 'case')).toMatchObject({ ended: 2, onTime: 1, overdue: 0 });
    expect(figures.holders[0]).toMatchObject({ holder: { kind: 'role', role: 'admin' }, lateCases: 1 });
    expect(outliers.map(({ record }) => record.register.number)).toEqual([2]);
    expect(outliers[0]?.late).toBe(figures.holders[0]?.late);
    expect(outliers[0]?.why.stretches.length).toBeGreaterThan(0);
  });

  test('of a month without a case says nothing happened, in every table', () => {
    const { figures, isWhole } = monthOf(deskOf('bantul-email'), '2026-11', []);
    expect(isWhole).toBe(true);
    expect(figures.total).toEqual({ opening: 0, received: 0, reopened: 0, closed: 0, closing: 0 });
    expect([figures.byChannel, figures.steps, figures.limits, figures.holders, figures.rounds]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(figures.days.length).toBe(30);
  });

  test('places a receipt in its weekday and hour at the office, not in UTC', () => {
    const early = given('brebes-online', { at: '2026-11-22T23:30:00.000Z' });
    const { figures } = monthOf(deskOf('brebes-online'), '2026-11', [early]);
    expect(figures.arrivals[0]?.[6]).toBe(1);
  });
});
