import { LAPOR_STATUS } from '../../domain/lapor.ts';
import { searchText } from '../../domain/search-text.ts';
import { FORMULA, type TableCell } from '../read-table.ts';

/** What a column of LAPOR!'s export is for us. Those that `kept` names go on record under that heading, whatever the file calls them. */
export const laporColumns = {
  trackingId: ['Tracking ID', 'ID Laporan', 'Nomor Laporan', 'No Laporan', 'Nomor Tracking', 'Kode Tracking', 'ID'],
  date: ['Tanggal Laporan Masuk', 'Tanggal Laporan', 'Tgl Laporan', 'Tanggal Masuk', 'Tgl Masuk', 'Tanggal', 'Tgl'],
  time: ['Waktu Laporan Masuk', 'Waktu Laporan', 'Jam Laporan', 'Jam Masuk', 'Waktu', 'Jam'],
  name: ['Nama Pelapor', 'Nama Lengkap', 'Pelapor', 'Nama'],
  email: ['Email', 'Email Pelapor', 'Alamat Email', 'Surel'],
  phone: ['Telepon', 'Telepon Pelapor', 'Nomor Telepon', 'No Telepon', 'No Telp', 'No HP', 'Nomor HP', 'HP'],
  address: ['Alamat', 'Alamat Pelapor'],
  subject: ['Judul Laporan', 'Judul', 'Perihal'],
  body: ['Isi Laporan Awal', 'Isi Laporan', 'Isi Aduan', 'Uraian', 'Isi'],
  edited: ['Isi Laporan Akhir'],
  classification: ['Klasifikasi Laporan', 'Klasifikasi', 'Jenis Laporan'],
  category: ['Kategori', 'Kategori Laporan', 'Topik'],
  secrecy: ['Tipe Laporan (Anonim/Rahasia)', 'Tipe Laporan', 'Tipe'],
  status: ['Status Laporan', 'Status'],
  agency: ['Instansi Terdisposisi', 'Instansi Disposisi', 'Disposisi', 'Instansi', 'Instansi Tujuan'],
  reason: ['Alasan Tunda/Arsip', 'Alasan'],
  origin: ['Sumber Laporan', 'Sumber'],
  district: ['Kecamatan'],
  village: ['Kelurahan', 'Desa/Kelurahan', 'Desa'],
  rating: ['Rating'],
} as const satisfies Record<string, readonly string[]>;
export type LaporColumn = keyof typeof laporColumns;

/** Headings under which the rest goes on record: of a report that is looked at again, only what changed here is news. */
export const kept = {
  classification: 'Klasifikasi Laporan',
  category: 'Kategori',
  secrecy: 'Tipe Laporan',
  status: LAPOR_STATUS,
  agency: 'Instansi Terdisposisi',
  reason: 'Alasan Tunda/Arsip',
  origin: 'Sumber Laporan',
  edited: 'Isi Laporan Akhir',
  district: 'Kecamatan',
  village: 'Kelurahan',
  rating: 'Rating',
} as const satisfies Partial<Record<LaporColumn, string>>;

/** Columns of its export that say nothing about a report as a complaint. */
const idle: ReadonlySet<string> = new Set([
  'idkategori',
  'instansiinduk',
  'idinstansiterdisposisi',
  'provinsi',
  'kotakabupaten',
  'nomorsk',
  'urlsk',
  'urldokumenlaporantahunan',
  'laporanyangmasukmelaluikanaladuansetwapres',
]);

type Kept = keyof typeof kept;
export const keptColumns = Object.keys(kept).filter((name): name is Kept => Object.hasOwn(kept, name));

/** Where the columns are, and the first row of reports; `unused`: headings that mean nothing to us. */
export type LaporHeader = { at: ReadonlyMap<LaporColumn, number>; firstRow: number; unused: readonly string[] };

/** Reports follow a title block; nobody writes a longer one. */
const LOOKED_AT = 60;

const keyOf = (heading: TableCell | undefined): string =>
  heading === undefined || heading === FORMULA ? '' : searchText(heading).replaceAll(' ', '');

const names = Object.entries(laporColumns).flatMap(([column, headings]) =>
  headings.map((heading, rank) => ({ column, rank, key: keyOf(heading) })),
);

const isLaporColumn = (name: string): name is LaporColumn => Object.hasOwn(laporColumns, name);

/** Of several columns that could be meant, the one with the surest heading; of equals the first. */
const placed = (headings: readonly TableCell[]): Map<LaporColumn, number> => {
  const found = new Map<LaporColumn, { index: number; rank: number }>();
  for (const [index, heading] of headings.entries()) {
    const name = names.find(({ key }) => key !== '' && key === keyOf(heading));
    if (!name || !isLaporColumn(name.column)) continue;
    const before = found.get(name.column);
    if (!before || name.rank < before.rank) found.set(name.column, { index, rank: name.rank });
  }
  return new Map([...found].map(([column, { index }]) => [column, index]));
};

/** Headings of two rows, as merged cells have them: `Pelapor` over `Nama`, `Email`. The lower one says more. */
const merged = (upper: readonly TableCell[], lower: readonly TableCell[]): TableCell[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) =>
    keyOf(lower[index]) === '' ? (upper[index] ?? '') : (lower[index] ?? ''),
  );

const isHeader = (at: ReadonlyMap<LaporColumn, number>): boolean =>
  at.has('trackingId') && at.has('date') && (at.has('subject') || at.has('body'));

const isSecondRow = (row: readonly TableCell[], upper: ReadonlyMap<LaporColumn, number>): boolean =>
  keyOf(row[upper.get('trackingId') ?? 0]) === '' && placed(row).size > 0;

/** Finds the headings: the first row, or two rows of merged cells, with a Tracking ID, a date and the report's words. */
export const findLaporHeader = (sheet: readonly (readonly TableCell[])[]): LaporHeader | undefined => {
  for (const [index, row] of sheet.slice(0, LOOKED_AT).entries()) {
    const single = placed(row);
    if (!single.has('trackingId')) continue;
    const below = sheet[index + 1] ?? [];
    const isDouble = isSecondRow(below, single);
    const headings = isDouble ? merged(row, below) : row;
    const at = placed(headings);
    if (!isHeader(at)) continue;
    const used = new Set(at.values());
    const unused = headings.flatMap((heading, place) =>
      heading === FORMULA || keyOf(heading) === '' || idle.has(keyOf(heading)) || used.has(place)
        ? []
        : [heading.trim()],
    );
    return { at, firstRow: index + (isDouble ? 2 : 1), unused };
  }
  return undefined;
};
