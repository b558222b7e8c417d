import type { CaseFilePaper } from '../../casework/papers/case-shapes.ts';
import { type Case, replay } from '../../domain/case.ts';
import type { CaseEvent, EventOf } from '../../domain/events.ts';
import { maskEmail, maskPersonalData, maskPhone } from '../../domain/personal-data.ts';
import { machineNumber, printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { drawFacts, drawHeading, drawLetterhead, drawTitle, type House, openPaper } from '../paper/blocks.ts';
import { GREY } from '../paper/ink.ts';
import type { Paper } from '../paper/paper.ts';
import { type Column, drawTable, type Row } from '../paper/table.ts';
import { postInWords } from '../words.ts';
import { actorOf, eventInWords, viaInWords, wordsOf } from './event-words.ts';

/** Enough of a text's hash to tell two texts apart; the seals are printed whole. */
const SHOWN = 16;

/** Who it came from, as far as the paper may say. */
const senderIn = (
  { isWithheld }: CaseFilePaper,
  { complaint }: Case,
  text: Text,
): { from: string; contact: string } => {
  if (isWithheld) return { from: text.paper.withheld, contact: '' };
  const { name, address, phone = '', email = '' } = complaint.complainant;
  const contact = [maskPersonalData(address ?? ''), maskPhone(phone), maskEmail(email)].filter((part) => part !== '');
  return { from: maskPersonalData(name ?? text.paper.register.nobody), contact: contact.join(' · ') };
};

const drawComplaint = (paper: Paper, file: CaseFilePaper, now: Case, text: Text): void => {
  const { labels, format } = text;
  const { file: words } = text.casePaper;
  const { procedure, events } = file;
  const { complaint, register } = now;
  const { from, contact } = senderIn(file, now, text);
  drawFacts(paper, [
    [words.number, printedNumber(register)],
    [words.received, format.dateTime(complaint.receivedAt)],
    [words.recorded, format.dateTime(events[0]?.at ?? complaint.receivedAt)],
    [words.from, from],
    ...(contact === '' ? [] : [[words.contact, contact] as const]),
    [words.channel, labels.channel[complaint.channel]],
    [words.kind, labels.kind[complaint.kind]],
    [words.procedure, procedure.title],
    [words.status, now.closedAs ? labels.closedAs[now.closedAs] : labels.status[now.status]],
    [words.subject, maskPersonalData(complaint.subject)],
  ]);
  drawHeading(paper, words.body);
  paper.flow(maskPersonalData(complaint.body), { size: 9.5, leading: 1.4 });
  if (complaint.attachments.length === 0) return;
  drawHeading(paper, words.attachments);
  for (const [index, attachment] of complaint.attachments.entries()) {
    const hash = attachment.kept?.slice(0, SHOWN);
    // People name the files of their papers after themselves.
    const number = text.format.number(index + 1);
    const name = file.isWithheld ? words.unnamedAttachment({ number }) : maskPersonalData(attachment.name);
    paper.flow(`– ${hash === undefined ? name : words.attachment({ name, hash })}`, { size: 9 });
  }
};

const isWritten = (event: CaseEvent): event is CaseEvent & EventOf<'AnswerWritten'> => event.type === 'AnswerWritten';

const drawAnswers = (paper: Paper, { procedure, events }: CaseFilePaper, text: Text): void => {
  const { file } = text.casePaper;
  const written = events.filter(isWritten);
  drawHeading(paper, file.answers);
  if (written.length === 0) paper.flow(file.noAnswer, { size: 9, colour: GREY });
  for (const event of written) {
    const next = written.find(({ seq }) => seq > event.seq)?.seq ?? Number.POSITIVE_INFINITY;
    const sent = events.filter(
      (other) =>
        other.type === 'AnswerSent' && other.textHash === event.textHash && other.seq > event.seq && other.seq < next,
    );
    paper.need(48);
    paper.flow(maskPersonalData(event.answer), { size: 9.5, leading: 1.4 }, 10);
    const facts = { by: actorOf(procedure, event, text), at: text.format.dateTime(event.at) };
    paper.flow(file.written({ ...facts, hash: event.textHash.slice(0, SHOWN) }), { size: 8, colour: GREY }, 10);
    const departures = sent.map((each) =>
      file.sent({ via: viaInWords('via' in each ? (each.via ?? '') : '', text), at: text.format.dateTime(each.at) }),
    );
    paper.flow(departures.length === 0 ? file.notSent : departures.join(' '), { size: 8, colour: GREY }, 10);
    paper.y += 7;
  }
};

const drawApprovals = (paper: Paper, { procedure, events }: CaseFilePaper, text: Text): void => {
  const { file } = text.casePaper;
  const rows = events.flatMap((event): Row[] => {
    if (event.type !== 'AnswerApproved' && event.type !== 'Endorsed') return [];
    const { role = '', acting } = event;
    const post = postInWords(procedure, { at: event.at, role, ...(acting ? { acting } : {}) }, text);
    const decree = acting === undefined ? [] : [acting.decree];
    return [
      {
        cells: [
          text.format.shortDateTime(event.at),
          eventInWords(event, text),
          [event.name ?? event.by ?? '', post, ...decree].join('\n'),
          event.textHash?.slice(0, SHOWN) ?? '',
        ],
      },
    ];
  });
  const columns: Column[] = [
    { title: file.at, share: 18 },
    { title: file.event, share: 26 },
    { title: file.by, share: 38 },
    { title: file.text, share: 22 },
  ];
  drawHeading(paper, file.approvals);
  drawTable(paper, columns, rows, { size: 8, none: file.noApproval });
};

const drawHistory = (paper: Paper, { procedure, events }: CaseFilePaper, text: Text): void => {
  const { file } = text.casePaper;
  const columns: Column[] = [
    { title: file.no, share: 6, align: 'right' },
    { title: file.at, share: 18 },
    { title: file.event, share: 28 },
    { title: file.by, share: 30 },
    { title: file.words, share: 40, most: 30 },
  ];
  drawHeading(paper, file.history);
  const rows = events.map((event) => ({
    cells: [
      text.format.number(event.seq),
      text.format.shortDateTime(event.at),
      eventInWords(event, text),
      actorOf(procedure, event, text),
      maskPersonalData(wordsOf(procedure, event, text)),
    ],
  }));
  drawTable(paper, columns, rows, { size: 8 });
};

const drawSeals = (paper: Paper, { events }: CaseFilePaper, attachment: string, text: Text): void => {
  const { file } = text.casePaper;
  drawHeading(paper, file.seals);
  paper.flow(file.explained({ attachment }), { size: 8.5, leading: 1.4 });
  paper.y += 4;
  paper.flow(file.last({ hash: events.at(-1)?.hash ?? '' }), { size: 8.5, weight: 'bold' });
  paper.y += 6;
  const columns: Column[] = [
    { title: file.no, share: 6, align: 'right' },
    { title: file.event, share: 34 },
    { title: file.seal, share: 82 },
  ];
  const rows = events.map((event) => ({
    cells: [text.format.number(event.seq), eventInWords(event, text), event.hash],
  }));
  drawTable(paper, columns, rows, { size: 7.5 });
};

/**
 * Berkas pengaduan for the archive: complaint, answers, approvals, history, and the seal of every event, with the sealed
 * record attached, so that `tuntas verify` can compare both with the office's own. Numbers of identity, telephones and
 * addresses of e-mail are masked in every text. The same record gives the same bytes.
 *
 * @throws when there is no event.
 */
export const caseFilePdf = async (file: CaseFilePaper, house: House): Promise<Uint8Array> => {
  const { text } = house;
  const words = text.casePaper.file;
  const now = replay(file.events);
  const number = printedNumber(now.register);
  const attachment = `${machineNumber(now.register)}.json`;
  const paper = await openPaper(house, file, { title: `${words.title} ${number}`, size: 'A4', layout: 'portrait' });
  drawLetterhead(paper, house, file.desk.title);
  drawTitle(paper, words.title, number);
  drawComplaint(paper, file, now, text);
  drawAnswers(paper, file, text);
  drawApprovals(paper, file, text);
  drawHistory(paper, file, text);
  drawSeals(paper, file, attachment, text);
  paper.attach(attachment, JSON.stringify({ caseId: now.caseId, events: file.sealed }, null, 1));
  return paper.finish();
};
