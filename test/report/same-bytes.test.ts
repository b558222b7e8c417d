import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseFilePaper } from '../../src/casework/papers/case-file-paper.ts';
import { sha256 } from '../../src/ids.ts';
import { dailyRecapPdf } from '../../src/report/daily-recap/pdf.ts';
import { dailyRecapXlsx } from '../../src/report/daily-recap/xlsx.ts';
import { monthReportPdf } from '../../src/report/month-report/pdf.ts';
import { monthReportPng } from '../../src/report/month-report/pictures.ts';
import { monthReportXlsx } from '../../src/report/month-report/xlsx.ts';
import { caseFilePdf } from '../../src/report/one-case/case-file-pdf.ts';
import { dispositionSheetPdf } from '../../src/report/one-case/disposition-sheet-pdf.ts';
import { createPaper } from '../../src/report/paper/paper.ts';
import { drawTable } from '../../src/report/paper/table.ts';
import { registerBookPdf } from '../../src/report/register-book/pdf.ts';
import { registerBookXlsx } from '../../src/report/register-book/xlsx.ts';
import { hostileBook, house, livedBook, livedMonth, livedOffice, livedRecap, livedSheet } from './office-papers.ts';

const office = livedOffice(12);

const papers: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
  'the register book': () => registerBookPdf(livedBook(office), house),
  'the register book as a spreadsheet': () => registerBookXlsx(livedBook(office), house),
  'a book of hostile texts': () => registerBookPdf(hostileBook(), house),
  'a book of hostile texts as a spreadsheet': () => registerBookXlsx(hostileBook(), house),
  'the daily recap': () => dailyRecapPdf(livedRecap(office), house),
  'the daily recap as a spreadsheet': () => dailyRecapXlsx(livedRecap(office), house),
  'the monthly report': () => monthReportPdf(livedMonth(office), house),
  'the monthly report as a spreadsheet': () => monthReportXlsx(livedMonth(office), house),
  'the monthly report as a picture': () => monthReportPng(livedMonth(office), house),
  'the disposition sheet': () => dispositionSheetPdf(livedSheet(office, 10), house),
  'the case file': () => caseFilePdf(caseFilePaper(office.desk, office.files[1]?.events ?? [], sha256), house),
};

describe('the same content', () => {
  test.each(Object.entries(papers))('gives the same bytes twice: %s', async (_, make) => {
    const once = Buffer.from(await make());
    expect(once.length).toBeGreaterThan(1000);
    expect(once.equals(Buffer.from(await make()))).toBe(true);
  });
});

describe('any text at all', () => {
  test('can be set on paper', async () => {
    const paper = await createPaper({ size: 'A4', layout: 'portrait', title: 'x', author: 'x', at: 0, locale: 'id' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        drawTable(
          paper,
          [
            { title: text, share: 1 },
            { title: 'x', share: 9 },
          ],
          [{ cells: [text, text] }],
        );
        paper.flow(text, { size: 9 });
      }),
      { numRuns: 300 },
    );
    expect((await paper.finish()).length).toBeGreaterThan(1000);
  });
});
