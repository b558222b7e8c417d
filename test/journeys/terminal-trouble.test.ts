import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeSampleOffice } from '../../bench/sample-office.ts';
import { sampleComplaints } from '../fixtures/complaints.ts';
import { packed } from '../support/packed.ts';
import { type Product, startProduct } from '../support/product.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTerminal, type TerminalInHand, type TerminalOptions } from '../support/terminal.ts';

const NOW = '2026-11-23T10:14:00+07:00';
const run = promisify(execFile);

/** Looks, places, erasing and the modes the terminal is put into: all that may ever be sent. */
const ESC = '\u001b';
const OWN_SEQUENCES = new RegExp(`${ESC}\\[(?:[\\d;:]*m|\\d+;1H|2K|2J|H|\\?(?:1049|25|7|2004|2026)[hl])`, 'g');

describe('the terminal in trouble', () => {
  let folder: ReturnType<typeof tempFolder>;
  let terminals: TerminalInHand[];
  let products: Product[];

  beforeAll(() => {
    expect(sampleComplaints().some(({ hostile }) => hostile)).toBe(true);
  });

  beforeEach(() => {
    folder = tempFolder();
    terminals = [];
    products = [];
  });

  afterEach(async () => {
    for (const terminal of terminals) terminal.dispose();
    for (const product of products) await product.dispose();
    folder.remove();
  });

  const open = (options: TerminalOptions = {}): TerminalInHand => {
    const terminal = openTerminal({
      ...options,
      args: ['--data', folder.path, ...(options.args ?? [])],
      env: { TUNTAS_CLOCK: NOW, ...options.env },
    });
    terminals.push(terminal);
    return terminal;
  };
  const start = async (): Promise<Product> => {
    const product = await startProduct({ dataDir: folder.path, env: { TUNTAS_CLOCK: NOW } });
    products.push(product);
    return product;
  };
  const fill = (count: number) => makeSampleOffice(folder.path, { count, now: Date.parse(NOW) });

  test('given the bot is killed, then nobody overlooks it; given it starts again, then all is well', async () => {
    const product = await start();
    const terminal = open({ columns: 80, rows: 24 });
    await terminal.shows(/●.bot berjalan/);
    await product.kill();
    await terminal.shows(/!!! BOT BERHENTI sejak .*npm start/);
    terminal.press('5');
    await terminal.shows(/!!! BOT BERHENTI[^]*Bot +× berhenti/);
    await start();
    await terminal.shows(/●.bot berjalan[^]*✓ tersambung/);
    expect(terminal.text()).not.toContain('BERHENTI');
  });

  test('given a complaint comes by the HTTP door and is pressed on, then the terminal shows it within a second', async () => {
    const product = await start();
    const terminal = open();
    await terminal.shows(/Tidak ada aduan terbuka/);
    await product.post('bantul', {
      channel: 'email',
      kind: 'complaint',
      subject: 'BARU DATANG',
      body: 'Halo',
      complainant: { email: 'a@example.com' },
    });
    const began = Date.now();
    await terminal.shows(/BARU DATANG/);
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  test('given a storm of resizes, then the last size is drawn whole: nothing stale, nothing torn', async () => {
    await fill(100);
    const terminal = open({ columns: 120, rows: 40 });
    await terminal.shows(/Sisa waktu/);
    for (let turn = 0; turn < 60; turn += 1) terminal.resize(60 + ((turn * 37) % 141), 10 + ((turn * 13) % 51));
    terminal.resize(100, 30);
    await terminal.shows(
      /^Dinas .*WIB\n1 Antrean.*bot berhenti\n!!! .*\n +Nomor.*Sisa waktu\n›(?:.*\n){25}\d+ aduan.*keluar$/,
    );
    for (const line of terminal.lines().slice(4, 29))
      expect(line).toMatch(/^[› ][×!= ] \d{4}\/PGD\/XI .*\d:\d\d:\d\d$|–$/);
    terminal.resize(50, 8);
    await terminal.shows(/Perlu sedikitnya 60×10/);
  });

  test('given a file is damaged while it is watched, then the case leaves, health names the file, the others stay', async () => {
    await fill(12);
    const terminal = open();
    await terminal.shows(/aduan · urut/);
    const before = Number(/1 Antrean (\d+)/.exec(terminal.text())?.[1]);
    const shard = join(folder.path, 'cases', readdirSync(join(folder.path, 'cases'))[0] ?? '');
    const path = join(shard, readdirSync(shard)[0] ?? '');
    writeFileSync(`${path}.new`, readFileSync(path, 'utf8').replace('"events"', '"evints"'));
    renameSync(`${path}.new`, path);
    await terminal.shows(new RegExp(`1 Antrean ${before - 1} `));
    terminal.press('5');
    await terminal.shows(/Berkas rusak: 1[^]*\.json/);
  });

  test('given there is no data folder, then it says which; given the folder comes, then its cases are there', async () => {
    const away = folder.path;
    const terminal = openTerminal({ args: ['--data', join(away, 'nanti')], env: { TUNTAS_CLOCK: NOW } });
    terminals.push(terminal);
    await terminal.shows(/FOLDER DATA TIDAK ADA: .*nanti/);
    mkdirSync(join(away, 'nanti'));
    await makeSampleOffice(join(away, 'nanti'), { count: 8, now: Date.parse(NOW) });
    await terminal.shows(/BOT TIDAK BERJALAN[^]*0001\/PGD/);
  });

  test('given the most hostile complaints, when each is listed and opened, then only our own sequences reach the terminal', async () => {
    const product = await start();
    const hostile = sampleComplaints().filter((complaint) => complaint.hostile);
    for (const { channel, subject, body } of hostile) {
      await product.post('bantul', {
        channel,
        kind: 'complaint',
        subject: `${subject} \u001b]0;DIBAJAK\u0007\u202e`,
        body: `${body}\n${'x'.repeat(4000)}`,
        complainant: { name: '\u001b[31mMerah' },
      });
    }
    const terminal = open({ columns: 80, rows: 24 });
    await terminal.shows(new RegExp(`1 Antrean ${hostile.length} `));
    for (let place = 0; place < hostile.length; place += 1) {
      terminal.press('enter');
      await terminal.shows(/Langkah SOP/);
      terminal.press('G');
      await terminal.settled();
      terminal.press('esc');
      await terminal.shows(/Sisa waktu/);
      terminal.press('j');
      await terminal.settled();
    }
    const rest = terminal.raw().replaceAll(OWN_SEQUENCES, '');
    expect(rest).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(rest).not.toMatch(/\b\d{16}\b/);
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('given %s, then the terminal is given back as it was', async (signal) => {
    const terminal = open();
    await terminal.shows(/Antrean/);
    expect(terminal.isAlternate()).toBe(true);
    terminal.kill(signal);
    await terminal.exited();
    await terminal.settled();
    expect(terminal.isAlternate()).toBe(false);
    expect(terminal.raw().endsWith(`${ESC}[?25h${ESC}[?1049l`)).toBe(true);
  });

  test('given NO_COLOR, then no colour is sent, and lateness still has its sign', async () => {
    await fill(100);
    const terminal = open({ env: { NO_COLOR: '1' } });
    await terminal.shows(/\n.× /);
    expect(terminal.raw()).not.toMatch(new RegExp(`${ESC}\\[(?:3[0-8]|4[0-8]|9\\d|10\\d)(?:;\\d+)*m`));
  });

  test('given a screen reader, then there are sentences below each other and no second screen', async () => {
    await fill(8);
    const terminal = open({ args: ['--screen-reader'] });
    await terminal.shows(/Antrean: \d+ aduan/);
    await terminal.shows(/terpilih: \d{4}\/PGD\/XI\/2026, /);
    expect(terminal.isAlternate()).toBe(false);
    terminal.press('q');
    expect(await terminal.exited()).toBe(0);
  });

  test('given a pipe or --once, then one plain frame is printed and all is well', async () => {
    await fill(60);
    const env = { ...process.env, TUNTAS_CLOCK: NOW, TUNTAS_CONFIG: 'data/offices/sample.yaml' };
    for (const args of [['--once'], [], ['--once', '--desk', 'brebes']]) {
      const { stdout, stderr } = await run(process.execPath, [packed('tui'), '--data', folder.path, ...args], {
        env,
      });
      expect(stderr).toBe('');
      expect(stdout).toMatch(/Antrean: \d+/);
      expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
    }
  });

  test.each([
    [['--desk', 'solo'], /Tidak ada meja “solo”. Yang ada: bantul/],
    [['--sekali'], /Pilihan --sekali tidak dikenal/],
    [['--interval', '0'], /0,2 sampai 60/],
  ])('given %j, then it says what is wrong and ends with 2', async (args, words) => {
    const env = { ...process.env, TUNTAS_CONFIG: 'data/offices/sample.yaml' };
    const failure = await run(process.execPath, [packed('tui'), ...args], { env }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 2, stderr: expect.stringMatching(words) as string });
  });
});
