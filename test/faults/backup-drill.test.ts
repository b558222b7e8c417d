import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printedNumber } from '../../src/domain/register-number.ts';
import { openReader } from '../../src/store/json/open-reader.ts';
import { Crew } from '../support/crew.ts';
import { type Product, startProduct } from '../support/product.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { DeskId } from '../support/test-office.ts';
import { desks, handIn, Ledger, pressThrough, type Storm } from './storm.ts';

/** Cases and presses that must be on record before the backup begins, and the pause between two of a worker. */
const ENOUGH = { cases: 16, presses: 8 };
const PAUSE_MS = 150;

const folders = [tempFolder(), tempFolder(), tempFolder()];
const [data, backups, elsewhere] = folders.map(({ path }) => path);
const backup = join(backups ?? '', 'cadangan');
const ledger = new Ledger();
/** What had been promised when the backup began. */
const promised = { cases: new Map<string, string>(), presses: new Set<string>() };
let crew: Crew;
let product: Product;
let restoredProduct: Product | undefined;
let isOver = false;

const work = async (storm: Storm, desk: DeskId): Promise<void> => {
  for (let count = 0; !isOver; count += 1) {
    const { caseId } = await handIn(storm, desk, `${desk}-${count}`);
    if (count < 6) await pressThrough(storm, desk, caseId);
    await passing(PAUSE_MS);
  }
};

const notePromises = (): void => {
  for (const { answer } of ledger.received.values())
    if (answer) promised.cases.set(answer.caseId, answer.registerNumber);
  for (const press of ledger.presses) promised.presses.add(press);
};

/** The command in a shell of its own, as an admin would type it. */
const tuntas = async (dataDir: string, ...args: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
    env: { ...process.env, TUNTAS_DATA: dataDir },
  });
  return stdout;
};

describe('given an office in the middle of a storm of complaints and presses', () => {
  beforeAll(async () => {
    product = await startProduct({ dataDir: data ?? '' });
    crew = new Crew(product.chatUrl);
    const storm: Storm = { ledger, product: async () => product, person: (userId) => crew.who(userId) };
    const working = Promise.all(desks.map((desk) => work(storm, desk)));
    while (ledger.received.size < ENOUGH.cases || ledger.presses.size < ENOUGH.presses) await passing(50);
    notePromises();
    expect((await product.cli('backup', backup)).err).toBe('');
    isOver = true;
    await working;
    await product.stop();
  }, 180_000);
  afterAll(async () => {
    isOver = true;
    crew?.leave();
    await product?.dispose();
    await restoredProduct?.dispose();
    for (const folder of folders) folder.remove();
  });

  it('when the backup is restored elsewhere, then it verifies, and an office starts on it', async () => {
    expect(await tuntas(elsewhere ?? '', 'restore', backup)).toContain('utuh');
    expect(await tuntas(elsewhere ?? '', 'verify')).toContain('nothing is wrong');
    restoredProduct = await startProduct({ dataDir: elsewhere ?? '' });
    expect((await restoredProduct.health()).problems).toEqual([]);
  });

  it('then nothing is missing that had been acknowledged before the backup began', async () => {
    const record = await openReader(elsewhere ?? '');
    expect(promised.cases.size).toBeGreaterThanOrEqual(ENOUGH.cases - desks.length);
    for (const [caseId, registerNumber] of promised.cases) {
      const file = await record.read(caseId);
      expect(file && printedNumber(file.row.register), caseId).toBe(registerNumber);
    }
    for (const press of promised.presses) {
      const [caseId = '', action = ''] = press.split(' ');
      const events = (await record.read(caseId))?.events ?? [];
      expect(
        events.some((event) => 'action' in event && event.action === action),
        press,
      ).toBe(true);
    }
  });

  it('then numbers go on where the backup ends, and the old office knows when it was backed up', async () => {
    const received = await restoredProduct?.post('bantul', {
      channel: 'email',
      kind: 'complaint',
      subject: 'baru',
      body: 'baru',
      complainant: {},
    });
    expect(received?.caseId).toMatch(/^bantul-PGD-\d{4}-\d{4}$/);
    expect(JSON.parse(readFileSync(join(data ?? '', 'last-backup.json'), 'utf8'))).toMatchObject({ faults: 0 });
  });
});
