import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, CellValue } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import type { Desk } from '../../src/casework/ports.ts';
import { importRegister } from '../../src/cli/import-register.ts';
import { sha256 } from '../../src/ids.ts';
import { searchArchive } from '../../src/store/json/archive-search.ts';
import { StoreHeldError } from '../../src/store/json/lock.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { verifyFiles } from '../../src/store/json/verify-files.ts';
import { createText } from '../../src/text/text.ts';
import { newCase, twoStepProcedure } from '../support/case-files.ts';
import { holding } from '../support/holding.ts';
import { officeHours } from '../support/office-calendars.ts';
import { tempFolder } from '../support/temp-folder.ts';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const desk: Desk = {
  id: 'bantul',
  title: 'Meja Bantul',
  procedure: twoStepProcedure,
  hours: officeHours('default'),
  registerCode: 'PGD',
  channel: 'C1',
  carriers: new Set(),
};
let folder: ReturnType<typeof tempFolder>;
const data = (): string => join(folder.path, 'data');

beforeEach(() => {
  folder = tempFolder();
  mkdirSync(data());
});
afterEach(() => folder.remove());

const HEADINGS = 'No Register;Tanggal Terima;Tanggal Selesai;Nama Pemohon;NIK;Kanal;Perihal;Uraian;Jawaban';
const ROW =
  '045/12/DISDUK/2024;5 Januari 2024;08/01/2024;Sari;9901014101900003;Surat;Akta;Akta belum jadi;Sudah terbit';

const file = (content: string | Uint8Array, name = 'register 2024.csv'): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

const run = async (...args: string[]) => {
  let [out, err, codes] = ['', '', 0];
  const exit = await importRegister(
    {
      dataDir: data(),
      desks: new Map([[desk.id, desk]]),
      who: { name: 'admin' },
      now: NOW,
      ids: { statusCode: () => `KODE-${(codes += 1)}-${Math.random()}` },
      hash: sha256,
      text: createText('id'),
      io: {
        out: (line) => {
          out += `${line}\n`;
        },
        err: (line) => {
          err += `${line}\n`;
        },
      },
    },
    args,
  );
  return { exit, out, err };
};

const taken = (...rows: string[]) => run(file([HEADINGS, ...rows].join('\n')), '--desk', 'bantul');

const read = async (caseId: string): Promise<CaseFile | undefined> => {
  const store = await openJsonStore(data());
  try {
    return await store.read(caseId);
  } finally {
    await store.close();
  }
};

describe('given an older register', () => {
  test('when it is imported, then each row is a closed case of the archive, with its old number and days', async () => {
    const { exit, out } = await taken(ROW);
    expect({ exit, out }).toMatchObject({
      exit: 0,
      out: holding('baris 2: baru, 045/12/DISDUK/2024 menjadi 0045/LAMA/I/2024'),
    });
    const imported = await read('bantul-LAMA-2024-0045');
    expect(imported?.row).toMatchObject({ status: 'closed', closedAs: 'answered', told: true, channel: 'letter' });
    expect(imported?.events).toMatchObject([
      {
        at: '2024-01-05T05:00:00.000Z',
        name: 'admin',
        complaint: { subject: 'Akta', body: 'Akta belum jadi', complainant: { name: 'Sari', nik: '9901014101900003' } },
        imported: { number: '045/12/DISDUK/2024', source: 'register 2024.csv', row: 2, at: '2026-11-23T02:00:00.000Z' },
        columns: { Jawaban: 'Sudah terbit', Kanal: 'Surat' },
      },
      { type: 'CaseClosed', at: '2024-01-08T05:00:00.000Z' },
    ]);
  });

  test('then the record verifies, though the old numbers have gaps, and the next drawn number is the first', async () => {
    await taken(ROW.replace('045/', '45/').replaceAll('2024', '2026'), ROW.replaceAll('2024', '2026'), ROW);
    expect(verifyFiles(data(), new Map([[twoStepProcedure.id, twoStepProcedure]])).findings).toEqual([]);
    const store = await openJsonStore(data());
    const wanted = { desk: 'bantul', year: 2026, statusCode: 'a' };
    expect((await store.create(wanted, newCase(wanted))).file.row.caseId).toBe('bantul-PGD-2026-0001');
    await store.close();
  });

  test('then it is found by its old number, by name and by what its other columns say', async () => {
    await taken(ROW);
    for (const query of ['045/12/DISDUK/2024', 'sari', 'terbit', '0045/LAMA/I/2024'])
      expect(await searchArchive(data(), query)).toMatchObject({ total: 1 });
  });

  test('when it is imported again, then every row is known and nothing changes', async () => {
    await taken(ROW);
    const before = await read('bantul-LAMA-2024-0045');
    const again = await taken(ROW, ROW.replace('045/', '046/'));
    expect(again.out).toContain('baris 2: sudah ada sebagai 0045/LAMA/I/2024');
    expect(again.out).toContain('1 baru, 1 sudah ada, 0 bermasalah');
    expect(await read('bantul-LAMA-2024-0045')).toEqual(before);
  });

  test('when it is a dry run, then every row is told and nothing is saved, also beside a running bot', async () => {
    const bot = await openJsonStore(data());
    const path = file([HEADINGS, ROW].join('\n'));
    const { exit, out } = await run(path, '--desk', 'bantul', '--dry-run');
    expect({ exit, out }).toMatchObject({ exit: 0, out: holding('1 baru, 0 sudah ada, 0 bermasalah') });
    expect(await bot.read('bantul-LAMA-2024-0045')).toBeUndefined();
    await expect(run(path, '--desk', 'bantul')).rejects.toBeInstanceOf(StoreHeldError);
    await bot.close();
  });

  test.each([
    { why: 'no number', row: ROW.replace('045/12/DISDUK/2024', ''), says: 'tidak ada nomor' },
    {
      why: 'a number without digits',
      row: ROW.replace('045/12/DISDUK/2024', 'belum'),
      says: 'nomor tidak memuat angka',
    },
    { why: 'the number nought', row: ROW.replace('045/12/DISDUK/2024', '0'), says: 'nomor tidak memuat angka' },
    {
      why: 'a NIK for a number',
      row: ROW.replace('045/12/DISDUK/2024', '9901014101900003'),
      says: 'nomor tidak memuat angka',
    },
    { why: 'no day of receipt', row: ROW.replace('5 Januari 2024', ''), says: 'tidak ada tanggal terima' },
    {
      why: 'a day that is none',
      row: ROW.replace('5 Januari 2024', '31 Februari 2024'),
      says: 'tanggal terima tidak terbaca',
    },
    { why: 'no day of completion', row: ROW.replace('08/01/2024', ''), says: 'tidak ada tanggal selesai' },
    { why: 'completed too early', row: ROW.replace('08/01/2024', '04/01/2024'), says: 'mendahului' },
    { why: 'a day to come', row: ROW.replace('08/01/2024', '08/01/2027'), says: 'masa depan' },
    { why: 'a day too long ago', row: ROW.replaceAll('2024', '1998'), says: 'sebelum tahun 2000' },
    { why: 'no words', row: ROW.replace('Akta;Akta belum jadi', ';'), says: 'tidak ada perihal maupun isi' },
    { why: 'a cell like a book', row: ROW.replace('Akta belum jadi', 'a'.repeat(30_000)), says: 'terlalu panjang' },
  ])('when a row has $why, then that row is named with its reason, and the others are taken', async ({ row, says }) => {
    const { exit, out } = await taken(row, ROW.replace('045/', '046/'));
    expect(exit).toBe(1);
    expect(out).toMatch(new RegExp(`^baris 2: .*${says}`));
    expect(out).toContain('1 baru, 0 sudah ada, 1 bermasalah');
    expect(await read('bantul-LAMA-2024-0046')).toBeDefined();
  });

  test('when two rows of a year bear one number, then the second is faulty; of two years, both are taken', async () => {
    const { out } = await taken(ROW, ROW, ROW.replaceAll('2024', '2023'));
    expect(out).toContain('baris 3: nomor ini sudah dipakai baris lain');
    expect(out).toContain('2 baru');
  });
});

const sheet = (rows: CellValue[][], cells?: Map<string, Partial<Cell>>) =>
  writeXlsx({ sheets: [{ name: 'Register', rows: rows, ...(cells ? { cells } : {}) }] });
const headings = ['No', 'Tgl', 'Tgl Selesai', 'Nama', 'Perihal'];
const whole = await sheet([headings, [7, '5/1/2024', '6/1/2024', 'Sari', 'Akta']]);

describe('given a file of another form', () => {
  test('when it is a spreadsheet with a title block, real dates and numbers, then it is read as one', async () => {
    const rows = [
      ['BUKU REGISTER PENGADUAN'],
      [null],
      headings,
      [7, new Date(Date.UTC(2024, 0, 5)), 45_300, 'Sari', 'Akta'],
    ];
    const { out } = await run(file(await sheet(rows), 'a.xlsx'), '--desk', 'bantul');
    expect(out).toContain('baris 4: baru, 7 menjadi 0007/LAMA/I/2024');
    expect((await read('bantul-LAMA-2024-0007'))?.row.closedAt).toBe('2024-01-09T05:00:00.000Z');
  });

  test('when a cell holds a formula, then its result counts, and without one the row is faulty', async () => {
    const rows = [headings, [7, '5/1/2024', '6/1/2024', null, 'Akta'], [8, '5/1/2024', '6/1/2024', null, 'Akta']];
    const cells = new Map<string, Partial<Cell>>([
      ['1,3', { value: 'Sari', type: 'formula', formula: 'A1', formulaResult: 'Sari' }],
      ['2,3', { value: null, type: 'formula', formula: 'HYPERLINK("http://jahat.example","x")' }],
    ]);
    const { out } = await run(file(await sheet(rows, cells), 'a.xlsx'), '--desk', 'bantul');
    expect(out).toContain('baris 3: sel berisi rumus tanpa hasil');
    expect((await read('bantul-LAMA-2024-0007'))?.events[0]).toMatchObject({
      complaint: { complainant: { name: 'Sari' } },
    });
  });

  test('when text begins like a formula, then it is kept as text', async () => {
    await taken(ROW.replace('Akta belum jadi', '=cmd|calc!A1'));
    expect((await read('bantul-LAMA-2024-0045'))?.events[0]).toMatchObject({ complaint: { body: '=cmd|calc!A1' } });
  });

  test('when it was saved in an old code page or as UTF-16, then its letters are right', async () => {
    const text = `${HEADINGS}\n${ROW.replace('Sari', 'André')}`;
    await run(file(Buffer.from(text, 'latin1')), '--desk', 'bantul');
    expect((await read('bantul-LAMA-2024-0045'))?.events[0]).toMatchObject({
      complaint: { complainant: { name: 'André' } },
    });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('045/', '046/'), 'utf16le')]);
    await run(file(utf16), '--desk', 'bantul');
    expect((await read('bantul-LAMA-2024-0046'))?.events[0]).toMatchObject({
      complaint: { complainant: { name: 'André' } },
    });
  });

  test('when terminal codes hide in a number, then they do not reach the terminal', async () => {
    const { out } = await taken(ROW.replace('045/12', '045\u001b[2J/12'));
    expect(out).not.toContain('\u001b');
  });

  test.each([
    { what: 'is empty', content: '', says: 'tidak ada baris judul' },
    { what: 'has headings alone', content: `${HEADINGS}\n\n;;;\n`, says: 'tidak ada satu baris pun' },
    { what: 'has no headings', content: '1;2;3\n4;5;6', says: 'tidak ada baris judul' },
    {
      what: 'has one heading twice',
      content: `${HEADINGS};tanggal TERIMA\n${ROW}`,
      says: '“Tanggal Terima” dan “tanggal TERIMA”',
    },
    { what: 'is a cut spreadsheet', content: whole.subarray(0, -200), says: 'bukan berkas XLSX atau CSV' },
    { what: 'is a spreadsheet in name only', content: 'PK\u0003\u0004sampah', says: 'bukan berkas XLSX atau CSV' },
    {
      what: 'is a picture',
      content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      says: 'bukan berkas XLSX atau CSV',
    },
    { what: 'is too large', content: Buffer.alloc(21 * 1024 * 1024, 65), says: '20 MB' },
  ])('when it $what, then that is said and nothing is saved', async ({ content, says }) => {
    const { exit, err } = await run(file(content), '--desk', 'bantul');
    expect({ exit, err }).toMatchObject({ exit: 1, err: holding(says) });
  });

  test.each([
    { args: [], says: 'Cara pakai' },
    { args: ['a.csv'], says: 'Cara pakai' },
    { args: ['a.csv', '--desk', 'bantul', '--dryrun'], says: 'Cara pakai' },
    { args: ['a.csv', '--desk', 'sleman'], says: 'Yang ada: bantul' },
  ])('when it is asked as $args, then the way to ask is shown', async ({ args, says }) => {
    expect(await run(...args)).toMatchObject({ exit: 2, err: holding(says) });
  });

  test('when there is no such file, then that is said', async () => {
    expect(await run(join(folder.path, 'tiada.csv'), '--desk', 'bantul')).toMatchObject({ exit: 1 });
  });
});
