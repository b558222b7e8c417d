import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { caseJson } from '../../src/casework/queries.ts';
import { verify } from '../../src/cli/verify.ts';
import { listFiles } from '../../src/store/json/folders.ts';
import { fileName } from '../../src/store/json/layout.ts';
import { openReader } from '../../src/store/json/open-reader.ts';
import { Crew } from '../support/crew.ts';
import { type Shown, shownIn, slackElsewhere, slackEnvironment } from '../support/elsewhere-slack.ts';
import { officeFile, sampleOffice } from '../support/office-file.ts';
import { type CaseJson, type Product, startProduct } from '../support/product.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { DeskId } from '../support/test-office.ts';
import { desks, handIn, Ledger, pressThrough, type Storm, ways } from './storm.ts';

/** How often the product is killed, more than the usual dozen by `TUNTAS_KILLS=200`; and when that must be enough. */
const KILLS = Number(process.env['TUNTAS_KILLS'] ?? 12);
const MOST_SECONDS = Number(process.env['TUNTAS_KILL_SECONDS'] ?? KILLS * 20);
/** Longest life of a product in the storm, and how far into its start it may be killed, in milliseconds. */
const LIFE = 1_500;
const BIRTH = 1_500;
/** How many complaints each worker hands in at once; later one for every two lives of the product. */
const CASES_AHEAD = 5;
const LIMIT_MS = MOST_SECONDS * 1_000 + 120_000;

const folder = tempFolder();
const config = tempFolder();
let crew: Crew;
const ledger = new Ledger();
let slack: SlackServer;
let product: Product;
let kills = 0;
let shown: Shown[];
let records: Map<string, CaseJson>;

const begin = (onSpawn?: (pid: number) => void): Promise<Product> =>
  startProduct({
    dataDir: folder.path,
    env: { TUNTAS_CONFIG: join(config.path, 'tuntas.yaml'), ...slackEnvironment(slack) },
    ...(onSpawn ? { onSpawn } : {}),
  });

/** Starts a product that is killed before it is ready, now and then, and then one that lives. */
const beginAfterStumbling = async (): Promise<Product> => {
  if (randomInt(4) > 0) return begin();
  const stillborn = begin(
    (pid) =>
      void passing(randomInt(BIRTH))
        .then(() => process.kill(pid, 'SIGKILL'))
        .catch(() => {}),
  );
  await stillborn.then(
    (early) => early.kill(),
    () => {},
  );
  return begin();
};

/** Kills and starts again as often as asked; complaints and presses go on all the while. */
const rage = async (): Promise<Product> => {
  let current = begin();
  let generation = 0;
  let isOver = false;
  const storm: Storm = {
    ledger,
    product: () => current,
    person: (userId) => crew.who(userId),
  };
  const work = async (desk: DeskId, worker: number): Promise<void> => {
    for (let count = 0; !isOver; count += 1) {
      const received = await handIn(storm, desk, `${desk}-${worker}-${count}`);
      if (worker === 0) await pressThrough(storm, desk, received.caseId);
      // A storm, and still channels that a person could read.
      while (!isOver && count >= CASES_AHEAD + generation / 2) await passing(20);
    }
  };
  const working = Promise.all(desks.flatMap((desk) => [work(desk, 0), work(desk, 1)]));
  const killing = (async () => {
    const until = performance.now() + MOST_SECONDS * 1_000;
    while (generation < KILLS && performance.now() < until) {
      const living = await current;
      await passing(randomInt(LIFE));
      current = living.kill().then(beginAfterStumbling);
      generation += 1;
    }
    isOver = true;
    kills = generation;
  })();
  await Promise.all([working, killing]);
  return current;
};

const everyRecord = async (): Promise<Map<string, CaseJson>> => {
  const reader = await openReader(folder.path);
  const { open, archived } = listFiles(folder.path);
  const files = await Promise.all([...open, ...archived].map(({ caseId }) => reader.read(caseId)));
  return new Map(files.flatMap((file) => (file ? [[file.row.caseId, caseJson(file)]] : [])));
};

const everythingTold = async (running: Product): Promise<void> => {
  await vi.waitUntil(async () => (await running.health()).waitingMessages === 0, { timeout: 60_000, interval: 100 });
};

describe('given a storm of complaints and presses in which the product is killed again and again', () => {
  beforeAll(async () => {
    slack = await slackElsewhere(sampleOffice());
    crew = new Crew(slack.url);
    officeFile(config.path);
    product = await rage();
    await everythingTold(product);
    records = await everyRecord();
    console.info(`${kills} kills, ${records.size} cases, ${ledger.presses.size} acknowledged presses`);
    shown = (await Promise.all(desks.map((desk) => shownIn(slack, ways[desk].channel)))).flat();
  }, LIMIT_MS);
  afterAll(async () => {
    crew?.leave();
    await product?.dispose();
    await slack?.stop();
    folder.remove();
    config.remove();
  });

  it('when a complaint was answered with 201, then it is on record under the number that was promised', () => {
    expect(ledger.received.size).toBeGreaterThan(kills / 2);
    const promised = [...ledger.received.values()].map(({ answer }) => [answer?.caseId, answer?.registerNumber]);
    const kept = promised.map(([caseId = '']) => [caseId, records.get(caseId)?.registerNumber]);
    expect(kept).toEqual(promised);
  });

  it('when a press was acknowledged, then it is on record', () => {
    expect(ledger.presses.size).toBeGreaterThan(kills / 2);
    const lost = [...ledger.presses].filter((press) => {
      const [caseId = '', action = ''] = press.split(' ');
      return !records.get(caseId)?.events.some((event) => 'action' in event && event.action === action);
    });
    expect(lost).toEqual([]);
  });

  it('when complaints were handed in again after a lost answer, then each is one case and no number is missing', () => {
    for (const desk of desks) {
      const numbers = [...ledger.received.values()].flatMap(({ desk: at, answer }) =>
        at === desk && answer ? [Number(answer.registerNumber.split('/')[0])] : [],
      );
      expect(numbers.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: numbers.length }, (_, index) => index + 1),
      );
    }
  });

  it('when all is told, then each case has one card and each event one entry, none twice and none missing', () => {
    const keys = shown.map(({ caseId, delivery }) => `${caseId} ${delivery}`);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(twice).toEqual([]);
    const owed = [...records].flatMap(([caseId, { events }]) => [
      `${caseId} card`,
      ...events.slice(1).map(({ seq }) => `${caseId} thread:${seq}`),
    ]);
    expect(keys.toSorted()).toEqual(owed.toSorted());
  });

  it('when the record is verified, then nothing is wrong; when one byte of any case file flips, then that file is named', async () => {
    expect(await product.stop()).toBe(0);
    const said = async (): Promise<{ code: number; lines: string }> => {
      const lines: string[] = [];
      const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
      return { code: await verify(folder.path, io), lines: lines.join('\n') };
    };
    expect(await said()).toMatchObject({ code: 0 });
    const { open, archived } = listFiles(folder.path);
    for (const { folder: place, caseId } of [...open, ...archived].slice(0, 40)) {
      const name = fileName(caseId);
      const path = join(folder.path, place, name);
      const whole = readFileSync(path);
      const flipped = Buffer.from(whole);
      const at = randomInt(whole.length);
      flipped[at] = (whole[at] ?? 0) ^ (1 << randomInt(8));
      writeFileSync(path, flipped);
      const { code, lines } = await said();
      writeFileSync(path, whole);
      expect({ code, named: lines.includes(name) }, `byte ${at} of ${name}: ${lines}`).toEqual({
        code: 1,
        named: true,
      });
    }
  });
});
