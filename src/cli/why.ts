import { accountFor, whyJson } from '../casework/account-for.ts';
import type { CaseReader, Desk } from '../casework/ports.ts';
import type { Outage } from '../domain/commands.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { printedNumber } from '../domain/register-number.ts';
import { type ExplainedWhy, explainWhy } from '../text/explain-why.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

export type WhyContext = {
  reader: Pick<CaseReader, 'read' | 'byNumber'>;
  desks: ReadonlyMap<string, Desk>;
  outages: readonly Outage[];
  /** Domain time, Unix milliseconds. */
  now: number;
  text: Text;
  io: Io;
};

/** `tuntas why ID [--json]`: where the time of a case went, and who had it. ID as for `tuntas case`. */
export const why = async (context: WhyContext, args: readonly string[]): Promise<ExitCode> => {
  const { reader, desks, outages, now, text, io } = context;
  const [id] = args.filter((argument) => !argument.startsWith('--'));
  if (id === undefined) {
    io.err(text.cli.missingArgument({ name: 'ID' }));
    return 2;
  }
  const matches = await reader.byNumber(id);
  const only = matches.find(({ caseId }) => caseId === id) ?? (matches.length === 1 ? matches[0] : undefined);
  const file = only && (await reader.read(only.caseId));
  const desk = file && desks.get(file.row.desk);
  if (!file || !desk) {
    io.err(text.cli.caseNotFound({ id: neutraliseForTerminal(id) }));
    for (const { caseId } of matches) io.err(caseId);
    return 1;
  }
  const account = accountFor(file, desk, outages, now);
  if (args.includes('--json')) {
    io.out(JSON.stringify(whyJson(file, account), undefined, 2));
    return 0;
  }
  io.out(`${printedNumber(file.row.register)}  ${file.row.caseId}`);
  print(explainWhy(desk.procedure, account, text), text, io);
  return 0;
};

const print = ({ clocks, holders, stretches, total }: ExplainedWhy, text: Text, io: Io): void => {
  for (const [heading, lines] of [
    [text.why.clocks, clocks],
    [text.why.holders, holders],
    [text.why.stretches, stretches],
  ] as const) {
    io.out(`\n${heading}`);
    for (const line of lines) io.out(`  ${neutraliseForTerminal(line)}`);
  }
  io.out(`\n${total}`);
};
