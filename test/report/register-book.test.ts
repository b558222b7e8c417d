import { Buffer } from 'node:buffer';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { registerBookPdf } from '../../src/report/register-book/pdf.ts';
import { registerBookXlsx } from '../../src/report/register-book/xlsx.ts';
import { needs } from '../support/needs.ts';
import { englishHouse, hostileBook, hostileTexts, house, livedBook, livedOffice } from './office-papers.ts';
import { flat, pagesOf, textOf } from './paper-text.ts';

const poppler = needs('pdftotext');

const sheetOf = async (xlsx: Uint8Array) => (await readXlsxFile(Buffer.from(xlsx)))[0]?.data ?? [];

describe.skipIf(poppler.skip)('the register book on paper', () => {
  test('given a year without complaints, it says Nihil', async () => {
    const text = textOf(await registerBookPdf(livedBook(livedOffice(0)), house));
    expect(flat(text)).toContain('Nihil: belum ada pengaduan yang dicatat pada tahun ini.');
    expect(flat(text)).toContain('Halaman 1 dari 1');
  });

  test('given forty complaints, each number stands in it once, and each page has its heads and its number', async () => {
    const pages = pagesOf(await registerBookPdf(livedBook(livedOffice(40)), house));
    const numbers = pages.join('\n').match(/\d{4}\/PGD\/XI\/2026/g);
    expect(numbers).toHaveLength(40);
    expect(new Set(numbers)).toHaveLength(40);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Perihal');
      expect(flat(page)).toContain(`Halaman ${index + 1} dari ${pages.length}`);
    }
  });

  test('given a long name, all of it is there', async () => {
    const text = textOf(await registerBookPdf(livedBook(livedOffice(2)), house));
    for (const part of ['Kusumawardhani', 'Hadisumarto', 'Tumenggung', 'Purwodiningrat']) expect(text).toContain(part);
  });

  test('given a number whose file cannot be read, its line stays and says so', async () => {
    const book = livedBook(livedOffice(3));
    const text = textOf(await registerBookPdf({ ...book, rows: [...book.rows, { number: 4 }] }, house));
    expect(flat(text)).toContain('Berkas tidak dapat');
    expect(text).toMatch(/^\s+4\s/m);
  });

  test('given an English office, its heads are English', async () => {
    expect(textOf(await registerBookPdf(livedBook(livedOffice(1)), englishHouse))).toContain('Register number');
  });
});

describe('the register book as a spreadsheet', () => {
  test('given complaints, an independent reader finds heads, a line for each, real dates and real numbers', async () => {
    const book = livedBook(livedOffice(12));
    const [heads, ...rows] = await sheetOf(await registerBookXlsx(book, house));
    expect(heads?.slice(0, 4)).toEqual(['No.', 'Nomor Register', 'Tanggal', 'Nama']);
    expect(rows).toHaveLength(12);
    const [no, number, date, name] = rows[1] ?? [];
    expect([no, number, name]).toEqual([2, '0002/PGD/XI/2026', book.rows[1]?.record?.complainant.name]);
    // As the office's wall clock shows it: WIB is seven hours ahead of UTC.
    const received = Date.parse(book.rows[1]?.record?.receivedAt ?? '');
    expect(date instanceof Date && Math.abs(date.getTime() - (received + 7 * 3_600_000)) < 1000).toBe(true);
  });

  test('given texts that look like formulas, they are text cells, word for word', async () => {
    const rows = (await sheetOf(await registerBookXlsx(hostileBook(), house))).slice(1);
    for (const formula of hostileTexts.filter((text) => /^[=+\-@]/.test(text))) {
      const line = rows[hostileTexts.indexOf(formula)] ?? [];
      expect(line[3]).toBe(formula);
      expect(line[7]).toBe(formula);
    }
  });
});
