import { isPastRetention, type LettingGo, type Retention } from '../casework/anonymise.ts';
import type { CaseRow } from '../casework/case-row.ts';
import type { Hash } from '../domain/event-chain.ts';
import { printedNumber } from '../domain/register-number.ts';
import { keptUntil } from '../domain/retention.ts';
import { listFiles } from '../store/json/folders.ts';
import { anonymisePast, casesPast } from '../store/json/retention.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

export type RetentionContext = {
  dataDir: string;
  /** Absent: the office has set no period, and everything is kept. */
  retention?: Retention;
  who: Pick<LettingGo, 'by' | 'name'>;
  /** Domain time and wall clock, Unix milliseconds. */
  now: number;
  wallClock: number;
  hash: Hash;
  text: Text;
  io: Io;
};

/**
 * `tuntas retention [--dry-run]`: takes the personal data out of cases whose time has come. The dry run reads beside the
 * bot; the run itself needs the data folder for itself.
 *
 * @throws {StoreHeldError} while the bot runs.
 */
export const retentionRun = async (context: RetentionContext, args: readonly string[]): Promise<ExitCode> => {
  const { retention, text, io } = context;
  if (args.some((argument) => argument !== '--dry-run')) {
    io.err(text.archive.usage({ usage: 'retention [--dry-run]' }));
    return 2;
  }
  if (!retention) {
    io.out(text.archive.retention.noPeriod);
    return 0;
  }
  const isPast = (row: CaseRow): boolean => isPastRetention(row, retention, context.now);
  return args.includes('--dry-run') ? rehearse(context, retention, isPast) : carryOut(context, retention, isPast);
};

type IsPast = (row: CaseRow) => boolean;

const rehearse = async (
  { dataDir, text, io }: RetentionContext,
  { years, timeZone }: Retention,
  isPast: IsPast,
): Promise<ExitCode> => {
  const { format, archive } = text;
  let count = 0;
  for await (const { row } of casesPast(dataDir, isPast)) {
    count += 1;
    const { register, closedAt = '' } = row;
    const until = format.date(`${keptUntil(closedAt, years, timeZone)}T12:00:00Z`);
    const number = `${printedNumber(register)}  ${row.caseId}`;
    io.out(archive.retention.due({ number, closedAt: format.date(closedAt), keptUntil: until }));
  }
  io.out(archive.retention.wouldDo({ count: format.number(count), years: format.number(years) }));
  return 0;
};

const carryOut = async (context: RetentionContext, { years }: Retention, isPast: IsPast): Promise<ExitCode> => {
  const { dataDir, who, now, wallClock, hash, text, io } = context;
  const lettingGo = { at: new Date(now).toISOString(), ...who, years };
  const { cases, attachments } = await anonymisePast(dataDir, isPast, lettingGo, { hash, now: wallClock });
  const { number } = text.format;
  io.out(text.archive.retention.done({ count: number(cases), attachments: number(attachments) }));
  if (cases > 0) io.out(text.archive.retention.elsewhere);
  const aside = listFiles(dataDir).damaged.length;
  if (aside > 0) io.out(text.archive.retention.aside({ count: number(aside) }));
  return 0;
};
