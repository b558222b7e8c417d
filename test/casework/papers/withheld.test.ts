import { describe, expect, test } from 'vitest';
import { searchLineOf } from '../../../src/casework/archive-search.ts';
import { caseRecord } from '../../../src/casework/papers/case-record.ts';
import { dailyRecap } from '../../../src/casework/papers/daily-recap.ts';
import { monthReport } from '../../../src/casework/papers/month-report.ts';
import { registerBook } from '../../../src/casework/papers/register-book.ts';
import type { Complaint } from '../../../src/domain/complaint.ts';
import { given, holder, type Story } from '../../support/given-when-then.ts';
import { deskOf, fileOf } from '../../support/written-cases.ts';

const END = Date.parse('2026-12-01T00:00:00+07:00');
const NIK = '3402011203850001';
const desk = deskOf('brebes-online');

const told: Partial<Complaint> = {
  subject: `Pungli di loket empat, NIK ${NIK}`,
  complainant: { name: 'Sutarmi Contoh', address: 'Dusun Karangjati', phone: '0840-0000-0101' },
};

const handled = (story: Story): Story =>
  ['answer', 'send', 'record'].reduce((so, action) => so.later(3000).when(action), story);

/** All that the papers of the office say of one case, the book, the recap and the month's late cases together. */
const papersOf = (story: Story): string => {
  const file = fileOf(story, desk, 1);
  const record = caseRecord(file, desk, { asOf: END, outages: [] });
  if (!record) throw new Error('the case was not recorded');
  const making = monthReport(desk, '2026-11', { now: END, outages: [] });
  making.add(file);
  const { outliers } = making.report();
  expect(outliers).toHaveLength(1);
  const shown = outliers.map(({ record: { maskedSubject, complainant } }) => ({ maskedSubject, complainant }));
  const { rows } = dailyRecap(desk, record.endings[0]?.at.slice(0, 10) ?? '', [record], { asOf: END });
  expect(rows).toHaveLength(1);
  return JSON.stringify([registerBook(desk, 2026, [record], { asOf: END }).rows, rows, shown]);
};

describe('given a complaint that holds an NIK', () => {
  test('then no paper shows it, and the book names the complainant', () => {
    const papers = papersOf(handled(given('brebes-online', { complaint: told })));
    expect(papers).not.toContain(NIK);
    expect(papers).toContain('Pungli di loket empat');
    expect(papers).toContain('Sutarmi Contoh');
  });
});

describe('given a restricted case', () => {
  const restricted = handled(given('brebes-online', { complaint: told })).when('restrict', {
    fields: { reason: 'Menyangkut petugas' },
  });

  test('then neither recap nor month has its subject, and no paper has name or address', () => {
    const papers = papersOf(restricted);
    for (const secret of ['Sutarmi', 'Karangjati', '0840']) expect(papers).not.toContain(secret);
    const record = caseRecord(fileOf(restricted, desk, 1), desk, { asOf: END, outages: [] });
    expect(record).toMatchObject({ withheld: 'case', maskedSubject: '•••', complainant: {} });
  });

  test('then a paper of the time before says no more: what is restricted now is withheld', () => {
    const before = Date.parse(restricted.events.at(-1)?.at ?? '') - 1;
    const record = caseRecord(fileOf(restricted, desk, 1), desk, { asOf: before, outages: [] });
    expect(record).toMatchObject({ withheld: 'case', complainant: {} });
  });

  test('then the archive finds it by its number alone', () => {
    const line = searchLineOf(fileOf(restricted, desk, 1));
    expect(line).toContain('pgd');
    for (const word of ['sutarmi', 'pungli', 'loket']) expect(line).not.toContain(word);
  });
});

describe('given a complainant who asked for secrecy, and a case that all may read again', () => {
  test('then the book has its subject and withholds the name', () => {
    const story = handled(given('brebes-online', { complaint: { ...told, secret: true } })).when('unrestrict', {
      by: holder('agency-head'),
    });
    const record = caseRecord(fileOf(story, desk, 1), desk, { asOf: END, outages: [] });
    expect(record).toMatchObject({ complainant: {}, withheld: 'identity' });
    expect(record?.subject).toContain('Pungli di loket empat');
  });
});
