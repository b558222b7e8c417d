import { isBlank, singleLine, truncate } from '../../domain/plain-text.ts';
import { printedNumber, type RegisterNumber } from '../../domain/register-number.ts';
import { drawLetterhead, type House, openPaper } from '../paper/blocks.ts';
import { GREY } from '../paper/ink.ts';

/** The answer to a complaint as it goes out on paper. Instants are ISO 8601 in UTC. */
export type AnswerLetter = {
  /** Desk, for the second line of the letterhead. */
  desk: { title: string };
  /** Date of the letter. */
  at: string;
  /** Where it is written, before the date: `Bantul`. */
  place?: string;
  register: RegisterNumber;
  receivedAt: string;
  subject: string;
  complainant: { name?: string; address?: string };
  /** The approved text. */
  answer: string;
  /** Who signs: the post as printed (`Plt. Kepala Seksi …`), and the name where it is known. */
  signatory: { post: string; name?: string };
  /** Whose approval let this exact text go, where the SOP asks for one. */
  approval?: { name: string; at: string; textHash: string };
};

const SHOWN_HASH = 16;
/** A subject stands inside a sentence: of one that is a letter of its own, the beginning is enough. */
const LONGEST_SUBJECT = 200;
const BODY = { size: 11, leading: 1.5 } as const;

/**
 * The answer as a letter on the office's letterhead, ready to sign and send; long answers run on over pages. The same
 * letter gives the same bytes.
 */
export const answerLetterPdf = async (letter: AnswerLetter, house: House): Promise<Uint8Array> => {
  const { format, casePaper } = house.text;
  const words = casePaper.letter;
  const number = printedNumber(letter.register);
  const { name, address } = letter.complainant;
  const subject = truncate(singleLine(letter.subject), LONGEST_SUBJECT);
  const known = name === undefined || isBlank(name) ? words.unnamed : words.addressee({ name: singleLine(name) });
  const paper = await openPaper(
    house,
    { asOf: letter.at },
    { title: `${words.title} ${number}`, size: 'A4', layout: 'portrait', foot: 'page' },
  );
  drawLetterhead(paper, house, letter.desk.title);
  const date = [...(letter.place === undefined ? [] : [letter.place]), format.longDate(letter.at)].join(', ');
  paper.flow(date, { ...BODY, align: 'right' });
  for (const [label, value] of [
    [words.number, number],
    [words.subject, words.about({ number, subject })],
  ] as const) {
    const top = paper.y;
    paper.put(paper.set(label, 50, BODY), paper.left, top, 50);
    paper.put(paper.set(':', 8, BODY), paper.left + 52, top, 8);
    paper.flow(value, { ...BODY, most: 4 }, 62);
  }
  paper.y += 14;
  paper.flow([words.to, known, ...(address ? [address] : [])].join('\n'), { ...BODY, most: 8 });
  paper.y += 14;
  const paragraphs = [
    words.greeting,
    words.opening({ number, receivedOn: format.longDate(letter.receivedAt), subject }),
    letter.answer,
    words.followUp,
    words.closing,
  ];
  for (const paragraph of paragraphs) {
    paper.flow(paragraph, BODY);
    paper.y += 9;
  }
  const right = paper.width * 0.52;
  const room = paper.width - right;
  const signature = paper.set([words.regards, letter.signatory.post].join('\n'), room, BODY);
  // The signature and what vouches for it stay together: a page that bears only them would prove nothing.
  paper.need(signature.height + 120);
  paper.y += 8;
  paper.put(signature, paper.left + right, paper.y, room);
  paper.y += signature.height + 52;
  if (letter.signatory.name !== undefined) {
    const signed = paper.set(letter.signatory.name, room, { ...BODY, weight: 'bold' });
    paper.put(signed, paper.left + right, paper.y, room);
    paper.y += signed.height;
  }
  if (letter.approval) {
    const { approval } = letter;
    const facts = {
      name: approval.name,
      at: format.dateTime(approval.at),
      hash: approval.textHash.slice(0, SHOWN_HASH),
    };
    paper.y += 14;
    paper.flow(words.approvedBy(facts), { size: 8, colour: GREY });
  }
  return paper.finish();
};
