import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { caseFilePaper } from '../../src/casework/papers/case-file-paper.ts';
import type { CaseFilePaper } from '../../src/casework/papers/case-shapes.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { firstBreak, parseEvent, seal } from '../../src/domain/event-chain.ts';
import type { EventBody } from '../../src/domain/events.ts';
import { sha256 } from '../../src/ids.ts';
import { type AnswerLetter, answerLetterPdf } from '../../src/report/one-case/answer-letter-pdf.ts';
import { caseFilePdf } from '../../src/report/one-case/case-file-pdf.ts';
import { dispositionSheetPdf } from '../../src/report/one-case/disposition-sheet-pdf.ts';
import { type Receipt, receiptPdf } from '../../src/report/one-case/receipt-pdf.ts';
import { needs } from '../support/needs.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hostileTexts, house, livedOffice, livedSheet } from './office-papers.ts';
import { flat, pagesOf, textOf } from './paper-text.ts';

const poppler = needs('pdftotext');
const folder = tempFolder();
afterAll(() => folder.remove());

const office = livedOffice(12);

/** What is attached inside a case file. */
const sealed = z.object({ events: z.array(z.unknown()) });

const caseFile = (index: number): CaseFilePaper =>
  caseFilePaper(office.desk, office.files[index]?.events ?? [], sha256);

/** The same case as if its complaint had been another from the start. */
const withComplaint = (index: number, change: Partial<Complaint>): CaseFilePaper => {
  const bodies = (office.files[index]?.events ?? []).map(({ seq: _, prev: __, hash: ___, ...body }): EventBody => body);
  const told = bodies.map((body) =>
    body.type === 'ComplaintReceived' ? { ...body, complaint: { ...body.complaint, ...change } } : body,
  );
  return caseFilePaper(office.desk, seal(told, undefined, sha256), sha256);
};

/** The record inside a PDF, as any PDF reader saves it. */
const savedFrom = (pdf: Uint8Array): string => {
  const path = join(folder.path, 'berkas.pdf');
  const record = join(folder.path, 'record.json');
  writeFileSync(path, pdf);
  execFileSync('pdfdetach', [path, '-save', '1', '-o', record]);
  return readFileSync(record, 'utf8');
};

const letter: AnswerLetter = {
  desk: { title: 'Seksi Pengaduan' },
  at: '2026-11-24T03:00:00Z',
  place: 'Contoh',
  register: { code: 'PGD', number: 42, month: 11, year: 2026 },
  receivedAt: '2026-11-23T02:00:00Z',
  subject: 'KTP-el belum jadi',
  complainant: { name: 'Sri Wahyuni', address: 'Jalan Anggrek 4' },
  answer: 'KTP-el dapat diambil di loket 3.',
  signatory: { post: 'Plt. Kepala Seksi', name: 'Budi' },
  approval: { name: 'Budi', at: '2026-11-24T02:40:00Z', textHash: 'a'.repeat(64) },
};

const receipt: Receipt = {
  desk: { title: 'Seksi Pengaduan' },
  register: letter.register,
  statusCode: 'kbxm-7r2q-w9dn',
  statusUrl: 'https://pengaduan.contoh.example/status/kbxm-7r2q-w9dn',
  receivedAt: letter.receivedAt,
  channel: 'counter',
  subject: letter.subject,
  complainant: { name: 'Sri Wahyuni' },
  clerk: 'Rina',
  dueAt: '2026-11-24T08:00:00Z',
};

describe.skipIf(poppler.skip)('the disposition sheet', () => {
  test('given a case that was sent back once, its marks stand in the order they were made', async () => {
    const sheet = livedSheet(office, 10);
    const text = flat(textOf(await dispositionSheetPdf(sheet, house)));
    const places = [
      'Konsep jawaban ditulis',
      'Dikembalikan untuk diperbaiki kepada Operator',
      'Disetujui; bidang:',
      'Jawaban dikirim',
    ];
    const found = places.map((mark) => text.replaceAll(/\s/g, '').indexOf(mark.replaceAll(' ', '').slice(0, 14)));
    expect(found.every((at) => at > 0)).toBe(true);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });
});

describe.skipIf(poppler.skip)('the case file', () => {
  test('given a handled case, complaint, answer, approval and the seal of every event stand in it', async () => {
    const file = caseFile(1);
    const text = textOf(await caseFilePdf(file, house));
    for (const { hash } of file.events) expect(text).toContain(hash);
    for (const words of ['Saya sudah tiga kali datang', 'KTP-el dapat diambil di loket 3.', 'Jawaban disetujui']) {
      expect(flat(text)).toContain(words);
    }
  });

  test('given the file alone, its sealed record can be taken out and its chain checked; one changed letter is found', async () => {
    const file = caseFile(1);
    const saved = savedFrom(await caseFilePdf(file, house));
    expect(firstBreak(sealed.parse(JSON.parse(saved)).events.map(parseEvent), sha256)).toBeUndefined();
    const forged = sealed.parse(JSON.parse(saved.replace('di loket 3', 'di loket 4')));
    const written = file.events.findIndex(({ type }) => type === 'AnswerWritten') + 1;
    expect(firstBreak(forged.events.map(parseEvent), sha256)).toBe(written);
  });

  test('given NIK and telephone in any of its texts, neither print nor attached record shows them, and the chain holds', async () => {
    const NIK = '3402011203850001';
    const file = withComplaint(1, {
      subject: `KTP ${NIK}`,
      body: `NIK saya ${NIK}.`,
      complainant: { name: 'Sri Wahyuni', nik: NIK, phone: '081234567890', email: 'sri.wahyuni@contoh.example' },
    });
    const pdf = await caseFilePdf(file, house);
    const saved = savedFrom(pdf);
    for (const words of [textOf(pdf), saved])
      for (const secret of [NIK, '081234567890', 'sri.wahyuni@']) expect(words).not.toContain(secret);
    expect(textOf(pdf)).toContain('Sri Wahyuni');
    expect(firstBreak(sealed.parse(JSON.parse(saved)).events.map(parseEvent), sha256)).toBeUndefined();
  });

  test('given a complainant who asked for secrecy, then no name, contact or name of a file is in it', async () => {
    const file = withComplaint(1, {
      secret: true,
      complainant: { name: 'Sri Wahyuni', address: 'Jalan Anggrek 4' },
      attachments: [{ name: 'ktp-sri-wahyuni.jpg' }],
    });
    const pdf = await caseFilePdf(file, house);
    for (const words of [textOf(pdf), savedFrom(pdf)])
      for (const secret of ['Sri Wahyuni', 'Anggrek', 'ktp-sri']) expect(words).not.toContain(secret);
    expect(textOf(pdf)).toContain('Dirahasiakan');
  });
});

describe.skipIf(poppler.skip)('the letter of answer', () => {
  test('given an approved answer, number, addressee, text and signatory stand on the letterhead', async () => {
    const text = flat(textOf(await answerLetterPdf(letter, house)));
    for (const words of [
      'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL',
      'Contoh, 24 November 2026',
      'Bapak/Ibu Sri Wahyuni',
      'tanggal 23 November 2026 perihal KTP-el belum jadi',
      'KTP-el dapat diambil di loket 3.',
      'Plt. Kepala Seksi',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('given an answer of many pages, the signature is not alone on the last', async () => {
    const long = { ...letter, answer: Array.from({ length: 90 }, (_, line) => `Butir ${line + 1}.`).join('\n') };
    const pages = pagesOf(await answerLetterPdf(long, house));
    expect(pages.length).toBeGreaterThan(1);
    expect(flat(pages.at(-1) ?? '')).toContain('Hormat kami');
    expect(flat(pages.join(' '))).toContain('Butir 90.');
  });

  test('given nobody’s name, it is addressed to the complainant', async () => {
    expect(textOf(await answerLetterPdf({ ...letter, complainant: { name: ' ' } }, house))).toContain(
      'Bapak/Ibu Pelapor',
    );
  });
});

describe.skipIf(poppler.skip)('the receipt', () => {
  test('given a complaint at the counter, one page says number, code, page and that it is free', async () => {
    const pages = pagesOf(await receiptPdf(receipt, house));
    expect(pages).toHaveLength(1);
    for (const words of [
      '0042/PGD/XI/2026',
      receipt.statusCode,
      receipt.statusUrl,
      'Pelayanan ini tidak dipungut biaya.',
    ]) {
      expect(flat(pages[0] ?? '')).toContain(words);
    }
  });

  test('given any name and subject, it stays one page', async () => {
    for (const text of hostileTexts) {
      const pages = pagesOf(await receiptPdf({ ...receipt, subject: text, complainant: { name: text } }, house));
      expect(pages).toHaveLength(1);
    }
  });
});
