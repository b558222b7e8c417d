import { beforeAll, describe, expect, test } from 'vitest';
import { entryUnderCursor } from '../../../tui/state/case-choice.ts';
import { type Entry, entryOf, sorted } from '../../../tui/state/case-list.ts';
import { reduce } from '../../../tui/state/reduce.ts';
import { caseInHand, initialState, type TerminalState } from '../../../tui/state/terminal-state.ts';
import { aWatchedOffice } from '../../support/watched-office.ts';

/** Five cases at two desks; at 10.14 the first two are past their limit. */
const arrivals = [
  { at: '2026-11-23T07:40:00+07:00', subject: 'KTP-el rusak' },
  { at: '2026-11-23T08:40:00+07:00', desk: 'brebes', subject: 'Akta lahir' },
  { at: '2026-11-23T10:11:00+07:00', subject: 'Kartu Keluarga' },
  { at: '2026-11-23T10:12:00+07:00', subject: 'Pindah datang' },
  { at: '2026-11-23T10:13:00+07:00', desk: 'brebes', subject: 'KTP-el hilang' },
] as const;

const press = (state: TerminalState, ...chords: string[]): TerminalState =>
  chords.reduce((now, chord) => reduce(now, { type: 'chord', chord }), state);

const typed = (words: string): string[] => Array.from(words);

const inHand = (state: TerminalState): string | undefined => caseInHand(state)?.replace('-PGD-2026', '');

describe('the keys of the terminal', () => {
  let byLimit: Entry[];
  let start: TerminalState;

  beforeAll(async () => {
    const office = await aWatchedOffice({ arrivals });
    byLimit = sorted([...office.source.rows()].map(entryOf), 'due');
    const now = office.watched.clock.now();
    start = initialState({ byLimit, now, desks: ['bantul', 'brebes'], desk: undefined, bodyRows: 4 });
    await office.close();
  });

  test('given a queue, when it is opened, then the cursor stands on the most urgent case', () => {
    expect(inHand(start)).toBe('bantul-0001');
  });

  test('given a queue longer than the screen, when j is pressed past its foot, then the list moves up by rows', () => {
    const state = press(start, 'j', 'j', 'j', 'j', 'j', 'j');
    expect(state.queue).toMatchObject({ cursor: 4, top: 2 });
  });

  test('given G and then g, then the cursor is at the end and back at the start', () => {
    expect(press(start, 'G').queue.cursor).toBe(4);
    expect(press(start, 'G', 'g').queue).toMatchObject({ cursor: 0, top: 0 });
  });

  test('given half a screen is two rows, when ctrl-d and ctrl-u are pressed, then the cursor goes there and back', () => {
    expect(press(start, 'ctrl-d').queue.cursor).toBe(2);
    expect(press(start, 'ctrl-d', 'ctrl-u').queue.cursor).toBe(0);
  });

  test('given a filter is typed, when each letter comes, then only cases with every word stay', () => {
    const state = press(start, '/', ...typed('ktp bren'));
    expect(state.prompt).toEqual({ kind: 'filter', text: 'ktp bren' });
    expect(state.queue.shown).toHaveLength(0);
    const fewer = press(state, 'backspace');
    expect(fewer.queue.shown.map(({ row }) => row.subject)).toEqual(['KTP-el hilang']);
    expect(press(fewer, 'enter')).toMatchObject({ prompt: undefined, filter: 'ktp bre' });
    expect(press(fewer, 'enter', 'esc').queue.shown).toHaveLength(5);
  });

  test('given letters that are also keys, when they are typed into a filter, then they are only letters', () => {
    expect(press(start, '/', 'q', 'j', '?')).toMatchObject({ isLeaving: false, isHelpOpen: false, filter: 'qj?' });
  });

  test('given a desk is chosen by turns, then the list goes through the desks and back to all', () => {
    expect(press(start, 'd').queue.shown.every(({ row }) => row.desk === 'bantul')).toBe(true);
    expect(press(start, 'd', 'd').desk).toBe('brebes');
    expect(press(start, 'd', 'd', 'd').queue.shown).toHaveLength(5);
  });

  test('given the order is changed, then the cursor stays on its case', () => {
    const state = press(start, 'j', 'j');
    const case1 = inHand(state);
    const other = press(state, 's', 's', 's');
    expect(other.queue.sort).toBe('holder');
    expect(inHand(other)).toBe(case1);
  });

  test('given a more urgent case arrives, when it takes the first row, then the cursor stays on its case', () => {
    const [first, ...rest] = byLimit;
    if (!first) throw new Error('the office has no case');
    const before = reduce(start, { type: 'cases', changed: new Map([[first.row.caseId, undefined]]) });
    expect(inHand(before)).toBe(rest[0]?.row.caseId.replace('-PGD-2026', ''));
    const after = reduce(before, { type: 'cases', changed: new Map([[first.row.caseId, first]]) });
    expect(after.queue.cursor).toBe(1);
  });

  test('given follow mode, when a more urgent case arrives, then the cursor is on it', () => {
    const [first] = byLimit;
    if (!first) throw new Error('the office has no case');
    const following = press(reduce(start, { type: 'cases', changed: new Map([[first.row.caseId, undefined]]) }), 'f');
    const after = reduce(following, { type: 'cases', changed: new Map([[first.row.caseId, first]]) });
    expect(entryUnderCursor(after.queue)).toBe(first);
    expect(press(after, 'j').queue.follows).toBe(false);
  });

  test('given the case under the cursor is closed, then the cursor stays where it was', () => {
    const state = press(start, 'j');
    const gone = caseInHand(state) ?? '';
    const after = reduce(state, { type: 'cases', changed: new Map([[gone, undefined]]) });
    expect(after.queue).toMatchObject({ cursor: 1 });
    expect(after.queue.shown).toHaveLength(4);
  });

  test.each(['3', '0003', 'PGD-2026-0003', '0003/PGD'])(
    'given number %s is jumped to, then the cursor is on it',
    (typed) => {
      const state = press(start, ':', ...typed, 'enter');
      expect(inHand(state)).toBe('bantul-0003');
    },
  );

  test('given a number nobody has, when it is jumped to, then the bottom line says so', () => {
    expect(press(start, ':', '9', '9', 'enter').notice).toEqual({ kind: 'not-found', number: '99' });
  });

  test('given the screens in turn, when tab is pressed five times, then the queue is there again', () => {
    expect(press(start, 'tab').screen).toBe('late');
    expect(press(start, 'shift-tab').screen).toBe('health');
    expect(press(start, ...Array.from({ length: 5 }, () => 'tab')).screen).toBe('queue');
  });

  test('given the late screen, then only cases past their limit are on it, and more as time passes', () => {
    const state = press(start, '2');
    expect(state.late.shown).toHaveLength(1);
    const later = reduce(state, { type: 'tick', now: Date.parse('2026-11-23T14:00:00+07:00') });
    expect(later.late.shown.length).toBeGreaterThan(1);
  });

  test('given a case is opened and left, then the list is as it was', () => {
    const open = press(start, 'j', 'enter');
    expect(open.openCase).toBe(caseInHand(press(start, 'j')));
    expect(press(open, 'esc')).toMatchObject({ openCase: undefined, queue: { cursor: 1 } });
  });

  test('given a text longer than the screen, when it is moved, then it stops at its ends', () => {
    const open = reduce(press(start, 'enter'), { type: 'measured', lines: 10 });
    expect(press(open, 'G').scroll.top).toBe(6);
    expect(press(open, 'G', 'k').scroll.top).toBe(5);
    expect(press(open, 'k').scroll.top).toBe(0);
  });

  test('given a terminal that only reads, when c is pressed, then it says why nothing can be written', () => {
    expect(press(start, 'c')).toMatchObject({ prompt: undefined, notice: { kind: 'read-only' } });
  });

  test('given a comment is typed, when enter is pressed, then it is asked for once, with its case', () => {
    const acting = reduce(start, { type: 'may-act', mayAct: true, isAlone: false });
    const state = press(acting, 'c', ...typed('Sudah ditelepon.'), 'enter');
    expect(state.request).toEqual({
      kind: 'comment',
      caseId: 'bantul-PGD-2026-0001',
      note: 'Sudah ditelepon.',
      number: 1,
    });
  });

  test('given two lines are pasted into a comment, then they are one line and nothing is sent yet', () => {
    const acting = reduce(start, { type: 'may-act', mayAct: true, isAlone: false });
    const state = reduce(press(acting, 'c'), { type: 'paste', text: 'satu\rdua\u001b' });
    expect(state).toMatchObject({ prompt: { text: 'satu dua ' }, request: undefined });
  });

  test('given a text is pasted where nothing is typed, then it is not taken for keys', () => {
    expect(reduce(start, { type: 'paste', text: 'q' })).toBe(start);
  });

  test('given a comment is begun and left by esc, then nothing is asked for', () => {
    const acting = reduce(start, { type: 'may-act', mayAct: true, isAlone: false });
    expect(press(acting, 'c', 'x', 'esc').request).toBeUndefined();
  });

  test('given y is pressed on two cases, then each is asked for by its own number', () => {
    const state = press(start, 'y', 'j', 'y');
    expect(state.request).toMatchObject({ kind: 'copy-number', number: 2 });
  });

  test('given q or ctrl-c, also while typing, then the terminal is left', () => {
    expect(press(start, 'q').isLeaving).toBe(true);
    expect(press(start, '/', 'ctrl-c').isLeaving).toBe(true);
  });
});
