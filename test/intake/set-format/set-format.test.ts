import { describe, expect, it } from 'vitest';
import type { Category } from '../../../src/domain/categories.ts';
import { guessMatter } from '../../../src/intake/set-format/guess-matter.ts';
import {
  type AskedField,
  demandedFields,
  fieldsFor,
  missingFields,
} from '../../../src/intake/set-format/missing-fields.ts';
import { readSetFormat } from '../../../src/intake/set-format/read-set-format.ts';
import { type SampleComplaint, sampleComplaints } from '../../fixtures/complaints.ts';
import { readShipped } from '../../support/given-when-then.ts';

const categoryOf: Readonly<Record<string, Category>> = {
  lambat: 'slow-service',
  petugas: 'staff-conduct',
  pungli: 'bribery',
  layanan_daring: 'online-service',
  sarana_prasarana: 'facilities',
  salah_instansi: 'wrong-agency',
  saran_apresiasi: 'suggestion',
};

const officeWord: Readonly<Record<AskedField, string>> = {
  name: 'nama',
  nik: 'nik',
  kk: 'kk',
  address: 'alamat',
  contact: 'kontak',
  body: 'uraian',
  'incident-date': 'tanggal_kejadian',
  'incident-place': 'lokasi_kejadian',
};

/** What the reader finds missing once a person has said what the matter is. */
const missingIn = ({ kind, category, channel, subject, body }: SampleComplaint): string[] => {
  if (category === 'bukan_pengaduan') return [];
  const known = categoryOf[category];
  const matter = { kind, ...(known === undefined ? {} : { category: known }) };
  const read = readSetFormat(`${subject}\n${body}`);
  return missingFields(fieldsFor(matter), { channel, ...matter, read }).map((field) => officeWord[field]);
};

/** Lines that are read otherwise than a person reads them, and why. */
const differences: Readonly<Record<string, string>> = {
  C064: 'the village stands bare behind the NIK, without a word that says it is one: only who knows the places sees it',
  C076: 'nothing visible at all: the form refuses it before anything could be missing',
};

describe('given complaints as people write them', () => {
  const samples = sampleComplaints();
  const other = samples.filter((sample) => String(missingIn(sample)) !== String(sample.expectedMissing));

  it('when a complaint came by e-mail, then exactly what a person finds missing is missing', () => {
    expect(other.filter(({ channel }) => channel === 'email')).toEqual([]);
  });

  it('when all lines of all channels are read, then at least nine of ten agree with a person', () => {
    expect(other.length / samples.length).toBeLessThanOrEqual(0.1);
  });

  it('when a line is read otherwise, then the reason is on this page', () => {
    expect(other.map(({ id }) => id)).toEqual(Object.keys(differences));
  });

  const people: Readonly<Record<string, [name: string, nik?: string]>> = {
    C001: ['Wahyu Prasojo', '9901011203890003'],
    C005: ['Rini Astuti'],
    C007: ['Ir. Agung Wicaksana', '9902031708850004'],
    C009: ['Nur Hidayati', '9904104508940002'],
    C013: ['Rahmadi'],
    C021: ['Fitri'],
    C027: ['sudirman', '9901121507880003'],
    C029: ['Mbah Karto'],
    C041: ['Agus'],
    C045: ['Kurniawan Saputra', '9902030101930008'],
    C057: ['Carmini', '9904105509880001'],
    C059: ['Galih Permana', '9901013001010004'],
    C062: ['Bambang', '9903070110900009'],
    C068: ['Sulastri', '99030707580920003'],
    C070: ['Anton', '9904100808920009'],
  };
  it.each(Object.entries(people))('when %s is read, then it is by %s', (id, [name, nik]) => {
    const sample = samples.find((each) => each.id === id);
    expect(readSetFormat(`${sample?.subject}\n${sample?.body}`)).toMatchObject({ name, ...(nik ? { nik } : {}) });
  });
});

describe('given the set format', () => {
  const whole = {
    name: 'Wahyu Prasojo',
    nik: '9901011203890003',
    kk: '9901010107150012',
    address: 'Dusun Karangjati RT 04, Sidomaju',
    phone: '+6284000000101',
  };
  it.each([
    [
      'colons',
      'Nama: Wahyu Prasojo\nNIK: 9901011203890003\nNo. KK: 9901010107150012\nAlamat: Dusun Karangjati RT 04, Sidomaju\nHP: 0840 0000 0101\nUraian: KTP belum jadi',
    ],
    [
      'signs of equality and small letters',
      'nama = Wahyu Prasojo\nnik=9901011203890003\nnomor kk = 9901010107150012\nalamat = Dusun Karangjati RT 04, Sidomaju\nwa=+62 840-0000-0101\nktp saya belum jadi',
    ],
    [
      'dashes, bullets and another order',
      '- NIK - 9901.0112.0389.0003\n- KK - 9901.0101.0715.0012\n- Telp - 084000000101\n- Alamat - Dusun Karangjati RT 04, Sidomaju\n- Nama - Wahyu Prasojo\nKTP-el belum dicetak',
    ],
    [
      'one line',
      'Nama Wahyu Prasojo, NIK 9901011203890003, KK 9901010107150012, alamat: Dusun Karangjati RT 04, Sidomaju, HP 084000000101. KTP belum jadi',
    ],
  ])('when it is written with %s, then every field is found', (_, text) => {
    expect(readSetFormat(text)).toMatchObject({ ...whole, hasMatter: true });
  });

  it('when hostile text is read, then it takes no time to speak of and finds nobody', () => {
    const hostile = ['nama '.repeat(20_000), 'jalan A'.repeat(20_000), '<'.repeat(50_000), 'a@a.'.repeat(20_000)];
    const begun = performance.now();
    for (const text of hostile) readSetFormat(text);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe('given what an SOP demands', () => {
  it('when Bantul gets a complaint about a record, then all five fields are demanded', () => {
    const fields = demandedFields(readShipped('bantul-email'), { kind: 'complaint' });
    expect(fields).toEqual(['name', 'nik', 'address', 'contact', 'body']);
  });

  it('when somebody only asks what papers are needed, then nobody wants their NIK', () => {
    const guess = guessMatter('Tanya syarat pindah datang. Apa saja syaratnya?');
    expect(demandedFields(readShipped('bantul-email'), guess)).toEqual(['name', 'contact', 'body']);
  });

  it('when an SOP lists nothing but the words themselves, then nothing is asked for', () => {
    expect(demandedFields(readShipped('brebes-online'), { kind: 'complaint' })).toEqual([]);
  });

  it('when somebody tells of a bribe or of a leak, then it is guessed, so that few may read it from the start', () => {
    expect(guessMatter('saya dimintai uang 200 ribu').category).toBe('bribery');
    expect(guessMatter('NIK saya dipakai pinjol').category).toBe('data-leak');
  });
});
