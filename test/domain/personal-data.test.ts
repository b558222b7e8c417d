import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  containsPersonalData,
  looksLikeNik,
  maskEmail,
  maskNik,
  maskPersonalData,
  maskPhone,
  normalisePhone,
} from '../../src/domain/personal-data.ts';
import { sampleComplaints } from '../fixtures/complaints.ts';

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digitsOf = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map((d) => d.join(''));

/** ASCII, full-width, Arabic-Indic, extended Arabic-Indic, Devanagari, Thai, mathematical bold. */
const alphabets = ['0', '０', '٠', '۰', '०', '๐', '𝟎'].map((zero) => zero.codePointAt(0) ?? 0);
const between = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '.',
  '-',
  '/',
  '_',
  '\n',
  '\r\n',
  ' - ',
  '\u00a0',
  '–',
  ',',
  '\t',
  ' / ',
  '·',
);
const unseen = fc.constantFrom(
  '',
  '',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u2060',
  '\ufeff',
  '\u202e',
  '\u0301',
  '\0',
  '\ufe0f',
);

/** A number as hostile or careless people write it: any alphabet of digits, any separator, invisible characters. */
const written = (length: number) =>
  fc
    .tuple(
      digitsOf(length),
      fc.constantFrom(...alphabets),
      fc.array(fc.tuple(between, unseen), { minLength: length, maxLength: length }),
    )
    .map(([digits, zero, gaps]) => ({
      digits,
      text: Array.from(digits)
        .map((d, at) => String.fromCodePoint(zero + Number(d)) + (at < length - 1 ? (gaps[at] ?? []).join('') : ''))
        .join(''),
    }));

const visibleDigits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

describe('masking personal data in free text', () => {
  it.each([
    ['NIK : 9901011203890003', 'NIK : 9901••••••••0003'],
    ['nik 990112 150788 0003', 'nik 9901••••••••0003'],
    ['kk 9901.1201.0310.0008', 'kk 9901••••••••0008'],
    ['nik9904100311990005nama', 'nik9904••••••••0005nama'],
    ['9901/0112-0389_0003', '9901••••••••0003'],
    ['990101\n120389\r\n0003', '9901••••••••0003'],
    ['990101 12-03-89 0003', '9901••••••••0003'],
    ['9903\u200b0707\u200b5809\u200b0003', '9903••••••••0003'],
    ['９９０３０７０１０７６５０００２', '9903••••••••0002'],
    ['٩٩٠٣٠٧٠١٠١٩٠٠٠٠١', '9903••••••••0001'],
    ['➈➈➀➀', '➈➈➀➀'],
    ['9901011203890003 9901010107150012', '9901••••••••0003 9901••••••••0012'],
    ['9901011203890003/084000000101', '••••••••'],
    ['9901011203890003, 084000000101', '9901••••••••0003, 0840•••••101'],
    ['RT 04 9901011203890003 RW 05', 'RT 04 9901••••••••0003 RW 05'],
    ['•9901011203890003', '•9901••••••••0003'],
  ])('hides a NIK or nomor KK in %j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });

  it.each([
    ['0840-0000-0101', '0840•••••101'],
    ['HP 0840.0000.0145, datang', 'HP 0840•••••145, datang'],
    ['+62 840 0000 0131', '0840•••••131'],
    ['62840000000137', '0840•••••137'],
    ['wa.me/62840000000187', 'wa.me/0840•••••187'],
    ['+62 (0)840 0000 0131', '0840•••••131'],
    ['Telp. (0536) 000-1122', 'Telp. 0536•••••122'],
    ['(+62) 840-0000-0101.', '0840•••••101.'],
    ['(0274) 123456', '0274•••••456'],
    ['(024) 84555', '••••••••'],
    ['+886 912 345 678', '8869•••••678'],
    ['25/11/2026 09.15\n0840-0000-0142', '25/11/2026 09.15\n0840•••••142'],
  ])('hides a phone number in %j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });

  it.each([
    ['wahyu.p+ktp@example.com', 'w•••@example.com'],
    ['&lt;bambang@example.com&gt;', '&lt;b•••@example.com&gt;'],
    ['sugeng＠example．com', 's•••＠example．com'],
    ['budi @ example.com', 'b••• @ example.com'],
    ['budi (at) example (dot) com', 'b••• (at) example (dot) com'],
    ['budi at example dot com', 'b••• at example dot com'],
    ['su\u00adges\u200bti@example.net', 's•••@example.net'],
    ['084000000101@example.com', '•••@example.com'],
    ['a@9901011203890003.com', 'a•••@9901••••••••0003.com'],
    ['"budi s"@example.com', '"budi s"@example.com'],
  ])('hides the name in the e-mail address of %j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });

  it.each([
    'Tracking ID: 5991002, pengajuan 0914-2231',
    'denda Rp200.000, Rp 1.500.000.000,00 dan Rp150.000-200.000',
    'Nomor Register 0042/PGD/XI/2026 atau PGD-2026-0042 (bantul-PGD-2026-0042)',
    'ADU-2026-000092',
    '25/11/2026 09.15 - 26/11/2026 10.00',
    '2026-11-23 12:10:00',
    '2026-11-23T12:10:00+07:00',
    'tahun 2024, 2025, 2026',
    '08.00-14.00, 08.00-11.00',
    'NIP 198503152010011002',
    'NIP. 19850315 201001 1 002',
    'surat nomor 470/123/2026 tanggal 5-1-2026',
    '[23/11/26 09.15.22] Budi: halo',
    'RT 04/RW 05, loket 4, 2 jam 30 menit',
    'DM @warga_brebes, <@U123> @here. Saya, hadir @ kantor',
    '👨‍👩‍👧‍👦 K\u0336T\u0335P',
    '',
  ])('leaves %j as it is', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  it('does not cut an 18-digit number as a NIK', () => {
    expect(maskPersonalData('123456789012345678')).toBe('••••••••');
  });

  it('given a NIK in any writing, then neither its digits nor its birth date can be read', () => {
    fc.assert(
      fc.property(
        written(16),
        fc.constantFrom('', 'nik', 'NIK: ', '('),
        fc.constantFrom('', 'ok', ' dan', ')'),
        (nik, before, after) => {
          const masked = maskPersonalData(before + nik.text + after);
          expect(visibleDigits(masked)).toBe(nik.digits.slice(0, 4) + nik.digits.slice(-4));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('given two NIK side by side, then of each either its two ends stay or nothing', () => {
    const ends = (digits: string): string => digits.slice(0, 4) + digits.slice(-4);
    fc.assert(
      fc.property(written(16), fc.constantFrom(' ', '\n', ', ', '/', ' - ', '; '), written(16), (one, gap, other) => {
        const seen = visibleDigits(maskPersonalData(one.text + gap + other.text));
        expect(['', ends(one.digits) + ends(other.digits)]).toContain(seen);
      }),
      { numRuns: 3000 },
    );
  });

  it('given any long number in any writing, then at most seven or eight of its digits stay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 40 }).chain(written), (number) => {
        expect(visibleDigits(maskPersonalData(`no ${number.text}`)).length).toBeLessThanOrEqual(
          8 + number.digits.length / 4,
        );
      }),
      { numRuns: 3000 },
    );
  });

  const anything = fc
    .array(
      fc.oneof(
        fc
          .integer({ min: 1, max: 20 })
          .chain(written)
          .map((number) => number.text),
        fc.constantFrom(
          '@',
          ' @ ',
          '(at)',
          ' at ',
          'a@b.co',
          'x.com',
          'PGD-2026-0042',
          'NIK-',
          'Rp',
          '•',
          '•••',
          '•••••',
          '(',
          ')',
          '+',
          '62',
          '08',
        ),
        fc.constantFrom(
          '25/11/2026',
          '23/11/26',
          '09.15',
          '2026',
          '470/123/2026',
          '19850315 201001 1 002',
          ' ',
          '\n',
          'x',
          '⑫',
          '½',
          '1️⃣',
          'ﷺ',
          '\ud800',
        ),
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''));

  it('given any text, then masking twice is masking once and the guard agrees', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const masked = maskPersonalData(text);
        expect(maskPersonalData(masked)).toBe(masked);
        expect(containsPersonalData(masked)).toBe(false);
        expect(containsPersonalData(text)).toBe(masked !== text);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '9',
    '9 ',
    'a@',
    'a.',
    '@',
    ' at ',
    'A-2026-',
    '(0',
    '08-',
    '\u200b9',
    '•',
    'a@b.c',
    '9901011203890003 ',
    '9'.repeat(9) + 'x',
    '⑫',
    'Rp1.000.',
    ' dot ',
  ])('given %j over and over, then eight times the text takes about eight times as long', (piece) => {
    const time = (size: number): number => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const runs = [0, 1, 2].map(() => {
        const start = performance.now();
        maskPersonalData(text);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    time(12_500);
    // Quadratic work would be 64 times as long; the floor keeps the clock's own noise out.
    expect(time(100_000)).toBeLessThan(32 * Math.max(time(12_500), 2));
  });
});

describe('the sample complaints', () => {
  it.each(sampleComplaints().map((complaint) => [complaint.id, complaint] as const))(
    '%s shows no NIK, KK, phone or e-mail once masked',
    (_id, { subject, body }) => {
      const masked = maskPersonalData(`${subject}\n${body}`);
      const plain = masked.normalize('NFKC').replace(/[\p{Cf}\p{M}]/gu, '');
      const glued = plain.replace(/[^\p{L}\p{Nd}•]/gu, '');

      expect(containsPersonalData(masked)).toBe(false);
      expect(glued).not.toMatch(/(?<!ADU)\p{Nd}{10}/u);
      expect(plain).not.toMatch(/[a-z0-9.]{2,}@example\./i);
    },
  );

  it('leaves everything else of a complaint untouched', () => {
    const first = sampleComplaints().find(({ id }) => id === 'C049');
    expect(first && maskPersonalData(first.body)).toBe(first?.body);
  });
});

describe('masking the fields of a complainant', () => {
  it('shows the first and last four digits of a NIK, and nothing of what is no NIK', () => {
    expect(maskNik('9901 0112 0389 0003')).toBe('9901••••••••0003');
    expect(maskNik('990101120389')).toBe('••••••••');
    expect(maskNik('tidak hafal')).toBe('••••••••');
    expect(maskNik(' ')).toBe('');
  });

  it('shows area and last digits of a phone', () => {
    expect(maskPhone('+62 840-0000-0101')).toBe('0840•••••101');
    expect(maskPhone('12')).toBe('••••••••');
    expect(maskPhone('')).toBe('');
  });

  it('shows the first letter and the domain of an e-mail', () => {
    expect(maskEmail('wahyu@example.com')).toBe('w•••@example.com');
    expect(maskEmail('081@example.com')).toBe('•••@example.com');
    expect(maskEmail('wahyu')).toBe('w•••');
    expect(maskEmail('')).toBe('');
  });
});

describe('a clerk is warned of a NIK that cannot be one', () => {
  it.each(['9901011203890003', '9904104508940002', '9901 0171 1289 0003'])('%s looks right', (nik) => {
    expect(looksLikeNik(nik)).toBe(true);
  });

  it.each(['9901017203890003', '9901011213890003', '9901011203890000', '990101120389000', '', '9901010003890003'])(
    '%j does not',
    (nik) => {
      expect(looksLikeNik(nik)).toBe(false);
    },
  );
});

describe('phone numbers are kept in one form', () => {
  it.each([
    ['0840-0000-0101', '+6284000000101'],
    ['62840000000137', '+62840000000137'],
    ['+62 (0)274 123456', '+62274123456'],
    ['(+62) 840-0000-0101', '+6284000000101'],
    ['(0274) 123456', '+62274123456'],
    ['wa.me/62840000000187', '+62840000000187'],
    ['０８４０ ００００ ０１０１', '+6284000000101'],
  ])('%s is %s', (value, phone) => {
    expect(normalisePhone(value)).toBe(phone);
  });

  it.each(['', '12', 'tanya saja', '+886912345678', '0840-abc-0101', '0'.repeat(200)])('%j is none', (value) => {
    expect(normalisePhone(value)).toBeUndefined();
  });
});
