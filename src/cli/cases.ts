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

const found = async (reader: CaseReader, id: string): Promise<readonly CaseRow[]> => {
  const matches = await reader.byNumber(id);
  return matches.filter(({ caseId }) => caseId === id).length === 1
    ? matches.filter(({ caseId }) => caseId === id)
    : matches;
};

/** `tuntas case ID [--json]`: one case whole; ID is a case id, a machine number or a printed register number. */
export const showCase = async ({ reader, text, io }: Context, args: readonly string[]): Promise<ExitCode> => {
  const [id] = args.filter((argument) => !argument.startsWith('--'));
  if (id === undefined) {
    io.err(text.cli.missingArgument({ name: 'ID' }));
    return 2;
  }
  const matches = await found(reader, id);
  const [only] = matches;
  const file = matches.length === 1 && only ? await reader.read(only.caseId) : undefined;
  if (!file) {
    io.err(text.cli.caseNotFound({ id: neutraliseForTerminal(id) }));
    for (const { caseId } of matches) io.err(caseId);
    return 1;
  }
  const json = caseJson(file);
  if (args.includes('--json')) {
    io.out(print(json));
    return 0;
  }
  const safe = (words: string): string => neutraliseForTerminal(maskPersonalData(words));
  io.out(`${json.registerNumber}  ${json.caseId}`);
  io.out(safe(file.row.subject));
  io.out(`${text.labels.channel[json.channel]} · ${text.labels.kind[json.kind]} · ${text.labels.status[json.status]}`);
  io.out(`${json.step} ${json.task} · ${json.role}`);
  if (json.dueAt !== undefined) io.out(text.format.dateTime(json.dueAt));
  for (const event of json.events) {
    const who = event.name ?? event.by ?? '';
    const words = 'reason' in event ? event.reason : 'note' in event ? event.note : undefined;
    io.out(
      `${String(event.seq).padStart(3)}  ${text.format.shortDateTime(event.at)}  ${event.type}  ${safe(who)}  ${safe(words ?? '')}`.trimEnd(),
    );
  }
  return 0;
};
