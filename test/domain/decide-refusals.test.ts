import { describe, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/commands.ts';
import { fieldLimits } from '../../src/domain/fields.ts';
import { placedTask } from '../../src/domain/procedure-lookup.ts';
import { given, holder, MONDAY_NINE } from '../support/given-when-then.ts';

const received = () => given('bantul-email');
const verifying = () => received().when('accept');
const closed = () => verifying().when('answer').when('approve').when('send').delivered('accepted');

describe('A press that arrives twice', () => {
  it('when the same press is delivered again, nothing changes and nobody is refused', () => {
    const story = received();
    const press = story.press('accept', { press: 'P1' });
    const once = story.after(press);

    expect(once.after(press).events).toEqual(once.events);
  });

  it('when it is delivered again after the case went on, it still changes nothing', () => {
    const story = received();
    const press = story.press('accept', { press: 'P1', turn: 1 });
    const later = story.after(press).when('answer').when('approve');

    expect(later.after(press).events).toEqual(later.events);
  });

  it('when the mail server reports twice, the second report changes nothing', () => {
    const story = verifying().when('answer').when('approve').when('send');
    const report = { type: 'delivery', outcome: 'bounced', at: story.at, press: 'mail-1' } as const;
    const bounced = story.after(report);

    expect(bounced.after(report).events).toEqual(bounced.events);
  });

  it('when data is revealed by one press, the look is on record once', () => {
    const story = verifying();
    const reveal = { type: 'reveal', reason: 'Cek NIK', by: holder('email-admin'), at: story.at, press: 'R1' } as const;
    const once = story.after(reveal);

    expect(once.events.at(-1)).toMatchObject({ type: 'DataRevealed', reason: 'Cek NIK', by: 'U-email-admin' });
    expect(once.after(reveal).events).toEqual(once.events);
  });

  it('when the complainant answers twice with one press, it counts once', () => {
    const story = verifying();
    const reply = { type: 'complainant-reply', text: 'Ini NIK saya', via: 'email', at: story.at, press: 'M1' } as const;
    const once = story.after(reply);

    expect(once.after(reply).events).toEqual(once.events);
  });
});

describe('A press that is too late', () => {
  it('when a colleague was first, the presser is told who and when', () => {
    const story = received();
    const turn = story.now.turn;
    const by = { ...holder('email-admin', 'U-siti'), name: 'Bu Siti' };
    const late = story.when('accept', { by, turn }).later(3);

    expect(late.refusal('accept', { turn })).toEqual({
      code: 'stale_press',
      by: 'U-siti',
      name: 'Bu Siti',
      at: MONDAY_NINE,
      action: 'accept',
    });
  });

  it('when two people press at one moment, one press wins and the other is told', () => {
    const story = verifying();
    const { turn } = story.now;
    const first = story.when('answer', { turn, by: holder('email-admin', 'U-1') });

    expect(first.refusal('escalate', { turn, by: holder('email-admin', 'U-2') })).toMatchObject({
      code: 'stale_press',
      by: 'U-1',
      action: 'answer',
    });
  });

  it('when the button is older than anything that happened, the presser is told since when', () => {
    expect(received().refusal('accept', { turn: 0 })).toEqual({
      code: 'stale_press',
      at: MONDAY_NINE,
      action: 'submit',
    });
  });

  it('when the case has ended, the presser is told how and when', () => {
    const story = closed();

    expect(story.refusal('send', { by: holder('email-admin') })).toEqual({
      code: 'closed',
      as: 'answered',
      at: story.at,
    });
  });

  it('when the mail server ended the case, a stale press names the moment and no person', () => {
    const sent = verifying().when('answer').when('approve').when('send').later(5);
    const late = sent.delivered('accepted').refusal('send', { turn: sent.now.turn, by: holder('email-admin') });

    expect(late).toMatchObject({ code: 'stale_press', at: sent.at, action: 'CaseClosed' });
    expect(late).not.toHaveProperty('by');
  });
});

describe('A press that is not for this person or this moment', () => {
  it('when the presser holds no role at the desk, it is refused', () => {
    expect(received().refusal('accept', { by: { id: 'U9', name: 'Tamu', roles: [] } })).toEqual({
      code: 'not_at_this_desk',
    });
  });

  it('when the presser holds another role, it is told which role is needed', () => {
    expect(received().refusal('accept', { by: holder('section-head') })).toEqual({
      code: 'not_your_role',
      role: 'email-admin',
      roles: ['section-head'],
    });
  });

  it('when the task has no such action, it is refused', () => {
    expect(received().refusal('send')).toEqual({ code: 'unknown_action', action: 'send' });
    expect(received().refusal('toString')).toEqual({ code: 'unknown_action', action: 'toString' });
  });

  it('when data was asked for and the case waits, it is refused', () => {
    const paused = verifying().when('request-info');

    expect(paused.refusal('answer')).toEqual({ code: 'paused', since: paused.at });
  });

  it('when data is revealed without a reason or without a role, it is refused', () => {
    const reveal = {
      type: 'reveal',
      reason: ' \u200b',
      by: holder('email-admin'),
      at: MONDAY_NINE,
      press: 'R',
    } as const;

    expect(received().decide(reveal)).toMatchObject({ refusal: { code: 'missing_field', field: 'reason' } });
    const guest = { ...reveal, reason: 'Ingin tahu', by: { id: 'U9', name: 'Tamu', roles: [] } };
    expect(received().decide(guest)).toMatchObject({ refusal: { code: 'not_at_this_desk' } });
  });
});

describe('Words that a press demands', () => {
  const blank = ['', '   ', '\n\t', '\u200b\u2060', '\u0000'];
  const all = () => [
    { story: verifying(), action: 'answer', field: 'answer' },
    { story: verifying(), action: 'escalate', field: 'note' },
    { story: verifying().when('escalate'), action: 'approve', field: 'note' },
    { story: verifying().when('answer'), action: 'return', field: 'reason' },
    { story: verifying(), action: 'request-info', field: 'reason' },
    { story: verifying(), action: 'refer', field: 'to' },
    { story: verifying(), action: 'comment', field: 'note' },
  ];

  it('when they are missing or only look like words, the press is refused and names the field', () => {
    for (const { story, action, field } of all()) {
      for (const text of blank) {
        const fields: Fields = { [field]: text };
        expect(story.refusal(action, { fields })).toEqual({ code: 'missing_field', field });
      }
    }
  });

  it('when they are longer than a modal can carry, the press is refused and names the limit', () => {
    const max = fieldLimits.answer;

    expect(verifying().refusal('answer', { fields: { answer: 'a'.repeat(max + 1) } })).toEqual({
      code: 'too_long',
      field: 'answer',
      max,
    });
    expect(verifying().when('answer', { fields: { answer: '😀'.repeat(max) } }).now.task).toBe('approve-draft');
  });

  it('when every action of a task is pressed without any words, those that ask for words are refused', () => {
    const story = verifying();
    const asking = placedTask(story.procedure, story.now.task).task.actions.filter(({ asks }) => asks.length > 0);
    const empty: Fields = { note: '', answer: '', reason: '' };

    expect(asking.map(({ id }) => story.refusal(id, { fields: empty }).code)).toEqual(
      asking.map(() => 'missing_field'),
    );
  });
});

describe('A text that is not there or not approved', () => {
  /** The case of a file that was edited under it: the very first press led straight to `task`. */
  const at = (task: string) => {
    const story = received();
    const edited = structuredClone(story.procedure);
    const accept = edited.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === 'receive')?.actions[0];
    Object.assign(accept ?? {}, { next: task });
    return story.under(edited).when('accept');
  };

  it('given a file was edited and a case came to the sending with no answer, when it is sent, it is refused', () => {
    expect(at('send-answer').refusal('send')).toEqual({ code: 'needs_answer' });
  });

  it('given it came to the approval with no answer, when it is approved, it is refused', () => {
    expect(at('approve-draft').refusal('approve')).toEqual({ code: 'needs_answer' });
  });

  it('given it came to the sending with no answer, when it is returned, it goes where answers begin', () => {
    expect(at('send-answer').when('return').now.task).toBe('verify-admin');
  });
});

describe('Presses outside the SOP', () => {
  it.each(['request-info', 'receive-info', 'comment', 'refer', 'dismiss', 'merge', 'reopen'])(
    '%s leaves an event that says it is outside the SOP',
    (action) => {
      const before =
        action === 'reopen' ? closed() : action === 'receive-info' ? verifying().when('request-info') : verifying();
      const by = holder('email-admin');
      const story = before.when(action, { by });

      expect(story.events[before.events.length]).toMatchObject({ outside: true, action, by: by.id });
    },
  );

  it.each([
    ['refer', 'referred'],
    ['dismiss', 'dismissed'],
    ['merge', 'merged'],
  ])('when a case is ended by %s, it is closed as %s', (action, as) => {
    expect(verifying().when(action).now).toMatchObject({ status: 'closed', closedAs: as });
    expect(verifying().when('request-info').when(action).now).toMatchObject({ status: 'closed', closedAs: as });
  });

  it('when a case is merged into itself, it is refused', () => {
    const story = verifying();

    expect(story.refusal('merge', { fields: { to: story.now.caseId } })).toEqual({ code: 'merge_into_itself' });
  });

  it('when another case is merged into this one, the link is on record once', () => {
    const story = verifying();
    const link = {
      type: 'link-duplicate',
      duplicate: 'bantul-PGD-2026-0002',
      by: holder('email-admin'),
      at: story.at,
    } as const;
    const linked = story.after({ ...link, press: 'L1' });

    expect(linked.now.duplicates).toEqual(['bantul-PGD-2026-0002']);
    expect(linked.after({ ...link, press: 'L2' }).events).toEqual(linked.events);
  });

  it.each([
    ['request-info', { code: 'closed' }],
    ['refer', { code: 'closed' }],
    ['receive-info', { code: 'closed' }],
  ])('when a case has ended, %s is refused', (action, refusal) => {
    expect(closed().refusal(action, { by: holder('email-admin') })).toMatchObject(refusal);
  });

  it('when a case is open, it cannot be reopened and no data is received', () => {
    expect(verifying().refusal('reopen')).toEqual({ code: 'not_closed' });
    expect(verifying().refusal('receive-info')).toEqual({ code: 'not_paused' });
  });

  it('when data was already asked for, it is not asked for again', () => {
    const paused = verifying().when('request-info');

    expect(paused.refusal('request-info')).toEqual({ code: 'paused', since: paused.at });
  });

  it('when a lower post tries it on a higher one’s task, it is refused, and from above it is not', () => {
    const story = verifying().when('escalate');

    expect(story.refusal('request-info', { by: holder('email-admin') })).toMatchObject({
      code: 'not_your_role',
      role: 'section-head',
    });
    expect(story.when('request-info', { by: holder('division-head') }).now.status).toBe('paused');
  });

  it('when a merged case is reopened, it stands on its own again and starts a new round', () => {
    const story = verifying()
      .when('answer')
      .when('merge', { fields: { to: 'bantul-PGD-2026-0009' }, by: holder('section-head') });
    const reopened = story.when('reopen', { by: holder('email-admin') });

    expect(story.now.mergedInto).toBe('bantul-PGD-2026-0009');
    expect(reopened.now).toMatchObject({ status: 'open', task: 'verify-admin', round: 2 });
    expect(reopened.now.mergedInto).toBeUndefined();
    expect(reopened.now.answer).toBeUndefined();
  });
});
