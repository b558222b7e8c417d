import type { CaseRecord, PaperHead, RegisterBook } from '../../src/casework/report/shapes.ts';
import { channels, kinds } from '../../src/domain/procedure.ts';
import type { House } from '../../src/report/paper/blocks.ts';
import { createText } from '../../src/text/text.ts';
import { readShipped } from '../support/given-when-then.ts';

/** Papers as an office would have them, made without chance: the same number gives the same case. */

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

const CATEGORIES = ['ktp-el', 'kartu-keluarga', 'akta-kelahiran', 'nik', 'pelayanan-loket', 'lainnya'] as const;

const at = (items: readonly string[], index: number): string => items[index % items.length] ?? '';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T01:15:00Z');

const instant = (index: number, hours: number): string => new Date(START + (index * 5 + hours) * HOUR).toISOString();

export const head = (procedure = 'palangka-raya-online'): PaperHead => ({
  desk: { id: 'contoh', title: 'Meja Pengaduan Daring' },
  procedure: readShipped(procedure),
  timeZone: 'Asia/Jakarta',
  asOf: '2026-12-01T01:00:00Z',
});

/** The record of the `number`th complaint of the year. */
export const record = (number: number, changes: Partial<CaseRecord> = {}): CaseRecord => {
  const isClosed = number % 6 !== 0;
  const late = number % 9 === 0 ? 95 * 60_000 : 0;
  const role = 'operator';
  return {
    caseId: `contoh-PGD-2026-${String(number).padStart(4, '0')}`,
    register: { code: 'PGD', number, month: 11, year: 2026 },
    receivedAt: instant(number, 0),
    recordedAt: instant(number, 0.1),
    channel: channels[number % channels.length] ?? 'email',
    kind: kinds[number % 3] ?? 'complaint',
    category: at(CATEGORIES, number),
    subject: at(SUBJECTS, number),
    maskedSubject: at(SUBJECTS, number),
    complainant: number % 11 === 0 ? {} : { name: at(NAMES, number), address: 'Jalan Anggrek 4' },
    status: isClosed ? 'closed' : 'open',
    task: 'receive',
    dispositions:
      number % 2 === 0
        ? [
            {
              at: instant(number, 2),
              name: 'Dewi Lestari',
              role: 'policy-analyst',
              of: 'division',
              addressee: 'Bidang Pelayanan Pendaftaran Penduduk',
              instruction: 'Tindak lanjuti dan jawab hari ini juga.',
            },
          ]
        : [],
    followUpAt: instant(number, 3),
    answers: isClosed ? [{ at: instant(number, 4), name: 'Rina', role, via: 'whatsapp', byHand: false, round: 1 }] : [],
    ...(isClosed ? { toAnswer: { days: number % 4, working: 150 * 60_000 } } : {}),
    used: { days: number % 4, working: 190 * 60_000 },
    stays: [
      {
        step: 3,
        task: 'examine',
        role,
        round: 1,
        holders: [],
        from: instant(number, 0.1),
        to: instant(number, 4),
        used: 190 * 60_000,
        late,
      },
    ],
    limits: [],
    breaches: [],
    round: number % 13 === 0 ? 2 : 1,
    words: [],
    entries: [{ at: instant(number, 0.1), as: 'recorded' }],
    endings: isClosed ? [{ at: instant(number, 6), as: number % 7 === 0 ? 'referred' : 'answered', round: 1 }] : [],
    ...changes,
  };
};

/** A year's book of `count` numbers. */
export const registerBook = (count: number): RegisterBook => ({
  ...head(),
  year: 2026,
  rows: Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    ...(index === 6 ? {} : { record: record(index + 1) }),
  })),
});

/** A book in which each line carries one of the hostile texts. */
export const hostileBook = (): RegisterBook => ({
  ...head(),
  year: 2026,
  rows: hostileTexts.map((text, index) => ({
    number: index + 1,
    record: record(index + 1, { subject: text, complainant: { name: text } }),
  })),
});
