import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { nameLine } from '../../../tui/state/plain-words.ts';
import { fit, widthOf } from '../../../tui/terminal/cells.ts';
import { painted } from '../../../tui/terminal/paint.ts';
import { sampleComplaints } from '../../fixtures/complaints.ts';

const cursorAfter = async (text: string): Promise<number> => {
  const screen = new xterm.Terminal({ cols: 500, rows: 1, allowProposedApi: true });
  await new Promise<void>((resolve) => screen.write(text, resolve));
  const column = screen.buffer.active.cursorX;
  screen.dispose();
  return column;
};

describe('text in the cells of a terminal', () => {
  test.each([
    ['Kartu Keluarga', 14],
    ['漢字', 4],
    ['한글', 4],
    ['ｆｕｌｌ', 8],
    ['e\u0301', 1],
    ['NIK 9901••••0003', 16],
    ['🙏', 2],
    ['', 0],
  ])('“%s” takes %i cells', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('given the subjects of all sample complaints, then a terminal agrees about their width, emoji aside', async () => {
    for (const { subject } of sampleComplaints()) {
      const text = nameLine(subject)
        .replaceAll(/\p{Emoji_Presentation}/gu, '')
        .slice(0, 200);
      expect([text, widthOf(text)]).toEqual([text, await cursorAfter(text)]);
    }
  });

  test('what is too long is cut before the cell that would be split, and says so', () => {
    expect(fit('漢字の件名', 6)).toBe('漢字… ');
    expect(fit('Perihal', 4)).toBe('Per…');
    expect(fit('0:05:30', 10, true)).toBe('   0:05:30');
  });

  test('a look is closed where its text ends; without a look nothing is added', () => {
    expect(painted({ color: 'red', bold: true }, '×')).toBe('\u001b[1;31m×\u001b[0m');
    expect(painted({}, '×')).toBe('×');
  });
});
