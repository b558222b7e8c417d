import { describe, expect, it } from 'vitest';
import { given, holder } from '../support/given-when-then.ts';

const wib = (text: string): string => new Date(`${text}+07:00`).toISOString();
const reviewed = () => given('palangka-raya-online').when('accept').when('answer');
const answered = () => reviewed().when('approve').when('send');

describe('Palangka Raya, complaints by WhatsApp, LAPOR! and at the counter', () => {
  it('when the complainant is satisfied, the case is filed and ends as answered', () => {
    const story = answered().says('satisfied').when('archive');

    expect(story.happened).toEqual([
      'ComplaintAccepted',
      'AnswerWritten',
      'AnswerApproved',
      'AnswerSent',
      'ComplainantSatisfied',
      'CaseArchived',
      'CaseClosed',
    ]);
    expect(story.now).toMatchObject({ status: 'closed', closedAs: 'answered' });
  });

  it('when the analyst approves, the disposition names the division', () => {
    const story = reviewed().when('approve', { fields: { division: 'Pelayanan Pencatatan Sipil' } });

    expect(story.events.at(-1)).toMatchObject({ type: 'AnswerApproved', division: 'Pelayanan Pencatatan Sipil' });
  });

  it('when the analyst returns the review, the operator reviews again', () => {
    expect(reviewed().when('return').now.task).toBe('review');
  });

  it('when the analyst passes it to the division head, the record says that the SOP does not print this', () => {
    const raised = reviewed().when('escalate');

    expect(raised.events.at(-1)).toMatchObject({ type: 'CaseEscalated', outside: true });
    expect(raised.when('approve').now.task).toBe('answer-complainant');
    expect(raised.when('return').now.task).toBe('review');
  });

  it('given one person is operator and division head, when they decide on their own review, it is refused', () => {
    const by = { ...holder('operator', 'U-both'), roles: ['operator', 'division-head'] };
    const raised = given('palangka-raya-online').when('accept').when('answer', { by }).when('escalate');

    expect(raised.refusal('approve', { by })).toEqual({ code: 'own_draft' });
  });
});

describe('Rounds until the complainant feels it is settled', () => {
  it('when the complainant is not satisfied, a second round begins without an answer and with a fresh day', () => {
    const story = answered().later(wib('2026-11-24T10:00:00')).says('not-satisfied', 'Belum dicetak juga');

    expect(story.now).toMatchObject({ task: 'review', round: 2, status: 'open' });
    expect(story.now.answer).toBeUndefined();
    expect(story.now.sent).toBeUndefined();
    expect(story.now.clocks).toEqual({ case: { from: wib('2026-11-24T10:00:00'), dueAt: wib('2026-11-25T16:00:00') } });
    expect(story.events.at(-1)).toMatchObject({ reason: 'Belum dicetak juga', via: 'status-page' });
  });

  it('when the second round writes the text of the first, that approval does not count for it', () => {
    const again = answered().says('not-satisfied', 'Belum').when('answer');

    expect(again.now.task).toBe('verify');
    expect(again.when('approve').when('send').says('satisfied').now).toMatchObject({ task: 'archive', round: 2 });
  });

  it('when the complainant tells it by phone, the operator records who said it and how', () => {
    const story = answered().when('not-satisfied', {
      via: 'phone',
      fields: { reason: 'Ibu Warga, lewat telepon: belum jadi' },
    });

    expect(story.events.at(-1)).toMatchObject({
      by: 'U-operator',
      via: 'phone',
      reason: 'Ibu Warga, lewat telepon: belum jadi',
    });
    expect(answered().when('satisfied', { via: 'counter' }).now.task).toBe('archive');
  });

  it('when anybody but the operator records the word, it is refused', () => {
    expect(answered().refusal('satisfied', { by: holder('policy-analyst') })).toMatchObject({
      code: 'not_your_role',
      role: 'operator',
    });
  });

  it('when the complainant speaks while no word is awaited, it is refused', () => {
    const command = {
      type: 'complainant-word',
      word: 'satisfied',
      via: 'status-page',
      at: reviewed().at,
      press: 'w',
    } as const;

    expect(reviewed().decide(command)).toEqual({ ok: false, refusal: { code: 'unknown_action', action: 'satisfied' } });
  });
});

describe('A complainant who says nothing', () => {
  // Sent on Monday 23 November; the tenth working day after it is Monday 7 December.
  const end = wib('2026-12-07T16:00:00');

  it('when ten working days have not quite passed, nothing happens', () => {
    const story = answered();

    expect(story.now.clocks.silence).toEqual({ from: story.at, dueAt: end });
    expect(story.later(wib('2026-12-07T15:59:59.999')).timePasses().happened).toEqual(story.happened);
  });

  it('when ten working days have passed, the case goes to the archive and ends as closed by itself', () => {
    const silent = answered().later(end).timePasses();

    expect(silent.now).toMatchObject({ task: 'archive', endsAs: 'auto-closed', status: 'open' });
    expect(silent.when('archive').now).toMatchObject({ status: 'closed', closedAs: 'auto-closed' });
  });

  it('when the clock rings twice for the same end, the second time changes nothing', () => {
    const silent = answered().later(end).timePasses();

    expect(silent.timePasses().events).toEqual(silent.events);
  });

  it('when a case closed by itself is reopened, it goes on in a new round and ends as answered', () => {
    const story = answered().later(end).timePasses().when('archive').when('reopen');

    expect(story.now).toMatchObject({ status: 'open', task: 'review', round: 2 });
    expect(story.now.closedAs).toBeUndefined();
    const ended = story.when('answer').when('approve').when('send').says('satisfied').when('archive');
    expect(ended.now.closedAs).toBe('answered');
  });
});
