import { describe, expect, it } from 'vitest';
import { given, holder } from '../support/given-when-then.ts';

const website = () => given('kulon-progo-website');
const registered = () => website().when('accept').when('record');
const instructed = () => registered().when('endorse').when('endorse').when('disposition').when('record');
const drafted = () => instructed().when('assess').when('answer');
const ready = () => drafted().when('endorse').when('record');

describe('Kulon Progo, complaints and requests from the website', () => {
  it('when everybody does their part, the answer is endorsed, sent and filed', () => {
    const story = ready().when('send').when('archive');

    expect(story.happened).toEqual([
      'ComplaintAccepted',
      'EntryRecorded',
      'Endorsed',
      'Endorsed',
      'DispositionIssued',
      'EntryRecorded',
      'InformationAssessed',
      'AnswerWritten',
      'Endorsed',
      'EntryRecorded',
      'AnswerSent',
      'CaseArchived',
      'CaseClosed',
    ]);
    expect(story.now).toMatchObject({ status: 'closed', closedAs: 'answered' });
  });

  it('when the subsection head returns the register entry, the clerk records it again', () => {
    const returned = registered().when('return');

    expect(returned.now.task).toBe('register');
    expect(returned.when('record').now.task).toBe('endorse-subsection');
  });

  it('when the team lead returns it, the clerk records it again and both endorse again', () => {
    const returned = registered().when('endorse').when('return');

    expect(returned.now.task).toBe('register');
    expect(returned.when('record').when('endorse').when('endorse').now.task).toBe('instruct');
  });

  it('when the technical member returns the draft, the executor writes again', () => {
    const returned = drafted().when('return', { fields: { reason: 'Nomor layanan salah' } });

    expect(returned.now.task).toBe('draft');
    expect(returned.when('answer').when('endorse').now.task).toBe('record-follow-up');
  });

  it('when the head gives a disposition, the instruction and the addressee are on record', () => {
    const story = registered().when('endorse').when('endorse').when('disposition');

    expect(story.events.at(-1)).toMatchObject({ instruction: 'Selesaikan hari ini', addressee: 'Pelaksana Teknis' });
  });

  it('when the register entry is endorsed, no answer is approved by it', () => {
    expect(registered().when('endorse').when('endorse').now.approvals).toEqual([]);
  });

  it('when the draft is endorsed, the endorsement is bound to its text', () => {
    const story = drafted().when('endorse');

    expect(story.now.approvals).toMatchObject([{ role: 'technical-member', textHash: story.now.answer?.hash }]);
  });

  it('given one person is executor and member, when they endorse their own draft, it is refused', () => {
    const by = { ...holder('technical-executor', 'U-both'), roles: ['technical-executor', 'technical-member'] };

    expect(instructed().when('assess').when('answer', { by }).refusal('endorse', { by })).toEqual({
      code: 'own_draft',
    });
  });
});

describe('Publishing an answer in Kulon Progo', () => {
  const filed = (confidentiality: string) =>
    instructed()
      .when('assess', { fields: { confidentiality } })
      .when('answer')
      .when('endorse')
      .when('record')
      .when('send');

  it('when the case is ordinary, a redacted summary goes to the website admin', () => {
    const story = filed('ordinary').when('archive', { fields: { publish: 'Ringkasan tanpa data pribadi' } });

    expect(story.events.at(-2)).toMatchObject({ type: 'CaseArchived', publish: 'Ringkasan tanpa data pribadi' });
  });

  it.each(['none', '', '   '])('when nothing is to be published (%j), the record has no summary', (publish) => {
    expect(filed('ordinary').when('archive', { fields: { publish } }).events.at(-2)).not.toHaveProperty('publish');
  });

  it('when the case is confidential, a summary is refused and filing without one is not', () => {
    const story = filed('confidential');

    expect(story.refusal('archive', { fields: { publish: 'Ringkasan' } })).toEqual({
      code: 'confidential_not_published',
    });
    expect(story.when('archive').now.status).toBe('closed');
  });
});

describe('A slip from the suggestion box', () => {
  const slip = (complainant: { email?: string; phone?: string; address?: string }) =>
    ['accept', 'record', 'endorse', 'endorse', 'disposition', 'record', 'assess', 'answer', 'endorse', 'record'].reduce(
      (story, action) => story.when(action),
      given('kulon-progo-website', { complaint: { channel: 'suggestion-box', complainant } }),
    );

  it('when it names nobody to answer, the case ends after row 5 as without return address', () => {
    const story = slip({});

    expect(story.now).toMatchObject({ status: 'closed', closedAs: 'no-return-address' });
    expect(story.happened).not.toContain('AnswerSent');
  });

  it.each([{ phone: '0274-0000' }, { email: 'warga@example.id' }, { address: 'Wates' }])(
    'when it names %o, it is answered',
    (complainant) => {
      expect(slip(complainant).now.task).toBe('send-answer');
    },
  );
});
