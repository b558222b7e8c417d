import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseStore } from '../../src/casework/ports.ts';
import { type Disk, localDisk } from '../../src/store/json/disk.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { verifyFiles } from '../../src/store/json/verify-files.ts';
import { changeOf, closing, comment, newCase, reopening, twoStepProcedure } from '../support/case-files.ts';
import { dyingDisk, stillWorld } from '../support/frail-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** What the world outside was told: case id and version, and messages that were noted as delivered. */
type Ledger = Map<string, { version: number; settled: boolean }>;

const created = async (store: CaseStore, ledger: Ledger, code: string): Promise<string> => {
  const wanted = { desk: 'bantul', year: 2026, statusCode: code, externalId: code };
  const { file } = await store.create(wanted, newCase(wanted));
  ledger.set(file.row.caseId, { version: 1, settled: false });
  return file.row.caseId;
};

const grown = async (
  store: CaseStore,
  ledger: Ledger,
  caseId: string,
  body: Parameters<typeof changeOf>[1],
): Promise<void> => {
  const file = await store.read(caseId);
  if (!file) throw new Error(`${caseId} was lost`);
  await store.append(caseId, file.row.version, changeOf(file, body));
  ledger.set(caseId, { version: file.row.version + 1, settled: false });
};

const settled = async (store: CaseStore, ledger: Ledger, caseId: string): Promise<void> => {
  const file = await store.read(caseId);
  for (const delivery of file?.deliveries ?? []) await store.settle(caseId, { ...delivery, state: 'delivered' });
  ledger.set(caseId, { version: file?.row.version ?? 0, settled: true });
};

/** A small day at the office: cases come in, grow, are closed, told of and opened again. */
const officeDay = async (store: CaseStore, ledger: Ledger): Promise<'done'> => {
  const first = await created(store, ledger, 'a');
  await grown(store, ledger, first, comment('satu'));
  await Promise.all(['b', 'c', 'd'].map((code) => created(store, ledger, code)));
  await grown(store, ledger, first, closing());
  await settled(store, ledger, first);
  await grown(store, ledger, first, reopening());
  await Promise.all([grown(store, ledger, 'bantul-PGD-2026-0002', closing()), created(store, ledger, 'e')]);
  return 'done';
};

const procedures = new Map([[twoStepProcedure.id, twoStepProcedure]]);

const checkAfter = async (dataDir: string, ledger: Ledger): Promise<void> => {
  const store = await openJsonStore(dataDir, stillWorld(localDisk));
  try {
    expect(store.health().damaged).toEqual([]);
    for (const [caseId, told] of ledger) {
      const row = (await store.read(caseId))?.row;
      expect(row?.version, caseId).toBeGreaterThanOrEqual(told.version);
      if (told.settled && row?.version === told.version) expect(row.told, caseId).toBe(true);
    }
    await created(store, ledger, 'after');
  } finally {
    await store.close();
  }
  const { findings } = verifyFiles(dataDir, procedures);
  expect(findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
};

const liveAndDie = async (
  callsToLive: number,
  lose: (folder: string) => boolean,
  through: (disk: Disk) => Disk = (disk) => disk,
): Promise<'done' | 'dead'> => {
  const folder = tempFolder();
  const ledger: Ledger = new Map();
  const { disk, death } = dyingDisk(callsToLive, lose);
  try {
    const store = await openJsonStore(folder.path, stillWorld(through(disk)));
    const end = await Promise.race([officeDay(store, ledger), death]);
    await checkAfter(folder.path, ledger);
    return end;
  } finally {
    folder.remove();
  }
};

/** Lets a process write until it is killed, so many milliseconds after its first word; the last it said of each case. */
const killedWriter = async (dataDir: string, ms: number): Promise<Map<string, number>> => {
  const storm = new URL('../support/write-storm.ts', import.meta.url).pathname;
  const writer = spawn(process.execPath, ['--import', 'tsx', storm, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await once(writer.stdout, 'data');
  setTimeout(() => writer.kill('SIGKILL'), ms);
  await once(writer, 'close');
  const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return new Map(whole.map((line): [string, number] => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
};

/** Each runs a hundred little lives; a busy machine may take its time. */
const LIMIT_MS = 60_000;

describe('given the bot dies in the middle of its work, when it starts again', { timeout: LIMIT_MS }, () => {
  test('then nothing it acknowledged is lost and no number is missing, at whichever call of the disk it died', async () => {
    let calls = 0;
    while ((await liveAndDie(calls, () => false)) === 'dead') calls += 1;
    expect(calls).toBeGreaterThan(50);
  });

  test('then that also holds after a power cut that takes every name not yet fsynced', async () => {
    let calls = 0;
    while ((await liveAndDie(calls, () => true)) === 'dead') calls += 1;
    expect(calls).toBeGreaterThan(50);
  });

  test('then that also holds when some folders lose their names and others keep them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 80 }), fc.func(fc.boolean()), async (calls, lose) => {
        await liveAndDie(calls, lose);
      }),
      { numRuns: Number(process.env['TUNTAS_CRASH_RUNS'] ?? 40) },
    );
  });

  test('then a store that skips the fsync of its folders would be found out: this test can fail', async () => {
    const careless = (disk: Disk): Disk => ({ ...disk, syncFolder: async () => undefined });
    const ends: string[] = [];
    for (let calls = 20; calls < 40; calls += 1) {
      ends.push(await liveAndDie(calls, () => true, careless).catch(() => 'lost'));
    }
    expect(ends).toContain('lost');
  });

  test('then that also holds for a process that is really killed, at any moment', async () => {
    const folder = tempFolder();
    try {
      for (let round = 0; round < Number(process.env['TUNTAS_KILL_RUNS'] ?? 4); round += 1) {
        const ledger = await killedWriter(folder.path, 30 + round * 45);
        const store = await openJsonStore(folder.path);
        const numbers = [...store.rows()].map((row) => row.register.number).toSorted((a, b) => a - b);
        for (const [caseId, version] of ledger)
          expect(store.row(caseId)?.version, caseId).toBeGreaterThanOrEqual(version);
        await store.close();
        expect(numbers).toEqual(numbers.map((_, at) => at + 1));
        expect(verifyFiles(folder.path, procedures).findings).toEqual([]);
      }
    } finally {
      folder.remove();
    }
  });
});
