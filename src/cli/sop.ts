import { checkProcedure } from '../domain/check/check-procedure.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { procedureJsonSchema } from '../procedure-file/json-schema.ts';
import { type ReadProcedure, readProcedure } from '../procedure-file/read-procedure.ts';
import type { ExitCode, Io } from './io.ts';
import { drawProcedure } from './sop/draw.ts';
import { reportCheck } from './sop/report-check.ts';
import { showProcedure } from './sop/show.ts';

type Readable = Exclude<ReadProcedure, { faults: string[] }>;

const USAGE = [
  'tuntas sop check FILE   proves what the procedure must keep, or tells the shortest story that breaks it',
  'tuntas sop draw FILE    prints the procedure as a Mermaid flowchart',
  'tuntas sop show FILE    prints the procedure for reading',
  'tuntas sop schema       prints the JSON Schema of procedure files',
];

const check = (file: string, { procedure, locate }: Readable, say: (line: string) => void): ExitCode => {
  const report = checkProcedure(procedure);
  for (const line of reportCheck(file, procedure, report, locate)) say(line);
  return report.proofs.some(({ counterExample }) => counterExample) ? 1 : 0;
};

const commands: Partial<Record<string, (file: string, read: Readable, say: (line: string) => void) => ExitCode>> = {
  check,
  draw: (_file, { procedure }, say) => {
    for (const line of drawProcedure(procedure)) say(line);
    return 0;
  },
  show: (_file, { procedure }, say) => {
    for (const line of showProcedure(procedure)) say(line);
    return 0;
  },
};

const withFile = (file: string, run: (read: Readable) => ExitCode, io: Io): ExitCode => {
  const read = readProcedure(file);
  if (!('faults' in read)) return run(read);
  for (const fault of read.faults) io.err(neutraliseForTerminal(fault));
  return 1;
};

/**
 * The `sop` command.
 * @returns 0 also with warnings, 1 for a file that cannot be used or is not proved, 2 when the command is not understood.
 */
export const sop = async (args: readonly string[], io: Io): Promise<ExitCode> => {
  // What stands in a file may have been written by anybody: it must not move the cursor or hide a line.
  const say = (line: string): void => io.out(neutraliseForTerminal(line));
  const [name = '', file, ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined && file !== undefined && rest.length === 0) {
    return withFile(file, (read) => command(file, read, say), io);
  }
  if (name === 'schema' && file === undefined) {
    say(JSON.stringify(procedureJsonSchema(), undefined, 2));
    return 0;
  }
  for (const line of USAGE) io.err(line);
  return 2;
};
