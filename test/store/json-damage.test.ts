import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import { StoreUnavailableError } from '../../src/casework/ports.ts';
import { verify } from '../../src/cli/verify.ts';
import { formatCase } from '../../src/store/json/case-text.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import { listFiles } from '../../src/store/json/folders.ts';
import type { JsonCaseStore } from '../../src/store/json/json-case-store.ts';
import { fileName, folderOf } from '../../src/store/json/layout.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { changeOf, closing, comment, newCase, twoStepProcedure } from '../support/case-files.ts';
import { stillWorld } from '../support/frail-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';

const procedures = new Map([[twoStepProcedure.id, twoStepProcedure]]);
let folder: ReturnType<typeof tempFolder>;

const open = (): Promise<JsonCaseStore> => openJsonStore(folder.path, stillWorld(localDisk));
const pathOf = ({ row }: CaseFile): string => join(folder.path, folderOf(row), fileName(row.caseId));

const verified = async (): Promise<{ exit: number; lines: string[] }> => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  return { exit: await verify(folder.path, { out: say, err: say }, procedures), lines };
};

/** Three cases: one grown, one closed and told, one new. */
const office = async (): Promise<{ grown: CaseFile; closed: CaseFile; fresh: CaseFile }> => {
  const store = await open();
  const create = async (statusCode: string): Promise<CaseFile> => {
    const wanted = { desk: 'bantul', year: 2026, statusCode };
    return (await store.create(wanted, newCase(wanted))).file;
  };
  const files = [await create('a'), await create('b'), await create('c')];
  const [a, b, c] = files.map(({ row }) => row.caseId);
  const grow = async (caseId = '', ...bodies: Parameters<typeof changeOf>[1][]): Promise<void> => {
    const file = await store.read(caseId);
    if (file) await store.append(caseId, file.row.version, changeOf(file, ...bodies));
  };
  await grow(a, comment('satu'), comment('dua'));
  await grow(b, closing());
  for (const delivery of (await store.read(b ?? ''))?.deliveries ?? [])
    await store.settle(b ?? '', { ...delivery, state: 'delivered' });
  const [grown, closed, fresh] = await Promise.all([a, b, c].map((caseId) => store.read(caseId ?? '')));
  await store.close();
  if (!grown || !closed || !fresh) throw new Error('the office is not as planned');
  return { grown, closed, fresh };
};

beforeEach(() => {
  folder = tempFolder();
});

afterEach(() => folder.remove());

const flip = (path: string, at: number, bit: number): (() => void) => {
  const bytes = readFileSync(path);
  const whole = Buffer.from(bytes);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(path, bytes);
  return () => writeFileSync(path, whole);
};

describe('given one flipped bit', { timeout: 60_000 }, () => {
  test('when the record is verified, then the file is named, whichever bit it was', async () => {
    const files = Object.values(await office()).map(pathOf);
    expect(await verified()).toMatchObject({ exit: 0 });
    const anyBit = fc.record({
      file: fc.constantFrom(...files),
      place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      bit: fc.nat(7),
    });
    await fc.assert(
      fc.asyncProperty(anyBit, async ({ file, place, bit }) => {
        const undo = flip(file, Math.floor(place * readFileSync(file).length), bit);
        const { exit, lines } = await verified();
        undo();
        expect(exit).toBe(1);
        expect(lines.filter((line) => line.startsWith(file.slice(folder.path.length + 1)))).toHaveLength(1);
      }),
      { numRuns: Number(process.env['TUNTAS_FLIP_RUNS'] ?? 300) },
    );
  });

  test.each([
    { line: 1, says: 'line 1 (checksum)' },
    { line: 2, says: '2 (row)' },
    { line: 3, says: '3 (schema version)' },
    { line: 4, says: 'line 4' },
    { line: 5, says: 'line 5 (event 1)' },
    { line: 6, says: 'line 6 (event 2)' },
    { line: 7, says: 'line 7 (event 3)' },
    { line: 9, says: 'line 9 (deliveries)' },
    { line: 10, says: 'delivery' },
  ])('when it is in line $line, then the finding says "$says"', async ({ line, says }) => {
    const path = pathOf((await office()).grown);
    const starts = readFileSync(path, 'latin1')
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length;
    flip(path, starts + 8, 0);
    expect((await verified()).lines.join('\n')).toContain(says);
  });

  test('when it is in the index of the archive, then the line is named, and the next start puts it right', async () => {
    const { closed } = await office();
    flip(join(folder.path, 'archive', 'index.jsonl'), 150, 0);
    expect((await verified()).lines.join()).toContain('archive/index.jsonl: line 1 is damaged');
    const store = await open();
    expect((await store.byStatusCode(closed.row.statusCode))?.caseId).toBe(closed.row.caseId);
    await store.close();
    expect(await verified()).toMatchObject({ exit: 0 });
  });
});

describe('given a damaged file', () => {
  test('when the store opens, then it is set aside by name, the rest goes on and its number stays taken', async () => {
    const { grown, fresh } = await office();
    flip(pathOf(fresh), 200, 3);
    const store = await open();
    expect([...store.rows()]).toEqual([grown.row]);
    expect(store.health().damaged).toEqual([`damaged/${fileName(fresh.row.caseId)}.damaged-1`]);
    const wanted = { desk: 'bantul', year: 2026, statusCode: 'd' };
    expect((await store.create(wanted, newCase(wanted))).file.row.register.number).toBe(4);
    await expect(store.read(fresh.row.caseId)).rejects.toThrow('set aside as damaged');
    const saving = store.append(fresh.row.caseId, 1, changeOf(fresh, comment('?')));
    await expect(saving).rejects.toBeInstanceOf(StoreUnavailableError);
    await store.close();
    expect((await verified()).lines.join('\n')).toContain('restore the case from the backup');
  });

  test('when it was the last of its year, then its number is not drawn again after another start', async () => {
    const { fresh } = await office();
    flip(pathOf(fresh), 200, 3);
    await (await open()).close();
    const store = await open();
    const wanted = { desk: 'bantul', year: 2026, statusCode: 'd' };
    expect((await store.create(wanted, newCase(wanted))).file.row.register.number).toBe(4);
    await store.close();
  });

  test('when it is damaged again after it was restored, then nothing set aside is overwritten', async () => {
    const { fresh } = await office();
    const whole = readFileSync(pathOf(fresh));
    for (const bit of [1, 2]) {
      flip(pathOf(fresh), 200, bit);
      await (await open()).close();
      writeFileSync(pathOf(fresh), whole);
    }
    expect(readdirSync(join(folder.path, 'damaged'))).toHaveLength(2);
    const store = await open();
    expect(await store.read(fresh.row.caseId)).toEqual(fresh);
    await store.close();
  });

  test('when it is damaged while the bot runs, then a touch sets it aside and says so', async () => {
    const { closed } = await office();
    const store = await open();
    flip(pathOf(closed), 300, 1);
    await expect(store.read(closed.row.caseId)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(store.health().damaged).toHaveLength(1);
    expect(await store.byStatusCode(closed.row.statusCode)).toBeUndefined();
    await store.close();
  });

  test.each([
    { what: 'empty', text: '' },
    { what: 'not JSON', text: 'halo' },
    { what: 'cut off', text: undefined },
    { what: 'the file of another case', text: 'other' },
  ])('when it is $what, then it is set aside', async ({ text }) => {
    const { grown, fresh } = await office();
    const content =
      text === undefined
        ? readFileSync(pathOf(fresh), 'utf8').slice(0, -40)
        : text === 'other'
          ? formatCase(grown)
          : text;
    writeFileSync(pathOf(fresh), content);
    const store = await open();
    expect([...store.rows()].map(({ caseId }) => caseId)).toEqual([grown.row.caseId]);
    expect(store.health().damaged).toHaveLength(1);
    await store.close();
  });
});

describe('given a record that was edited with care', () => {
  test('when an event was changed and the checksum made anew, then the chain names the first event that does not follow', async () => {
    const { grown } = await office();
    const events = grown.events.map((event) => (event.seq === 2 ? { ...event, by: 'U9' } : event));
    writeFileSync(pathOf(grown), formatCase({ ...grown, events }));
    expect((await verified()).lines.join()).toContain('event 2 does not follow');
  });

  test('when the row says more than the events, then the fields are named', async () => {
    const { grown } = await office();
    writeFileSync(pathOf(grown), formatCase({ ...grown, row: { ...grown.row, role: 'head', round: 2 } }));
    expect((await verified()).lines.join()).toMatch(
      /the row does not say what the events say: .*role.*round|round.*role/,
    );
  });

  test('when a case is missing, then its number is', async () => {
    const { grown } = await office();
    rmSync(pathOf(grown));
    const { exit, lines } = await verified();
    expect(exit).toBe(1);
    expect(lines.join()).toContain('register bantul 2026: 1 of 3 numbers are missing: 1');
  });

  test('when a strange file lies about, then it is noted and harms nothing', async () => {
    const { grown } = await office();
    writeFileSync(join(pathOf(grown), '..', 'catatan.txt'), 'beli kopi');
    expect(await verified()).toMatchObject({ exit: 0 });
    const store = await open();
    expect(store.health().damaged).toEqual([]);
    await store.close();
    expect(listFiles(folder.path).strange).toHaveLength(1);
  });

  test('when there is no data folder at all, then that is said and the exit code is 2', async () => {
    folder.remove();
    expect(await verified()).toMatchObject({ exit: 2 });
  });
});
