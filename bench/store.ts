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

/**
 * Measures the store against this disk's own limit and against lowdb's single file, in one run.
 *
 * `node --expose-gc --import tsx bench/store.ts [writes per cell]`. Works below ./data, so that it is the disk the
 * office would use; every figure is a median of three. Leave six minutes between two runs on an ext4 without a journal: it
 * looks at every file deleted in the last five before it makes a new one.
 */
const WRITES = Number(process.argv[2] ?? 2_000);
const ROUNDS = 3;
const SIZES = [1_000, 5_000, 100_000];

const root = mkdtempSync(join(process.cwd(), 'data', 'bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Runs `job` so many times, `width` side by side; jobs a second, the longest stall of the event loop in ms, and the
 * processor's microseconds a job, of the program and of the kernel: those hold on a busy machine, too.
 */
const rate = async (count: number, width: number, job: (at: number) => Promise<unknown>) => {
  let next = 0;
  let stall = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last - 1);
    last = now;
  }, 1);
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await job(next - 1);
    }
  };
  const before = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  return { perSecond: count / seconds, stall, user: user / count, kernel: system / count };
};

type Rate = Awaited<ReturnType<typeof rate>>;

const thrice = async (measure: () => Promise<Rate>): Promise<Rate> => {
  const results: Rate[] = [];
  for (let round = 0; round < ROUNDS; round += 1) results.push(await measure());
  return medianOf(results);
};

const medianOf = (results: readonly Rate[]): Rate => ({
  perSecond: median(results.map(({ perSecond }) => perSecond)),
  stall: median(results.map(({ stall }) => stall)),
  user: median(results.map(({ user }) => user)),
  kernel: median(results.map(({ kernel }) => kernel)),
});

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

/** What this disk gives anybody just now: 1 KB appended and fdatasynced, a file for each of `width` writers. */
const appendFloor = async (width: number): Promise<number> => {
  const handles = await Promise.all(Array.from({ length: width }, (_, at) => open(join(root, `floor-${at}`), 'a')));
  const line = `${'x'.repeat(1_023)}\n`;
  const free = [...handles];
  const { perSecond } = await rate(WRITES, width, async () => {
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

/**
 * Presses at every size beside the disk's own limit, in turns, so that a neighbour's load on the machine meets all of
 * them: the ratios are taken within a round.
 */
const presses = async (offices: readonly Office[]): Promise<Map<number, Rate>> => {
  const rounds: { floor: number; one: Rate[]; sixteen: Rate[] }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const now: (typeof rounds)[number] = { floor: await appendFloor(16), one: [], sixteen: [] };
    for (const { press } of offices) {
      now.one.push(await rate(WRITES / 4, 1, press));
      now.sixteen.push(await rate(WRITES, 16, press));
    }
    rounds.push(now);
  }
  console.log(`node append + fdatasync, 16 at once: ${median(rounds.map(({ floor }) => floor)).toFixed(0)}/s`);
  const rates = new Map<number, Rate>();
  for (const [at, { count, opened }] of offices.entries()) {
    const one = medianOf(rounds.flatMap((round) => round.one[at] ?? []));
    const sixteen = medianOf(rounds.flatMap((round) => round.sixteen[at] ?? []));
    const ratio = median(rounds.map((round) => (round.sixteen[at]?.perSecond ?? 0) / round.floor));
    rates.set(count, sixteen);
    console.log(
      `presses at ${count} open: one at a time ${one.perSecond.toFixed(0)}/s, sixteen ${sixteen.perSecond.toFixed(0)}/s ` +
        `= ${ratio.toFixed(2)} of append (target 0.25), stall ${sixteen.stall.toFixed(0)} ms (target 25), ` +
        `processor ${sixteen.user.toFixed(0)} + ${sixteen.kernel.toFixed(0)} us a press, opened in ${opened.toFixed(0)} ms`,
    );
  }
  const growth = rounds.map(({ sixteen }) => (sixteen.at(-1)?.perSecond ?? 0) / (sixteen[0]?.perSecond ?? 1));
  console.log(`growth from the smallest to the largest: ${(100 * median(growth)).toFixed(0)} % (target 90 %)`);
  return rates;
};

const creates = async () => {
  const store = await openJsonStore(join(root, 'creates'));
  let code = 0;
  const result = await thrice(() =>
    rate(WRITES / 2, 64, () => {
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
  console.log(
    `cold start, ${count} open: ${median(ours).toFixed(0)} ms, readFileSync + JSON.parse of the same: ${median(peers).toFixed(0)} ms, ratio ${(median(ours) / median(peers)).toFixed(2)} (target at most 2); heap with the rows ${heap.toFixed(0)} MB`,
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
  const ours = rates.get(5_000)?.perSecond ?? 0;
  console.log(
    `lowdb JSONFile, one file of 5,000: ${single.perSecond.toFixed(1)}/s; ours ${(ours / single.perSecond).toFixed(0)} times (target 200)`,
  );
  console.log(`new cases of one desk, 64 waiting: ${(await creates()).perSecond.toFixed(0)}/s`);
};

await main();
