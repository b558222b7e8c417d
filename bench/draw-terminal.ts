/**
 * Draws pictures of the terminal for the README, always the same from the same code:
 *
 *   node --import tsx bench/draw-terminal.ts      writes docs/images/terminal-queue.svg and terminal-case.svg
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { tempFolder } from '../test/support/temp-folder.ts';
import { openTerminal } from '../test/support/terminal.ts';
import { makeSampleOffice } from './sample-office.ts';

/** Domain time stands still, so that two drawings do not differ by a second. */
const NOW = '2026-11-23T10:14:00+07:00';
const CLOCK = `${NOW} x0.000001`;
const COLUMNS = 116;
const ROWS = 30;

const CELL = { width: 8.4, height: 18, baseline: 13 };
const BACKGROUND = '#16181d';
const FOREGROUND = '#d7dae0';
const PALETTE = ['#3b4048', '#ff6b6b', '#7fd962', '#f2c94c', '#2f5fb3', '#c792ea', '#56c7d9', '#ffffff'];

type Cell = { text: string; fill: string; ground: string; bold: boolean; faint: boolean; underline: boolean };

const colour = (index: number, fallback: string): string => PALETTE[index % 8] ?? fallback;

const cellAt = (line: ReturnType<xterm.Terminal['buffer']['active']['getLine']>, column: number): Cell | undefined => {
  const cell = line?.getCell(column);
  if (!cell || cell.getWidth() === 0) return undefined;
  const fill = cell.isFgPalette() ? colour(cell.getFgColor(), FOREGROUND) : FOREGROUND;
  const ground = cell.isBgPalette() ? colour(cell.getBgColor(), BACKGROUND) : BACKGROUND;
  const looks = { bold: cell.isBold() !== 0, faint: cell.isDim() !== 0, underline: cell.isUnderline() !== 0 };
  return {
    text: cell.getChars() || ' ',
    ...(cell.isInverse() ? { fill: ground, ground: fill } : { fill, ground }),
    ...looks,
  };
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const drawnLine = (screen: xterm.Terminal, row: number): string => {
  const line = screen.buffer.active.getLine(row);
  const y = row * CELL.height;
  return Array.from({ length: screen.cols }, (_, column) => {
    const cell = cellAt(line, column);
    if (!cell) return '';
    const x = (column * CELL.width).toFixed(1);
    const ground =
      cell.ground === BACKGROUND
        ? ''
        : `<rect x="${x}" y="${y}" width="${CELL.width + 0.3}" height="${CELL.height}" fill="${cell.ground}"/>`;
    if (cell.text === ' ') return ground;
    const looks = `${cell.bold ? ' font-weight="bold"' : ''}${cell.faint ? ' opacity="0.6"' : ''}${cell.underline ? ' text-decoration="underline"' : ''}`;
    return `${ground}<text x="${x}" y="${y + CELL.baseline}" fill="${cell.fill}"${looks}>${escaped(cell.text)}</text>`;
  }).join('');
};

const svgOf = (screen: xterm.Terminal): string => {
  const [width, height] = [Math.ceil(screen.cols * CELL.width), screen.rows * CELL.height];
  const body = Array.from({ length: screen.rows }, (_, row) => drawnLine(screen, row)).filter((line) => line !== '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 ${width + 24} ${height + 24}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
<rect x="-12" y="-12" width="${width + 24}" height="${height + 24}" rx="8" fill="${BACKGROUND}"/>
${body.join('\n')}
</svg>
`;
};

const folder = tempFolder();
await makeSampleOffice(folder.path, { count: 90, now: Date.parse(NOW), seed: 7, closedShare: 0.45 });
const alive = { pid: 1, startedAt: '2026-11-23T00:20:00.000Z', at: '2199-01-01T00:00:00.000Z' };
writeFileSync(join(folder.path, 'heartbeat.json'), JSON.stringify(alive));
const terminal = openTerminal({
  columns: COLUMNS,
  rows: ROWS,
  args: ['--data', folder.path],
  env: { TUNTAS_CLOCK: CLOCK },
});

const draw = async (name: string): Promise<void> => {
  await terminal.settled();
  const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  await new Promise<void>((resolve) => screen.write(terminal.raw(), resolve));
  mkdirSync('docs/images', { recursive: true });
  writeFileSync(`docs/images/${name}.svg`, svgOf(screen));
  screen.dispose();
};

await terminal.shows(/bot berjalan/);
// Down to where late cases end and others begin.
for (const key of ['ctrl-d', 'ctrl-d', 'ctrl-d']) terminal.press(key);
await draw('terminal-queue');
terminal.press('enter');
await terminal.shows(/Langkah SOP/);
await draw('terminal-case');
terminal.dispose();
folder.remove();
process.exit();
