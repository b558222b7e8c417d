import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { clockNames } from '../../src/domain/events.ts';
import { given, holder, type Story } from '../support/given-when-then.ts';
import { caseLife, live } from '../support/random-case-life.ts';

const MINUTE = 60_000;
const OTHER = 'bantul-PGD-2026-0009';

const mergeInto = (story: Story): Story => story.when('merge', { fields: { to: OTHER } });

/** A case without what any press changes: its place in the chain, who pressed last, and where the limits now end. */
const standing = ({ version, turn, presses, lastMove, clocks, ...rest }: Case) => ({
  ...rest,
  clocks: Object.fromEntries(clockNames.flatMap((name) => (clocks[name] ? [[name, clocks[name].from]] : []))),
});

const dueIn = ({ clocks }: Case) => clockNames.map((name) => clocks[name]?.dueAt);

describe('A merging that is undone', () => {
  it('when it was a mistake, the case stands at its task with its text, its approval and its claim', () => {
    const before = given('brebes-online')
      .when('escalate')
      .when('claim', { by: holder('technical-official') });
    const after = mergeInto(before).later(30).when('unmerge');

    expect(standing(after.now)).toEqual(standing(before.now));
    expect(after.happened.slice(-3)).toEqual(['CaseMerged', 'CaseClosed', 'MergeUndone']);
    expect(after.events.at(-1)).toMatchObject({ from: OTHER, outside: true, reason: 'Belum lengkap' });
  });

  it('when an answer was approved, it may leave without being approved again', () => {
    const story = given('bantul-email')
      .when('accept')
      .when('answer', { by: holder('email-admin') })
      .when('approve');
    const after = mergeInto(story).later(30).when('unmerge');

    expect(after.now.approvals).toEqual(story.now.approvals);
    expect(after.when('send').happened).toContain('AnswerSent');
  });

  it('when it was merged for 20 open minutes, every limit of the office ends 20 open minutes later, and no level comes twice', () => {
    const story = given('bantul-email').later(8).timePasses();
    expect(story.happened).toEqual(['ReminderGiven']);
    const after = mergeInto(story).later(20).when('unmerge');

    const ends = dueIn(story.now).map((end) => end && new Date(Date.parse(end) + 20 * MINUTE).toISOString());
    expect(dueIn(after.now)).toEqual(ends);
    expect(after.timePasses().events).toEqual(after.events);
    expect(after.later(3).timePasses().happened.at(-1)).toBe('LimitBreached');
  });

  it('when the case waited for data, it waits on, the complainant has the whole 30 days again, and all of it is one pause', () => {
    const asked = given('bantul-email').later(2).when('request-info');
    const after = mergeInto(asked.later(10)).later(20).when('unmerge');

    expect(after.now).toMatchObject({ status: 'paused', pausedAt: asked.at });
    expect(after.now.clocks.information?.from).toBe(after.at);
    expect(after.now.clocks.step).toEqual(asked.now.clocks.step);
    const resumed = after.later(5).when('receive-info');
    const due = Date.parse(asked.now.clocks.step?.dueAt ?? '');
    expect(resumed.now.clocks.step?.dueAt).toBe(new Date(due + 35 * MINUTE).toISOString());
  });

  it('when the old card is pressed afterwards, the presser is told who undid the merging', () => {
    const before = given('bantul-email');
    const after = mergeInto(before).when('unmerge', { by: holder('section-head') });

    expect(after.refusal('accept', { turn: before.now.turn })).toMatchObject({
      code: 'stale_press',
      action: 'unmerge',
      by: 'U-section-head',
    });
  });

  it('when the case is not merged, or a lower post tries it, it is refused', () => {
    const story = given('bantul-email').when('accept').when('escalate');
    expect(story.refusal('unmerge')).toEqual({ code: 'not_merged' });
    expect(story.when('dismiss').refusal('unmerge')).toEqual({ code: 'not_merged' });
    expect(mergeInto(story).refusal('unmerge', { by: holder('email-admin') })).toMatchObject({ code: 'not_your_role' });
  });

  it('when the answer is on its way, the case cannot be merged: nobody would take the carrier’s word', () => {
    const sent = given('bantul-email')
      .when('accept')
      .when('answer', { by: holder('email-admin') })
      .when('approve')
      .when('send');

    expect(sent.refusal('merge', { by: holder('email-admin'), fields: { to: OTHER } })).toEqual({
      code: 'answer_under_way',
    });
  });

  it('when the other case hears of it, it no longer counts the duplicate, and hears of it once', () => {
    const story = given('bantul-email');
    const word = { duplicate: OTHER, by: holder('email-admin'), at: story.at } as const;
    const linked = story.after({ type: 'link-duplicate', ...word, press: 'p:link' });
    const undone = linked.after({ type: 'unlink-duplicate', ...word, press: 'q:unlink' });

    expect(undone.now.duplicates).toEqual([]);
    expect(undone.happened).toEqual(['DuplicateLinked', 'DuplicateUnlinked']);
    expect(undone.after({ type: 'unlink-duplicate', ...word, press: 'r:unlink' }).events).toEqual(undone.events);
    // The merging press delivered again must not link what was undone since.
    expect(undone.after({ type: 'link-duplicate', ...word, press: 'p:link' }).events).toEqual(undone.events);
  });

  it('whatever the life of a case was, merged and undone it stands as it stood, and nobody’s time has run', () => {
    let undone = 0;
    fc.assert(
      fc.property(caseLife, fc.integer({ min: 0, max: 20_000 }), (life, minutes) => {
        const before = live(life);
        const merge = before.press('merge', { fields: { to: OTHER } });
        if (!before.decide(merge).ok) return;
        undone += 1;
        const after = before.after(merge).later(minutes).when('unmerge');
        const { information: _, ...clocks } = before.now.clocks;
        expect({ ...standing(after.now), clocks: undefined }).toEqual({ ...standing(before.now), clocks: undefined });
        const left = (story: Story, name: keyof typeof clocks) => {
          const clock = story.now.clocks[name];
          return clock && story.desk.hours.elapsed(Date.parse(story.at), Date.parse(clock.dueAt));
        };
        for (const name of clockNames) {
          if (name === 'information' || before.now.status === 'paused') continue;
          expect(after.now.clocks[name]?.from).toBe(before.now.clocks[name]?.from);
          expect(left(after, name)).toBe(left(before, name));
        }
      }),
      { numRuns: 200 },
    );
    expect(undone).toBeGreaterThan(100);
  });
});
