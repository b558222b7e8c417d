import { describe, expect, test } from 'vitest';
import { enterAlternateScreen } from '../../../tui/terminal/alternate-screen.ts';
import { copyText } from '../../../tui/terminal/clipboard.ts';
import { FrameWriter, harmless } from '../../../tui/terminal/frame-writer.ts';
import { Sheet } from '../../../tui/terminal/sheet.ts';

const aScreen = (rows = 5) => {
  const sent: string[] = [];
  return { columns: 20, rows, sent, write: (text: string) => sent.push(text) };
};

describe('drawing frames', () => {
  test('given a frame like the last one, then nothing is sent', () => {
    const screen = aScreen();
    const writer = new FrameWriter(screen, new Sheet());
    writer.write('a\nb');
    writer.write('a\nb');
    expect(screen.sent).toHaveLength(1);
  });

  test('given one line differs, then only that line is sent, to its own place', () => {
    const screen = aScreen();
    const writer = new FrameWriter(screen, new Sheet());
    writer.write('satu\ndua\ntiga');
    writer.write('satu\nDUA\ntiga');
    expect(screen.sent[1]).toContain('\u001b[2;1H');
    expect(screen.sent[1]).toContain('DUA');
    expect(screen.sent[1]).not.toMatch(/satu|tiga/);
  });

  test('given a shorter frame, then the lines that are gone are erased', () => {
    const screen = aScreen();
    const writer = new FrameWriter(screen, new Sheet());
    writer.write('a\nb\nc');
    writer.write('a');
    expect(screen.sent[1]).toContain('\u001b[3;1H\u001b[0m\u001b[2K');
  });

  test('given a frame taller than the terminal, then nothing is sent below its last line, which would scroll', () => {
    const screen = aScreen(2);
    new FrameWriter(screen, new Sheet()).write('a\nb\nc');
    expect(screen.sent[0]).not.toContain('\u001b[3;1H');
  });

  test('given a sheet taller than the terminal, as right after a resize, then nothing is sent below its last line either', () => {
    const screen = aScreen(3);
    const sheet = new Sheet();
    const writer = new FrameWriter(screen, sheet);
    sheet.lay(['satu', 'dua', 'tiga']);
    writer.write('kepala\n\u{f0000}\nkaki');
    sheet.lay(['satu']);
    writer.write('kepala\n\u{f0000}\nkaki');
    expect(screen.sent[0]).not.toContain('\u001b[4;1H');
    expect(screen.sent[1]).toMatch(/\[3;1H.*kaki/);
    expect(screen.sent[1]).not.toContain('\u001b[4;1H');
  });

  test('given the terminal was resized, then the next frame is sent whole', () => {
    const screen = aScreen();
    const writer = new FrameWriter(screen, new Sheet());
    writer.write('a\nb');
    writer.forget();
    writer.write('a\nb');
    expect(screen.sent.at(-1)).toContain('\u001b[1;1H');
    expect(screen.sent.at(-1)).toContain('\u001b[2;1H');
  });

  test('given it was closed, then a frame still on its way is not drawn over the person’s shell', () => {
    const screen = aScreen();
    const writer = new FrameWriter(screen, new Sheet());
    writer.close();
    writer.write('late');
    expect(screen.sent).toEqual([]);
  });

  test('a line keeps its looks and loses everything else that a terminal would obey', () => {
    expect(harmless('\u001b[1mtebal\u001b[22m\u001b]0;DIBAJAK\u0007\u001b[2J\u009b5A\r')).toBe(
      '\u001b[1mtebal\u001b[22m�]0;DIBAJAK��[2J�5A�',
    );
  });
});

describe('the second screen', () => {
  test('is left once, however often it is asked', () => {
    const screen = aScreen();
    const leave = enterAlternateScreen(screen);
    leave();
    leave();
    expect(screen.sent).toHaveLength(2);
    expect(screen.sent[0]).toContain('\u001b[?1049h');
    expect(screen.sent[1]).toContain('\u001b[?25h\u001b[?1049l');
  });

  test('text for the clipboard goes as base64, so that nothing in it is obeyed', () => {
    const screen = aScreen();
    copyText(screen, 'PGD-2026-0042\u0007');
    expect(screen.sent).toEqual(['\u001b]52;c;UEdELTIwMjYtMDA0Mgc=\u0007']);
  });
});
