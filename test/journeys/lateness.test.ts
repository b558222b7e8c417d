import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CaseJson, type Product, startProduct } from '../support/product.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { person } from '../support/workspace-person.ts';

const CASES = 12;

const complaint = (index: number) => ({
  channel: 'email',
  kind: 'complaint',
  subject: `KTP-el ${index}`,
  body: 'Belum dicetak',
  complainant: { name: 'Warga', email: 'warga@example.id', address: 'Sewon', nik: '3402010101900001' },
});

type Level = Extract<CaseJson['events'][number], { level: string }> & { caseId: string };

const levelsIn = (cases: readonly CaseJson[]): Level[] =>
  cases.flatMap(({ caseId, events }) => events.flatMap((event) => ('level' in event ? [{ ...event, caseId }] : [])));

const until = async <T>(ask: () => Promise<T>, isIt: (value: T) => boolean, limitMs: number): Promise<T> => {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await ask();
    if (isIt(value)) return value;
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
};

describe('A bot that stood still', () => {
  const folder = tempFolder();
  let product: Product | undefined;
  afterEach(async () => {
    await product?.dispose();
    folder.remove();
  });

  it('killed in the midst of a storm and away for five hours, says each missed thing once, oldest first, as its own delay', async () => {
    const open = async (clock: string) =>
      startProduct({ dataDir: folder.path, env: { TUNTAS_CLOCK: `2026-11-23T${clock}:00+07:00 x60` } });
    product = await open('09:00');
    const { cli, post } = product;
    const received = await Promise.all(Array.from({ length: CASES }, (_, index) => post('bantul', complaint(index))));
    const readAll = async (from: Product) => Promise.all(received.map(({ caseId }) => from.caseJson(caseId)));
    // Ten minutes after the receipt, some have been told and the breaches are on their way.
    await until(
      () => readAll(product ?? fail()),
      (cases) => levelsIn(cases).length >= CASES,
      30_000,
    );
    await product.kill();

    product = await open('14:10');
    const running = product;
    const cases = await until(
      () => readAll(running),
      (all) => levelsIn(all).filter(({ level, limit }) => limit === 'case' && level === '100').length === CASES,
      40_000,
    );
    const told = levelsIn(cases);
    const keys = told.map(({ caseId, limit, from, level }) => `${caseId} ${limit} ${from} ${level}`);
    expect(new Set(keys).size).toBe(keys.length);

    const late = told.filter(({ outage }) => outage !== undefined);
    expect(late.length).toBeGreaterThan(CASES * 3);
    for (const { at, outage } of late) expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(outage?.to ?? ''));
    const inOrderOfSaying = late.toSorted(
      (a, b) => Date.parse(a.at) - Date.parse(b.at) || Date.parse(a.due) - Date.parse(b.due),
    );
    expect(inOrderOfSaying.map(({ due }) => due)).toEqual(late.map(({ due }) => due).toSorted());

    const notes = JSON.parse(readFileSync(join(folder.path, 'office.json'), 'utf8')) as {
      outages: { from: string; to: string }[];
    };
    expect(notes.outages).toHaveLength(1);
    const why = await cli('why', received[0]?.caseId ?? '', '--json');
    const account = JSON.parse(why.out) as { holders: { kind: string; lateSeconds: number }[]; lateSeconds: number };
    expect(account.holders.find(({ kind }) => kind === 'system')?.lateSeconds).toBeGreaterThan(3 * 3_600);
    expect(account.holders.reduce((sum, { lateSeconds }) => sum + lateSeconds, 0)).toBeCloseTo(account.lateSeconds, 3);
  });
});

const fail = (): never => {
  throw new Error('the product is not running');
};

describe('The digest of a bot that is restarted', () => {
  const folder = tempFolder();
  let product: Product | undefined;
  afterEach(async () => {
    await product?.dispose();
    folder.remove();
  });

  it('around half past seven, twice, is sent once to each desk’s head', async () => {
    const inbox = async ({ chatUrl }: Product): Promise<string[]> => {
      const hendro = person(chatUrl, 'U0HENDRO');
      const { channels } = await hendro.state();
      const messages = await hendro.messages(channels.find(({ kind }) => kind === 'dm')?.id ?? '').catch(() => []);
      hendro.leave();
      return messages.map(({ text }) => text);
    };
    for (const clock of ['07:29:58', '07:30:01', '07:30:30']) {
      product = await startProduct({ dataDir: folder.path, env: { TUNTAS_CLOCK: `2026-11-24T${clock}+07:00` } });
      const running = product;
      await until(
        () => inbox(running),
        (texts) => texts.length > 0,
        15_000,
      );
      if (clock === '07:30:01') await product.kill();
      else await product.stop();
    }
    product = await startProduct({ dataDir: folder.path, env: { TUNTAS_CLOCK: '2026-11-24T07:45:00+07:00 x60' } });
    const last = product;
    const received = await last.post('bantul', complaint(1));
    // By the time a reminder has been said, a second digest would have been, too.
    await until(
      () => last.caseJson(received.caseId),
      (file) => levelsIn([file]).length > 0,
      30_000,
    );

    expect((await inbox(last)).filter((text) => text.startsWith('Ringkasan'))).toEqual([
      'Ringkasan Aduan e-mail · Selasa, 24 November 2026',
    ]);
  });
});
