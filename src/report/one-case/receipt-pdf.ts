import { isBlank, singleLine } from '../../domain/plain-text.ts';
import type { ComplaintChannel } from '../../domain/procedure.ts';
import { printedNumber, type RegisterNumber } from '../../domain/register-number.ts';
import { drawFacts, drawLetterhead, drawTitle, type House, openPaper } from '../paper/blocks.ts';
import { ACCENT, GREY, TINT } from '../paper/ink.ts';
import type { Paper } from '../paper/paper.ts';

/** What the receipt of a complaint says. Instants are ISO 8601 in UTC. */
export type Receipt = {
  desk: { title: string };
  register: RegisterNumber;
  /** Code of the status page, and the page's whole address. */
  statusCode: string;
  statusUrl: string;
  receivedAt: string;
  channel: ComplaintChannel;
  subject: string;
  complainant: { name?: string };
  clerk?: string;
  /** Promised time; absent where the SOP prints none. */
  dueAt?: string;
};

/** Number and code, to be read from arm's length and typed in on a telephone. */
const drawLarge = (paper: Paper, pairs: readonly (readonly [name: string, value: string])[]): void => {
  const gap = 10;
  const width = (paper.width - gap) / 2;
  for (const [index, [name, value]] of pairs.entries()) {
    const x = paper.left + index * (width + gap);
    paper.fill(x, paper.y, width, 52, TINT);
    paper.put(paper.set(name, width - 16, { size: 8, colour: GREY, align: 'centre' }), x + 8, paper.y + 6, width - 16);
    const large = { size: 16, weight: 'bold', align: 'centre', colour: ACCENT, most: 1 } as const;
    paper.put(paper.set(value, width - 12, large), x + 6, paper.y + 20, width - 12);
  }
  paper.y += 62;
};

/** Tanda terima for the counter: A5, number, status code and the page's address in large letters. Same receipt, same bytes. */
export const receiptPdf = async (receipt: Receipt, house: House): Promise<Uint8Array> => {
  const { format, labels, casePaper, paper: common } = house.text;
  const words = casePaper.receipt;
  const number = printedNumber(receipt.register);
  const { name } = receipt.complainant;
  const paper = await openPaper(
    house,
    { asOf: receipt.receivedAt },
    { title: `${words.title} ${number}`, size: 'A5', layout: 'portrait', foot: 'none' },
  );
  drawLetterhead(paper, house, receipt.desk.title);
  drawTitle(paper, words.title);
  drawLarge(paper, [
    [words.number, number],
    [words.code, receipt.statusCode],
  ]);
  drawFacts(
    paper,
    [
      [words.name, name === undefined || isBlank(name) ? common.register.nobody : singleLine(name)],
      [words.received, format.dateTime(receipt.receivedAt)],
      [words.channel, labels.channel[receipt.channel]],
      [words.subject, singleLine(receipt.subject)],
      ...(receipt.clerk === undefined ? [] : [[words.clerk, receipt.clerk] as const]),
      ...(receipt.dueAt === undefined ? [] : [[words.dueAt, format.dateTime(receipt.dueAt)] as const]),
    ],
    { size: 10, share: 0.34, most: 4 },
  );
  paper.y += 8;
  paper.flow(words.follow, { size: 9, colour: GREY, align: 'centre' });
  paper.flow(receipt.statusUrl, { size: 11, weight: 'bold', align: 'centre' });
  paper.y += 10;
  paper.flow(words.free, { size: 10, weight: 'bold', align: 'centre' });
  paper.y += 6;
  paper.flow([words.keep, words.safety].join(' '), { size: 8, colour: GREY, align: 'centre' });
  return paper.finish();
};
