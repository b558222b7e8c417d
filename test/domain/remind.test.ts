import { describe, expect, it } from 'vitest';
import { given, holder } from '../support/given-when-then.ts';

const received = () => given('bantul-email');
const NOTE = { note: 'Pelapor menelepon lagi.' };
const staff = holder('agency-head');

describe('Reminding the holder by hand', () => {
  it('given a colleague with any role at the desk, when they remind, then it is on record whom and with which words', () => {
    const story = received().when('remind', { by: staff, fields: NOTE });

    expect(story.events.at(-1)).toMatchObject({
      type: 'HolderReminded',
      by: staff.id,
      tells: 'email-admin',
      note: NOTE.note,
      outside: true,
    });
    expect(story.now.clocks).toEqual(received().now.clocks);
  });

  it('given the holder was reminded, when another colleague does so within 15 minutes, then they hear who was first', () => {
    const story = received().when('remind', { by: staff, fields: NOTE });

    expect(story.later(14).refusal('remind', { fields: NOTE })).toMatchObject({
      code: 'already_reminded',
      name: staff.name,
    });
    expect(story.later(15).when('remind', { fields: NOTE }).events.at(-1)?.type).toBe('HolderReminded');
  });

  it('given the case went on meanwhile, then its new holder may be reminded at once', () => {
    const story = received().when('remind', { by: staff, fields: NOTE }).when('accept').when('answer');

    expect(story.when('remind', { by: staff, fields: NOTE }).events.at(-1)).toMatchObject({ type: 'HolderReminded' });
  });

  it('given nobody up to the top holds the role, then there is nobody to remind', () => {
    const story = received().where({ staffed: new Set() });

    expect(story.refusal('remind', { by: staff, fields: NOTE })).toEqual({ code: 'nobody_to_remind' });
  });

  it('given a role that may do no more than comment, then it does not remind', () => {
    expect(received().refusal('remind', { by: holder('database-admin'), fields: NOTE })).toMatchObject({
      code: 'not_your_role',
    });
  });

  it('given no words, a waiting case or a closed one, then it is refused', () => {
    expect(received().refusal('remind', { fields: { note: ' ' } })).toEqual({ code: 'missing_field', field: 'note' });
    expect(received().when('request-info').refusal('remind', { fields: NOTE })).toMatchObject({ code: 'paused' });
    expect(received().when('dismiss').refusal('remind', { fields: NOTE })).toMatchObject({ code: 'closed' });
  });
});
