import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CaseFile } from '../casework/case-file.ts';
import type { CasePapers } from '../casework/case-papers.ts';
import type { Desk } from '../casework/ports.ts';
import { firstBreak, type Hash, parseEvent } from '../domain/event-chain.ts';
import type { CaseEvent } from '../domain/events.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { attachedTexts } from '../report/paper/attached-texts.ts';
import { verifyCase } from '../store/json/verify-files.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

type Context = {
  dataDir: string;
  desks: ReadonlyMap<string, Desk>;
  papers: Pick<CasePapers, 'caseFile'>;
  hash: Hash;
  text: Text;
  io: Io;
};

const attachedRecord = z.object({ caseId: z.string(), events: z.array(z.unknown()).min(1) });
type Attached = z.infer<typeof attachedRecord>;

const recordIn = (json: string | undefined): Attached | undefined => {
  try {
    return attachedRecord.safeParse(JSON.parse(json ?? '')).data;
  } catch {
    return undefined;
  }
};

const eventsIn = ({ events }: Attached): { events: CaseEvent[]; unreadable?: number } => {
  const read: CaseEvent[] = [];
  for (const event of events) {
    try {
      read.push(parseEvent(event));
    } catch {
      return { events: read, unreadable: read.length + 1 };
    }
  }
  return { events: read };
};

/** The attached events, when they are whole by themselves; what is wrong with them is said. */
const soundEvents = (attached: Attached, { hash, text, io }: Context): readonly CaseEvent[] | undefined => {
  const { format, proof } = text;
  const { events, unreadable } = eventsIn(attached);
  const broken = firstBreak(events, hash) ?? unreadable;
  if (broken === undefined) return events;
  const number = format.number(broken);
  const event = events[broken - 1];
  io.out(event ? proof.broken({ number, event: nameOf(event, text) }) : proof.unreadable({ number }));
  return undefined;
};

const nameOf = ({ type }: CaseEvent, { casePaper }: Text): string => casePaper.event[type];

/** Names the first attached event that is not the record's. */
const agrees = (events: readonly CaseEvent[], record: readonly CaseEvent[], { text, io }: Context): boolean => {
  const { format, proof } = text;
  const at = events.findIndex((event, index) => record[index]?.hash !== event.hash);
  const event = events[at];
  if (!event) {
    io.out(proof.same({ count: format.number(events.length) }));
    if (record.length > events.length) io.out(proof.since({ count: format.number(record.length - events.length) }));
    return true;
  }
  const facts = { number: format.number(event.seq), event: nameOf(event, text) };
  io.out(record[at] ? proof.differs(facts) : proof.notInRecord(facts));
  return false;
};

/** Whether the pages are those that the record gives; true when nobody can tell. */
const pagesAgree = async (
  bytes: Buffer,
  file: CaseFile,
  count: number,
  { desks, papers, text, io }: Context,
): Promise<boolean> => {
  const events = file.events.slice(0, count);
  const desk = desks.get(file.row.desk);
  if (!isPdf(bytes) || !desk || events.some(({ redacted }) => redacted)) {
    io.out(text.proof.pagesUnknown);
    return true;
  }
  const drawn = await papers.caseFile(desk, { ...file, events });
  const isSame = bytes.equals(drawn.bytes);
  io.out(isSame ? text.proof.pagesSame : text.proof.pagesDiffer);
  return isSame;
};

const isPdf = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 5) === '%PDF-';

/** The one record a paper holds; a paper with several would show a reader one and prove another. */
const onlyRecord = (path: string, bytes: Buffer, { text, io }: Context): Attached | undefined => {
  const texts = isPdf(bytes) ? attachedTexts(bytes) : [bytes.toString('utf8')];
  const file = neutraliseForTerminal(path);
  const record = texts.length === 1 ? recordIn(texts[0]) : undefined;
  if (texts.length > 1) io.out(text.proof.several({ file, count: text.format.number(texts.length) }));
  else if (!record) io.out(text.proof.notOurs({ file }));
  return record;
};

/**
 * `tuntas verify FILE`: a case file as PDF, or the record that a PDF reader saved from it, compared with its own seals, with
 * the office's record event by event, and page by page with what the record gives.
 *
 * @returns 0 when nothing differs, 1 when something does, 2 when the file or the record is not there.
 */
export const verifyPaper = async (path: string, context: Context): Promise<ExitCode> => {
  const { dataDir, text, io } = context;
  const { proof, format } = text;
  const bytes = bytesOf(path, context);
  if (!bytes) return 2;
  const attached = onlyRecord(path, bytes, context);
  const events = attached && soundEvents(attached, context);
  if (!attached || !events) return 1;
  const named = neutraliseForTerminal(attached.caseId);
  io.out(proof.chain({ case: named, count: format.number(events.length), hash: events.at(-1)?.hash ?? '' }));
  if (!existsSync(dataDir)) {
    io.out(proof.noRecord({ folder: dataDir }));
    return 2;
  }
  return (await agreesWithRecord(bytes, attached.caseId, events, context)) ? 0 : 1;
};

const agreesWithRecord = async (
  bytes: Buffer,
  caseId: string,
  events: readonly CaseEvent[],
  context: Context,
): Promise<boolean> => {
  const { dataDir, desks, text, io } = context;
  const procedures = new Map([...desks.values()].map(({ procedure }) => [procedure.id, procedure]));
  const kept = verifyCase(dataDir, caseId, procedures);
  for (const { path, says } of kept?.findings ?? []) io.out(text.proof.damaged({ path, says }));
  if (!kept) io.out(text.proof.noCase({ case: neutraliseForTerminal(caseId) }));
  if (!kept?.file || !agrees(events, kept.file.events, context)) return false;
  return (await pagesAgree(bytes, kept.file, events.length, context)) && kept.findings.length === 0;
};

const bytesOf = (path: string, { text, io }: Context): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    io.err(text.cli.fileNotReadable({ file: neutraliseForTerminal(path), why: neutraliseForTerminal(why) }));
    return undefined;
  }
};
