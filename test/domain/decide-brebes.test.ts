import { describe, expect, it } from 'vitest';
import { given, holder } from '../support/given-when-then.ts';

const complaint = () => given('brebes-online');

describe('Brebes, complaints online', () => {
  it('when the admin can answer, it is sent and recapped with nobody approving', () => {
    const story = complaint().when('answer').when('send').when('record');

    expect(story.happened).toEqual(['AnswerWritten', 'AnswerSent', 'EntryRecorded', 'CaseClosed']);
    expect(story.now.closedAs).toBe('answered');
    expect(story.now.approvals).toEqual([]);
  });

  it('when the admin consults the group, an official answers and the admin sends', () => {
    const story = complaint().when('escalate').when('answer').when('send');

    expect(story.now.answer).toMatchObject({ role: 'technical-official', task: 'consult' });
    expect(story.now.task).toBe('recap');
  });

  it('when an official takes the consultation, the others are told who has it', () => {
    const first = { ...holder('technical-official', 'U-1'), name: 'Pak Joko' };
    const claimed = complaint().when('escalate').when('claim', { by: first });

    expect(claimed.now.claim).toEqual({ by: 'U-1', name: 'Pak Joko' });
    expect(claimed.refusal('claim', { by: holder('technical-official', 'U-2') })).toEqual({
      code: 'already_claimed',
      by: 'U-1',
      name: 'Pak Joko',
    });
  });

  it('when the official who took it takes it again, nothing changes', () => {
    const claimed = complaint().when('escalate').when('claim');

    expect(claimed.when('claim').events).toEqual(claimed.events);
  });

  it('when another official answers what a colleague took, it counts and the claim ends with the task', () => {
    const claimed = complaint()
      .when('escalate')
      .when('claim', { by: holder('technical-official', 'U-1') });
    const answered = claimed.when('answer', { by: holder('technical-official', 'U-2') });

    expect(answered.now.task).toBe('forward');
    expect(answered.now.claim).toBeUndefined();
  });

  it('when it is taken, a button drawn before still counts: taking it moves nothing', () => {
    const consulted = complaint().when('escalate');
    const { turn } = consulted.now;

    expect(consulted.when('claim', { turn }).when('answer', { turn }).now.task).toBe('forward');
  });
});
