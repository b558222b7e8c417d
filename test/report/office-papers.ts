import type { CaseFile } from '../../src/casework/case-file.ts';
import { accountCase } from '../../src/casework/papers/case-record.ts';
import type { DispositionSheet } from '../../src/casework/papers/case-shapes.ts';
import { dailyRecap } from '../../src/casework/papers/daily-recap.ts';
import { dispositionSheet } from '../../src/casework/papers/disposition-sheet.ts';
import { monthReport } from '../../src/casework/papers/month-report.ts';
import { registerBook } from '../../src/casework/papers/register-book.ts';
import type { CaseRecord, DailyRecap, MonthReport, RegisterBook } from '../../src/casework/papers/shapes.ts';
import type { Desk } from '../../src/casework/ports.ts';
import { channels, kinds } from '../../src/domain/procedure.ts';
import type { House } from '../../src/report/paper/blocks.ts';
import { createText } from '../../src/text/text.ts';
import { given, type ProcedureId, type Story } from '../support/given-when-then.ts';
import { deskOf, fileOf } from '../support/written-cases.ts';

/** An office and its papers, from cases that were really handled; made without chance: the same count gives the same office. */

export const house: House = {
  office: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh',
  address: 'Jalan Merdeka Nomor 1, Kabupaten Contoh · Telepon (0274) 000000 · pengaduan@contoh.example',
  text: createText('id'),
};

export const englishHouse: House = { ...house, text: createText('en') };

/** Names and subjects that have broken papers before. */
export const hostileTexts: readonly string[] = [
  '=HYPERLINK("http://evil.example","klik")',
  '+62811@SUM(A1:A9)',
  '-2+3',
  '@cmd|calc',
  '\t=1+1',
  '\r=1+1',
  '_x003D_1+1',
  'Muhammad \u202Egnirts\u202C bin Ahmad',
  'محمد عبد الله السلام',
  '👩‍👩‍👧‍👦 keluarga 🇮🇩 😀',
  '陳大文 ᮞᮥᮔ᮪ᮓ ꦗꦮ नमस्ते',
  'x'.repeat(400),
  'Z̸̡̢a̸̛l̵̨g̶̢o̷',
  '\u0000\u0007\u001b[31mmerah\ud800',
  '',
];

/** Names and subjects as people have them, long ones too. */
const NAMES = [
  'Sri Wahyuni',
  'Raden Ajeng Kusumawardhani Puspitaningtyas Hadisumarto binti Kanjeng Raden Haryo Tumenggung Purwodiningrat',
  'Agus',
  'Ni Luh Putu Ayu Kadek Widyastuti',
  'Y. Bambang Tri Atmojo',
] as const;

const SUBJECTS = [
  'KTP-el belum jadi sejak tiga bulan yang lalu',
  'NIK tidak ditemukan saat mendaftar BPJS',
  'Mohon penjelasan persyaratan akta kelahiran anak yang lahir di luar negeri, sedangkan buku nikah orang tua masih dalam proses legalisasi di kantor urusan agama dan paspor sudah habis masa berlakunya; petugas loket meminta surat pengantar dari dua kelurahan yang berbeda',
  'Antrean',
  'Salah tulis nama pada Kartu Keluarga',
] as const;

const pick = <T>(items: readonly T[], index: number, otherwise: T): T => items[index % items.length] ?? otherwise;

/** Monday, 2 November 2026, 07.45 WIB. */
const FIRST = Date.parse('2026-11-02T00:45:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** When the `index`th of `count` complaints comes in: spread over the 27 days from the 2nd, in office hours more often than not. */
const arrival = (index: number, count: number): string => {
  const day = Math.floor((index * 27) / Math.max(count, 1));
  return new Date(FIRST + day * DAY + ((index * 97) % 560) * MINUTE).toISOString();
};

const begun = (procedure: ProcedureId, index: number, count: number): Story =>
  given(procedure, {
    at: arrival(index, count),
    complaint: {
      channel: pick(channels, index, 'email'),
      kind: pick(kinds, index % 3, 'complaint'),
      subject: pick(SUBJECTS, index, ''),
      body: `${pick(SUBJECTS, index, '')}.\n\nSaya sudah tiga kali datang ke kantor. Mohon bantuannya.`,
      complainant: index % 11 === 0 ? {} : { name: pick(NAMES, index, 'Agus'), phone: '081234567890' },
    },
  });

/** A case of Palangka Raya on its way: every sixth still lies there, some are returned, some go a second round. */
const lived = (index: number, count: number): Story => {
  const slow = index % 9 === 0 ? 900 : 20;
  let story = begun('palangka-raya-online', index, count).later(12).when('accept');
  if (index % 6 === 5) return story;
  story = story.later(slow).when('answer', { fields: { answer: 'KTP-el dapat diambil di loket 3.\nTerima kasih.' } });
  if (index % 7 === 3) story = story.later(8).when('return').later(15).when('answer');
  story = story.later(25).when('approve').later(slow).when('send');
  if (index % 13 === 4)
    story = story
      .later(60)
      .says('not-satisfied', 'Belum jelas')
      .later(30)
      .when('answer')
      .later(9)
      .when('approve')
      .later(5)
      .when('send');
  return index % 5 === 2 ? story : story.later(200).when('satisfied').later(30).when('archive');
};

/** An office of Palangka Raya after November 2026 with `count` complaints. */
export type LivedOffice = { desk: Desk; files: readonly CaseFile[]; asOf: number };

export const livedOffice = (count: number): LivedOffice => {
  const desk = deskOf('palangka-raya-online', { title: 'Meja Pengaduan Tatap Muka dan Daring' });
  const files = Array.from({ length: count }, (_, index) => fileOf(lived(index, count), desk, index + 1));
  return { desk, files, asOf: Date.parse('2026-12-01T01:00:00Z') };
};

const recordsOf = ({ desk, files, asOf }: LivedOffice): CaseRecord[] =>
  files.flatMap((file) => accountCase(file, desk, { asOf, outages: [] })?.record ?? []);

export const livedBook = (office: LivedOffice): RegisterBook =>
  registerBook(office.desk, 2026, recordsOf(office), { asOf: office.asOf });

export const livedRecap = (office: LivedOffice, date = '2026-11-23'): DailyRecap =>
  dailyRecap(office.desk, date, recordsOf(office), { asOf: office.asOf });

export const livedSheet = ({ desk, files, asOf }: LivedOffice, index: number): DispositionSheet => {
  const file = files[index];
  const sheet = file && dispositionSheet(file, desk, { asOf, outages: [] });
  if (!sheet) throw new Error('there is no such case');
  return sheet;
};

export const livedMonth = ({ desk, files, asOf }: LivedOffice): MonthReport => {
  const making = monthReport(desk, '2026-11', { now: asOf, outages: [] });
  for (const file of files) making.add(file);
  return making.report();
};

/** A book in which each line carries one of the hostile texts, as name and as subject. */
export const hostileBook = (): RegisterBook => {
  const book = livedBook(livedOffice(hostileTexts.length));
  const rows = book.rows.map(({ number, record }, index) => {
    const text = hostileTexts[index] ?? '';
    return { number, ...(record ? { record: { ...record, subject: text, complainant: { name: text } } } : {}) };
  });
  return { ...book, rows };
};
