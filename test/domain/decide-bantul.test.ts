import { describe, expect, it } from 'vitest';
import { decide } from '../../src/domain/decide/decide.ts';
import { sha256 } from '../../src/ids.ts';
import { given, holder } from '../support/given-when-then.ts';

const verified = () => given('bantul-email').when('accept');

describe('Bantul, complaints by e-mail', () => {
  it('when the admin drafts and the section head approves, the admin sends and the mail server ends the case', () => {
    const story = verified().when('answer').when('approve').when('send').delivered('accepted');

    expect(story.happened).toEqual([
      'ComplaintAccepted',
      'AnswerWritten',
      'AnswerApproved',
      'AnswerSent',
      'AnswerDelivered',
      'CaseClosed',
    ]);
    expect(story.now).toMatchObject({ status: 'closed', closedAs: 'answered', clocks: {} });
  });

  it('when the admin passes it up, the section head verifies and answers, and the answer is its own approval', () => {
    const story = verified().when('escalate').when('approve').when('answer');

    expect(story.happened.slice(1)).toEqual(['CaseEscalated', 'ComplaintVerified', 'AnswerWritten', 'AnswerApproved']);
    expect(story.now.task).toBe('send-answer');
    expect(story.now.approvals).toMatchObject([{ role: 'section-head', textHash: story.now.answer?.hash }]);
    expect(story.when('send').now.task).toBe('delivered');
  });

  it('when the section head passes it up too, the division head answers and the admin sends', () => {
    const story = verified().when('escalate').when('escalate').when('answer').when('send');

    expect(story.now.answer).toMatchObject({ role: 'division-head', task: 'respond-division' });
    expect(story.now.task).toBe('delivered');
  });

  it('when the section head passes up a draft, the division head writes an answer of his own', () => {
    const story = verified()
      .when('answer')
      .when('escalate')
      .when('answer', { fields: { answer: 'Jawaban Kabid' } });

    expect(story.now.answer).toMatchObject({ text: 'Jawaban Kabid', role: 'division-head' });
    expect(story.when('send').now.task).toBe('delivered');
  });

  it('when the section head returns a draft, the admin writes again and the reason is on record', () => {
    const returned = verified()
      .when('answer')
      .when('return', { fields: { reason: 'Sebutkan loketnya' } });

    expect(returned.now.task).toBe('verify-admin');
    expect(returned.events.at(-1)).toMatchObject({ type: 'CaseReturned', reason: 'Sebutkan loketnya' });
    expect(returned.when('answer').when('approve').when('send').now.task).toBe('delivered');
  });

  it.each([
    ['verify-admin', ['answer', 'approve']],
    ['respond-section', ['escalate', 'approve', 'answer']],
    ['respond-division', ['escalate', 'escalate', 'answer']],
  ])('when the admin returns an answer before sending, it goes back to %s, where it was written', (task, presses) => {
    const ready = presses.reduce((story, action) => story.when(action), verified());

    expect(ready.now.task).toBe('send-answer');
    expect(ready.when('return').now.task).toBe(task);
  });

  it('when an edited file no longer has the task that wrote the answer, a return leads to where answers begin', () => {
    const ready = verified().when('escalate').when('escalate').when('answer');
    const steps = ready.procedure.steps.filter(({ no }) => no !== 6);

    expect(ready.under({ ...ready.procedure, steps }).when('return').now.task).toBe('verify-admin');
  });

  it('when the answer bounces, the admin sends again and the case stays open', () => {
    const bounced = verified().when('answer').when('approve').when('send').delivered('bounced');

    expect(bounced.now).toMatchObject({ status: 'open', task: 'send-answer' });
    expect(bounced.when('send').delivered('accepted').now.status).toBe('closed');
  });

  it('when no connector carries answers, the sender by hand is the proof and the case ends with the sending', () => {
    const story = verified()
      .when('answer')
      .when('approve')
      .where({ connected: false })
      .when('send', { via: 'WhatsApp' });

    expect(story.now.status).toBe('closed');
    expect(story.now.sent).toMatchObject({ via: 'WhatsApp', byHand: true });
    expect(story.happened.slice(-3)).toEqual(['AnswerSent', 'AnswerDelivered', 'CaseClosed']);
  });

  it('when the database administrator presses, only a comment counts', () => {
    const by = holder('database-admin');
    const story = verified();

    expect(story.refusal('answer', { by })).toMatchObject({ code: 'not_your_role', role: 'email-admin' });
    expect(story.refusal('dismiss', { by })).toMatchObject({ code: 'not_your_role' });
    expect(story.when('comment', { by }).now).toMatchObject({ task: 'verify-admin', turn: story.now.turn });
  });
});

describe('An answer in Bantul, bound to its approval', () => {
  it('given one person is admin and section head, when they approve their own draft, it is refused', () => {
    const by = { ...holder('email-admin', 'U-both'), roles: ['email-admin', 'section-head'] };
    const story = verified().when('answer', { by });

    expect(story.refusal('approve', { by })).toEqual({ code: 'own_draft' });
    expect(story.when('approve', { by: holder('section-head') }).now.task).toBe('send-answer');
  });

  it('given an approved text was returned and rewritten, when it comes to sending, it must be approved again', () => {
    const rewritten = verified()
      .when('answer')
      .when('approve')
      .when('return')
      .when('answer', { fields: { answer: 'Lain' } });

    expect(rewritten.now.task).toBe('approve-draft');
    expect(rewritten.now.approvals).toHaveLength(1);
    expect(rewritten.when('approve').when('send').events.at(-1)).toMatchObject({
      type: 'AnswerSent',
      textHash: rewritten.now.answer?.hash,
    });
  });

  it.each([
    ['another text', 'Teks lain'],
    ['the very same text again', undefined],
  ])('given a file lets the approval be skipped, when %s was written after the approval, it is not sent', (_, text) => {
    const approved = verified().when('answer').when('approve').when('return');
    const skipping = structuredClone(approved.procedure);
    const answer = skipping.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === 'verify-admin')?.actions[0];
    Object.assign(answer ?? {}, { next: 'send-answer' });
    const story = approved.under(skipping).when('answer', text === undefined ? {} : { fields: { answer: text } });

    expect(story.now.task).toBe('send-answer');
    expect(story.refusal('send')).toEqual({ code: 'needs_approval', role: 'section-head' });
  });
});

describe('An approval that does not count in Bantul', () => {
  it('given the minimum approver is the division head, when the section head has approved, it is not sent', () => {
    const drafted = verified().when('answer');
    const stricter = drafted.under({ ...drafted.procedure, minimumApprover: 'division-head' });

    expect(stricter.when('approve').refusal('send')).toEqual({ code: 'needs_approval', role: 'division-head' });
  });

  it('given a record whose approval names another text, when the answer is sent, it is refused', () => {
    const approved = verified().when('answer').when('approve');
    const approvals = approved.now.approvals.map((approval) => ({ ...approval, textHash: sha256('Teks lain') }));
    const decision = decide(approved.procedure, { ...approved.now, approvals }, approved.press('send'), approved.desk);

    expect(decision).toEqual({ ok: false, refusal: { code: 'needs_approval', role: 'section-head' } });
  });
});

describe('A post in Bantul that nobody holds', () => {
  it('given no section head, when the division head approves, it counts and says for whom', () => {
    const drafted = verified()
      .when('answer')
      .where({ staffed: new Set(['email-admin', 'division-head']) });
    const story = drafted.when('approve', { by: holder('division-head') });

    expect(story.now.task).toBe('send-answer');
    expect(story.events.at(-1)).toMatchObject({ role: 'division-head', instead: 'section-head' });
  });

  it('given no section head and no division head, when the agency head approves, it counts', () => {
    const drafted = verified()
      .when('answer')
      .where({ staffed: new Set(['email-admin', 'agency-head']) });

    expect(drafted.when('approve', { by: holder('agency-head') }).now.task).toBe('send-answer');
  });

  it('given no admin, when the section head writes the answer, approving it again is their own right', () => {
    const by = holder('section-head');
    const written = verified()
      .where({ staffed: new Set(['section-head', 'division-head']) })
      .when('answer', { by });

    expect(written.now).toMatchObject({ task: 'approve-draft', answer: { role: 'section-head' } });
    expect(written.when('approve', { by }).when('send', { by }).now.task).toBe('delivered');
  });

  it('given nobody above is there either, when somebody without the post presses, it is refused', () => {
    const drafted = verified()
      .when('answer')
      .where({ staffed: new Set(['email-admin']) });

    expect(drafted.refusal('approve', { by: holder('email-admin') })).toEqual({
      code: 'not_your_role',
      role: 'section-head',
      roles: ['email-admin'],
    });
  });

  it('given the post is held, when a higher post presses, it is refused: the chain is followed', () => {
    const by = holder('division-head');

    expect(verified().when('answer').refusal('approve', { by })).toMatchObject({ code: 'not_your_role' });
  });
});
