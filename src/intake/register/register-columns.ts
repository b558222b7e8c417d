import { searchText } from '../../domain/search-text.ts';
import { FORMULA, type TableCell } from '../read-table.ts';

/** What a register's column can be for us. Whatever else it has is kept under its own heading. */
export type RegisterColumn =
  | 'number'
  | 'receivedAt'
  | 'closedAt'
  | 'name'
  | 'nik'
  | 'phone'
  | 'email'
  | 'address'
  | 'channel'
  | 'kind'
  | 'subject'
  | 'body';

/** Headings as offices write them, the surest first: `No` alone is often just the line. */
const headings: Readonly<Record<RegisterColumn, readonly string[]>> = {
  number: [
    'nomor register',
    'no register',
    'no reg',
    'nomor registrasi',
    'no registrasi',
    'register',
    'nomor aduan',
    'no aduan',
    'nomor pengaduan',
    'no pengaduan',
    'nomor agenda',
    'no agenda',
    'nomor tiket',
    'no tiket',
    'nomor',
    'number',
    'no',
  ],
  receivedAt: [
    'tanggal terima',
    'tgl terima',
    'tanggal diterima',
    'tgl diterima',
    'tanggal masuk',
    'tgl masuk',
    'tanggal aduan',
    'tgl aduan',
    'tanggal pengaduan',
    'tgl pengaduan',
    'tanggal laporan',
    'tanggal lapor',
    'waktu masuk',
    'diterima',
    'received',
    'tanggal',
    'tgl',
    'date',
  ],
  closedAt: [
    'tanggal selesai',
    'tgl selesai',
    'tanggal penyelesaian',
    'tgl penyelesaian',
    'tanggal ditutup',
    'tanggal jawaban',
    'tgl jawaban',
    'tanggal jawab',
    'tgl jawab',
    'tanggal dijawab',
    'tanggal tanggapan',
    'selesai',
    'closed',
  ],
  name: [
    'nama pemohon',
    'nama pelapor',
    'nama pengadu',
    'nama lengkap',
    'nama',
    'pemohon',
    'pelapor',
    'pengadu',
    'name',
  ],
  nik: ['nik', 'no nik', 'nomor nik', 'nik pemohon', 'nik pelapor', 'no ktp', 'nomor ktp'],
  phone: [
    'no telepon',
    'nomor telepon',
    'no telp',
    'telepon',
    'telp',
    'no hp',
    'nomor hp',
    'no hp wa',
    'hp',
    'no wa',
    'nomor wa',
    'whatsapp',
    'kontak',
    'phone',
  ],
  email: ['email', 'e mail', 'surel', 'alamat email', 'alamat surel'],
  address: ['alamat', 'alamat pemohon', 'alamat pelapor', 'address'],
  channel: [
    'kanal',
    'kanal pengaduan',
    'media',
    'media pengaduan',
    'saluran',
    'sumber',
    'sumber aduan',
    'melalui',
    'channel',
  ],
  kind: ['jenis', 'jenis aduan', 'jenis pengaduan', 'klasifikasi', 'kind'],
  subject: ['perihal', 'judul', 'pokok aduan', 'subjek', 'topik', 'hal', 'subject'],
  body: [
    'isi aduan',
    'isi pengaduan',
    'isi laporan',
    'uraian aduan',
    'uraian pengaduan',
    'uraian',
    'isi',
    'aduan',
    'pengaduan',
    'keluhan',
    'permasalahan',
    'masalah',
    'deskripsi',
    'body',
  ],
};

const registerColumns = Object.keys(headings).filter((name): name is RegisterColumn => Object.hasOwn(headings, name));

/** Where the columns are; `others` are all that mean nothing to us, by index. */
export type Columns = {
  row: number;
  at: ReadonlyMap<RegisterColumn, number>;
  others: ReadonlyMap<number, string>;
};

export type HeaderFault =
  | { fault: 'no-header' }
  | { fault: 'same-header'; column: RegisterColumn; first: string; second: string };

/** A title block stands above the headings; nobody writes a longer one. */
const LOOKED_AT = 30;

/** Finds the row of headings: the first one that has both a number and a date of receipt. */
export const findColumns = (sheet: readonly (readonly TableCell[])[]): Columns | HeaderFault => {
  for (const [row, cells] of sheet.slice(0, LOOKED_AT).entries()) {
    const written = cells.map((cell) => (cell === FORMULA ? '' : cell.trim()));
    const found = readHeadings(row, written);
    if (found) return found;
  }
  return { fault: 'no-header' };
};

const readHeadings = (row: number, written: readonly string[]): Columns | HeaderFault | undefined => {
  const names = written.map(searchText);
  const at = new Map<RegisterColumn, number>();
  for (const column of registerColumns) {
    const heading = headings[column].find((name) => names.includes(name));
    if (heading !== undefined) at.set(column, names.indexOf(heading));
  }
  if (!at.has('number') || !at.has('receivedAt')) return undefined;
  for (const [column, index] of at) {
    const second = names.indexOf(names[index] ?? '', index + 1);
    if (second >= 0)
      return { fault: 'same-header', column, first: written[index] ?? '', second: written[second] ?? '' };
  }
  const taken = new Set(at.values());
  const others = [...written.entries()].filter(([index, name]) => name !== '' && !taken.has(index));
  return { row, at, others: new Map(others) };
};
