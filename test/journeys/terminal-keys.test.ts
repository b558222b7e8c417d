import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeSampleOffice } from '../../bench/sample-office.ts';
import { type Command, commands } from '../../tui/keys.ts';
import { type Product, startProduct } from '../support/product.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTerminal, type TerminalInHand } from '../support/terminal.ts';

const NOW = '2026-11-23T10:14:00+07:00';
const CASES = 120;

/** What a person sees after each key, from the first row of the whole queue. A command without a line here does not compile. */
const story: Readonly<Record<Command, (terminal: TerminalInHand) => Promise<void>>> = {
  down: async (terminal) => {
    terminal.press('j');
    await cursorAt(terminal, 1);
    terminal.press('down');
    await cursorAt(terminal, 2);
  },
  up: async (terminal) => {
    terminal.press('j', 'j', 'k');
    await cursorAt(terminal, 1);
    terminal.press('up');
    await cursorAt(terminal, 0);
  },
  top: async (terminal) => {
    terminal.press('j', 'j', 'g');
    await cursorAt(terminal, 0);
    terminal.press('j', 'home');
    await cursorAt(terminal, 0);
  },
  bottom: async (terminal) => {
    terminal.press('G');
    await cursorAt(terminal, LIST_ROWS - 1);
    terminal.press('g', 'end');
    await cursorAt(terminal, LIST_ROWS - 1);
  },
  halfDown: async (terminal) => {
    terminal.press('ctrl-d');
    await cursorAt(terminal, HALF);
  },
  halfUp: async (terminal) => {
    terminal.press('pagedown');
    await cursorAt(terminal, HALF);
    terminal.press('ctrl-u');
    await cursorAt(terminal, 0);
  },
  open: async (terminal) => {
    terminal.press('enter');
    await terminal.shows(/Langkah SOP/);
  },
  back: async (terminal) => {
    terminal.press('right');
    await terminal.shows(/Langkah SOP/);
    terminal.press('esc');
    await terminal.shows(/Sisa waktu/);
  },
  nextScreen: async (terminal) => {
    terminal.press('tab');
    await terminal.shows(/Giliran +Terlambat/);
    terminal.press('tab');
    await terminal.shows(/Pemegang/);
  },
  previousScreen: async (terminal) => {
    terminal.press('shift-tab');
    await terminal.shows(/Ruang disk/);
  },
  queue: async (terminal) => {
    terminal.press('5');
    await terminal.shows(/Ruang disk/);
    terminal.press('1');
    await terminal.shows(/Sisa waktu/);
  },
  late: async (terminal) => {
    terminal.press('2');
    await terminal.shows(/Giliran +Terlambat/);
  },
  people: async (terminal) => {
    terminal.press('3');
    await terminal.shows(/Siti Aminah, Bagas Wicaksono/);
  },
  today: async (terminal) => {
    terminal.press('4');
    await terminal.shows(/Semua meja +\d/);
  },
  health: async (terminal) => {
    terminal.press('5');
    await terminal.shows(/✓ tersambung/);
  },
  filter: async (terminal) => {
    terminal.press('/', 'KTP brebes');
    await terminal.shows(/Saring: KTP brebes/);
    terminal.press('enter');
    await terminal.shows(/\d+ dari \d+ aduan .*saring “KTP brebes”/);
  },
  jump: async (terminal) => {
    terminal.press(':', '25', 'enter');
    await terminal.shows(/›.{2,3}0025\/PGD/);
  },
  sort: async (terminal) => {
    terminal.press('s');
    await terminal.shows(/urut umur/);
    terminal.press('s', 's');
    await terminal.shows(/urut pemegang/);
    terminal.press('s');
    await terminal.shows(/urut batas waktu/);
  },
  desk: async (terminal) => {
    terminal.press('d', 'd');
    await terminal.shows(/meja kulon-progo/);
  },
  follow: async (terminal) => {
    terminal.press('j', 'f');
    await terminal.shows(/mengikuti/);
    await cursorAt(terminal, 0);
    terminal.press('f');
    await terminal.showsNoMore(/mengikuti/);
  },
  copyNumber: async (terminal) => {
    terminal.press('y');
    await terminal.shows(/Disalin: PGD-2026-\d{4}/);
    expect(terminal.raw()).toContain(`\u001b]52;c;${Buffer.from('PGD-2026-').toString('base64')}`);
  },
  copyLink: async (terminal) => {
    terminal.press('d', 'Y');
    await terminal.shows(/Disalin: http|belum ada di Slack/);
  },
  openLink: async (terminal) => {
    terminal.press('d', 'o');
    await terminal.shows(/Disalin: http|belum ada di Slack/);
  },
  remind: async (terminal) => {
    terminal.press('d');
    await terminal.shows(/meja bantul/);
    await terminal.showsNoMore(/hanya baca/);
    terminal.press('R', 'Pelapor menelepon lagi', 'enter');
    await terminal.shows(/Pemegang \d{4}.* dipanggil sekarang/);
    terminal.press('R', 'Sekali lagi', 'enter');
    await terminal.shows(/Ditolak: Baru saja diingatkan oleh/);
  },
  comment: async (terminal) => {
    terminal.press('d');
    await terminal.shows(/meja bantul/);
    await terminal.showsNoMore(/hanya baca/);
    terminal.press('c', 'Sudah saya telepon', 'enter');
    await terminal.shows(/Komentar dicatat pada \d{4}/);
    terminal.press('enter');
    await terminal.shows(/Riwayat/);
    terminal.press('G', 'G');
    await terminal.shows(/Sudah saya telepon/);
  },
  help: async (terminal) => {
    terminal.press('?');
    await terminal.shows(/Bergerak/);
    terminal.press('?');
    await terminal.showsNoMore(/Bergerak/);
  },
  quit: async (terminal) => {
    terminal.press('q');
    expect(await terminal.exited()).toBe(0);
    expect(terminal.isAlternate()).toBe(false);
  },
};

const ROWS = 30;
/** Lines of the terminal that are no cases: two above, the names of the columns, one below. */
const LIST_ROWS = ROWS - 4;
const HALF = (ROWS - 3) >> 1;
const FIRST_ROW = 3;

const cursorAt = async (terminal: TerminalInHand, row: number): Promise<void> => {
  const before = `(?:[^\\n]*\\n){${FIRST_ROW + row}}›`;
  await terminal.shows(new RegExp(`^${before}`));
};

describe('every key of the table, in a real terminal beside a running bot', () => {
  let folder: ReturnType<typeof tempFolder>;
  let product: Product;
  let terminal: TerminalInHand;

  beforeAll(async () => {
    folder = tempFolder();
    await makeSampleOffice(folder.path, { count: CASES, now: Date.parse(NOW) });
    product = await startProduct({ dataDir: folder.path, env: { TUNTAS_CLOCK: NOW } });
    terminal = openTerminal({
      rows: ROWS,
      args: ['--data', folder.path],
      env: { TUNTAS_CLOCK: NOW, DISPLAY: '', WAYLAND_DISPLAY: '' },
    });
    await terminal.shows(/●.bot berjalan/);
  });

  afterAll(async () => {
    terminal.dispose();
    await product.dispose();
    folder.remove();
  });

  /** Back to the first row of the whole queue, whatever the last key did. */
  beforeEach(async () => {
    for (const key of ['esc', 'esc', 'esc', '1', 'g']) {
      terminal.press(key);
      // A lone escape is one only when nothing follows it at once.
      await terminal.settled();
    }
    await terminal.shows(/urut batas waktu/);
    await cursorAt(terminal, 0);
  });

  test.each(commands)('%s', async (command) => {
    await story[command](terminal);
  });
});
