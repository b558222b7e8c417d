import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ran, type Stretch, type Why, why } from '../../src/domain/why.ts';
import { given, holder, type Story } from '../support/given-when-then.ts';
import { minuteOracle } from '../support/minute-oracle.ts';
import { caseLife, live } from '../support/random-case-life.ts';

const MINUTE = 60_000;
const wib = (text: string): string => new Date(`${text}+07:00`).toISOString();

const whyOf = (story: Story, outages: Parameters<typeof why>[0]['outages'] = []): Why =>
  why({
    procedure: story.procedure,
    events: story.events,
    hours: story.desk.hours,
    outages,
    now: Date.parse(story.at),
  });

const told = ({ from, to, kind, label }: Stretch): string =>
  `${kind}${label === undefined ? '' : ` (${label})`} ${(to - from) / MINUTE}`;

const minutes = (account: Why): string[] =>
  account.holders.map(({ holder: who, used, late }) => {
    const name = who.kind === 'person' ? who.name : who.kind === 'role' ? who.role : who.kind;
    return `${name} ${used / MINUTE} ${late / MINUTE}`;
  });

describe('Why', () => {
  it('given a case across a holiday, names every stretch with its decree', () => {
    // Wednesday before Christmas Eve (collective leave), Christmas and a weekend.
    const story = given('palangka-raya-online', { at: wib('2026-12-23T15:00') }).later(wib('2026-12-28T08:00'));

    expect(whyOf(story).stretches.map(told)).toEqual([
      'counted 60',
      'night 480',
      'collective-leave (Kelahiran Yesus Kristus) 1440',
      'holiday (Kelahiran Yesus Kristus) 1440',
      'weekend 2880',
      'night 450',
      'counted 30',
    ]);
    expect(whyOf(story).stretches[2]?.decree).toContain('SKB');
  });

  it('given a late case that went through three hands, charges each late minute to one of them', () => {
    const story = given('bantul-email', { at: wib('2026-11-23T09:00') })
      .later(25)
      .when('accept')
      .later(40)
      .when('escalate')
      .later(10);
    const account = whyOf(story);

    expect(
      account.clocks.map(({ limit, used, allowed, late }) => [limit, used / MINUTE, allowed / MINUTE, late / MINUTE]),
    ).toEqual([
      ['step', 25, 10, 15],
      ['case', 75, 160, 0],
      ['step', 40, 30, 10],
      ['step', 10, 30, 0],
    ]);
    expect(minutes(account)).toEqual(['email-admin 65 25', 'section-head 10 0']);
    expect(account.late).toBe(25 * MINUTE);
  });

  it('given a task that was taken and handed over, charges each person their own minutes', () => {
    const story = given('brebes-online', { at: wib('2026-11-23T09:00') })
      .later(10)
      .when('escalate')
      .later(5)
      .when('claim')
      .later(20)
      .when('hand-over', { receiver: { ...holder('technical-official'), id: 'U-rekan', name: 'Rekan' } })
      .later(30);

    expect(minutes(whyOf(story))).toEqual([
      'admin 10 0',
      'technical-official 5 0',
      'Pemegang technical-official 20 0',
      'Rekan 30 0',
    ]);
  });

  it('given a wait for the complainant and an outage, charges neither to the office’s people', () => {
    const outage = { from: wib('2026-11-23T10:00'), to: wib('2026-11-23T10:30') };
    const story = given('bantul-email', { at: wib('2026-11-23T09:00') })
      .later(5)
      .when('request-info')
      .later(50)
      .when('receive-info')
      .later(45);
    const account = whyOf(story, [outage]);

    expect(account.stretches.map(told)).toEqual(['counted 5', 'paused 50', 'counted 5', 'outage 30', 'counted 10']);
    expect(minutes(account)).toEqual(['email-admin 20 10', 'system 30 30']);
    expect(account.clocks[0]).toMatchObject({
      limit: 'step',
      used: 50 * MINUTE,
      allowed: 10 * MINUTE,
      late: 40 * MINUTE,
    });
  });

  it('whatever happened, tiles the case’s life and counts what the oracle counts', { timeout: 120_000 }, () => {
    const situation = fc.property(caseLife, fc.boolean(), (life, hasOutage) => {
      const story = live(life);
      const { stretches } = accountOf(story, hasOutage);
      const oracle = minuteOracle(story.desk.hours.calendar);
      const begins = stretches.slice(1).map(({ from }) => from);
      const wasClosed = story.happened.includes('CaseReopened') || story.happened.includes('MergeUndone');
      if (!wasClosed) expect(begins).toEqual(stretches.slice(0, -1).map(({ to }) => to));
      for (const stretch of stretches.filter(({ kind }) => kind !== 'paused')) {
        const { from, to } = stretch;
        expect(oracle.elapsed(from, to)).toBe(ran(stretch) ? to - from : 0);
      }
    });
    fc.assert(situation, { numRuns: 150 });
  });

  it('whatever happened, sums to the clocks, and the late minutes of the holders to the lateness', {
    timeout: 120_000,
  }, () => {
    const situation = fc.property(caseLife, fc.boolean(), (life, hasOutage) => {
      const { clocks, holders, stretches, late } = accountOf(live(life), hasOutage);
      const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
      for (const clock of clocks) expect(clock.late).toBe(Math.max(0, clock.used - clock.allowed));
      expect(sum(holders.map((one) => one.late))).toBe(late);
      expect(sum(holders.map(({ used }) => used))).toBe(sum(stretches.filter(ran).map(({ from, to }) => to - from)));
    });
    fc.assert(situation, { numRuns: 150 });
  });
});

/** The account of a life, a while after its end; with an outage over all of it. */
const accountOf = (story: Story, hasOutage: boolean): Why =>
  whyOf(story.later(300), hasOutage ? [{ from: story.events[0]?.at ?? '', to: story.at }] : []);
