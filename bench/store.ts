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
 * office would use; every figure is a median of three.
 */
const WRITES = Number(process.argv[2] ?? 2_000);
const ROUNDS = 3;

const root = mkdtempSync(join(process.cwd(), 'data', 'bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs `job` so many times, `width` side by side; jobs a second and the longest stall of the event loop in ms. */
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
  const begun = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  const seconds = (performance.now() - begun) / 1_000;
  clearInterval(watch);
  return { perSecond: count / seconds, stall };
};

const thrice = async (measure: () => Promise<{ perSecond: number; stall: number }>) => {
  const results: { perSecond: number; stall: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) results.push(await measure());
  return {
    perSecond: median(results.map(({ perSecond }) => perSecond)),
    stall: median(results.map(({ stall }) => stall)),
  };
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

const appendFloor = async (width: number): Promise<number> => {
  const handles = await Promise.all(Array.from({ length: width }, (_, at) => open(join(root, `floor-${at}`), 'a')));
  const line = 'x'.repeat(1_023) + '\n';
  const free = [...handles];
  const { perSecond } = await thrice(() =>
    rate(WRITES * 2, width, async () => {
      const handle = free.pop();
      if (!handle) throw new Error('more writers than files');
      await handle.appendFile(line);
      await handle.datasync();
      free.push(handle);
    }),
  );
  await Promise.all(handles.map((handle) => handle.close()));
  return perSecond;
};

const presses = async (count: number) => {
  const dataDir = join(root, `cases-${count}`);
  plant(dataDir, count);
  // Else the first measured fsyncs would pay for the files just planted.
  execFileSync('sync');
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  const store = await openJsonStore(dataDir);
  const cold = performance.now() - begun;
  const rss = (process.memoryUsage().rss - before) / 1e6;
  const ids = [...store.rows()].map(({ caseId }) => caseId);
  let turn = 0;
  const press = async (): Promise<void> => {
    turn += 7_919;
    const caseId = ids[turn % ids.length] ?? '';
    const file = await store.read(caseId);
    if (file) await store.append(caseId, file.row.version, changeOf(file, comment('dicatat')));
  };
  const one = await thrice(() => rate(WRITES / 2, 1, press));
  const sixteen = await thrice(() => rate(WRITES, 16, press));
  await store.close();
  return { cold, rss, one, sixteen, dataDir };
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
  for (let round = 0; round < ROUNDS; round += 1) {
    let begun = performance.now();
    JSON.parse(readFileSync(all, 'utf8'));
    peers.push(performance.now() - begun);
    begun = performance.now();
    const store = await openJsonStore(dataDir);
    ours.push(performance.now() - begun);
    await store.close();
    globalThis.gc?.();
  }
  console.log(
    `cold start, ${count} open: ${median(ours).toFixed(0)} ms, readFileSync + JSON.parse of the same: ${median(peers).toFixed(0)} ms, ratio ${(median(ours) / median(peers)).toFixed(2)} (target at most 2)`,
  );
};

const main = async (): Promise<void> => {
  await coldStart(20_000);
  const floor = await appendFloor(16);
  console.log(`node append + fdatasync, 16 at once: ${floor.toFixed(0)}/s`);
  const cells = new Map<number, Awaited<ReturnType<typeof presses>>>();
  for (const count of [1_000, 5_000, 100_000]) {
    const cell = await presses(count);
    cells.set(count, cell);
    console.log(
      `presses at ${count} open: c1 ${cell.one.perSecond.toFixed(0)}/s, c16 ${cell.sixteen.perSecond.toFixed(0)}/s ` +
        `= ${(cell.sixteen.perSecond / floor).toFixed(2)} of append (target 0.25), stall ${cell.sixteen.stall.toFixed(0)} ms (target 25); ` +
        `opened in ${cell.cold.toFixed(0)} ms, +${cell.rss.toFixed(0)} MB`,
    );
  }
  const small = cells.get(1_000)?.sixteen.perSecond ?? 0;
  const large = cells.get(100_000)?.sixteen.perSecond ?? 0;
  console.log(`growth 1,000 to 100,000: ${((100 * large) / small).toFixed(0)} % (target 90 %)`);
  const single = await singleFile(5_000);
  const ours = cells.get(5_000)?.sixteen.perSecond ?? 0;
  console.log(
    `lowdb JSONFile, one file of 5,000: ${single.perSecond.toFixed(1)}/s; ours ${(ours / single.perSecond).toFixed(0)} times (target 200)`,
  );
  console.log(`new cases of one desk, 64 waiting: ${(await creates()).perSecond.toFixed(0)}/s`);
};

await main();
