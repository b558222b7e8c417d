import type { DispositionSheet, SheetMark } from '../../casework/papers/case-shapes.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { drawFacts, drawHeading, drawLetterhead, drawTitle, type House, openPaper } from '../paper/blocks.ts';
import { GREY } from '../paper/ink.ts';
import type { Paper } from '../paper/paper.ts';
import { drawTable, type Row } from '../paper/table.ts';
import { addresseeOf, categoryInWords, nameOf, postInWords } from '../words.ts';

/** A short complaint stands on the sheet whole; of a long one the sheet shows the beginning, the case file all of it. */
const MOST_BODY_LINES = 28;

const drawHeadFacts = (paper: Paper, { record }: DispositionSheet, text: Text): void => {
  const { disposition: words } = text.paper;
  const { labels, format } = text;
  drawFacts(paper, [
    [words.number, printedNumber(record.register)],
    [words.received, format.dateTime(record.receivedAt)],
    [words.from, nameOf(record, text)],
    ...(record.complainant.address ? [[words.address, record.complainant.address] as const] : []),
    [words.channel, labels.channel[record.channel]],
    [words.kind, `${labels.kind[record.kind]} / ${categoryInWords(record.category, text)}`],
    [words.subject, record.subject],
  ]);
};

const signatureOf = ({ procedure }: DispositionSheet, mark: SheetMark, text: Text): string =>
  [mark.name ?? mark.by ?? text.labels.system, postInWords(procedure, mark, text)].join('\n');

const actOf = ({ procedure }: DispositionSheet, mark: SheetMark, { paper, labels }: Text): string => {
  const words = paper.disposition;
  const act = words.acts[mark.act];
  if (mark.addressee !== undefined) {
    const isPost = mark.act === 'forwarded' || mark.act === 'returned';
    const to = isPost ? roleLabel(procedure, mark.addressee) : mark.addressee;
    return mark.act === 'approved' ? words.approvedFor({ act, division: to }) : words.actTo({ act, to });
  }
  const of = Object.entries(labels.entry).find(([known]) => known === mark.of)?.[1] ?? mark.of;
  return of === undefined ? act : words.of({ act, of });
};

const markRow = (sheet: DispositionSheet, mark: SheetMark, index: number, text: Text): Row => {
  const { paper, format } = text;
  const hash = mark.textHash === undefined ? [] : [paper.disposition.hash({ hash: mark.textHash })];
  return {
    cells: [
      format.number(index + 1),
      format.shortDateTime(mark.at),
      actOf(sheet, mark, text),
      signatureOf(sheet, mark, text),
      [...(mark.words === undefined ? [] : [mark.words]), ...hash].join('\n'),
    ],
  };
};

/**
 * Lembar disposisi of a case: what came in, who was told to do what, and every endorsement and act in the order it was
 * made. Bears full names. The same sheet gives the same bytes.
 */
export const dispositionSheetPdf = async (sheet: DispositionSheet, house: House): Promise<Uint8Array> => {
  const { text } = house;
  const { disposition: words } = text.paper;
  const { record, procedure } = sheet;
  const number = printedNumber(record.register);
  const paper = await openPaper(house, sheet, { title: `${words.title} ${number}`, size: 'A4', layout: 'portrait' });
  drawLetterhead(paper, house, sheet.desk.title);
  drawTitle(paper, words.title, number);
  drawHeadFacts(paper, sheet, text);
  drawHeading(paper, words.body);
  paper.flow(sheet.body, { size: 9.5, leading: 1.4, most: MOST_BODY_LINES });
  drawHeading(paper, words.instructions);
  const instructions = record.dispositions.map(
    (note): Row => ({
      cells: [
        text.format.shortDateTime(note.at),
        [note.name ?? note.by ?? '', postInWords(procedure, note, text)].join('\n'),
        addresseeOf(procedure, note),
        note.instruction ?? '',
      ],
    }),
  );
  const columns = [
    { title: words.at, share: 16 },
    { title: words.by, share: 24 },
    { title: words.to, share: 24 },
    { title: words.instruction, share: 40, most: 20 },
  ];
  drawTable(paper, columns, instructions, { size: 8.5, grid: true, none: words.noInstruction });
  drawHeading(paper, words.marks);
  const marks = [
    { title: '', share: 4, align: 'right' as const },
    { title: words.at, share: 16 },
    { title: words.act, share: 24 },
    { title: words.sign, share: 24 },
    { title: words.words, share: 36, most: 20 },
  ];
  drawTable(
    paper,
    marks,
    sheet.marks.map((mark, index) => markRow(sheet, mark, index, text)),
    { size: 8.5, grid: true, none: words.noMarks },
  );
  paper.y += 8;
  paper.flow(words.electronic, { size: 8, colour: GREY });
  return paper.finish();
};
