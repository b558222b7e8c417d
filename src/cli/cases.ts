import { writeFileSync } from 'node:fs';
import type { CaseFile } from '../casework/case-file.ts';
import type { CasePapers } from '../casework/case-papers.ts';
import { bindingLimit, type CaseRow } from '../casework/case-row.ts';
import type { CaseReader, Desk } from '../casework/ports.ts';
import { caseJson, queue, rowJson } from '../casework/queries.ts';
import { maskPersonalData } from '../domain/personal-data.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { printedNumber } from '../domain/register-number.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

type Context = { reader: CaseReader; text: Text; io: Io };

const print = (value: unknown): string => JSON.stringify(value, undefined, 2);

const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** `tuntas queue [--json]`: the open cases, the one whose limit ends first at the top. */
export const showQueue = ({ reader, text, io }: Context, args: readonly string[]): ExitCode => {
  const rows = queue(reader.rows());
  if (args.includes('--json')) {
    io.out(print(rows.map(rowJson)));
    return 0;
  }
  if (rows.length === 0) {
    io.out(text.cli.emptyQueue);
    return 0;
  }
  const { number, step, role, dueAt, state } = text.cli.queueHeader;
  const lines = rows.map((row) => {
    const due = bindingLimit(row.clocks);
    return [
      row.caseId,
      printedNumber(row.register),
      `${row.step} ${row.task}`,
      row.role,
      due ? text.format.shortDateTime(due.dueAt) : '–',
      text.labels.status[row.status],
    ];
  });
  for (const line of columns([['ID', number, step, role, dueAt, state], ...lines])) io.out(line);
  return 0;
};

/** The cases an id may mean: one when it is a case id, several when desks share a number. */
const found = async (reader: CaseReader, id: string): Promise<readonly CaseRow[]> => {
  const matches = await reader.byNumber(id);
  const exact = matches.filter(({ caseId }) => caseId === id);
  return exact.length === 1 ? exact : matches;
};

/** A case for a person's eyes: masked, and harmless to the terminal. */
const lines = (file: CaseFile, text: Text): string[] => {
  const json = caseJson(file);
  const safe = (words: string): string => neutraliseForTerminal(maskPersonalData(words));
  const history = json.events.map((event) => {
    const words = 'reason' in event ? event.reason : 'note' in event ? event.note : undefined;
    const cells = [String(event.seq).padStart(3), text.format.shortDateTime(event.at), event.type];
    return [...cells, safe(event.name ?? event.by ?? ''), safe(words ?? '')].join('  ').trimEnd();
  });
  return [
    `${json.registerNumber}  ${json.caseId}`,
    safe(file.row.subject),
    `${text.labels.channel[json.channel]} · ${text.labels.kind[json.kind]} · ${text.labels.status[json.status]}`,
    `${json.step} ${json.task} · ${json.role}`,
    ...(json.dueAt === undefined ? [] : [text.format.dateTime(json.dueAt)]),
    ...history,
  ];
};

/** The files that are asked for: `--pdf FILE`, `--disposition FILE`. */
const paperOptions = { '--pdf': 'caseFile', '--disposition': 'dispositionSheet' } as const;
type PaperOption = keyof typeof paperOptions;

const isPaperOption = (word: string | undefined): word is PaperOption =>
  word !== undefined && Object.hasOwn(paperOptions, word);

type PaperContext = Context & {
  desks: ReadonlyMap<string, Desk>;
  papers: Pick<CasePapers, 'caseFile' | 'dispositionSheet'>;
};

/** Writes what is asked for. @returns undefined when no paper is asked for. */
const writePapers = async (
  { desks, papers, text, io }: PaperContext,
  file: CaseFile,
  args: readonly string[],
): Promise<ExitCode | undefined> => {
  const asked = args.filter(isPaperOption);
  if (asked.length === 0) return undefined;
  const desk = desks.get(file.row.desk);
  if (!desk) {
    io.err(text.report.noDesk({ desk: file.row.desk }));
    return 1;
  }
  for (const option of asked) {
    const path = args[args.indexOf(option) + 1];
    const paper = await papers[paperOptions[option]](desk, file);
    if (path === undefined || path.startsWith('--') || !paper) {
      io.err(text.cli.missingArgument({ name: `${option} FILE` }));
      return 2;
    }
    writeFileSync(path, paper.bytes, { mode: 0o600 });
    io.out(text.report.written({ file: neutraliseForTerminal(path) }));
  }
  return 0;
};

/**
 * `tuntas case ID [--json] [--pdf FILE] [--disposition FILE]`: one case whole, or its papers; ID is a case id, a machine
 * number or a printed register number.
 */
export const showCase = async (context: PaperContext, args: readonly string[]): Promise<ExitCode> => {
  const { reader, text, io } = context;
  const [id] = args.filter((argument, at) => !argument.startsWith('--') && !isPaperOption(args[at - 1]));
  if (id === undefined) {
    io.err(text.cli.missingArgument({ name: 'ID' }));
    return 2;
  }
  const matches = await found(reader, id);
  const [only, other] = matches;
  const file = only && !other ? await reader.read(only.caseId) : undefined;
  if (!file) {
    io.err(text.cli.caseNotFound({ id: neutraliseForTerminal(id) }));
    for (const { caseId } of matches) io.err(caseId);
    return 1;
  }
  const written = await writePapers(context, file, args);
  if (written !== undefined) return written;
  if (args.includes('--json')) io.out(print(caseJson(file)));
  else for (const line of lines(file, text)) io.out(line);
  return 0;
};
