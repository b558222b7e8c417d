import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { CaseFile } from '../src/casework/case-file.ts';
import { searchTerms, searchText } from '../src/domain/search-text.ts';
import { searchArchive } from '../src/store/json/archive-search.ts';
import { formatCase, parseCase } from '../src/store/json/case-text.ts';
import { searchLine } from '../src/store/json/keep-search-file.ts';
import { fileName, folderOf } from '../src/store/json/layout.ts';
import { formatSearchLine, SEARCH_FILE } from '../src/store/json/search-file.ts';
import { sampleComplaints } from '../test/fixtures/complaints.ts';
import { changeOf, closing, newCase } from '../test/support/case-files.ts';
import { median } from './rate.ts';

/**
 * Search over the archive, beside a naive scan of the same cases in the same run: every file read, parsed and looked at.
 *
 * `node --expose-gc --import tsx bench/archive-search.ts [cases] [files scanned naively]`. The naive scan is timed over a
 * share of the files and counted up: all of them take minutes.
 */
const CASES = Number(process.argv[2] ?? 100_000);
const NAIVE = Number(process.argv[3] ?? 5_000);
const ROUNDS = 5;
const LIMIT_MS = 300;

const root = mkdtempSync(join(process.cwd(), 'data', 'bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const complaints = sampleComplaints();

/** A closed case of ordinary size; its month of closing goes back eight years. */
const closedCase = (number: number): CaseFile => {
  const { subject = '', body = '' } = complaints[number % complaints.length] ?? {};
  const month = new Date(Date.UTC(2026, 10 - (number % 96), 3, 2)).toISOString();
  const file = newCase({ desk: 'bench', year: 2026, statusCode: `kode-${number}`, body: `${subject} ${body}` })(number);
  const change = changeOf(file, closing(month));
  return { ...file, row: { ...change.row, told: true }, events: [...file.events, ...change.events], deliveries: [] };
};

const plant = (): string[] => {
  const lines: string[] = [];
  const paths: string[] = [];
  const made = new Set<string>();
  for (let number = 1; number <= CASES; number += 1) {
    const file = closedCase(number);
    const folder = join(root, folderOf(file.row));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    paths.push(join(folder, fileName(file.row.caseId)));
    writeFileSync(paths.at(-1) ?? '', formatCase(file));
    lines.push(formatSearchLine(searchLine(file)));
  }
  writeFileSync(join(root, SEARCH_FILE), lines.join(''));
  return paths;
};

/** What anybody would write first. @returns milliseconds a file. */
const naive = (paths: readonly string[], query: string): number => {
  const terms = searchTerms(query);
  const begun = performance.now();
  for (const path of paths) {
    const text = searchText(JSON.stringify(parseCase(readFileSync(path))));
    terms.every((term) => text.includes(term));
  }
  return (performance.now() - begun) / paths.length;
};

const main = async (): Promise<void> => {
  const paths = plant();
  const size = statSync(join(root, SEARCH_FILE)).size / 1e6;
  console.log(
    `${CASES} closed cases in ${readdirSync(join(root, 'archive')).length - 1} years; search file ${size.toFixed(1)} MB`,
  );
  const queries = [
    { query: `PGD-2026-${String(CASES - 7)}`, what: 'a number' },
    { query: 'sari', what: "every complainant's name" },
    { query: 'akta kelahiran', what: 'two words' },
    { query: 'ktp', what: 'the commonest word' },
    { query: 'zebra cross', what: 'words nobody wrote' },
  ];
  let worst = 0;
  for (const { query, what } of queries) {
    const times: number[] = [];
    let total = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      ({ total } = await searchArchive(root, query));
      times.push(performance.now() - begun);
    }
    const ours = median(times);
    worst = Math.max(worst, ours);
    const theirs = naive(paths.slice(0, NAIVE), query) * CASES;
    console.log(
      `${what} (${total} found): ${ours.toFixed(0)} ms; naive scan ${(theirs / 1_000).toFixed(1)} s, ${(theirs / ours).toFixed(0)} times as long`,
    );
  }
  globalThis.gc?.();
  console.log(`slowest ${worst.toFixed(0)} ms (target at most ${LIMIT_MS} ms)`);
  if (worst > LIMIT_MS) process.exitCode = 1;
};

await main();
