import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymised } from '../../src/casework/anonymise.ts';
import { sha256 } from '../../src/ids.ts';
import { attachmentShelf } from '../../src/store/json/attachment-shelf.ts';
import { backUp } from '../../src/store/json/backup.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import { openArchiveSearch } from '../../src/store/json/keep-search-file.ts';
import { openNotebook } from '../../src/store/json/notebook-file.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { verifyFiles } from '../../src/store/json/verify-files.ts';
import { changeOf, closing, comment, newCase, twoStepProcedure } from '../support/case-files.ts';
import { tempFolder } from '../support/temp-folder.ts';

const procedures = new Map([[twoStepProcedure.id, twoStepProcedure]]);
const folder = tempFolder();
const data = join(folder.path, 'data');

/** Everything that can stand in a data folder: cases open, closed and anonymised, notes, attachments, what is derived. */
beforeAll(async () => {
  const store = await openJsonStore(data);
  const search = openArchiveSearch(data, store, (problem) => expect.fail(problem));
  const ids: string[] = [];
  for (const statusCode of ['a', 'b', 'c']) {
    const wanted = { desk: 'bantul', year: 2026, statusCode };
    const { file } = await store.create(wanted, newCase(wanted));
    const bodies = statusCode === 'a' ? [comment('satu')] : [comment('satu'), comment('dua'), closing()];
    await store.append(file.row.caseId, 1, changeOf(file, ...bodies));
    ids.push(file.row.caseId);
  }
  await store.replace(ids[2] ?? '', 4, (before) =>
    anonymised(before, { at: '2028-12-01T02:00:00.000Z', name: 'admin', years: 2 }, sha256),
  );
  for (const delivery of (await store.read(ids[1] ?? ''))?.deliveries ?? [])
    await store.settle(ids[1] ?? '', { ...delivery, state: 'delivered' });
  await openNotebook(data).change((notes) => ({ ...notes, calendars: { bantul: 'sidik' } }));
  await attachmentShelf(data, localDisk).keep(Buffer.from('gambar dari pelapor'));
  await search.close();
  await store.close();
  // The search file has lines of before; a start puts it in order.
  const again = await openJsonStore(data);
  await openArchiveSearch(data, again, (problem) => expect.fail(problem)).find('a', new Set());
  await again.close();
  await backUp(data, join(folder.path, 'cadangan'), { procedures, now: Date.parse('2026-11-23T02:00:00Z') });
});
afterAll(() => folder.remove());

const files = (): string[] =>
  readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(data, name)).isFile());

const findings = (): { path: string; says: string }[] => verifyFiles(data, procedures).findings;

/** The line a byte stands in, counted from 1. */
const lineAt = (bytes: Buffer, at: number): number => bytes.subarray(0, at).toString('latin1').split('\n').length;

describe('given a data folder with everything in it', { timeout: 120_000 }, () => {
  test('then nothing is wrong, and every kind of file is there', () => {
    expect(findings()).toEqual([]);
    expect(files().map((name) => name.split(/[/.]/u)[0])).toEqual(
      expect.arrayContaining(['cases', 'archive', 'attachments', 'office', 'last-backup']),
    );
  });

  test('when any byte of any file is changed, then that file is named, and the event if it stands in one', () => {
    const names = files();
    const anyByte = fc.record({
      name: fc.constantFrom(...names),
      place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      bit: fc.nat(7),
    });
    fc.assert(
      fc.property(anyByte, ({ name, place, bit }) => {
        const path = join(data, name);
        const whole = readFileSync(path);
        const bytes = Buffer.from(whole);
        const at = Math.floor(place * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(path, bytes);
        const found = findings().filter((finding) => finding.path === name);
        writeFileSync(path, whole);
        expect(found).not.toEqual([]);
        const line = lineAt(whole, at);
        const isEvent = /^\{.*"seq":(\d+),/u.exec(whole.toString('utf8').split('\n')[line - 1] ?? '');
        const isLineEnd = whole[at] === 10;
        if (isEvent && /^(?:cases|archive\/\d)/u.test(name) && !isLineEnd)
          expect(found.map(({ says }) => says).join()).toContain(`event ${isEvent[1]}`);
      }),
      { numRuns: Number(process.env['TUNTAS_FLIP_RUNS'] ?? 400) },
    );
  });
});
