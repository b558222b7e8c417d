import { describe, expect, it } from 'vitest';
import { evolve, replay } from '../../src/domain/case.ts';
import { CHAIN_START, firstBreak, parseEvent, seal } from '../../src/domain/event-chain.ts';
import type { CaseEvent } from '../../src/domain/events.ts';
import { sha256 } from '../../src/ids.ts';
import { given } from '../support/given-when-then.ts';

const history = () => given('bantul-email').when('accept').when('answer').when('approve').when('send').events;

const asFile = (events: readonly CaseEvent[]): object[] => JSON.parse(JSON.stringify(events)) as object[];

describe('A case and its events', () => {
  it('when all events are replayed, the case is the one that was folded press by press', () => {
    const events = history();
    const [first, ...rest] = events;
    const folded = rest.reduce((now, event) => evolve(now, event), evolve(undefined, first as CaseEvent));

    expect(replay(events)).toEqual(folded);
    expect(replay(asFile(events).map(parseEvent))).toEqual(folded);
  });

  it('when there is no event, there is no case', () => {
    expect(() => replay([])).toThrow('does not exist');
  });

  it('when an event comes before the complaint, it is a bug and says so', () => {
    expect(() => replay(history().slice(1))).toThrow('comes before the complaint');
  });

  it('when the case moves, pauses or ends, its turn grows; when somebody comments, it does not', () => {
    const story = given('bantul-email').when('accept');
    const { turn } = story.now;

    expect(story.when('comment').now.turn).toBe(turn);
    expect(story.when('request-info').now.turn).toBe(turn + 1);
    expect(story.when('answer').now.turn).toBe(turn + 1);
    expect(story.when('dismiss').now.turn).toBe(turn + 1);
  });
});

describe('The chain of events', () => {
  it('when nothing was touched, no link is broken', () => {
    expect(firstBreak(history(), sha256)).toBeUndefined();
    expect(history()[0]?.prev).toBe(CHAIN_START);
    expect(firstBreak([], sha256)).toBeUndefined();
  });

  it('when a file lists the keys in another order, the chain still holds', () => {
    const turned = asFile(history()).map((event) => parseEvent(Object.fromEntries(Object.entries(event).toReversed())));

    expect(firstBreak(turned, sha256)).toBeUndefined();
  });

  it.each([
    ['a name', 3, { name: 'Orang Lain' }],
    ['an approved text', 3, { textHash: sha256('Teks lain') }],
    ['a time', 2, { at: '2026-11-23T02:00:00.001Z' }],
    ['an answer', 3, { answer: 'Teks lain' }],
    ['a link', 4, { prev: CHAIN_START }],
    ['an own hash', 5, { hash: sha256('x') }],
    ['a number', 2, { seq: 7 }],
  ])('when %s is changed afterwards, event %i is named', (_, seq, change) => {
    const events = history().map((event) => (event.seq === seq ? { ...event, ...change } : event));

    expect(firstBreak(events, sha256)).toBe(seq);
  });

  it.each([1, 3, 4])('when event %i is taken out, the place is named', (seq) => {
    expect(
      firstBreak(
        history().filter((event) => event.seq !== seq),
        sha256,
      ),
    ).toBe(seq);
  });

  it('when two events change places, the first of them is named', () => {
    const [one, two, three, ...rest] = history() as [CaseEvent, CaseEvent, CaseEvent, ...CaseEvent[]];

    expect(firstBreak([one, three, two, ...rest], sha256)).toBe(2);
  });

  it('when a forger seals an altered event anew, the next link is broken', () => {
    const events = [...history()];
    const second = events[1] as CaseEvent;
    const { seq, prev, hash, ...body } = second;
    events.splice(1, 1, ...seal([{ ...body, name: 'Orang Lain' }], events[0], sha256));

    expect(firstBreak(events, sha256)).toBe(3);
  });

  it.each([
    ['an unknown key', { extra: 1 }],
    ['an unknown type', { type: 'AnswerForged' }],
    ['a local time', { at: '2026-11-23 09:00' }],
    ['no number', { seq: 0 }],
    ['an empty reason', { reason: '' }],
  ])('when a file holds an event with %s, it is not read', (_, change) => {
    const [, accepted] = asFile(history());

    expect(() => parseEvent({ ...accepted, ...change })).toThrow();
  });
});
