import type { CaseRecord, RegisterBook } from '../../casework/papers/shapes.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { drawLetterhead, drawTitle, type House, openPaper } from '../paper/blocks.ts';
import { type Column, drawTable, type Row } from '../paper/table.ts';
import { addresseeOf, nameOf, remarkOf, subjectOf, usedInWords } from '../words.ts';

const columnsOf = ({ paper }: Text): readonly Column[] => {
  const title = paper.register.columns;
  return [
    { title: title.no, share: 28, align: 'right' },
    { title: title.number, share: 84 },
    { title: title.date, share: 50 },
    { title: title.name, share: 84 },
    { title: title.channel, share: 56 },
    { title: title.kind, share: 56 },
    { title: title.subject, share: 130 },
    { title: title.disposition, share: 92 },
    { title: title.followUp, share: 50 },
    { title: title.answered, share: 50 },
    { title: title.used, share: 46 },
    { title: title.remark, share: 86 },
  ];
};

const rowOf = ({ procedure }: RegisterBook, number: number, record: CaseRecord | undefined, text: Text): Row => {
  const { paper, labels, format } = text;
  const no = format.number(number);
  if (!record) return { cells: [no, ...Array<string>(10).fill(''), paper.register.unreadable], faint: true };
  const answered = record.answers[0];
  const dispositions = record.dispositions.map((note) =>
    paper.register.disposition({ to: addresseeOf(procedure, note), at: format.shortDate(note.at) }),
  );
  return {
    cells: [
      no,
      printedNumber(record.register),
      format.shortDate(record.receivedAt),
      nameOf(record, text),
      labels.channel[record.channel],
      labels.kind[record.kind],
      subjectOf(record, text),
      dispositions.join('\n'),
      record.followUpAt === undefined ? '' : format.shortDate(record.followUpAt),
      answered === undefined ? '' : format.shortDate(answered.at),
      usedInWords(record.toAnswer ?? record.used, text),
      remarkOf(record, text),
    ],
  };
};

/**
 * Buku Register to print and bind: A4 across, a line for every number of the year without a gap, heads on each page.
 * Bears full names. The same book gives the same bytes.
 */
export const registerBookPdf = async (book: RegisterBook, house: House): Promise<Uint8Array> => {
  const { text } = house;
  const { register } = text.paper;
  const paper = await openPaper(house, book, { title: register.title, size: 'A4', layout: 'landscape' });
  drawLetterhead(paper, house, book.desk.title);
  const covers = { desk: book.desk.title, year: String(book.year), count: text.format.number(book.rows.length) };
  drawTitle(paper, register.title, register.covers(covers));
  const rows = book.rows.map(({ number, record }) => rowOf(book, number, record, text));
  drawTable(paper, columnsOf(text), rows, { size: 7, grid: true, numbered: true, none: register.none });
  return paper.finish();
};
