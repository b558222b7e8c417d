import type { CaseRecord, RegisterBook } from '../../casework/papers/shapes.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import type { House } from '../paper/blocks.ts';
import { addresseeOf, categoryInWords, minutesOf, nameOf, remarkOf, subjectOf } from '../words.ts';
import { type SheetCell, type SheetColumn, writeWorkbook } from '../workbook/workbook.ts';

const columnsOf = ({ paper }: Text): readonly SheetColumn[] => {
  const title = paper.register.columns;
  return [
    { title: title.no, width: 6, kind: 'count' },
    { title: title.number, width: 17, kind: 'text' },
    { title: title.date, width: 17, kind: 'moment' },
    { title: title.name, width: 24, kind: 'text' },
    { title: title.channel, width: 12, kind: 'text' },
    { title: title.kind, width: 13, kind: 'text' },
    { title: title.category, width: 18, kind: 'text' },
    { title: title.subject, width: 38, kind: 'text' },
    { title: title.disposition, width: 26, kind: 'text' },
    { title: title.followUp, width: 12, kind: 'day' },
    { title: title.answered, width: 12, kind: 'day' },
    { title: title.usedDays, width: 9, kind: 'count' },
    { title: title.usedMinutes, width: 9, kind: 'count' },
    { title: title.remark, width: 24, kind: 'text' },
  ];
};

const rowOf = (book: RegisterBook, number: number, record: CaseRecord | undefined, text: Text): SheetCell[] => {
  const { paper, labels, format } = text;
  if (!record) return [number, ...Array<undefined>(12).fill(undefined), paper.register.unreadable];
  const used = record.toAnswer ?? record.used;
  const dispositions = record.dispositions.map((note) => {
    const to = addresseeOf(book.procedure, note);
    return paper.register.disposition({ to, at: format.shortDate(note.at) });
  });
  return [
    number,
    printedNumber(record.register),
    record.receivedAt,
    nameOf(record, text),
    labels.channel[record.channel],
    labels.kind[record.kind],
    categoryInWords(record.category, text),
    subjectOf(record, text),
    dispositions.join('\n'),
    record.followUpAt,
    record.answers[0]?.at,
    used.days,
    minutesOf(used.working),
    remarkOf(record, text),
  ];
};

/** Buku Register as a spreadsheet: a line for every number, dates and lengths as such. Bears full names. Same book, same bytes. */
export const registerBookXlsx = (book: RegisterBook, { office, text }: House): Promise<Uint8Array> => {
  const { register, page } = text.paper;
  const rows = book.rows.map(({ number, record }) => rowOf(book, number, record, text));
  return writeWorkbook([{ name: register.sheet, columns: columnsOf(text), rows }], {
    title: `${register.title} · ${book.desk.title} · ${book.year}`,
    office,
    at: Date.parse(book.asOf),
    timeZone: book.timeZone,
    pages: page({ page: '&P', pages: '&N' }),
  });
};
