import { Buffer } from 'node:buffer';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { scaleUpTo } from '../../src/report/chart/daily-flow.ts';
import { monthReportPdf } from '../../src/report/month-report/pdf.ts';
import { monthReportPng } from '../../src/report/month-report/pictures.ts';
import { monthReportXlsx } from '../../src/report/month-report/xlsx.ts';
import { needs } from '../support/needs.ts';
import { house, livedMonth, livedOffice } from './office-papers.ts';
import { flat, pagesOf, textOf } from './paper-text.ts';

const poppler = needs('pdftotext');

const office = livedOffice(24);
const report = livedMonth(office);
const empty = livedMonth(livedOffice(0));

describe.skipIf(poppler.skip)('the monthly report on paper', () => {
  test('given a month, its figures, its tables and its late cases stand in it', async () => {
    const text = flat(textOf(await monthReportPdf(report, house)));
    const { opening, received, reopened, closed, closing } = report.figures.total;
    expect(text).toContain(`Jumlah ${opening} ${received} ${reopened} ${closed} ${closing}`);
    expect(text).toContain('Ketepatan waktu menurut langkah dan jabatan');
    expect(text).toContain('Keterlambatan menurut pemegang');
    expect(text).toContain('November 2026 Oktober 2026 Perubahan');
    for (const { record } of report.outliers)
      expect(text).toContain(`${String(record.register.number).padStart(4, '0')}/PGD`);
    expect(text).toContain('Jumlah keterlambatan');
  });

  test('given a month, no complainant is named in it', async () => {
    const text = textOf(await monthReportPdf(report, house));
    for (const name of ['Sri Wahyuni', 'Kusumawardhani', 'Widyastuti', 'Atmojo']) expect(text).not.toContain(name);
  });

  test('given a month without complaints, each part says so', async () => {
    const text = flat(textOf(await monthReportPdf(empty, house)));
    expect(text).toContain('Nihil: tidak ada pengaduan yang masuk.');
    expect(text).toContain('Nihil: tidak ada pengaduan yang terlambat.');
  });

  test('given a month that goes on and a file that cannot be read, it warns of both', async () => {
    const text = flat(
      textOf(await monthReportPdf({ ...report, isWhole: false, unreadable: ['contoh-PGD-2026-0007'] }, house)),
    );
    expect(text).toContain('Sementara: bulan belum berakhir');
    expect(text).toContain('contoh-PGD-2026-0007');
  });

  test('given the heads’ words on it, they are signed with post and time', async () => {
    const pdf = await monthReportPdf(report, house, [
      { act: 'approved', at: '2026-12-01T03:00:00Z', name: 'Ibu Kepala', role: 'division-head' },
      {
        act: 'acknowledged',
        at: '2026-12-02T03:00:00Z',
        name: 'Bapak Kepala',
        role: 'agency-head',
        acting: { kind: 'Plt.', decree: '1/2026' },
      },
    ]);
    const text = flat(textOf(pdf));
    for (const word of [
      'Disetujui',
      'Mengetahui',
      'Ibu Kepala',
      'Plt. Kepala Dinas',
      '1 Desember 2026 pukul 10.00 WIB',
    ]) {
      expect(text).toContain(word);
    }
  });
});

describe.skipIf(poppler.skip)('the heads’ words at the end of the report', () => {
  test.each([0, 12, 24, 60, 120])(
    'given %i complaints, they stand on a page with what they vouch for',
    async (count) => {
      const month = livedMonth(livedOffice(count));
      const pdf = await monthReportPdf(month, house, [
        { act: 'approved', at: '2026-12-01T03:00:00Z', name: 'Ibu Kepala', role: 'division-head' },
      ]);
      const last = flat(pagesOf(pdf).at(-1) ?? '');
      expect(last).toContain('Ibu Kepala');
      expect(last).toMatch(/Jumlah keterlambatan|Nihil: tidak ada pengaduan yang terlambat/u);
    },
  );
});

describe('the monthly report to count with', () => {
  test('given a month, each sheet holds what the figures say', async () => {
    const sheets = await readXlsxFile(Buffer.from(await monthReportXlsx(report, house)));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Ringkasan',
      'Arus',
      'Langkah',
      'Batas Waktu',
      'Pemegang',
      'Jam',
      'Hari',
      'Menonjol',
    ]);
    const { total } = report.figures;
    const flow = sheets[1]?.data ?? [];
    expect(flow[1]?.slice(2)).toEqual([total.opening, total.received, total.reopened, total.closed, total.closing]);
    const hours = (sheets[5]?.data ?? []).slice(1);
    expect(hours).toHaveLength(7 * 24);
    expect(hours.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(total.received);
    expect(sheets[6]?.data).toHaveLength(31);
  });
});

describe('the monthly report as a picture', () => {
  test('given a month, it is a PNG of 1200 by 800', async () => {
    const png = Buffer.from(await monthReportPng(report, house));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 800]);
  });

  test.each([
    [0, 4, 1],
    [4, 4, 1],
    [7, 8, 2],
    [23, 30, 10],
    [130, 150, 50],
  ])('given at most %i a day, its scale ends at %i in steps of %i', (most, top, step) => {
    expect(scaleUpTo(most)).toEqual({ top, step });
  });
});
