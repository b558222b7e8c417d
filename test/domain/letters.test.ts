import { describe, expect, it } from 'vitest';
import { given } from '../support/given-when-then.ts';

const sentByBantul = () => given('bantul-email').when('accept').when('answer').when('approve').when('send');
const answerOf = (story: ReturnType<typeof sentByBantul>): number =>
  story.events.findLast(({ type }) => type === 'AnswerSent')?.seq ?? 0;

describe('An answer that comes back', () => {
  it('when the case was closed on it, the case opens again at the task that sends, with the reason', () => {
    const closed = sentByBantul().delivered('accepted');
    const { at } = closed;

    const back = closed.after({
      type: 'delivery',
      outcome: 'bounced',
      letter: answerOf(closed),
      reason: '550 alamat tidak dikenal',
      at,
      press: 'dsn-1',
    });

    expect(back.events.at(-1)).toMatchObject({ type: 'AnswerBounced', reason: '550 alamat tidak dikenal' });
    expect(back.now).toMatchObject({ status: 'open', task: 'send-answer', answer: { text: closed.now.answer?.text } });
    expect(back.now).not.toHaveProperty('closedAs');
    expect(back.when('send').delivered('accepted').now.status).toBe('closed');
  });

  it('when the SOP has no row for delivery, the case goes back to whoever sent it', () => {
    const sent = given('palangka-raya-online').when('accept').when('answer').when('approve').when('send');

    const back = sent.after({ type: 'delivery', outcome: 'bounced', letter: answerOf(sent), at: sent.at, press: 'x' });

    expect(sent.now.task).toBe('await-complainant');
    expect(back.now.task).toBe('answer-complainant');
  });

  it('when the report is about an older answer, or comes twice, nothing happens', () => {
    const sent = sentByBantul();
    const { at } = sent;
    const older = sent.after({ type: 'delivery', outcome: 'bounced', letter: 1, at, press: 'old' });
    const report = { type: 'delivery', outcome: 'bounced', letter: answerOf(sent), at, press: 'dsn' } as const;

    expect(older.events).toEqual(sent.events);
    expect(sent.after(report).after({ ...report, press: 'dsn-again' }).events).toEqual(sent.after(report).events);
  });

  it('when the sender then chooses another way, the answer counts as passed on by hand', () => {
    const sent = sentByBantul();
    const back = sent.after({ type: 'delivery', outcome: 'bounced', letter: answerOf(sent), at: sent.at, press: 'x' });

    expect(back.now.bounced).toBe(true);
    const byPhone = back.when('send', { via: 'phone' });
    expect(byPhone.events.findLast(({ type }) => type === 'AnswerSent')).toMatchObject({ byHand: true, via: 'phone' });
    expect(byPhone.now).toMatchObject({ status: 'closed', bounced: false });
  });
});

describe('Reports about other letters', () => {
  it('when they arrive in any order, a letter only gets further, and a failure is final', () => {
    const story = given('bantul-email');
    const report = (outcome: 'sent' | 'delivered' | 'read', press: string) =>
      ({ type: 'letter', letter: 1, outcome, at: story.at, press }) as const;

    const read = story.after(report('read', 'a')).after(report('delivered', 'b')).after(report('sent', 'c'));
    expect(read.happened).toEqual(['LetterReached']);
    expect(read.now.letters).toEqual({ 1: 'read' });

    const failed = read.after({ ...report('sent', 'd'), outcome: 'failed', reason: 'nomor tidak terdaftar' });
    expect(failed.after(report('read', 'e')).now.letters).toEqual({ 1: 'failed' });
  });
});

describe('A complainant who writes again', () => {
  const reply = (at: string, press: string) =>
    ({ type: 'complainant-reply', text: 'Kartunya masih salah', via: 'email', at, press }) as const;

  it('when the case was answered and closed, it opens again where answers begin, in a further round', () => {
    const closed = sentByBantul().delivered('accepted');
    const again = closed.after(reply(closed.at, 'mail-2'));

    expect(again.events.at(-1)).toMatchObject({ type: 'CaseReopened', via: 'email', note: 'Kartunya masih salah' });
    expect(again.now).toMatchObject({ status: 'open', round: 2, task: closed.procedure.reopensAt });
  });

  it.each(['automatic', 'thanks'] as const)('when the words are %s, a closed case stays closed', (tone) => {
    const closed = sentByBantul().delivered('accepted');

    expect(closed.after({ ...reply(closed.at, 'mail-2'), tone }).now).toMatchObject({ status: 'closed', round: 1 });
  });

  it('when the case was no complaint at all, it stays closed and the words are kept', () => {
    const dismissed = given('bantul-email').when('dismiss');
    const after = dismissed.after(reply(dismissed.at, 'mail-2'));

    expect(after.events.at(-1)?.type).toBe('ComplainantWrote');
    expect(after.now.status).toBe('closed');
  });

  it('when a machine answers for them while data is awaited, the clock stays paused', () => {
    const paused = given('bantul-email').when('accept').when('request-info');

    expect(paused.after({ ...reply(paused.at, 'auto'), tone: 'automatic' }).now.status).toBe('paused');
  });
});

describe('Data the set format demands', () => {
  it('when it is missing, it is asked for once and the clock stands still', () => {
    const story = given('bantul-email');
    const ask = { type: 'ask-missing', missing: '1. NIK', at: story.at, press: 'ask-missing' } as const;
    const asked = story.after(ask);

    expect(asked.now).toMatchObject({ status: 'paused', clocks: { information: { from: story.at } } });
    expect(asked.after(ask).events).toEqual(asked.events);
  });
});
