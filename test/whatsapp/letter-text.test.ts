import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LetterView } from '../../src/casework/letter-view.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { createText } from '../../src/text/text.ts';
import { letterMessages, templateOf } from '../../src/whatsapp/messages/letter-text.ts';
import { splitMessage } from '../../src/whatsapp/messages/split-message.ts';

const text = createText('id');
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);

const complaint: Complaint = {
  channel: 'whatsapp',
  kind: 'unclassified',
  subject: '',
  body: 'KTP saya belum jadi',
  receivedAt: '2026-11-23T01:00:00.000Z',
  complainant: { name: 'Rina' },
  attachments: [],
};
const common = {
  caseId: 'palangka-raya-PGD-2026-0042',
  seq: 1,
  number: '0042/PGD/XI/2026',
  complaint,
  statusUrl: 'https://contoh.example/status/abcd',
  office: 'Disdukcapil Contoh',
  desk: 'Meja aduan',
  isAutomatic: true,
};
const receipt: LetterView = { ...common, kind: 'receipt', dueAt: '2026-11-24T04:00:00.000Z' };
const answer = (words: string): LetterView => ({
  ...common,
  kind: 'answer',
  answer: words,
  signatory: 'Plt. Kepala Bidang',
  asksWord: true,
});

const one = (letter: LetterView, time = '09:00'): string => {
  const [message = '', ...more] = letterMessages(letter, text, at(time));
  expect(more).toEqual([]);
  return message;
};

describe('letters as WhatsApp carries them', () => {
  it('a receipt', () => {
    expect(one(receipt)).toMatchInlineSnapshot(`
      "Selamat pagi Bapak/Ibu Rina.

      Aduan sudah kami terima, No. Register 0042/PGD/XI/2026. Akan kami tindak lanjuti paling lambat Selasa, 24 November 2026 pukul 11.00 WIB. Pelayanan ini tidak dipungut biaya. Terima kasih.

      Perkembangan: https://contoh.example/status/abcd

      – Admin Disdukcapil Contoh"
    `);
  });

  it('a question', () => {
    const asked = '1. NIK\n2. Alamat';
    expect(one({ ...common, kind: 'question', asked, until: '2026-12-23T09:00:00.000Z' })).toMatchInlineSnapshot(`
      "Selamat pagi Bapak/Ibu Rina.

      Sehubungan dengan aduan No. 0042/PGD/XI/2026, mohon lengkapi data berikut:

      1. NIK
      2. Alamat

      Data dapat dikirimkan dengan membalas pesan ini paling lambat Rabu, 23 Desember 2026. Apabila sampai tanggal tersebut data belum kami terima, aduan dianggap selesai dan dapat diajukan kembali sewaktu-waktu.

      – Admin Disdukcapil Contoh"
    `);
  });

  it('an answer that asks for the complainant’s word', () => {
    expect(one(answer('KTP-el dapat diambil di loket 3.'))).toMatchInlineSnapshot(`
      "Selamat pagi Bapak/Ibu Rina.

      Menindaklanjuti aduan No. 0042/PGD/XI/2026, kami sampaikan:

      KTP-el dapat diambil di loket 3.

      Apabila masih memerlukan penjelasan, silakan membalas pesan ini. Terima kasih.

      Apakah jawaban kami sudah menyelesaikan permasalahan Bapak/Ibu? Balas PUAS atau BELUM disertai penjelasan.

      – Plt. Kepala Bidang"
    `);
  });

  it.each([
    ['a referral', { kind: 'referral', agency: 'BPJS Kesehatan' } as const, 'kewenangan BPJS Kesehatan'],
    ['a merge', { kind: 'merged', into: '0040/PGD/XI/2026' } as const, 'bersama aduan No. 0040/PGD/XI/2026'],
    ['a merge undone', { kind: 'separated', from: '0040/PGD/XI/2026' } as const, 'tidak lagi bersama aduan No. 0040'],
    ['a silence', { kind: 'closing', as: 'auto-closed' } as const, 'Karena tidak ada tanggapan'],
    ['missing data', { kind: 'closing', as: 'not-completed' } as const, 'Karena data yang kami minta'],
  ])('%s names the number and what happened', (_what, matter, words) => {
    const letter: LetterView = { ...common, ...matter };
    expect(one(letter)).toContain(words);
    expect(one(letter)).toContain('0042/PGD/XI/2026');
    expect(templateOf(letter, text)).toMatchObject({
      kind: 'notice',
      places: ['Bapak/Ibu Rina', '0042/PGD/XI/2026', expect.stringContaining(words)],
    });
  });

  it.each([
    ['04:00', 'Selamat pagi'],
    ['10:59', 'Selamat pagi'],
    ['11:00', 'Selamat siang'],
    ['15:00', 'Selamat sore'],
    ['18:00', 'Selamat malam'],
    ['00:30', 'Selamat malam'],
  ])('at %s the greeting is "%s"', (time, greeting) => {
    expect(one(receipt, time).startsWith(`${greeting} Bapak/Ibu Rina.`)).toBe(true);
  });

  it('somebody without a name, or with a poem for one, is addressed politely all the same', () => {
    const named = (name: string): LetterView => ({
      ...receipt,
      complaint: { ...complaint, complainant: { name } },
    });
    expect(one(named(' \u200b '))).toMatch(/^Selamat pagi Bapak\/Ibu\.\n/);
    expect(one(named('Rina\n\nhttps://jahat.invalid '.repeat(50))).split('\n')[0]?.length).toBeLessThan(100);
  });

  it('the places of a template are single lines, and an answer too long for them is never shortened', () => {
    expect(templateOf(answer('Sudah dicetak.\n\n\nSilakan   ambil.'), text).places?.[2]).toBe(
      'Sudah dicetak. Silakan ambil.',
    );
    expect(templateOf(answer('x'.repeat(1_000)), text)).toEqual({ kind: 'answer' });
    expect(
      templateOf({ ...common, kind: 'question', asked: '1. NIK\n2. Alamat', until: '2026-12-23T09:00:00.000Z' }, text)
        .places?.[2],
    ).toBe('1. NIK; 2. Alamat');
  });

  it('the English letters have the same facts', () => {
    const english = createText('en');
    for (const letter of [receipt, answer('Window 3.')])
      expect(letterMessages(letter, english, at('09:00')).join()).toContain('0042/PGD/XI/2026');
  });
});

describe('a text too long for one message', () => {
  const numbered = (part: number, parts: number) => `(${part}/${parts})`;
  const wordsOf = (words: string) => words.split(/\s+/).filter((word) => word !== '');

  it('is cut at paragraph ends and numbered', () => {
    const paragraphs = Array.from({ length: 200 }, (_, index) => `Penjelasan ${index + 1} tentang persyaratan.`);
    const parts = splitMessage(paragraphs.join('\n\n'), numbered);
    expect(parts.map((part) => part.split('\n')[0])).toEqual(['(1/2)', '(2/2)']);
    expect(parts.flatMap((part) => part.slice(part.indexOf('\n') + 1).split('\n\n'))).toEqual(paragraphs);
  });

  it('loses no word and fits every time, whatever it is made of', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(' ', '\n', '\n\n', '. '),
      fc.nat(6_000).map((length) => '👨‍👩‍👧'.repeat(length / 100)),
      fc.nat(5_000).map((length) => 'kata '.repeat(length / 5)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const whole = pieces.join('');
        const parts = splitMessage(whole, numbered);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(4096);
          expect(part.isWellFormed()).toBe(true);
        }
        const bare = parts.length === 1 ? parts : parts.map((part) => part.slice(part.indexOf('\n') + 1));
        expect(wordsOf(bare.join(' ')).join('')).toBe(wordsOf(whole).join(''));
      }),
      { numRuns: 300 },
    );
  });
});
