import { describe, expect, it } from 'vitest';
import { readLapor } from '../../../src/intake/lapor/read-lapor.ts';
import { readTable } from '../../../src/intake/read-table.ts';
import { type ExportedReport, LAPOR_HEADINGS, laporCsv, laporWorkbook, sheetOf } from '../../support/lapor-export.ts';

const NOW = Date.parse('2026-11-23T08:00:00+07:00');

const read = async (bytes: Uint8Array) => {
  const table = await readTable(Buffer.from(bytes));
  if ('fault' in table) throw new Error(table.fault);
  const lapor = readLapor(table.table, NOW);
  if ('fault' in lapor) throw new Error(lapor.fault);
  return lapor;
};

const REPORT: ExportedReport = {
  trackingId: 5_049_672,
  date: '3 Jan 2026',
  time: '13:44',
  name: 'Bu Rini Contoh',
  classification: 'Pengaduan tidak berkadar pengawasan',
  category: 'Administrasi Kependudukan',
  subject: 'KTP-el belum dicetak',
  body: 'Sudah tiga bulan.',
  status: 'Terverifikasi',
};

const reportIn = async (report: ExportedReport) => {
  const [row] = (await read(await laporWorkbook([report]))).rows;
  if (!row || !('report' in row)) throw new Error(JSON.stringify(row));
  return row.report;
};
const faultIn = async (report: ExportedReport) => {
  const [row] = (await read(await laporWorkbook([report]))).rows;
  return row && 'fault' in row ? row.fault : undefined;
};

describe('reading LAPOR!’s export', () => {
  it('given its own workbook, then each report is read with its Tracking ID, its words, its time in Jakarta and its row', async () => {
    const { rows } = await read(await laporWorkbook([REPORT]));
    expect(rows).toEqual([
      {
        row: 6,
        trackingId: '5049672',
        report: {
          complaint: {
            channel: 'lapor',
            kind: 'complaint',
            subject: 'KTP-el belum dicetak',
            body: 'Sudah tiga bulan.',
            receivedAt: '2026-01-03T06:44:00.000Z',
            externalId: 'lapor:5049672',
            complainant: { name: 'Bu Rini Contoh' },
            attachments: [],
          },
          columns: {
            'Klasifikasi Laporan': 'Pengaduan tidak berkadar pengawasan',
            Kategori: 'Administrasi Kependudukan',
            'Status Laporan': 'Terverifikasi',
            'Sumber Laporan': 'Website',
            Kecamatan: 'Kecamatan Contoh',
            Kelurahan: 'Kelurahan Contoh',
          },
        },
        isClosed: false,
      },
    ]);
  });

  it.each([
    ['Ditutup oleh Admin', true],
    ['Ditutup oleh Sistem', true],
    ['Diarsipkan oleh Admin', true],
    [' selesai', true],
    ['Ditanggapi oleh Pelapor', false],
    ['Ditunda', false],
    ['Belum selesai', false],
    ['', false],
  ])('given the status "%s", then it is closed there: %s', async (status, isClosed) => {
    const { rows } = await read(await laporWorkbook([{ ...REPORT, status }]));
    expect(rows).toMatchObject([{ isClosed }]);
  });

  it('given a CSV with semicolons and a byte order mark, then it reads the same reports', async () => {
    const body = 'Baris satu;\nbaris "dua", tiga';
    const { rows } = await read(laporCsv([{ ...REPORT, body }]));
    expect(rows).toMatchObject([{ row: 2, report: { complaint: { externalId: 'lapor:5049672', body } } }]);
  });

  it('given other spellings in another order and columns nobody knows, then headings are known by name and strangers are named', async () => {
    const { rows, unused } = await read(
      await sheetOf([
        ['STATUS', 'isi  laporan', 'No', 'Tgl. Laporan', 'tracking_id', 'Umur (hari)', 'No. HP', 'E-mail', 'Disposisi'],
        ['Selesai', 'KK hilang', 1, '03/01/2026', '#5049672', 4, '0840-0000-0101', 'rini@example.org', 'Dukcapil'],
      ]),
    );
    expect(unused).toEqual(['No', 'Umur (hari)']);
    expect(rows).toMatchObject([
      {
        trackingId: '5049672',
        report: {
          complaint: {
            body: 'KK hilang',
            receivedAt: '2026-01-02T17:00:00.000Z',
            complainant: { phone: '0840-0000-0101', email: 'rini@example.org' },
          },
          columns: { 'Status Laporan': 'Selesai', 'Instansi Terdisposisi': 'Dukcapil' },
        },
      },
    ]);
  });

  it('given headings merged over two rows, then the lower row says which column is which', async () => {
    const { rows } = await read(
      await sheetOf([
        ['Rekap LAPOR!, triwulan I, II, dan III'],
        ['Tracking ID', 'Laporan', null, null, 'Pelapor', null],
        [null, 'Tanggal', 'Judul', 'Isi', 'Nama', 'Telepon'],
        ['5049672', new Date(Date.UTC(2026, 0, 3, 13, 44)), 'KTP', 'Belum jadi', 'Bu Rini', '0840-0000-0101'],
      ]),
    );
    expect(rows).toMatchObject([
      {
        row: 4,
        report: {
          complaint: {
            receivedAt: '2026-01-03T06:44:00.000Z',
            complainant: { name: 'Bu Rini', phone: '0840-0000-0101' },
          },
        },
      },
    ]);
  });

  it.each([
    ['3 Jan 2026', '13:44', '2026-01-03T06:44:00.000Z'],
    ['Sabtu, 3 Januari 2026', 'Pukul 13.44 WIB', '2026-01-03T06:44:00.000Z'],
    ['2026-01-03 13:44:09', null, '2026-01-03T06:44:00.000Z'],
    ['03-01-2026', '13:44 WITA', '2026-01-03T05:44:00.000Z'],
    ['17 Agu 2026', null, '2026-08-16T17:00:00.000Z'],
    [new Date(Date.UTC(2026, 0, 3)), 0.572_222, '2026-01-03T06:44:00.000Z'],
    [46_025, '13:44', '2026-01-03T06:44:00.000Z'],
    ['46025,5722', null, '2026-01-03T06:44:00.000Z'],
  ])('given the date %s and the time %s, then it came in at %s', async (date, time, at) => {
    expect((await reportIn({ ...REPORT, date, time })).complaint.receivedAt).toBe(at);
  });

  it('given an anonymous report, then nobody is named; given a secret one, then few may read it', async () => {
    const anonymous = await reportIn({ ...REPORT, secrecy: 'Anonim' });
    expect(anonymous.complaint).toMatchObject({ complainant: {} });
    const secret = await reportIn({ ...REPORT, secrecy: 'Rahasia', category: 'Pungutan Liar' });
    expect(secret.complaint).toMatchObject({ secret: true, category: 'bribery' });
  });

  it.each<[string, Partial<ExportedReport>]>([
    ['no-tracking-id', { trackingId: ' ' }],
    ['tracking-id-unreadable', { trackingId: 'Jumlah: 500' }],
    ['tracking-id-unreadable', { trackingId: '=HYPERLINK("http://jahat.invalid","5049672")' }],
    ['no-date', { date: null }],
    ['date-unreadable', { date: '31 Feb 2026' }],
    ['date-unreadable', { date: 'kemarin' }],
    ['in-future', { date: '24 Nov 2026' }],
    ['nothing-said', { subject: ' ', body: '\u200b' }],
    ['too-long', { subject: 'a'.repeat(1_001) }],
  ])('given a row that is %s, then it is named as such and no report', async (fault, wrong) => {
    expect(await faultIn({ ...REPORT, ...wrong })).toBe(fault);
  });

  it('given one Tracking ID in two rows, then the second is named', async () => {
    const { rows } = await read(await laporWorkbook([REPORT, { ...REPORT, body: 'Lain' }]));
    expect(rows).toMatchObject([
      { row: 6, report: {} },
      { row: 7, fault: 'tracking-id-twice', trackingId: '5049672' },
    ]);
  });

  it('given formulas, control characters and words for Slack in cells, then they are words', async () => {
    const body = '=cmd|"/C calc"!A0 <!channel> <script>alert(1)</script> \u0007\u001b[31m *tebal*';
    const { complaint } = await reportIn({ ...REPORT, body, name: '@SUM(1+9)' });
    expect(complaint.body).toBe(body.replace('\u0007', '\ufffd').replace('\u001b', '\ufffd'));
    expect(complaint.complainant.name).toBe('@SUM(1+9)');
  });

  it('given no sheet with its headings, or none below them, then the file is named as no export', async () => {
    expect(readLapor([[['Nomor', 'Nama']]], NOW)).toEqual({ fault: 'no-header' });
    expect(readLapor([[[...LAPOR_HEADINGS]]], NOW)).toEqual({ fault: 'no-rows' });
  });
});
