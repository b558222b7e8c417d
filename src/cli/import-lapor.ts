import { type Desk, isStoreFailure } from '../casework/ports.ts';
import type { Taking } from '../casework/take-report.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { type LaporRow, type ReadLapor, readLapor } from '../intake/lapor/read-lapor.ts';
import type { Text } from '../text/text.ts';
import { importArguments, readTableFile } from './import-arguments.ts';
import type { ExitCode, Io } from './io.ts';
import { BotSilentError, type ReportTaker, type TakerParts, weighingTaker, writingTaker } from './report-taker.ts';

export type LaporContext = TakerParts & { text: Text; io: Io };

/**
 * `tuntas import lapor FILE [--desk ID] [--dry-run] [--open-only]`: takes the reports of LAPOR!'s export to a desk, the oldest
 * first, and says what becomes of each row. The same file again finds every report; a newer one brings what changed to its
 * case. Without a desk it is the only one whose SOP takes LAPOR!.
 *
 * @returns 1 when a row is faulty, the others are taken all the same; or when saving failed, which ends it.
 */
export const importLapor = async (context: LaporContext, args: readonly string[]): Promise<ExitCode> => {
  const { desks, text, io } = context;
  const wish = importArguments(args, OPEN_ONLY);
  const desk = wish && deskFor(desks, wish.deskId);
  if (!wish || !desk) {
    const named = wish?.deskId;
    const known = text.format.list([...desks.keys()]);
    io.err(named === undefined ? text.lapor.usage : text.lapor.noDesk({ desk: neutraliseForTerminal(named), known }));
    return 2;
  }
  const read = await readExport(context, wish.file);
  if ('why' in read) {
    io.err(text.lapor.unreadable({ file: neutraliseForTerminal(wish.file), why: read.why }));
    return 1;
  }
  if (!desk.procedure.channels.includes('lapor')) io.err(text.lapor.notThere({ desk: desk.id }));
  if (read.unused.length > 0) {
    const headings = text.format.list(read.unused.map((heading) => neutraliseForTerminal(heading).slice(0, 60)));
    io.out(text.lapor.unused({ headings }));
  }
  const taker = wish.isDryRun ? await weighingTaker(context.dataDir) : await writingTaker(context);
  try {
    if (taker.isBot) io.out(text.lapor.throughBot);
    const code = await takeAll(context, { taker, desk, isOpenOnly: wish.flags.has(OPEN_ONLY) }, read.rows);
    if (wish.isDryRun) io.out(text.lapor.dryRun);
    return code;
  } finally {
    await taker.close();
  }
};

const deskFor = (desks: ReadonlyMap<string, Desk>, named: string | undefined): Desk | undefined => {
  if (named !== undefined) return desks.get(named);
  const [only, ...others] = [...desks.values()].filter(({ procedure }) => procedure.channels.includes('lapor'));
  return others.length === 0 ? only : undefined;
};

/** Leaves out what LAPOR! has closed and this office never had: a first export is full of it. */
const OPEN_ONLY = 'open-only';

type Import = { taker: ReportTaker; desk: Desk; isOpenOnly: boolean };

/** Rows by what became of them; `closedThere`: of the new ones, those that LAPOR! has closed. */
type Counts = Record<Taking['outcome'] | 'faulty' | 'closedThere', number>;

type Export = Extract<ReadLapor, { rows: LaporRow[] }>;

const readExport = async ({ text, clock }: LaporContext, file: string): Promise<Export | { why: string }> => {
  const read = await readTableFile(file);
  if ('why' in read) return read;
  const lapor = 'fault' in read ? read : readLapor(read.table, clock.now());
  return 'fault' in lapor ? { why: text.lapor.fileFault[lapor.fault] } : lapor;
};

const receivedAt = (row: LaporRow): string => ('report' in row ? row.report.complaint.receivedAt : '');

/** Register numbers follow the order in which people complained; exports often begin with the newest. */
const oldestFirst = (rows: readonly LaporRow[]): LaporRow[] =>
  rows.toSorted((a, b) => receivedAt(a).localeCompare(receivedAt(b)) || a.row - b.row);

const takeAll = async ({ text, io }: LaporContext, given: Import, rows: readonly LaporRow[]): Promise<ExitCode> => {
  const { lapor } = text;
  const counts: Counts = { new: 0, updated: 0, unchanged: 0, 'left-out': 0, faulty: 0, closedThere: 0 };
  const tell = ({ row, trackingId = '–' }: LaporRow, outcome: string): void =>
    io.out(lapor.row({ row: String(row), trackingId: neutraliseForTerminal(trackingId), outcome }));
  for (const row of oldestFirst(rows)) {
    if ('fault' in row) {
      counts.faulty += 1;
      tell(row, lapor.faulty({ why: lapor.rowFault[row.fault] }));
      continue;
    }
    const taking = await attempt(given, row, text);
    if (typeof taking === 'string') {
      io.err(lapor.notSaved({ row: String(row.row), why: taking }));
      return 1;
    }
    counts[taking.outcome] += 1;
    if (taking.outcome === 'new' && row.isClosed) counts.closedThere += 1;
    const outcome = lapor.outcome[taking.outcome];
    tell(row, taking.caseId === undefined ? outcome : lapor.as({ outcome, number: taking.caseId }));
  }
  tellTotal(counts, text, io);
  return counts.faulty === 0 ? 0 : 1;
};

const tellTotal = (counts: Counts, { lapor, format: { number } }: Text, io: Io): void => {
  io.out(
    lapor.total({
      new: number(counts.new),
      updated: number(counts.updated),
      unchanged: number(counts.unchanged),
      faulty: number(counts.faulty),
    }),
  );
  if (counts['left-out'] > 0) io.out(lapor.leftOut({ count: number(counts['left-out']) }));
  if (counts.closedThere > 0) io.out(lapor.closedThere({ count: number(counts.closedThere) }));
};

/** @returns why it is not saved, when it is not. */
const attempt = async (
  { taker, desk, isOpenOnly }: Import,
  { report, isClosed }: Extract<LaporRow, { report: unknown }>,
  { lapor }: Text,
): Promise<Taking | string> => {
  try {
    return await taker.take(desk, isOpenOnly && isClosed ? { ...report, knownOnly: true } : report);
  } catch (error) {
    if (error instanceof BotSilentError) return `${lapor.botSilent} (${error.message})`;
    if (isStoreFailure(error)) return error.message;
    throw error;
  }
};
