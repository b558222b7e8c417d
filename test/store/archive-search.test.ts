import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { searchArchive } from '../../src/store/json/archive-search.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import type { JsonCaseStore } from '../../src/store/json/json-case-store.ts';
import { type ArchiveSearch, openArchiveSearch, renewSearchFile } from '../../src/store/json/keep-search-file.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { SEARCH_FILE } from '../../src/store/json/search-file.ts';
import { changeOf, closing, newCase, reopening } from '../support/case-files.ts';
import { stillWorld } from '../support/frail-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let store: JsonCaseStore;
let search: ArchiveSearch;
const problems: string[] = [];
const bantul = new Set(['bantul']);

const start = async (): Promise<void> => {
  store = await openJsonStore(folder.path, stillWorld(localDisk));
  search = openArchiveSearch(folder.path, store, (problem) => problems.push(problem));
};

const stop = async (): Promise<void> => {
  await search.close();
  await store.close();
};

beforeEach(async () => {
  folder = tempFolder();
  problems.length = 0;
  await start();
});

afterEach(async () => {
  await stop();
  folder.remove();
  expect(problems).toEqual([]);
});

let codes = 0;
/** A closed case at a desk, whose complaint has these words. */
const closed = async (body: string, desk = 'bantul', at?: string): Promise<string> => {
  const wanted = { desk, year: 2026, statusCode: `kode-${(codes += 1)}`, body };
  const { file } = await store.create(wanted, newCase(wanted));
  await store.append(file.row.caseId, 1, changeOf(file, closing(at)));
  return file.row.caseId;
};

const found = async (query: string, desks: ReadonlySet<string> = bantul): Promise<string[]> =>
  (await search.find(query, desks)).rows.map(({ caseId }) => caseId);

const path = (): string => join(folder.path, SEARCH_FILE);

describe('given closed cases', () => {
  test.each([
    { query: 'akta', why: 'a word' },
    { query: 'AKTA lahir', why: 'two words, in any case and order' },
    { query: 'kelahir', why: 'a part of a word' },
    { query: 'ａｋｔａ', why: 'full-width letters' },
    { query: 'ak\u200bta', why: 'an invisible character between' },
    { query: 'aktá', why: 'an accent' },
    { query: 'sari', why: "the complainant's name" },
    { query: '0001/PGD/XI/2026', why: 'the printed number' },
    { query: 'pgd-2026-0001', why: 'the machine number' },
  ])('when one looks for "$query" ($why), then the case is found', async ({ query }) => {
    const wanted = await closed('Akta kelahiran anak saya belum terbit');
    await closed('KTP hilang');
    expect(await found(query)).toContain(wanted);
  });

  test.each(['akta paspor', 'zebra', '', '   ', '/', '\u0000', '•'])(
    'when no case holds "%s", then none is found',
    async (query) => {
      await closed('Akta kelahiran anak saya belum terbit');
      expect(await search.find(query, bantul)).toEqual({ rows: [], total: 0 });
    },
  );

  test('when one looks for what stands before the words of a line, then that finds nothing', async () => {
    await closed('KTP hilang');
    expect(await found('archive/2026/11')).toEqual([]);
  });

  test('when the asker holds no role at a desk, then its cases stay hidden, by name too', async () => {
    await closed('KTP hilang', 'brebes');
    expect(await found('sari')).toEqual([]);
    expect(await found('sari', new Set(['brebes']))).toHaveLength(1);
  });

  test('when a NIK stands in the complaint, then nobody finds it by that, and the file does not hold it', async () => {
    await closed('NIK saya 9901014101900003 ditolak');
    expect(await found('9901014101900003')).toEqual([]);
    expect(readFileSync(path(), 'utf8')).not.toContain('0101410190');
  });

  test('when many match, then the newest come first and all are counted', async () => {
    const old = await closed('KTP hilang', 'bantul', '2025-01-05T02:00:00.000Z');
    const ids: string[] = [];
    for (let count = 0; count < 24; count += 1) ids.push(await closed(`KTP hilang ${count}`));
    const { rows, total } = await search.find('hilang', bantul);
    expect(rows.map(({ caseId }) => caseId)).toEqual(ids.toReversed().slice(0, 20));
    expect(total).toBe(25);
    expect((await search.find('hilang ktp 0001 pgd', bantul)).rows[0]?.caseId).toBe(old);
  });

  test('when a case was opened again, then it is no longer in the archive; closed again, it is found once', async () => {
    const caseId = await closed('KTP hilang');
    const file = await store.read(caseId);
    if (!file) throw new Error('the case is gone');
    await store.append(caseId, file.row.version, changeOf(file, reopening()));
    expect(await search.find('hilang', bantul)).toEqual({ rows: [], total: 0 });
    const again = await store.read(caseId);
    if (again) await store.append(caseId, again.row.version, changeOf(again, closing()));
    expect(await search.find('hilang', bantul)).toMatchObject({ total: 1 });
  });
});

describe('given a search file that does not fit the archive', () => {
  const office = async (): Promise<string[]> => {
    const ids = [await closed('KTP hilang'), await closed('KTP rusak'), await closed('KTP salah')];
    await stop();
    return ids;
  };

  test.each([
    { what: 'is gone', spoil: () => rmSync(path()) },
    { what: 'is empty', spoil: () => writeFileSync(path(), '') },
    { what: 'lost its end', spoil: () => writeFileSync(path(), readFileSync(path(), 'utf8').slice(0, -30)) },
    { what: 'is no text at all', spoil: () => writeFileSync(path(), Buffer.alloc(5000, 0xff)) },
    { what: 'has a stranger in it', spoil: () => appendFileSync(path(), 'halo\n') },
    {
      what: 'has one letter changed',
      spoil: () => writeFileSync(path(), readFileSync(path(), 'utf8').replace('rusak', 'rusuk')),
    },
    {
      what: 'tells of a case that is not there',
      spoil: () => appendFileSync(path(), '0123456789abcdef 1 archive/2026/11 bantul-PGD-2026-0009 ktp\n'),
    },
  ])('when it $what, then the next start puts it right', async ({ spoil }) => {
    const ids = await office();
    const before = readFileSync(path(), 'utf8');
    spoil();
    await start();
    expect((await found('ktp')).toSorted()).toEqual(ids.toSorted());
    expect(readFileSync(path(), 'utf8').split('\n').toSorted()).toEqual(before.split('\n').toSorted());
  });

  test('when it fits, then a start leaves it alone', async () => {
    await office();
    const before = statSync(path());
    await start();
    await found('ktp');
    expect(statSync(path()).mtimeMs).toBe(before.mtimeMs);
  });

  test('then it can be read by its owner alone', async () => {
    await office();
    await start();
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  test('when it is purged, then no line stays that is no longer so', async () => {
    const [first = ''] = await office();
    await start();
    const file = await store.read(first);
    if (file) await store.append(first, file.row.version, changeOf(file, reopening()));
    await renewSearchFile(folder.path, store, { purge: true });
    expect(readFileSync(path(), 'utf8')).not.toContain(first);
  });
});

describe('given a line longer than a piece that is read at once', () => {
  test('when one looks for its last word, then it is found, and so are its neighbours', async () => {
    const [before, long, after] = [
      await closed('sebelum'),
      await closed(`${'kata '.repeat(500_000)} terakhir`),
      await closed('sesudah'),
    ];
    expect(await found('terakhir')).toEqual([long]);
    expect(await found('sesudah')).toEqual([after]);
    expect(await found('sebelum')).toEqual([before]);
  });
});

test('given no archive yet, when one searches, then nothing is found and nothing is made', async () => {
  const elsewhere = tempFolder();
  expect(await searchArchive(elsewhere.path, 'ktp')).toEqual({ rows: [], total: 0 });
  expect(existsSync(join(elsewhere.path, SEARCH_FILE))).toBe(false);
  elsewhere.remove();
});
