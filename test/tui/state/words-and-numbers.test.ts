import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../tui/arguments.ts';
import { chordsOf, commandOf, commands, keys } from '../../../tui/keys.ts';
import { clockFace, shortAge } from '../../../tui/state/countdown.ts';
import { followedClock } from '../../../tui/state/followed-clock.ts';
import { lineOf, nameLine, paragraphsOf } from '../../../tui/state/plain-words.ts';
import { sparkline, trendDays } from '../../../tui/state/today-page.ts';
import { sampleComplaints } from '../../fixtures/complaints.ts';
import { officeHours } from '../../support/office-calendars.ts';

const HOUR = 3_600_000;

describe('numbers on the terminal', () => {
  test.each([
    [0, '0:00:00'],
    [1, '0:00:01'],
    [59_999, '0:01:00'],
    [2 * HOUR + 61_000, '2:01:01'],
    [-1, '-0:00:00'],
    [-61_000, '-0:01:01'],
    [-100 * HOUR, '-100:00:00'],
  ])('%i milliseconds left are shown as %s', (left, face) => {
    expect(clockFace(left)).toBe(face);
  });

  test('an age is short: minutes, hours to two days, then days', () => {
    const unit = { minute: 'm', hour: 'j', day: 'h' };
    expect([0, 59 * 60_000, HOUR, 47.9 * HOUR, 48 * HOUR, -5].map((age) => shortAge(age, unit))).toEqual([
      '0m',
      '59m',
      '1j',
      '47j',
      '2h',
      '0m',
    ]);
  });

  test('a trend without any complaint is flat, the busiest day is full', () => {
    expect(sparkline([0, 0, 0])).toBe('▁▁▁');
    expect(sparkline([0, 5, 10])).toBe('▁▅█');
  });

  test('the days of the trend are working days, and today even when it is none', () => {
    const days = trendDays(officeHours('default'), Date.parse('2026-11-22T12:00:00+07:00'), 4);
    expect(days.map((day) => new Date(day + 7 * HOUR).toISOString().slice(0, 10))).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-22',
    ]);
  });

  test('the clock of a demonstration is the bot’s: where it stood, at its rate', () => {
    let real = 1000;
    const clock = followedClock({ now: () => 5 }, () => real);
    expect(clock.now()).toBe(5);
    clock.follow({ now: 60_000, rate: 60 });
    real += 2000;
    expect(clock.now()).toBe(180_000);
  });
});

describe('strangers’ words on the terminal', () => {
  test.each(sampleComplaints().filter(({ hostile }) => hostile))(
    '$id ($note) holds nothing that moves, hides or reorders',
    ({ subject, body }) => {
      for (const text of [lineOf(subject), lineOf(body), nameLine(subject)]) {
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(text).not.toContain('\n');
      }
      expect(paragraphsOf(body)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    },
  );

  test('a flag is its letters and a skin tone is gone, so that a column stays a column', () => {
    expect(nameLine('🇮🇩 👩🏾')).toBe('ID 👩');
  });
});

describe('the key table', () => {
  test('no chord has two meanings', () => {
    const chords = commands.flatMap((command) => keys[command].chords);
    expect(new Set(chords).size).toBe(chords.length);
    expect(chords.map(commandOf)).not.toContain(undefined);
  });

  test('several keys in one piece of input are several keys', () => {
    const none = {
      upArrow: false,
      downArrow: false,
      leftArrow: false,
      rightArrow: false,
      pageDown: false,
      pageUp: false,
      home: false,
      end: false,
      return: false,
      escape: false,
      ctrl: false,
      shift: false,
      tab: false,
      backspace: false,
      delete: false,
      meta: false,
      super: false,
      hyper: false,
      capsLock: false,
      numLock: false,
    };
    expect(chordsOf('jjk', none)).toEqual(['j', 'j', 'k']);
    expect(chordsOf('25\r', none)).toEqual(['2', '5', 'enter']);
    expect(chordsOf('ab\u007f\u0003', none)).toEqual(['a', 'b', 'backspace', 'ctrl-c']);
    expect(chordsOf('d', { ...none, ctrl: true })).toEqual(['ctrl-d']);
    expect(chordsOf('', { ...none, tab: true, shift: true })).toEqual(['shift-tab']);
  });
});

describe('the command line', () => {
  test('every option is read, with a space or an equals sign', () => {
    expect(readArguments(['--once', '--desk=bantul', '--data', '/x', '--interval', '0,5', '--screen-reader'])).toEqual({
      once: true,
      isScreenReader: true,
      desk: 'bantul',
      dataDir: '/x',
      intervalMs: 500,
    });
  });

  test.each([
    [['--twice'], { fault: 'unknown', argument: '--twice' }],
    [['--desk'], { fault: 'unknown', argument: '--desk' }],
    [['--interval', '0'], { fault: 'interval' }],
    [['--interval', 'often'], { fault: 'interval' }],
    [['--help'], { fault: 'help' }],
  ])('%j is answered with what is wrong', (given, answer) => {
    expect(readArguments(given)).toEqual(answer);
  });
});
