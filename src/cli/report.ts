import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRegister, type PaperFacts } from '../casework/papers/found-cases.ts';
import { isMonth } from '../casework/papers/period.ts';
import type { DailyRecap, RecapRow } from '../casework/papers/shapes.ts';
import type { Desk } from '../casework/ports.ts';
import { compilePaper } from '../casework/report-task/compile-paper.ts';
import type { PaperFile } from '../casework/report-task/paper-file.ts';
import type { ReportStore } from '../casework/report-task/report-file.ts';
import { dayNumber, localDate, localDateAt } from '../domain/local-date.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { printedNumber } from '../domain/register-number.ts';
import type { House } from '../report/paper/blocks.ts';
import { paperMaker, registerFiles } from '../report/paper-files.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

export type ReportContext = {
  desks: ReadonlyMap<string, Desk>;
  facts: PaperFacts;
  reports: Pick<ReportStore, 'get'>;
  house: House;
  text: Text;
  io: Io;
};

const option = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
};

/** The desk that is named, else all of them; undefined when there is none of that name. */
const desksIn = ({ desks, text, io }: ReportContext, args: readonly string[]): readonly Desk[] | undefined => {
  const named = option(args, 'desk');
  if (named === undefined) return [...desks.values()];
  const desk = desks.get(named);
  if (!desk) io.err(text.report.noDesk({ desk: neutraliseForTerminal(named) }));
  return desk && [desk];
};

const write = (files: readonly PaperFile[], folder: string, { text, io }: ReportContext): void => {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    io.out(text.report.written({ file }));
  }
};

/**
 * `tuntas report --month YYYY-MM --out DIR [--desk ID]`: the monthly report of each desk, as chat gives it;
 * `tuntas report --year YYYY --out DIR [--desk ID]`: its register book.
 *
 * @returns 1 when a case could not be read: the files are written and say so.
 */
export const report = async (context: ReportContext, args: readonly string[]): Promise<ExitCode> => {
  const { text, io } = context;
  const asked = periodIn(args);
  const out = option(args, 'out');
  if (asked === undefined) return usage(io, args.includes('--year') ? text.report.badYear : text.report.badMonth);
  if (out === undefined) return usage(io, text.report.needsOut);
  const desks = desksIn(context, args);
  if (!desks) return 2;
  const wholes: boolean[] = [];
  for (const desk of desks) wholes.push(await asked(context, desk, out));
  return wholes.every(Boolean) ? 0 : 1;
};

type Writing = (context: ReportContext, desk: Desk, out: string) => Promise<boolean>;

/** What is to be written, by the period that is asked for; undefined when that is none. */
const periodIn = (args: readonly string[]): Writing | undefined => {
  const year = option(args, 'year') ?? '';
  if (/^20\d{2}$/.test(year)) return (context, desk, out) => writeRegister(context, desk, Number(year), out);
  const month = option(args, 'month') ?? '';
  return isMonth(month) && !args.includes('--year')
    ? (context, desk, out) => writeMonth(context, desk, month, out)
    : undefined;
};

const usage = (io: Io, sentence: string): ExitCode => {
  io.err(sentence);
  return 2;
};

/** @returns whether every number could be read. */
const writeRegister = async (context: ReportContext, desk: Desk, year: number, out: string): Promise<boolean> => {
  const book = await compileRegister(desk, year, context.facts);
  write(await registerFiles(book, context.house), out, context);
  return book.rows.every(({ record }) => record !== undefined);
};

/** @returns whether every case could be read. */
const writeMonth = async (context: ReportContext, desk: Desk, month: string, out: string): Promise<boolean> => {
  const { facts, reports, house, text, io } = context;
  const key = { kind: 'monthly' as const, period: month };
  const paper = await compilePaper(desk, key, reports, facts);
  const events = reports.get({ ...key, desk: desk.id })?.events ?? [];
  write(await paperMaker(house)(paper, events), out, context);
  const unreadable = paper.kind === 'monthly' ? paper.month.unreadable : [];
  if (unreadable.length > 0) io.err(text.report.unreadable({ cases: unreadable.join(', ') }));
  return unreadable.length === 0;
};

const rowJson = ({ register, used, late, ...row }: RecapRow) => ({
  ...row,
  registerNumber: printedNumber(register),
  usedDays: used.days,
  usedSeconds: used.working / 1000,
  lateSeconds: late / 1000,
});

/** What `tuntas recap --json` prints for a desk: stable. Instants are ISO 8601 in UTC, lengths seconds of working time. */
const recapJson = ({ desk, date, since, rows, supplement, totals }: DailyRecap) => ({
  desk: desk.id,
  date,
  since,
  totals,
  cases: rows.map(rowJson),
  supplement: supplement.map(rowJson),
});

const isDate = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(dayNumber(date)) && localDate(dayNumber(date)) === date;

const print = (recap: DailyRecap, { text, io }: ReportContext): void => {
  const { format } = text;
  const line = ({ register, subject, as, used }: RecapRow): string =>
    [printedNumber(register), subject, text.labels.closedAs[as], format.duration(used.working)].join('  ');
  io.out(text.report.recapTitle({ desk: recap.desk.title, date: format.date(`${recap.date}T05:00:00Z`) }));
  if (recap.rows.length === 0) io.out(`  ${text.report.nothing}`);
  for (const row of recap.rows) io.out(`  ${neutraliseForTerminal(line(row))}`);
  for (const row of recap.supplement) io.out(`  + ${neutraliseForTerminal(line(row))}`);
};

/** The date that is asked for, `today` when none is; undefined for what is no date. */
const dateIn = (args: readonly string[], today: string): string | undefined => {
  if (!args.includes('--date')) return today;
  const asked = option(args, 'date') ?? '';
  return isDate(asked) ? asked : undefined;
};

/** `tuntas recap [--date YYYY-MM-DD] [--desk ID] [--json] [--out DIR]`: what was closed on a day, today unless said otherwise. */
export const recap = async (context: ReportContext, args: readonly string[]): Promise<ExitCode> => {
  const { facts, reports, house, text, io } = context;
  const desks = desksIn(context, args);
  if (!desks) return 2;
  const out = option(args, 'out');
  const recaps: DailyRecap[] = [];
  for (const desk of desks) {
    const period = dateIn(args, localDateAt(desk.hours.calendar.timeZone, facts.now));
    if (period === undefined) return usage(io, text.report.badDate);
    const paper = await compilePaper(desk, { kind: 'recap', period }, reports, facts);
    if (out !== undefined) write(await paperMaker(house)(paper, []), out, context);
    if (paper.kind === 'recap') recaps.push(paper.recap);
  }
  if (args.includes('--json')) io.out(JSON.stringify(recaps.map(recapJson), undefined, 2));
  else for (const each of recaps) print(each, context);
  return 0;
};
