import { basename } from 'node:path';
import { historicCaseId, historicNumber, type Importing, importedCase } from '../casework/import-case.ts';
import type { Desk, Ids } from '../casework/ports.ts';
import type { Hash } from '../domain/event-chain.ts';
import { localDateAt } from '../domain/local-date.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { printedNumber } from '../domain/register-number.ts';
import { type ReadRegister, type ReadRow, readRegister } from '../intake/register/read-register.ts';
import { listFiles } from '../store/json/folders.ts';
import { importCases } from '../store/json/import-cases.ts';
import type { Text } from '../text/text.ts';
import { type ImportWish, importArguments, readTableFile } from './import-arguments.ts';
import type { ExitCode, Io } from './io.ts';

export type ImportContext = {
  dataDir: string;
  desks: ReadonlyMap<string, Desk>;
  who: Pick<Importing, 'by' | 'name'>;
  /** Domain time, Unix milliseconds. */
  now: number;
  ids: Ids;
  hash: Hash;
  text: Text;
  io: Io;
};

const USAGE = 'import register FILE --desk ID [--dry-run]';

/**
 * `tuntas import register FILE --desk ID [--dry-run]`: takes finished complaints of an older register into the archive and
 * tells what becomes of each row. A second run finds what the first has taken.
 *
 * @returns 1 when a row is faulty; the others are taken all the same.
 * @throws {StoreHeldError} while the bot runs; a dry run reads beside it.
 */
export const importRegister = async (context: ImportContext, args: readonly string[]): Promise<ExitCode> => {
  const { desks, text, io } = context;
  const wish = importArguments(args);
  if (wish?.deskId === undefined) {
    io.err(text.archive.usage({ usage: USAGE }));
    return 2;
  }
  const words = text.archive.register;
  const desk = desks.get(wish.deskId);
  if (!desk) {
    const known = text.format.list([...desks.keys()]);
    io.err(words.noDesk({ desk: neutraliseForTerminal(wish.deskId), known }));
    return 2;
  }
  const read = await readFile(context, desk, wish.file);
  if ('why' in read) {
    io.err(words.unreadable({ file: neutraliseForTerminal(wish.file), why: read.why }));
    return 1;
  }
  return takeIn(context, desk, wish, read.rows);
};

const readFile = async (
  { text, now }: ImportContext,
  desk: Desk,
  file: string,
): Promise<{ rows: ReadRow[] } | { why: string }> => {
  const words = text.archive.register;
  const read = await readTableFile(file);
  if ('why' in read) return read;
  if ('fault' in read) return { why: words.fileFault[read.fault] };
  const register = readRegister(read.table, localDateAt(desk.hours.calendar.timeZone, now));
  return 'rows' in register ? register : { why: faultWords(register, text) };
};

const faultWords = (register: Exclude<ReadRegister, { rows: ReadRow[] }>, { archive }: Text): string => {
  const { fileFault, headerTwice, column } = archive.register;
  if (register.fault !== 'same-header') return fileFault[register.fault];
  const [first, second] = [register.first, register.second].map(neutraliseForTerminal);
  return headerTwice({ column: column[register.column], first: first ?? '', second: second ?? '' });
};

const takeIn = async (
  { dataDir, who, now, ids, hash, text, io }: ImportContext,
  desk: Desk,
  { file, isDryRun }: ImportWish,
  rows: readonly ReadRow[],
): Promise<ExitCode> => {
  const words = text.archive.register;
  const good = rows.flatMap((row) => ('entry' in row ? [row] : []));
  const importing = { source: basename(file), at: new Date(now).toISOString(), ...who };
  const outcomes = isDryRun
    ? knownAlready(
        dataDir,
        good.map(({ entry }) => historicCaseId(desk.id, entry)),
      )
    : await importCases(
        dataDir,
        good.map(({ row, entry }) =>
          importedCase(entry, desk, { ...importing, row, statusCode: ids.statusCode() }, hash),
        ),
      );
  const counts = { fresh: 0, known: 0, faulty: rows.length - good.length };
  for (const each of rows) {
    const tell = (outcome: string): void => io.out(words.row({ row: String(each.row), outcome }));
    if ('fault' in each) {
      tell(words.rowFault[each.fault]);
      continue;
    }
    const as = printedNumber(historicNumber(each.entry));
    const isKnown = outcomes.get(historicCaseId(desk.id, each.entry)) === 'known';
    counts[isKnown ? 'known' : 'fresh'] += 1;
    const number = neutraliseForTerminal(each.entry.writtenNumber);
    tell(isKnown ? words.known({ as }) : words.fresh({ number, as }));
  }
  const { number } = text.format;
  io.out(words.total({ fresh: number(counts.fresh), known: number(counts.known), faulty: number(counts.faulty) }));
  io.out(isDryRun ? words.dryRun : words.stored);
  return counts.faulty === 0 ? 0 : 1;
};

const knownAlready = (dataDir: string, caseIds: readonly string[]): Map<string, 'stored' | 'known'> => {
  const { open, archived } = listFiles(dataDir);
  const there = new Set([...open, ...archived].map(({ caseId }) => caseId));
  return new Map(caseIds.map((caseId) => [caseId, there.has(caseId) ? 'known' : 'stored']));
};
