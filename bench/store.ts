import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { CaseFile } from '../src/casework/case-file.ts';
import { formatCase } from '../src/store/json/case-text.ts';
import { fileName, folderOf } from '../src/store/json/layout.ts';
import { openJsonStore } from '../src/store/json/open-json-store.ts';
import { changeOf, comment, newCase } from '../test/support/case-files.ts';
import { median, medianOf, type Rate, rate } from './rate.ts';

/**
 * Measures the store against this disk's own limit and against lowdb's single file, in one run.
 *
 * `npm run bench -- store`. Works below ./data, so that it is the disk the office would use; every figure is a median. Leave
 * six minutes between two runs on an ext4 without a journal: it looks at every file deleted in the last five before it
 * makes a new one.
 */
const ROUNDS = 3;
const SIZES = [1_000, 5_000, 100_000];
/** What the compiler still learns in the first presses is not what a press costs: an office's bot runs all day. */
const WARMING = 2_000;
/** Many short turns: a neighbour's load on the machine comes and goes within a second. */
const TURNS = 21;
const WRITES = 250;
const CREATES = 1_000;

let isMissed = false;

/** Prints a figure beside what it must reach, and remembers when it does not. */
const held = (figure: string, isWell: boolean): string => {
  isMissed ||= !isWell;
  return isWell ? figure : `${figure} MISSED`;
};

const root = mkdtempSync(join(process.cwd(), 'data', 'bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const thrice = async (measure: () => Promise<Rate>): Promise<Omit<Rate, 'stall'>> => {
  const results: Rate[] = [];
  for (let round = 0; round < ROUNDS; round += 1) results.push(await measure());
  return medianOf(results);
};

/** A case of ordinary size: a complaint and seven entries, about 3 KB. */
const ordinaryCase = (at: number): CaseFile => {
  const file = newCase({
    desk: 'bench',
    year: 2026,
    statusCode: `code-${at}`,
    body: 'KTP saya belum jadi. '.repeat(15),
  })(at);
  const change = changeOf(file, ...Array.from({ length: 5 }, (_, no) => comment(`catatan ${no}`)));
  const deliveries = change.deliveries.map((delivery) => ({ ...delivery, state: 'delivered' as const }));
  return { ...file, row: { ...change.row, told: true }, events: [...file.events, ...change.events], deliveries };
};

const plant = (dataDir: string, count: number): void => {
  for (let at = 1; at <= count; at += 1) {
    const file = ordinaryCase(at);
    const folder = join(dataDir, folderOf(file.row));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, fileName(file.row.caseId)), formatCase(file));
  }
};

/** What this disk gives anybody just now: 1 KB appended and fdatasynced, a file for each of sixteen writers. */
const appendFloor = async (): Promise<number> => {
  const handles = await Promise.all(Array.from({ length: 16 }, (_, at) => open(join(root, `floor-${at}`), 'a')));
  const line = `${'x'.repeat(1_023)}\n`;
  const free = [...handles];
  const { perSecond } = await rate(WRITES, 16, async () => {
    const handle = free.pop();
    if (!handle) throw new Error('more writers than files');
    await handle.appendFile(line);
    await handle.datasync();
    free.push(handle);
  });
  await Promise.all(handles.map((handle) => handle.close()));
  return perSecond;
};

type Office = { count: number; press: () => Promise<void>; opened: number; close: () => Promise<void> };

/** An office with so many open cases; a press reads one of them, decides nothing, and appends an entry. */
const officeWith = async (count: number): Promise<Office> => {
  const dataDir = join(root, `cases-${count}`);
  plant(dataDir, count);
  const begun = performance.now();
  const store = await openJsonStore(dataDir);
  const opened = performance.now() - begun;
  const ids = [...store.rows()].map(({ caseId }) => caseId);
  let turn = 0;
  const press = async (): Promise<void> => {
    turn += 7_919;
    const file = await store.read(ids[turn % ids.length] ?? '');
    if (file) await store.append(file.row.caseId, file.row.version, changeOf(file, comment('dicatat')));
  };
  return { count, press, opened, close: () => store.close() };
};

/** One office's presses, and the disk's own limit measured just before and just after them. */
type Turn = { one: Rate; sixteen: Rate; floor: number };

const turnOf = async ({ press }: Office): Promise<Turn> => {
  const before = await appendFloor();
  const sixteen = await rate(WRITES, 16, press);
  const after = await appendFloor();
  return { one: await rate(WRITES / 5, 1, press), sixteen, floor: (before + after) / 2 };
};

/**
 * Presses at every size beside the disk's own limit, in turns, so that a neighbour's load on the machine meets all of
 * them: the ratios are taken within a turn.
 *
 * @returns presses a second at each size.
 */
const presses = async (offices: readonly Office[]): Promise<Map<number, number>> => {
  for (const { press } of offices) await rate(WARMING, 16, press);
  const turns: Turn[][] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const now: Turn[] = [];
    for (const office of offices) now.push(await turnOf(office));
    turns.push(now);
  }
  const rates = new Map<number, number>();
  for (const [at, { count, opened }] of offices.entries()) {
    const own = turns.flatMap((turn) => turn[at] ?? []);
    const one = medianOf(own.map((turn) => turn.one));
    const sixteen = medianOf(own.map((turn) => turn.sixteen));
    const ratio = median(own.map((turn) => turn.sixteen.perSecond / turn.floor));
    rates.set(count, sixteen.perSecond);
    const stall = Math.max(...own.map((turn) => turn.sixteen.stall));
    // The target is set for 5,000; the largest office has one of its own against the smallest.
    const share = `${ratio.toFixed(2)} of append`;
    console.log(
      `presses at ${count} open: one at a time ${one.perSecond.toFixed(0)}/s, sixteen ${sixteen.perSecond.toFixed(0)}/s = ` +
        `${count === 5_000 ? held(`${share} (target 0.25)`, ratio >= 0.25) : share}, ` +
        `${held(`longest stall ${stall.toFixed(0)} ms (target 25)`, stall <= 25)}, ` +
        `processor ${sixteen.user.toFixed(0)} + ${sixteen.kernel.toFixed(0)} us a press, opened in ${opened.toFixed(0)} ms`,
    );
  }
  const floor = median(turns.flatMap((turn) => turn.map((each) => each.floor)));
  console.log(`node append + fdatasync, 16 at once: ${floor.toFixed(0)}/s`);
  const growth = median(turns.map((turn) => (turn.at(-1)?.sixteen.perSecond ?? 0) / (turn[0]?.sixteen.perSecond ?? 1)));
  console.log(
    held(`growth from the smallest to the largest: ${(100 * growth).toFixed(0)} % (target 90 %)`, growth >= 0.9),
  );
  return rates;
};

const creates = async () => {
  const store = await openJsonStore(join(root, 'creates'));
  let code = 0;
  const result = await thrice(() =>
    rate(CREATES, 64, () => {
      code += 1;
      return store.create({ desk: 'bench', year: 2026 }, newCase({ desk: 'bench', year: 2026, statusCode: `${code}` }));
    }),
  );
  await store.close();
  return result;
};

const singleFile = async (count: number) => {
  const cases = Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}`, ordinaryCase(at + 1)]));
  const low = new Low<Record<string, CaseFile>>(new JSONFile(join(root, 'single.json')), cases);
  await low.write();
  return thrice(() =>
    rate(32, 16, async () => {
      const file = low.data['7'];
      if (file) low.data['7'] = { ...file, events: [...file.events, ...changeOf(file, comment('dicatat')).events] };
      await low.write();
    }),
  );
};

const coldStart = async (count: number): Promise<void> => {
  const dataDir = join(root, `cold-${count}`);
  plant(dataDir, count);
  execFileSync('sync');
  const all = join(root, 'all.json');
  writeFileSync(all, `[${Array.from({ length: count }, (_, at) => formatCase(ordinaryCase(at + 1))).join(',')}]`);
  const ours: number[] = [];
  const peers: number[] = [];
  let heap = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let begun = performance.now();
    JSON.parse(readFileSync(all, 'utf8'));
    peers.push(performance.now() - begun);
    begun = performance.now();
    const store = await openJsonStore(dataDir);
    ours.push(performance.now() - begun);
    globalThis.gc?.();
    heap = process.memoryUsage().heapUsed / 1e6;
    await store.close();
    globalThis.gc?.();
  }
  const [own, peer] = [median(ours), median(peers)];
  console.log(
    `cold start, ${count} open: ${own.toFixed(0)} ms, readFileSync + JSON.parse of the same: ${peer.toFixed(0)} ms, ` +
      `${held(`ratio ${(own / peer).toFixed(2)} (target at most 2)`, own <= 2 * peer)}; ` +
      held(`heap with the rows ${heap.toFixed(0)} MB (target 250)`, heap <= 250),
  );
};

const main = async (): Promise<void> => {
  await coldStart(20_000);
  const offices: Office[] = [];
  for (const count of SIZES) offices.push(await officeWith(count));
  execFileSync('sync');
  const rates = await presses(offices);
  for (const office of offices) await office.close();
  const single = await singleFile(5_000);
  const times = (rates.get(5_000) ?? 0) / single.perSecond;
  const beside = `${times.toFixed(0)} times (target 200)`;
  console.log(
    `lowdb JSONFile, one file of 5,000: ${single.perSecond.toFixed(1)}/s; ours ${held(beside, times >= 200)}`,
  );
  console.log(`new cases of one desk, 64 waiting: ${(await creates()).perSecond.toFixed(0)}/s`);
};

await main();
process.exitCode = isMissed ? 1 : 0;
