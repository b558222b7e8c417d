import { describe, expect, it } from 'vitest';
import { given, holder } from '../support/given-when-then.ts';

const wib = (text: string): string => new Date(`${text}+07:00`).toISOString();

/** Bantul works from 07.30 to 12.00 and from 12.15 to 15.30. */
const bantul = (at: string) => given('bantul-email', { at: wib(at) });

describe('The limit of a row', () => {
  it('when a complaint comes in, the row and the whole way run from its receipt', () => {
    expect(bantul('2026-11-23T09:00').now.clocks).toEqual({
      step: { from: wib('2026-11-23T09:00'), dueAt: wib('2026-11-23T09:10') },
      case: { from: wib('2026-11-23T09:00'), dueAt: wib('2026-11-23T11:40') },
    });
  });

  it('when it comes in at night, both begin with the office hours', () => {
    expect(bantul('2026-11-23T22:00').now.clocks.step?.dueAt).toBe(wib('2026-11-24T07:40'));
  });

  it('when the case goes to another row, that row starts afresh and the whole way runs on', () => {
    const story = bantul('2026-11-23T09:00').later(5).when('accept');

    expect(story.now.clocks.step).toEqual({ from: wib('2026-11-23T09:05'), dueAt: wib('2026-11-23T09:35') });
    expect(story.now.clocks.case?.dueAt).toBe(wib('2026-11-23T11:40'));
  });

  it('when the next task belongs to the same row, the row’s limit is shared, not renewed', () => {
    const story = given('kulon-progo-website').when('accept');
    const shared = story.now.clocks.step;

    expect(story.later(5).when('record').now.clocks.step).toEqual(shared);
    expect(story.later(5).when('record').later(4).when('endorse').now.clocks.step).toEqual(shared);
  });

  it('when the answer is sent, the whole way has ended and the complainant’s row is not timed', () => {
    expect(bantul('2026-11-23T09:00').when('accept').when('answer').when('approve').when('send').now.clocks).toEqual(
      {},
    );
  });

  it('when three working days are counted, they end at the close of the third day after receipt', () => {
    // Received on Thursday: Friday, Monday, Tuesday.
    expect(given('brebes-online', { at: wib('2026-11-26T14:00') }).now.clocks.case?.dueAt).toBe(
      wib('2026-12-01T16:00'),
    );
  });

  it('when it reaches into a year without a decree, the deadline is flagged', () => {
    const story = given('brebes-online', { at: wib('2027-12-30T14:00') });

    expect(story.now.clocks.case).toMatchObject({ flagged: true });
  });
});

describe('A pause for missing data', () => {
  it('when the data comes, each limit is moved on by exactly the working time of the pause', () => {
    // 10 working minutes used, then 25 minutes of pause across the break of 12.00 to 12.15.
    const verifying = bantul('2026-11-23T11:30').when('accept');
    const resumed = verifying
      .later(wib('2026-11-23T11:40'))
      .when('request-info')
      .later(wib('2026-11-23T12:20'))
      .when('receive-info');

    expect(resumed.now.clocks.step).toMatchObject({ from: wib('2026-11-23T11:30'), dueAt: wib('2026-11-23T12:40') });
    expect(resumed.now.clocks.case?.dueAt).toBe(wib('2026-11-23T14:50'));
    expect(resumed.now.clocks.information).toBeUndefined();
    expect(resumed.now.pausedAt).toBeUndefined();
  });

  it('when the pause lies wholly outside the office hours, nothing is moved', () => {
    const verifying = bantul('2026-11-23T15:20').when('accept');
    const night = verifying
      .later(wib('2026-11-23T20:00'))
      .when('request-info')
      .later(wib('2026-11-24T05:00'))
      .when('receive-info');

    expect(night.now.clocks.step?.dueAt).toBe(verifying.now.clocks.step?.dueAt);
  });

  it('when the limit had already passed, the lateness stays what it was', () => {
    const late = bantul('2026-11-23T09:00').later(wib('2026-11-23T09:30')).when('request-info');
    const resumed = late.later(wib('2026-11-23T10:30')).when('receive-info');

    // Twenty minutes late when it was paused, twenty minutes late when it went on.
    expect(resumed.now.clocks.step?.dueAt).toBe(wib('2026-11-23T10:10'));
  });

  it('when the complainant replies, the case goes on by itself and the words are on record', () => {
    const paused = bantul('2026-11-23T09:00').when('accept').when('request-info').later(30);
    const reply = {
      type: 'complainant-reply',
      text: 'NIK saya menyusul',
      via: 'email',
      at: paused.at,
      press: 'M',
    } as const;
    const resumed = paused.after(reply);

    expect(resumed.now.status).toBe('open');
    expect(resumed.events.at(-1)).toMatchObject({ type: 'InformationReceived', note: 'NIK saya menyusul' });
    expect(resumed.now.clocks.step?.dueAt).toBe(wib('2026-11-23T10:00'));
  });

  it('when the reply holds nothing but an attachment, the case goes on all the same', () => {
    const paused = bantul('2026-11-23T09:00').when('request-info');
    const reply = { type: 'complainant-reply', text: ' \n', via: 'email', at: paused.at, press: 'M' } as const;

    expect(paused.after(reply).events.at(-1)).not.toHaveProperty('note');
    expect(paused.after(reply).now.status).toBe('open');
  });

  it('when the complainant writes while nothing was asked, it is on record and nothing moves', () => {
    const story = bantul('2026-11-23T09:00').when('accept');
    const reply = { type: 'complainant-reply', text: 'Bagaimana?', via: 'email', at: story.at, press: 'M' } as const;

    expect(story.after(reply).events.at(-1)?.type).toBe('ComplainantWrote');
    expect(story.after(reply).now.turn).toBe(story.now.turn);
  });

  it('when data is asked for twice, both pauses count', () => {
    const once = bantul('2026-11-23T09:00').when('request-info').later(10).when('receive-info');
    const twice = once.later(5).when('request-info').later(20).when('receive-info');

    expect(twice.now.clocks.step?.dueAt).toBe(wib('2026-11-23T09:40'));
  });

  it('when a case of another rank is paused while the complainant’s word is awaited, the silence waits too', () => {
    const waiting = given('palangka-raya-online').when('accept').when('answer').when('approve').when('send');
    const silence = waiting.now.clocks.silence?.dueAt ?? '';
    const resumed = waiting
      .when('request-info', { by: holder('operator') })
      .later(60)
      .when('receive-info', { by: holder('operator') });

    // Due at the close of a day: one hour more ends after the first hour of the next working day.
    expect(silence).toBe(wib('2026-12-07T16:00'));
    expect(resumed.now.clocks.silence?.dueAt).toBe(wib('2026-12-08T08:30'));
  });
});

describe('Data that never comes', () => {
  // Asked for on 23 November; the thirtieth calendar day after it is 23 December.
  const asked = () => bantul('2026-11-23T09:00').when('accept').when('request-info');
  const end = wib('2026-12-23T23:59:59.999');

  it('when thirty calendar days have not quite passed, the case still waits', () => {
    expect(asked().now.clocks.information?.dueAt).toBe(end);
    expect(asked().later(wib('2026-12-23T23:59:59.998')).timePasses().now.status).toBe('paused');
  });

  it('when thirty calendar days have passed, the case ends as not completed', () => {
    const over = asked().later(end).timePasses();

    expect(over.happened.slice(-2)).toEqual(['InformationOverdue', 'CaseClosed']);
    expect(over.now).toMatchObject({ status: 'closed', closedAs: 'not-completed' });
    expect(over.timePasses().events).toEqual(over.events);
  });

  it('when the data comes after all and the case is reopened, no pause hangs on', () => {
    const reopened = asked()
      .later(end)
      .timePasses()
      .when('reopen', { by: holder('email-admin') });

    expect(reopened.now).toMatchObject({ status: 'open', round: 2, task: 'verify-admin' });
    expect(reopened.now.pausedAt).toBeUndefined();
  });
});
