import { describe, expect, it } from 'vitest';
import { messageRows } from '../../../src/workspace/page/state/message-rows.ts';
import { groupPeople, hueOf, initialsOf } from '../../../src/workspace/page/state/people.ts';
import { formatRoute, parseRoute, startRoute } from '../../../src/workspace/page/state/route.ts';
import { createTimes, dayBefore } from '../../../src/workspace/page/state/times.ts';
import type { PageMessage } from '../../../src/workspace/page-api.ts';

describe('the address', () => {
  it.each(['#/', '#/U1', '#/U1/home', '#/U1/C1', '#/U1/C1/thread/1700000000.000100'])(
    'given %s, then reading and writing agree',
    (hash) => {
      expect(formatRoute(parseRoute(hash))).toBe(hash);
    },
  );

  it.each([
    ['', '#/'],
    ['#/U1/C1/thread', '#/U1/C1'],
    ['#/%E0%A4%A', '#/'],
    ['#U1/C1', '#/U1/C1'],
    ['#/U1/C1/lain/9', '#/U1/C1'],
  ])('given the odd %s, then it is read as %s', (hash, read) => {
    expect(formatRoute(parseRoute(hash))).toBe(read);
  });

  it('given a permalink, then the message is opened for whoever is chosen', () => {
    const start = startRoute({ hash: '', pathname: '/archives/C1/p1700000000000100', search: '' });
    expect(start).toEqual({ place: { kind: 'channel', channel: 'C1', thread: '1700000000.000100' } });
  });
});

describe('rows of messages', () => {
  /** In November 2026, in Jakarta. */
  const at = (day: number, hour: number, minute: number): string =>
    String(Date.UTC(2026, 10, day, hour - 7, minute) / 1000);
  const message = (ts: string, user: string, more: Partial<PageMessage> = {}): PageMessage => ({
    channel: 'C1',
    ts,
    user,
    text: '',
    blocks: [],
    ...more,
  });
  const now = Number(at(23, 12, 0)) * 1000;
  const shape = (messages: PageMessage[], newFrom?: string, timeZone = 'Asia/Jakarta'): string[] =>
    messageRows(messages, newFrom, now, createTimes(timeZone)).map((row) => {
      if (row.kind === 'day') return row.label;
      return row.kind === 'new' ? 'BARU' : row.isFirst ? 'first' : 'next';
    });

  it('given three days, then each is named as people say it', () => {
    expect(shape([message(at(20, 9, 0), 'U1'), message(at(22, 9, 0), 'U1'), message(at(23, 9, 0), 'U1')])).toEqual([
      'Jumat, 20 November 2026',
      'first',
      'Kemarin',
      'first',
      'Hari ini',
      'first',
    ]);
  });

  it('given an office elsewhere, then its days and times are shown, whatever the zone of the browser', () => {
    const late = at(22, 23, 30);
    expect(shape([message(late, 'U1')])).toEqual(['Kemarin', 'first']);
    expect(shape([message(late, 'U1')], undefined, 'Asia/Jayapura')).toEqual(['Hari ini', 'first']);
    expect(createTimes('Asia/Jakarta').time(late)).toBe('23.30');
    expect(createTimes('Asia/Jayapura').full(late)).toBe('Senin, 23 November 2026 pukul 01.30');
    expect(createTimes('Asia/Jayapura').time('no time')).toBe('');
    expect(dayBefore('2027-01-01')).toBe('2026-12-31');
  });

  it('given one person within five minutes, then the name stands once; a card, another person or a pause starts anew', () => {
    const card = { blocks: [{ type: 'divider' as const }] };
    const rows = [
      message(at(23, 9, 0), 'U1'),
      message(at(23, 9, 4), 'U1'),
      message(at(23, 9, 10), 'U1'),
      message(at(23, 9, 11), 'U2'),
      message(at(23, 9, 12), 'U2', card),
    ];
    expect(shape(rows)).toEqual(['Hari ini', 'first', 'next', 'first', 'first', 'first']);
  });

  it('given the first unread message, then the line stands above it and its name is repeated', () => {
    const unread = at(23, 9, 1);
    expect(shape([message(at(23, 9, 0), 'U1'), message(unread, 'U1')], unread)).toEqual([
      'Hari ini',
      'first',
      'BARU',
      'first',
    ]);
  });
});

describe('people', () => {
  it.each([
    ['Rina Kusumawati', 'RK'],
    ['Drs. H. Bambang Wicaksono, M.Si.', 'BW'],
    ['Siti', 'S'],
    ['', '?'],
    ['😀', '😀'],
    ['dr.', 'D'],
  ])('given %s, then the initials are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('given titles with a unit, then people stand under it, in their order, without bots', () => {
    const user = (id: string, title: string, isBot = false) => ({ id, name: id, title, isBot });
    const groups = groupPeople([
      user('A', 'Admin · Bantul'),
      user('B', 'Operator'),
      user('C', 'Kepala Seksi · Bantul'),
      user('X', '', true),
    ]);
    expect(groups.map(({ label, people }) => [label, people.map(({ id }) => id)])).toEqual([
      ['Bantul', ['A', 'C']],
      ['Operator', ['B']],
    ]);
    expect(hueOf('U1')).toBe(hueOf('U1'));
  });
});
