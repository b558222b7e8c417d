import { describe, expect, it } from 'vitest';
import { openingClocks } from '../../src/domain/decide/clocks.ts';
import { bindingLimit } from '../../src/domain/lateness/binding-limit.ts';
import { nextLevel } from '../../src/domain/lateness/levels.ts';
import { termsFor } from '../../src/domain/legal-terms.ts';
import { firstTask } from '../../src/domain/procedure-lookup.ts';
import { given } from '../support/given-when-then.ts';

const wib = (text: string): string => new Date(`${text}+07:00`).toISOString();
const RECEIVED = wib('2026-11-23T09:00');

const fromLapor = () => given('palangka-raya-online', { at: RECEIVED, complaint: { channel: 'lapor' } });

describe('The legal terms around an SOP', () => {
  it('given a report from LAPOR! at a desk that has switched all on, then all run from its receipt', () => {
    const { procedure, desk, now } = fromLapor();
    const terms = termsFor(now.complaint, ['lapor', 'law']);
    const clocks = openingClocks(procedure, firstTask(procedure), RECEIVED, desk.hours, terms);

    expect(clocks).toMatchObject({
      lapor3: { dueAt: wib('2026-11-26T16:00') },
      lapor5: { dueAt: wib('2026-11-30T16:00') },
      lapor10: { dueAt: wib('2026-12-07T16:00') },
      days14: { dueAt: wib('2026-12-07T23:59:59.999') },
      days60: { dueAt: wib('2027-01-22T23:59:59.999') },
    });
  });

  it('given a complaint from elsewhere, then LAPOR!’s own terms do not bind it; a desk that switched nothing on has none', () => {
    const { complaint } = given('palangka-raya-online', { at: RECEIVED }).now;

    expect(termsFor(complaint, ['lapor', 'law'])).toEqual(['days14', 'days60']);
    expect(termsFor(complaint, [])).toEqual([]);
  });

  const withTerms = () => {
    const story = fromLapor();
    const { procedure, desk, now } = story;
    const terms = termsFor(now.complaint, ['lapor', 'law']);
    const clocks = openingClocks(procedure, firstTask(procedure), RECEIVED, desk.hours, terms);
    return story.recorded({
      type: 'CalendarChanged',
      at: RECEIVED,
      calendar: 'uji',
      clocks,
    });
  };

  it('when the case goes on, each ends with what the law asks for: taken up, answered, sent', () => {
    const names = (story: ReturnType<typeof withTerms>) =>
      Object.keys(story.now.clocks).filter((name) => name !== 'case');

    expect(names(withTerms())).toEqual(['lapor3', 'lapor5', 'lapor10', 'days14', 'days60']);
    const accepted = withTerms().when('accept');
    expect(names(accepted)).toEqual(['lapor5', 'lapor10', 'days14', 'days60']);
    const answered = accepted.when('answer');
    expect(names(answered)).toEqual(['lapor10', 'days60']);
    expect(names(answered.when('approve').when('send'))).toEqual(['silence']);
  });

  it('binds when it is the nearest, and its lateness is told like any other', () => {
    const waiting = withTerms().when('accept').when('answer').when('approve');
    const { case: ended, ...left } = waiting.now.clocks;

    expect(bindingLimit(waiting.now.clocks)?.limit).toBe('case');
    expect(bindingLimit(left)?.limit).toBe('lapor10');
    const level = nextLevel(waiting.procedure, { ...waiting.now, clocks: left }, waiting.desk.hours);
    expect(level).toMatchObject({ limit: 'lapor10', name: '75', tells: 'operator' });
  });
});
