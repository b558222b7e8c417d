import { describe, expect, it } from 'vitest';
import { given, holder, type Story } from '../../support/given-when-then.ts';

const wib = (text: string): string => new Date(`${text}+07:00`).toISOString();

/** Rings the clock at each minute until the instant and tells what was said, when, to whom. */
const until = (story: Story, end: string): { story: Story; said: string[] } => {
  let now = story;
  while (Date.parse(now.at) <= Date.parse(wib(end))) now = now.timePasses().later(1);
  const said = now.events.flatMap((event) =>
    'level' in event ? [`${event.limit} ${event.level} ${event.tells} ${local(event.at)}`] : [],
  );
  return { story: now, said };
};

const local = (instant: string): string => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(5, 16);

describe('The ladder of lateness', () => {
  it('when nobody acts at Bantul, holders are reminded, the breach is told, then one rung higher for each further limit', () => {
    const { said } = until(given('bantul-email', { at: wib('2026-11-23T09:00') }), '2026-11-23T10:30');

    expect(said).toEqual([
      'step 75 email-admin 11-23T09:08',
      'step 100 email-admin 11-23T09:11',
      'step 200 section-head 11-23T09:21',
      'step 300 division-head 11-23T09:31',
      'step 400 agency-head 11-23T09:41',
    ]);
  });

  it('when a limit ends at closing time, its breach is told at the next opening', () => {
    // One working day from Monday ends on Tuesday at 16.00.
    const { said } = until(given('palangka-raya-online', { at: wib('2026-11-23T09:00') }), '2026-11-25T08:00');

    expect(said.at(-1)).toBe('case 100 operator 11-25T07:30');
    expect(said).toHaveLength(2);
  });

  it('when the SOP has reminders of its own, as Brebes, they are given to whom it names', () => {
    const { said } = until(given('brebes-online', { at: wib('2026-11-23T09:00') }), '2026-11-27T07:31');

    expect(said.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'day-1 admin',
      'day-2 technical-official',
      '75 admin',
      '100 admin',
    ]);
  });

  it('when the case moves to another step, that step starts afresh', () => {
    const late = until(given('bantul-email', { at: wib('2026-11-23T09:00') }), '2026-11-23T09:12').story;
    const { said } = until(late.when('accept'), '2026-11-23T09:37');

    expect(said).toEqual([
      'step 75 email-admin 11-23T09:08',
      'step 100 email-admin 11-23T09:11',
      'step 75 email-admin 11-23T09:36',
    ]);
  });

  it('when the complainant is waited for, nobody is reminded, and afterwards the levels come later by the pause', () => {
    const asked = given('bantul-email', { at: wib('2026-11-23T09:00') })
      .later(5)
      .when('request-info');
    const waiting = until(asked, '2026-11-23T11:00');
    const { said } = until(waiting.story.when('receive-info'), '2026-11-23T11:30');

    expect(waiting.said).toEqual([]);
    expect(said).toEqual([
      'step 75 email-admin 11-23T11:04',
      'step 100 email-admin 11-23T11:07',
      'step 200 section-head 11-23T11:17',
      'step 300 division-head 11-23T11:27',
    ]);
  });

  it('when a level was reached before the pause and the clock rings only then, it is still told', () => {
    const asked = given('bantul-email', { at: wib('2026-11-23T09:00') })
      .later(9)
      .when('request-info');

    expect(until(asked, '2026-11-23T09:30').said).toEqual(['step 75 email-admin 11-23T09:09']);
  });

  it('when the system stood still, the level says so and keeps the instant at which it was due', () => {
    const story = given('bantul-email', { at: wib('2026-11-23T09:00') }).later(60);
    const outage = { from: wib('2026-11-23T09:05'), to: wib('2026-11-23T10:00') };
    const [event] = story.after({ type: 'time', at: story.at, outage }).events.slice(-1);

    expect(event).toMatchObject({
      type: 'ReminderGiven',
      at: wib('2026-11-23T10:00'),
      due: new Date(Date.parse(wib('2026-11-23T09:07')) + 30_000).toISOString(),
      outage,
    });
  });

  it('when the clock rings after closing time, nothing is told until the office opens', () => {
    const missed = given('bantul-email', { at: wib('2026-11-23T15:05') }).later(30);
    const night = until(missed, '2026-11-23T16:00');

    expect(night.said).toEqual([]);
    expect(until(night.story.later(wib('2026-11-24T07:29')), '2026-11-24T07:31').said).toEqual([
      'step 75 email-admin 11-24T07:30',
      'step 100 email-admin 11-24T07:31',
    ]);
  });
});

describe('A reminder that is put off', () => {
  const reminded = () =>
    until(given('bantul-email', { at: wib('2026-11-23T09:00') }).when('accept'), '2026-11-23T09:23').story;

  it('comes again when half of the time left has passed, and the limit stays', () => {
    const story = reminded();
    const { said } = until(story.when('snooze', { fields: { reason: 'Menunggu data' } }), '2026-11-23T09:31');

    expect(story.now.clocks.step?.dueAt).toBe(wib('2026-11-23T09:30'));
    expect(said).toEqual([
      'step 75 email-admin 11-23T09:23',
      'step snoozed email-admin 11-23T09:27',
      'step 100 email-admin 11-23T09:31',
    ]);
  });

  it('cannot be put off twice, nor before there was one', () => {
    expect(reminded().when('snooze').later(1).refusal('snooze')).toEqual({ code: 'already_snoozed' });
    expect(given('bantul-email').refusal('snooze')).toEqual({ code: 'nothing_to_snooze' });
  });
});

describe('A claimed task', () => {
  const consulting = () => given('brebes-online').when('escalate').when('claim');
  const colleague = { ...holder('technical-official'), id: 'U-rekan', name: 'Rekan' };

  it('goes to a colleague of the same role, who is named from then on', () => {
    expect(consulting().when('hand-over', { receiver: colleague }).now.claim).toEqual({ by: 'U-rekan', name: 'Rekan' });
  });

  it('does not go to somebody of another role, and nobody hands over what nobody took', () => {
    expect(consulting().refusal('hand-over', { receiver: holder('admin') })).toEqual({
      code: 'not_a_colleague',
      role: 'technical-official',
    });
    expect(given('brebes-online').when('escalate').refusal('hand-over', { receiver: colleague })).toEqual({
      code: 'not_claimed',
    });
  });
});
