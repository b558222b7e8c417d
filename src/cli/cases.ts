import type { CaseFile } from '../casework/case-file.ts';
import { bindingLimit, type CaseRow } from '../casework/case-row.ts';
import type { CaseReader } from '../casework/ports.ts';
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

/** `tuntas case ID [--json]`: one case whole; ID is a case id, a machine number or a printed register number. */
export const showCase = async ({ reader, text, io }: Context, args: readonly string[]): Promise<ExitCode> => {
  const [id] = args.filter((argument) => !argument.startsWith('--'));
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
  if (args.includes('--json')) io.out(print(caseJson(file)));
  else for (const line of lines(file, text)) io.out(line);
  return 0;
};
