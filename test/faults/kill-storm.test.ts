import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verify } from '../../src/cli/verify.ts';
import { listFiles } from '../../src/store/json/folders.ts';
import { fileName } from '../../src/store/json/layout.ts';
import { type Shown, shownIn, slackElsewhere, slackEnvironment } from '../support/elsewhere-slack.ts';
import { Crew, recordOf } from '../support/journey.ts';
import { officeFile, sampleOffice } from '../support/office-file.ts';
import { type Product, startProduct } from '../support/product.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { DeskId } from '../support/test-office.ts';
import { desks, handIn, isOnRecord, Ledger, pressThrough, type Storm, ways } from './storm.ts';

/** How often the product is killed; more than the usual dozen by `TUNTAS_KILLS=200`. */
const KILLS = Number(process.env['TUNTAS_KILLS'] ?? 12);
/** Longest life of a product in the storm, and how far into its start it may be killed, in milliseconds. */
const LIFE = 1_500;
const BIRTH = 1_500;
const LIMIT_MS = KILLS * 20_000 + 120_000;

const folder = tempFolder();
const config = tempFolder();
let crew: Crew;
const ledger = new Ledger();
let slack: SlackServer;
let product: Product;
let shown: Shown[];

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
      // Two complaints for each life of the product: a storm, and still a channel that a person could read.
      const seen = generation;
      while (!isOver && seen === generation && count >= 2 * generation) await passing(20);
    }
  };
  const working = Promise.all(desks.flatMap((desk) => [work(desk, 0), work(desk, 1)]));
  const killing = (async () => {
    while (generation < KILLS) {
      const living = await current;
      await passing(randomInt(LIFE));
      current = living.kill().then(beginAfterStumbling);
      generation += 1;
    }
    isOver = true;
  })();
  await Promise.all([working, killing]);
  return current;
};

const everythingTold = async (running: Product): Promise<void> => {
  await vi.waitUntil(async () => (await running.health()).waitingMessages === 0, { timeout: 60_000, interval: 100 });
};

describe(`given a storm of complaints and presses in which the product is killed ${KILLS} times`, () => {
  beforeAll(async () => {
    slack = await slackElsewhere(sampleOffice());
    crew = new Crew(slack.url);
    officeFile(config.path);
    product = await rage();
    await everythingTold(product);
    shown = (await Promise.all(desks.map((desk) => shownIn(slack, ways[desk].channel)))).flat();
  }, LIMIT_MS);
  afterAll(async () => {
    crew?.leave();
    await product?.dispose();
    await slack?.stop();
    folder.remove();
    config.remove();
  });

  it('when a complaint was answered with 201, then it is on record under the number that was promised', async () => {
    expect(ledger.received.size).toBeGreaterThan(KILLS);
    for (const { answer } of ledger.received.values()) {
      expect(answer && (await recordOf(folder.path, answer.caseId)).registerNumber).toBe(answer?.registerNumber);
    }
  });

  it('when a press was acknowledged, then it is on record', async () => {
    expect(ledger.presses.size).toBeGreaterThan(KILLS);
    for (const press of ledger.presses) {
      const [caseId = '', action = ''] = press.split(' ');
      expect(await isOnRecord(folder.path, caseId, action), press).toBe(true);
    }
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

  it('when all is told, then each case has one card and each event one entry, none twice and none missing', async () => {
    const keys = shown.map(({ caseId, delivery }) => `${caseId} ${delivery}`);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(twice).toEqual([]);
    const expected = await Promise.all(
      [...ledger.received.values()]
        .flatMap(({ answer }) => (answer ? [answer.caseId] : []))
        .map(async (caseId) => {
          const { events } = await recordOf(folder.path, caseId);
          return [`${caseId} card`, ...events.slice(1).map(({ seq }) => `${caseId} thread:${seq}`)];
        }),
    );
    expect(keys.toSorted()).toEqual(expected.flat().toSorted());
  });

  it('when the record is verified, then nothing is wrong; when one byte of any case file flips, then that file is named', async () => {
    await product.stop();
    const said = async (): Promise<{ code: number; lines: string }> => {
      const lines: string[] = [];
      const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
      return { code: await verify(folder.path, io), lines: lines.join('\n') };
    };
    expect(await said()).toMatchObject({ code: 0 });
    const { open, archived } = listFiles(folder.path);
    for (const { folder: place, caseId } of [...open, ...archived].slice(0, 60)) {
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
