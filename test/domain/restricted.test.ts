import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../src/domain/complaint.ts';
import { given, holder } from '../support/given-when-then.ts';

const reveal = (by: ReturnType<typeof holder>, at: string) =>
  ({ type: 'reveal', reason: 'Menangani', by, at, press: `look-${by.id}` }) as const;
const named = (official: ReturnType<typeof holder>) =>
  given('bantul-email').when('accept').when('name-official', { receiver: official });

describe('A complaint that few may read', () => {
  it.each<[string, Partial<Complaint>]>([
    ['speaks of a bribe', { category: 'bribery' }],
    ['accuses a member of staff', { category: 'staff-conduct' }],
    ['tells of leaked data', { category: 'data-leak' }],
    ['asks for secrecy', { secret: true }],
  ])('when it %s, it is restricted from the start', (_why, complaint) => {
    expect(given('bantul-email', { complaint }).now.restricted).toBe(true);
  });

  it('when it is about a card that is not printed, everybody of the desk may read it', () => {
    const story = given('bantul-email', { complaint: { category: 'id-card-print' } });
    expect(story.now.restricted).toBe(false);
    expect(story.after(reveal(holder('database-admin'), story.at)).happened).toEqual(['DataRevealed']);
  });

  it('when it is restricted, whoever has it and those above may look, and nobody else', () => {
    const story = given('bantul-email', { complaint: { secret: true } })
      .when('accept')
      .when('escalate');

    for (const role of ['section-head', 'division-head', 'agency-head'])
      expect(story.after(reveal(holder(role), story.at)).happened.at(-1)).toBe('DataRevealed');
    for (const role of ['email-admin', 'database-admin'])
      expect(story.decide(reveal(holder(role), story.at))).toEqual({
        ok: false,
        refusal: { code: 'restricted', role: 'section-head' },
      });
  });

  it('when the holder restricts it, only somebody above can lift that, with a reason', () => {
    const story = given('bantul-email').when('accept').when('restrict');

    expect(story.now.restricted).toBe(true);
    expect(story.refusal('unrestrict', { by: holder('email-admin') })).toMatchObject({ code: 'not_your_role' });
    expect(story.when('unrestrict', { by: holder('section-head') }).now.restricted).toBe(false);
  });
});

describe('An official who is complained about', () => {
  it('when they press, look or comment, they are refused, whatever their rank', () => {
    const accused = holder('section-head');
    const story = named(accused).when('escalate');

    expect(story.now).toMatchObject({ restricted: true, named: [accused.id] });
    for (const action of ['approve', 'escalate', 'comment', 'unrestrict', 'dismiss'])
      expect(story.refusal(action, { by: accused })).toEqual({ code: 'conflict_of_interest' });
    expect(story.decide(reveal(accused, story.at))).toEqual({ ok: false, refusal: { code: 'conflict_of_interest' } });
  });

  it('when nobody of the written name is at the desk, the press says so', () => {
    const story = given('bantul-email').when('accept');
    expect(story.refusal('name-official', { fields: { to: 'Orang Lain', reason: 'Pungli' } })).toEqual({
      code: 'no_such_colleague',
      named: 'Orang Lain',
    });
  });
});
