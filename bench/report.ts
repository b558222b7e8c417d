import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { CaseFile } from '../src/casework/case-file.ts';
import { caseRowSchema } from '../src/casework/case-row.ts';
import { compileMonth, compileRegister, type PaperFacts } from '../src/casework/papers/found-cases.ts';
import { monthReport } from '../src/casework/papers/month-report.ts';
import { readSettings } from '../src/config.ts';
import { parseEvent, seal } from '../src/domain/event-chain.ts';
import type { EventBody } from '../src/domain/events.ts';
import { caseIdOf } from '../src/domain/register-number.ts';
import { sha256 } from '../src/ids.ts';
import { openDesks } from '../src/open-desks.ts';
import { formatCase, parseCase } from '../src/store/json/case-text.ts';
import { fileName, folderOf, partsOf } from '../src/store/json/layout.ts';
import { casesBetween } from '../src/store/json/read-period.ts';
import { makeSampleOffice } from './sample-office.ts';

/**
 * A month's report out of an archive of five years, beside a scan that reads and parses every file of the archive, in one
 * run: `node --import tsx bench/report.ts [archived cases]`.
 */
const ARCHIVED = Number(process.argv[2] ?? 100_000);
const MONTHS = 60;
const LIMIT_MS = 10_000;
const DAY = 86_400_000;
const NOW = Date.parse('2026-12-01T03:00:00Z');

const root = mkdtempSync(join(process.cwd(), 'data', 'bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name));

/** The same case so much earlier, under another number: instants are the only thing of it that moves. */
const moved = (file: CaseFile, by: number, number: number): CaseFile => {
  const earlier = (text: string): string =>
    text.replaceAll(/"(20\d{2}-\d{2}-\d{2}T[\d:.]+Z)"/g, (_, at: string) =>
      JSON.stringify(new Date(Date.parse(at) - by).toISOString()),
    );
  const shifted: CaseFile = {
    ...file,
    row: caseRowSchema.parse(JSON.parse(earlier(JSON.stringify(file.row)))),
    events: file.events.map((event) => parseEvent(JSON.parse(earlier(JSON.stringify(event))))),
  };
  const recorded = new Date(Date.parse(shifted.events[0]?.at ?? '') + 7 * 3_600_000);
  const register = { code: 'PGD', number, month: recorded.getUTCMonth() + 1, year: recorded.getUTCFullYear() };
  const caseId = caseIdOf(shifted.row.desk, register);
  const bodies = shifted.events.map(({ seq: _, prev: __, hash: ___, ...body }): EventBody => body);
  const own = bodies.map((body) => (body.type === 'ComplaintReceived' ? { ...body, caseId, register } : body));
  const row = { ...shifted.row, caseId, register, statusCode: `${shifted.row.statusCode}-${number}` };
  return { ...shifted, row, events: seal(own, undefined, sha256) };
};

const plant = async (dataDir: string): Promise<void> => {
  const models = join(root, 'models');
  await makeSampleOffice(models, { count: 400, now: NOW, days: 30, closedShare: 0.9 });
  const closed = filesBelow(models)
    .map((path) => parseCase(readFileSync(path)))
    .filter(({ row }) => row.status === 'closed')
    .toSorted((a, b) => a.row.register.number - b.row.register.number);
  const made = new Set<string>();
  for (let at = 0; at < ARCHIVED; at += 1) {
    const model = closed[at % closed.length];
    if (!model) throw new Error('no closed case to copy');
    const file = moved(model, Math.floor((at / ARCHIVED) * MONTHS * 30.4) * DAY, at + 1);
    const folder = join(dataDir, folderOf(file.row));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(folder, fileName(file.row.caseId)), formatCase(file));
  }
};

const timed = async <T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> => {
  const begun = performance.now();
  const result = await work();
  return { ms: performance.now() - begun, result };
};

const dataDir = join(root, 'store');
await plant(dataDir);
const desk = openDesks(readSettings({}), NOW).get('palangka-raya');
if (!desk) throw new Error('no such desk');
const facts: PaperFacts = { find: (query) => casesBetween(dataDir, query), now: NOW, outages: [] };

const naive = await timed(() => {
  const making = monthReport(desk, '2026-11', facts);
  for (const path of filesBelow(dataDir)) {
    const file = parseCase(readFileSync(path));
    if (partsOf(file.row.caseId)?.desk === desk.id) making.add(file);
  }
  return making.report();
});
const recent = await timed(() => compileMonth(desk, '2026-11', facts));
const oldest = await timed(() => compileMonth(desk, '2022-01', facts));
const book = await timed(() => compileRegister(desk, 2025, facts));

const isSame = JSON.stringify(recent.result) === JSON.stringify(naive.result);
const line = (what: string, ms: number): string => `${what.padEnd(42)} ${(ms / 1000).toFixed(2).padStart(7)} s`;
console.log(`${ARCHIVED} archived cases over ${MONTHS} months, four desks; one desk's papers`);
console.log(line('every file of the archive, parsed', naive.ms));
console.log(
  `${line('last month', recent.ms)}   ${(naive.ms / recent.ms).toFixed(0)}x  (${JSON.stringify(recent.result.figures.total)})`,
);
console.log(line('a month five years ago', oldest.ms));
console.log(
  `${line('the register of last year', book.ms)}   ${book.result.rows.filter(({ record }) => record).length} numbers with a case`,
);
console.log(`same figures as the full scan: ${isSame ? 'yes' : 'NO'}`);
if (!isSame || recent.ms > LIMIT_MS || oldest.ms > LIMIT_MS) {
  console.log(`Missed: a month's report takes less than ${LIMIT_MS / 1000} s and says what a full scan says.`);
  process.exitCode = 1;
}
