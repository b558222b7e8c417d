import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import { retentionRun } from '../../src/cli/retention.ts';
import { verify } from '../../src/cli/verify.ts';
import { replay } from '../../src/domain/case.ts';
import { decide } from '../../src/domain/decide/decide.ts';
import { sha256 } from '../../src/ids.ts';
import { searchArchive } from '../../src/store/json/archive-search.ts';
import { attachmentShelf } from '../../src/store/json/attachment-shelf.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import { StoreHeldError } from '../../src/store/json/lock.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { createText } from '../../src/text/text.ts';
import { changeOf, closing, comment, newCase, twoStepProcedure } from '../support/case-files.ts';
import { holding } from '../support/holding.ts';
import { officeHours } from '../support/office-calendars.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const procedures = new Map([[twoStepProcedure.id, twoStepProcedure]]);

beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const run = async (args: readonly string[] = [], years: number | 'unset' = 2) => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const exit = await retentionRun(
    {
      dataDir: folder.path,
      ...(years === 'unset' ? {} : { retention: { years, timeZone: 'Asia/Jakarta' } }),
      who: { name: 'admin' },
      now: NOW,
      wallClock: Date.now(),
      hash: sha256,
      text: createText('id'),
      io: { out: say, err: say },
    },
    args,
  );
  return { exit, lines: lines.join('\n') };
};

const verified = async (): Promise<{ exit: number; lines: string }> => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const exit = await verify(folder.path, { out: say, err: say }, procedures);
  return { exit, lines: lines.join('\n') };
};

/** An open case, one closed at the instant, each with words of the complainant all over. */
const office = async (closedAt: string): Promise<{ open: string; closed: string }> => {
  const store = await openJsonStore(folder.path);
  const create = async (statusCode: string): Promise<CaseFile> => {
    const wanted = { desk: 'bantul', year: 2024, statusCode, externalId: `surel-${statusCode}`, body: 'Rahasia Sari' };
    return (await store.create(wanted, newCase(wanted))).file;
  };
  const [open, closed] = [await create('a'), await create('b')];
  await store.append(closed.row.caseId, 1, changeOf(closed, comment('Telepon Bu Sari'), closing(closedAt)));
  await store.close();
  return { open: open.row.caseId, closed: closed.row.caseId };
};

const everything = (): Map<string, string> =>
  new Map(
    readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder.path, name)).isFile())
      .map((name) => [name, readFileSync(join(folder.path, name), 'utf8')]),
  );

const read = async (caseId: string): Promise<CaseFile> => {
  const store = await openJsonStore(folder.path);
  const file = await store.read(caseId);
  await store.close();
  if (!file) throw new Error(`${caseId} is gone`);
  return file;
};

const LAST_DAY = '2024-11-22T16:59:00.000Z';

describe('given a case closed so long ago that its period is over', () => {
  test('when retention runs, then nothing personal is left in any file, and the record verifies', async () => {
    const { closed, open } = await office(LAST_DAY);
    expect(await run()).toMatchObject({ exit: 0, lines: holding('1 aduan dianonimkan') });
    const files = [...everything()].filter(([name]) => !name.includes(open));
    for (const [, text] of files) expect(text).not.toMatch(/Sari|surel-b|rahasia/iu);
    expect((await read(open)).events[0]).toMatchObject({ complaint: { complainant: { name: 'Sari' } } });
    expect(await verified()).toMatchObject({ exit: 0 });
    expect((await read(closed)).events.at(-1)).toMatchObject({ type: 'CaseAnonymised', name: 'admin', years: 2 });
  });

  test('then number, dates, steps and the hashes of its events are what they were', async () => {
    const { closed } = await office(LAST_DAY);
    const before = await read(closed);
    await run();
    const after = await read(closed);
    expect(after.events.slice(0, -1).map(({ hash }) => hash)).toEqual(before.events.map(({ hash }) => hash));
    const { subject: _, version: __, externalId: ___, ...facts } = after.row;
    expect(before.row).toMatchObject(facts);
  });

  test('when it runs again, then there is nothing to do', async () => {
    await office(LAST_DAY);
    await run();
    const before = everything();
    expect((await run()).lines).toContain('0 aduan dianonimkan');
    expect(everything()).toEqual(before);
  });

  test('when someone presses on the case afterwards, then it is closed for good', async () => {
    const { closed } = await office(LAST_DAY);
    await run();
    const now = replay((await read(closed)).events);
    const press = { type: 'complainant-word', word: 'not-satisfied', via: 'web', at: LAST_DAY, press: 'p' } as const;
    const desk = { staffed: new Set(['admin']), hours: officeHours('default'), hash: sha256, connected: false };
    expect(decide(twoStepProcedure, now, press, desk)).toMatchObject({
      ok: false,
      refusal: { code: 'closed' },
    });
  });

  test('when one looks for the name, then it is no longer found; by number it is', async () => {
    const { closed } = await office(LAST_DAY);
    await run();
    expect(await searchArchive(folder.path, 'sari')).toMatchObject({ total: 0 });
    expect((await searchArchive(folder.path, '0002/PGD/XI/2024')).rows[0]?.caseId).toBe(closed);
  });

  test('when it is a dry run, then the case is listed and not one byte changes', async () => {
    await office(LAST_DAY);
    const before = everything();
    const { lines } = await run(['--dry-run']);
    expect(lines).toContain('0002/PGD/XI/2024');
    expect(lines).toContain('1 aduan melewati masa simpan 2 tahun');
    expect(lines).not.toContain('Sari');
    expect(everything()).toEqual(before);
  });

  test('when the bot runs, then it is refused and says who holds the folder; a dry run is not', async () => {
    await office(LAST_DAY);
    const bot = await openJsonStore(folder.path);
    await expect(run()).rejects.toBeInstanceOf(StoreHeldError);
    expect(await run(['--dry-run'])).toMatchObject({ exit: 0 });
    await bot.close();
  });
});

describe('given attachments that lie beside the cases', () => {
  test('when nobody names one any more, then it goes; a young one and one of a damaged case stay', async () => {
    await office(LAST_DAY);
    const shelf = attachmentShelf(folder.path, localDisk);
    const [old, young, aside] = await Promise.all(['a', 'b', 'c'].map((text) => shelf.keep(Buffer.from(text))));
    const pathOf = (kept = ''): string => join(folder.path, 'attachments', kept.slice(0, 2), kept);
    for (const kept of [old, aside]) utimesSync(pathOf(kept), 1, 1);
    mkdirSync(join(folder.path, 'damaged'));
    writeFileSync(join(folder.path, 'damaged', 'bantul-PGD-2024-0009.json.damaged-1'), `{"kept":"${aside}"`);
    const { lines } = await run();
    expect([old, young, aside].map((kept) => existsSync(pathOf(kept)))).toEqual([false, true, true]);
    expect(lines).toContain('1 lampiran dihapus');
    expect(lines).toContain('1 berkas rusak');
  });
});

describe('given a case still within its period', () => {
  test.each([
    { closedAt: '2024-11-22T17:00:00.000Z', why: 'two years end today at the office' },
    { closedAt: '2026-11-20T02:00:00.000Z', why: 'it was closed lately' },
  ])('when retention runs ($why), then it is left alone', async ({ closedAt }) => {
    const { closed } = await office(closedAt);
    const before = await read(closed);
    expect((await run()).lines).toContain('0 aduan dianonimkan');
    expect(await read(closed)).toEqual(before);
  });
});

test('given no period in the settings, when retention runs, then everything is kept and the setting is named', async () => {
  await office(LAST_DAY);
  const before = everything();
  const { exit, lines } = await run([], 'unset');
  expect({ exit, lines }).toMatchObject({ exit: 0, lines: holding('retention: { years: N }') });
  expect(everything()).toEqual(before);
});

test('given a word that retention does not know, then nothing happens and the usage is shown', async () => {
  expect(await run(['--dryrun'])).toMatchObject({ exit: 2 });
});
