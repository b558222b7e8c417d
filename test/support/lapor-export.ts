import { type CellValue, writeXlsx } from 'hucre/xlsx';

/** Reports as LAPOR! exports them: a title block, 26 columns in its own order, dates as `3 Jan 2026`. All people are invented. */

export type ExportedReport = {
  trackingId: string | number;
  date?: CellValue;
  time?: CellValue;
  name?: string;
  classification?: string;
  category?: string;
  subject?: string;
  body?: string;
  secrecy?: string;
  status?: string;
  agency?: string;
};

export const LAPOR_HEADINGS = [
  'Tracking ID',
  'Tanggal Laporan Masuk',
  'Waktu Laporan Masuk',
  'Nama Pelapor',
  'Klasifikasi Laporan',
  'ID Kategori',
  'Kategori',
  'Judul Laporan',
  'Isi Laporan Awal',
  'Isi Laporan Akhir',
  'Tipe Laporan (Anonim/Rahasia)',
  'Sumber Laporan',
  'Instansi Induk',
  'ID Instansi Terdisposisi',
  'Instansi Terdisposisi',
  'Status Laporan',
  'Alasan Tunda/Arsip',
  'Provinsi',
  'Kota/Kabupaten',
  'Kecamatan',
  'Kelurahan',
  'Nomor SK',
  'Url SK',
  'Url Dokumen Laporan Tahunan',
  'Laporan yang Masuk melalui Kanal Aduan Setwapres',
  'Rating',
] as const;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];
const STATUSES = ['Terverifikasi', 'Ditutup oleh Admin', 'Ditutup oleh Sistem', 'Diarsipkan oleh Admin'];
const KINDS = [
  'Pengaduan tidak berkadar pengawasan',
  'Pengaduan berkadar pengawasan',
  'Permintaan informasi',
  'Aspirasi',
];
const MATTERS = ['KTP-el belum dicetak', 'KK belum jadi', 'Akta lahir salah nama', 'IKD gagal masuk', 'Antrean lama'];

const pick = <T>(list: readonly T[], index: number, otherwise: T): T => list[index % list.length] ?? otherwise;

/** Report number `index` of a year of reports, always the same. */
export const sampleReport = (index: number): ExportedReport => ({
  trackingId: index % 3 === 0 ? String(5_049_000 + index) : 5_049_000 + index,
  date: `${1 + (index % 28)} ${pick(MONTHS, index % 10, 'Jan')} 2026`,
  time: `${String(7 + (index % 12)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
  name: index % 7 === 0 ? 'Anonim' : `Warga Contoh ${index}`,
  classification: pick(KINDS, index, 'Aspirasi'),
  category: index % 50 === 0 ? 'Pungutan Liar' : 'Administrasi Kependudukan',
  subject: pick(MATTERS, index, ''),
  body: `Laporan ke-${index}: ${pick(MATTERS, index, '')}; sudah tiga minggu, mohon bantuan.`,
  secrecy: index % 7 === 0 ? 'Anonim' : '',
  status: pick(STATUSES, index, 'Terverifikasi'),
  agency: 'Dinas Kependudukan dan Pencatatan Sipil',
});

const rowOf = (report: ExportedReport): CellValue[] => [
  report.trackingId,
  report.date ?? null,
  report.time ?? null,
  report.name ?? null,
  report.classification ?? null,
  112,
  report.category ?? null,
  report.subject ?? null,
  report.body ?? null,
  null,
  report.secrecy ?? null,
  'Website',
  'Pemerintah Kota Contoh',
  3_471,
  report.agency ?? null,
  report.status ?? null,
  null,
  'Provinsi Contoh',
  'Kota Contoh',
  'Kecamatan Contoh',
  'Kelurahan Contoh',
  null,
  null,
  null,
  'Tidak',
  null,
];

const TITLE: CellValue[][] = [
  ['Judul Laporan', 'Laporan Masuk, Terdisposisi, dan Ditutup'],
  ['Nama Instansi', 'Dinas Kependudukan dan Pencatatan Sipil'],
  ['Tanggal Generate', '23 Nov 2026 08:00'],
  [],
];

/** The export as the workbook that LAPOR! hands out; the first report stands in row 6. */
export const laporWorkbook = (reports: readonly ExportedReport[]): Promise<Uint8Array> =>
  sheetOf([...TITLE, [...LAPOR_HEADINGS], ...reports.map(rowOf)]);

/** Any rows as a workbook. */
export const sheetOf = (rows: CellValue[][]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: 'Laporan', rows }] });

/** The same as CSV, semicolons and a byte order mark, as an Indonesian office program saves it. */
export const laporCsv = (reports: readonly ExportedReport[]): Uint8Array => {
  const quoted = (cell: CellValue): string => `"${String(cell ?? '').replaceAll('"', '""')}"`;
  const lines = [[...LAPOR_HEADINGS], ...reports.map(rowOf)].map((row) => row.map(quoted).join(';'));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
};
