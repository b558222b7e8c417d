/**
 * Due times of 100,000 open cases: how long it takes to know them all, what they cost in memory, how many node-schedule jobs
 * they need, and how late a due timer acts. The peer is one node-schedule job for each case, in the same run.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import schedule from 'node-schedule';
import type { CaseRow } from '../src/casework/case-row.ts';
import { keepTime } from '../src/casework/keep-time.ts';
import { officeNotesSchema } from '../src/casework/office-notes.ts';
import type { Office } from '../src/casework/ports.ts';
import { sha256 } from '../src/ids.ts';
import { hangBells } from '../src/schedule/bells.ts';

const CASES = 100_000;
const FIRST = Date.now() + 3_600_000;

const rowAt = (index: number): CaseRow => ({
  caseId: `bantul-PGD-2026-${String(index).padStart(6, '0')}`,
  desk: 'bantul',
  procedure: 'bantul-email',
  register: { code: 'PGD', number: index, month: 11, year: 2026 },
  status: 'open',
  step: 2,
  task: 'receive',
  role: 'email-admin',
  round: 1,
  turn: 1,
  version: 1,
  channel: 'email',
  kind: 'complaint',
  subject: 'KTP-el',
  receivedAt: new Date(FIRST).toISOString(),
  clocks: {},
  wakeAt: new Date(FIRST + ((index * 7_919) % CASES) * 1_000).toISOString(),
  statusCode: `code-${index}`,
  told: true,
});

const officeOf = (rows: Map<string, CaseRow>): Office => ({
  store: {
    rows: () => rows.values(),
    row: (caseId) => rows.get(caseId),
    untold: () => [],
    create: () => Promise.reject(new Error('reads only')),
    append: () => Promise.reject(new Error('reads only')),
    settle: () => Promise.reject(new Error('reads only')),
    read: () => Promise.resolve(undefined),
    byStatusCode: () => Promise.resolve(undefined),
    byNumber: () => Promise.resolve([]),
    withExternalId: () => undefined,
    onCommit: () => undefined,
    health: () => ({ writable: true, problems: [], damaged: [] }),
    close: () => Promise.resolve(),
  },
  clock: { now: () => Date.now() },
  ids: { statusCode: () => '' },
  hash: sha256,
  directory: {
    rolesOf: () => Promise.resolve([]),
    staffed: () => Promise.resolve(new Set<string>()),
    holdersOf: () => Promise.resolve([]),
    nameOf: (id) => Promise.resolve(id),
  },
  desks: new Map(),
  notebook: {
    read: () => officeNotesSchema.parse({}),
    change: (update) => Promise.resolve(update(officeNotesSchema.parse({}))),
  },
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use after a full collection, in MB. */
const heap = (): number => {
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
};

const rows = new Map(Array.from({ length: CASES }, (_, index) => rowAt(index)).map((row) => [row.caseId, row]));
const office = officeOf(rows);

const began = performance.now();
const bells = hangBells({
  clock: office.clock,
  rate: 1,
  ring: () => Promise.resolve(),
  onFault: (error) => console.error(error),
});
const keeper = keepTime(office, bells.ringAt);
const next = keeper.next();
if (next !== undefined) bells.ringAt(next);
const spent = performance.now() - began;
// The rows themselves settle in memory meanwhile: what the due times of one keeper cost shows only over several.
const before = heap();
const others = Array.from({ length: 4 }, () => keepTime(office, () => undefined));
const used = (heap() - before) / others.length;
if ([keeper, ...others].some((one) => one.next() !== next)) throw new Error('the nearest due time changed by itself');
const jobs = Object.keys(schedule.scheduledJobs).length;
await bells.stop();

const peerBefore = heap();
const peerBegan = performance.now();
const peerJobs = [...rows.values()]
  .slice(0, CASES / 10)
  .map(({ wakeAt }) => schedule.scheduleJob(new Date(wakeAt ?? ''), () => undefined));
const peerSpent = (performance.now() - peerBegan) * 10;
const peerUsed = (heap() - peerBefore) * 10;
for (const job of peerJobs) job?.cancel();

const late = await new Promise<number>((resolve) => {
  const due = Date.now() + 500;
  const ringing = hangBells({
    clock: { now: () => Date.now() },
    rate: 1,
    ring: async () => {
      if (Date.now() < due) return;
      resolve(Date.now() - due);
      void ringing.stop();
    },
    onFault: (error) => console.error(error),
  });
  ringing.ringAt(due);
});

const met = spent < 1_000 && used < 50 && jobs === 1 && late < 1_000;
console.log(
  `due times of ${CASES} open cases: ${spent.toFixed(0)} ms (target 1000), ${used.toFixed(1)} MB (target 50), ` +
    `${jobs} node-schedule job (target 1); one job a case would take ${peerSpent.toFixed(0)} ms and ${peerUsed.toFixed(0)} MB ` +
    `(ratio ${(peerSpent / spent).toFixed(0)}x and ${(peerUsed / used).toFixed(0)}x)`,
);
console.log(`a due timer acts ${late} ms after its instant (target 1000)`);
if (!met) process.exitCode = 1;
