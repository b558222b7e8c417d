import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CaseFile } from '../casework/case-file.ts';
import {
  complaintOf,
  copiesOf,
  faultIn,
  isTheirs,
  type PersonalRecord,
  peopleAmong,
  personalRecord,
  type Sought,
} from '../casework/person-data.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { attachmentShelf } from '../store/json/attachment-shelf.ts';
import { localDisk } from '../store/json/disk.ts';
import { everyCase } from '../store/json/every-case.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

export type PersonDataContext = {
  dataDir: string;
  /** Domain time, Unix milliseconds. */
  now: number;
  text: Text;
  io: Io;
};

const USAGE = 'person-data --nik N | --phone N | --email A | --name N --out DIR';

type Asked = { sought: Sought; out: string };

const asked = (args: readonly string[]): Asked | undefined => {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { nik: text, phone: text, email: text, name: text, out: text },
    });
    const { out, ...sought } = values;
    return out === undefined || Object.keys(sought).length === 0 ? undefined : { sought, out };
  } catch {
    return undefined;
  }
};

/**
 * `tuntas person-data`: writes everything that is kept about one complainant into a new folder, as JSON and as a text to
 * hand out. Reads beside a running bot. Refuses when what was given fits more than one person.
 */
export const personData = async (context: PersonDataContext, args: readonly string[]): Promise<ExitCode> => {
  const { text, io } = context;
  const words = text.archive.person;
  const wish = asked(args);
  if (!wish) {
    io.err(words.needsWho);
    io.err(text.archive.usage({ usage: USAGE }));
    return 2;
  }
  const fault = faultIn(wish.sought);
  if (fault !== undefined) {
    io.err(words.notANumber({ what: words.labels[fault], value: neutraliseForTerminal(wish.sought[fault] ?? '') }));
    return 2;
  }
  if (existsSync(wish.out) && readdirSync(wish.out).length > 0) {
    io.err(words.folderNotEmpty({ folder: wish.out }));
    return 1;
  }
  return collect(context, wish);
};

const collect = async (context: PersonDataContext, { sought, out }: Asked): Promise<ExitCode> => {
  const { dataDir, text, io } = context;
  const words = text.archive.person;
  const { number } = text.format;
  const unreadable: string[] = [];
  const theirs: CaseFile[] = [];
  for await (const file of everyCase(dataDir, (path) => unreadable.push(path)))
    if (isTheirs(complaintOf(file), sought)) theirs.push(file);
  if (unreadable.length > 0) io.err(words.unreadable({ count: number(unreadable.length) }));
  if (theirs.length === 0) {
    io.out(words.nobody);
    return unreadable.length > 0 ? 1 : 0;
  }
  const people = peopleAmong(theirs.map(complaintOf), sought);
  if (people > 1) {
    io.err(words.notOne({ count: number(people) }));
    return 1;
  }
  write(context, out, theirs);
  const lost = await copyAttachments(dataDir, out, theirs);
  if (lost > 0) io.err(words.unreadable({ count: number(lost) }));
  io.out(words.done({ count: number(theirs.length), folder: out }));
  io.out(words.lookThrough);
  return unreadable.length + lost > 0 ? 1 : 0;
};

/** @returns how many are no longer what was kept. */
const copyAttachments = async (dataDir: string, out: string, theirs: readonly CaseFile[]): Promise<number> => {
  const shelf = attachmentShelf(dataDir, localDisk);
  const folder = join(out, 'attachments');
  let lost = 0;
  for (const { kept, copy } of theirs.flatMap(copiesOf)) {
    const bytes = await shelf.read(kept);
    if (!bytes) {
      lost += 1;
      continue;
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, copy), bytes, { mode: 0o600, flag: 'wx' });
  }
  return lost;
};

const write = ({ now, text }: PersonDataContext, out: string, theirs: readonly CaseFile[]): void => {
  const records = theirs
    .map(personalRecord)
    .toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || (a.caseId < b.caseId ? -1 : 1));
  const madeAt = new Date(now).toISOString();
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const put = (name: string, content: string): void =>
    writeFileSync(join(out, name), `${content}\n`, { mode: 0o600, flag: 'wx' });
  put('person-data.json', JSON.stringify({ madeAt, cases: records }, undefined, 2));
  put('person-data.txt', printed(records, madeAt, text));
};

const printed = (records: readonly PersonalRecord[], madeAt: string, text: Text): string => {
  const { title, law, madeAt: made } = text.archive.person;
  const head = [title, law, made({ at: text.format.dateTime(madeAt) })];
  return [head.join('\n'), ...records.map((record) => onPaper(record, text))].join(`\n\n${'='.repeat(72)}\n\n`);
};

/** A case as a person reads it: what they told, what the office answered, and when what was done. */
const onPaper = (record: PersonalRecord, text: Text): string => {
  const { labels } = text.archive.person;
  const { complainant, attachments, columns = {} } = record;
  const { dateTime } = text.format;
  const numbers = [record.registerNumber, record.formerNumber].filter((each) => each !== undefined).join(' = ');
  const fields: [string, string | undefined][] = [
    [labels.number, numbers],
    [labels.channel, text.labels.channel[record.channel]],
    [labels.received, dateTime(record.receivedAt)],
    [labels.closed, record.closedAt && dateTime(record.closedAt)],
    [labels.name, complainant.name],
    [labels.nik, complainant.nik],
    [labels.kk, complainant.kk],
    [labels.phone, complainant.phone],
    [labels.email, complainant.email],
    [labels.address, complainant.address],
    [labels.subject, record.subject],
    [labels.body, record.body],
    [labels.attachments, attachments.length === 0 ? undefined : attachments.map(({ name }) => name).join(', ')],
    [labels.answer, record.answer],
    ...Object.entries(columns),
  ];
  const history = record.history.map(({ at, type, role, words }) =>
    [`- ${dateTime(at)}  ${text.casePaper.event[type]}${role === undefined ? '' : ` (${role})`}`, ...words].join(
      '\n  ',
    ),
  );
  const lines = fields.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`${label}: ${value}`]));
  return neutraliseForTerminal([...lines, '', `${labels.history}:`, ...history].join('\n'));
};
