/**
 * The admin's terminal over a great office, in a real pseudo-terminal of 200×60, beside a naive Ink list in the same run.
 *
 *   node --import tsx bench/tui.ts [COUNT] [FOLDER]      COUNT open cases (100000); FOLDER is filled when it is empty
 *
 * Key to frame is the time from writing a key to the last byte of the frame it brought about, as the terminal gets it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { makeSampleOffice } from './sample-office.ts';

const NOW = '2026-11-23T10:14:00+07:00';
const CLOSED_SHARE = 0.2;
/** Some sample cases end before their time; this many more are made for each that is wanted. */
const SURPLUS = 1.36;
const NAIVE_ROWS = 5_000;
const PRESSES = 200;
const NAIVE_PRESSES = 20;
const CPU_SECONDS = 20;
const QUIET_MS = 60;
const TICKS_A_SECOND = 100;
const LIMIT_MS = 120_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** A program in a terminal, with the instants at which its bytes came. @param args those of node. */
const inTerminal = (program: string, args: readonly string[]) => {
  const began = performance.now();
  const { CI: _ci, ...env } = process.env;
  const child = spawn(process.execPath, [...args], {
    name: 'xterm-256color',
    cols: 200,
    rows: 60,
    env: { ...env, TUNTAS_CLOCK: NOW, TUNTAS_CONFIG: 'data/offices/sample.yaml', NODE_ENV: 'production' },
  });
  let bytes = 0;
  let last = began;
  let tail = '';
  child.onData((data) => {
    bytes += data.length;
    last = performance.now();
    tail = (tail + data).slice(-20_000);
  });
  const until = async (pattern: RegExp): Promise<number> => {
    while (!pattern.test(tail)) {
      if (performance.now() - began > LIMIT_MS) throw new Error(`${program} never showed ${String(pattern)}`);
      await wait(5);
    }
    return last - began;
  };
  /** Presses a key and waits until its frame is out: bytes came, and then none for a while. */
  const keyToFrame = async (key: string): Promise<number> => {
    const before = bytes;
    const pressed = performance.now();
    child.write(key);
    while (bytes === before || performance.now() - last < QUIET_MS) {
      if (performance.now() - pressed > LIMIT_MS) throw new Error(`${program} did not answer the key ${key}`);
      await wait(1);
    }
    return last - pressed;
  };
  const status = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  const cpuSeconds = (): number => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  };
  return { until, keyToFrame, status, cpuSeconds, bytes: () => bytes, end: () => child.kill('SIGKILL') };
};

const measureKeys = async (
  terminal: ReturnType<typeof inTerminal>,
  presses: number,
): Promise<{ p50: number; p95: number }> => {
  const times: number[] = [];
  // Down through the first screens and back up: rows that are new to the window are part of it.
  for (let press = 0; press < presses; press += 1) {
    // Not in step with the ticking clock, whose frame must not be taken for the key's.
    await wait(7 + ((press * 13) % 40));
    times.push(await terminal.keyToFrame(press < presses * 0.7 ? 'j' : 'k'));
  }
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
};

const cpuShare = async (terminal: ReturnType<typeof inTerminal>): Promise<number> => {
  const before = terminal.cpuSeconds();
  const began = performance.now();
  await wait(CPU_SECONDS * 1000);
  return ((terminal.cpuSeconds() - before) / ((performance.now() - began) / 1000)) * 100;
};

const [count, given] = [Number(process.argv[2] ?? 100_000), process.argv[3]];
const folder = given ?? mkdtempSync(join(tmpdir(), 'tuntas-tui-'));
if (!existsSync(join(folder, 'cases'))) {
  const open = await makeSampleOffice(folder, {
    count: Math.ceil(count * SURPLUS),
    now: Date.parse(NOW),
    closedShare: CLOSED_SHARE,
  });
  console.log(`made ${open.toLocaleString('en')} open cases`);
}

// As `npm run tui` does it: packing is part of the wait, and of the machine's work.
const packing = performance.now();
execFileSync(process.execPath, ['scripts/build.mjs', 'tui']);
const packed = performance.now() - packing;
const ours = inTerminal('the terminal', ['dist/tui.mjs', '--data', folder]);
const firstFrame = packed + (await ours.until(/keluar/));
const startCpu = ours.cpuSeconds();
await wait(3000);
const keys = await measureKeys(ours, PRESSES);
const share = await cpuShare(ours);
const [memory, peak] = [ours.status('VmRSS'), ours.status('VmHWM')];
ours.end();

const naive = inTerminal('the naive list', [
  '--import',
  'tsx',
  'bench/peers/naive-list.tsx',
  folder,
  String(NAIVE_ROWS),
]);
const naiveFirst = await naive.until(/PGD/);
await wait(5000);
const naiveKeys = await measureKeys(naive, NAIVE_PRESSES);
const naiveShare = await cpuShare(naive);
const naiveMemory = naive.status('VmRSS');
naive.end();

const ratio = naiveKeys.p95 / keys.p95;
const line = (what: string, mine: string, theirs: string, target: string): void =>
  console.log(`${what.padEnd(34)}${mine.padStart(12)}${theirs.padStart(14)}   ${target}`);
line('', `all cases`, `naive, ${NAIVE_ROWS / 1000}k`, 'target');
line('first frame, packing included', `${Math.round(firstFrame)} ms`, `${Math.round(naiveFirst)} ms`, '< 3000 ms');
line('processor until then', `${startCpu.toFixed(1)} s`, '', '');
line('key to frame, p50', `${keys.p50.toFixed(1)} ms`, `${naiveKeys.p50.toFixed(0)} ms`, '');
line('key to frame, p95', `${keys.p95.toFixed(1)} ms`, `${naiveKeys.p95.toFixed(0)} ms`, '< 33 ms');
line('CPU while 55 countdowns tick', `${share.toFixed(1)} %`, `${naiveShare.toFixed(0)} %`, '< 5 %');
line('memory (peak)', `${Math.round(memory)} (${Math.round(peak)}) MB`, `${Math.round(naiveMemory)} MB`, '< 300 MB');
console.log(`ratio ${ratio.toFixed(0)}x of a list with a twentieth of the cases (target 20x)`);
process.exitCode = firstFrame < 3000 && keys.p95 < 33 && share < 5 && memory < 300 && ratio >= 20 ? 0 : 1;
process.exit();
