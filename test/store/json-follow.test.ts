import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CaseFollower } from '../../src/store/json/follow-cases.ts';
import type { JsonCaseStore } from '../../src/store/json/json-case-store.ts';
import { fileName, openFolder } from '../../src/store/json/layout.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { changeOf, closing, comment, newCase } from '../support/case-files.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** So long that only the test itself looks. */
const NEVER = 3_600_000;

describe('following the record beside the bot', () => {
  let folder: ReturnType<typeof tempFolder>;
  let store: JsonCaseStore;
  let follower: CaseFollower;
  let heard: string[];

  beforeEach(async () => {
    folder = tempFolder();
    store = await openJsonStore(folder.path);
    follower = new CaseFollower(folder.path, NEVER);
    heard = [];
    follower.subscribe((changed) => heard.push(...changed));
  });

  afterEach(async () => {
    follower.close();
    await store.close();
    folder.remove();
  });

  const create = async (statusCode: string): Promise<string> => {
    const request = { desk: 'bantul', year: 2026, statusCode };
    const { file } = await store.create(request, newCase(request));
    return file.row.caseId;
  };

  const append = async (caseId: string, ...bodies: Parameters<typeof changeOf>[1][]): Promise<void> => {
    const file = await store.read(caseId);
    if (!file) throw new Error(`${caseId} is not there`);
    expect(await store.append(caseId, file.row.version, changeOf(file, ...bodies))).toBe('stored');
  };

  test('given a case arrives, when it looks, then the case is there and the listener hears of it', async () => {
    const caseId = await create('A');
    follower.look();
    expect([...follower.rows()].map((row) => row.caseId)).toEqual([caseId]);
    expect(heard).toEqual([caseId]);
  });

  test('given nothing changed, when it looks again and again, then nobody hears anything', async () => {
    await create('A');
    follower.look();
    follower.look();
    follower.look();
    expect(heard).toHaveLength(1);
  });

  test('given a press on a case, when it looks at once, then the row is the new one', async () => {
    const caseId = await create('A');
    follower.look();
    await append(caseId, comment('Sudah ditelepon'));
    follower.look();
    expect(follower.row(caseId)?.version).toBe(2);
    expect(heard).toEqual([caseId, caseId]);
  });

  test('given a case is closed, when it looks, then it left the queue and is found in the archive', async () => {
    const caseId = await create('A');
    follower.look();
    await append(caseId, closing());
    follower.look();
    expect([...follower.rows()]).toEqual([]);
    expect((await follower.read(caseId))?.row.status).toBe('closed');
    expect((await follower.closedSince(0)).map((row) => row.caseId)).toEqual([caseId]);
    expect(await follower.closedSince(Date.parse('2100-01-01T00:00:00Z'))).toEqual([]);
  });

  test('given a file was damaged by hand, when it looks, then it is named and the others stay', async () => {
    const broken = await create('A');
    const whole = await create('B');
    follower.look();
    const path = join(folder.path, openFolder(broken), fileName(broken));
    const text = readFileSync(path, 'utf8');
    // As an editor or a restored backup would put it: another file in the old one's place.
    writeFileSync(`${path}.new`, text.replace('bantul', 'bantvl'));
    renameSync(`${path}.new`, path);
    follower.look();
    expect([...follower.rows()].map((row) => row.caseId)).toEqual([whole]);
    expect(follower.health().damaged).toEqual([join(openFolder(broken), fileName(broken))]);
    expect(await follower.read(broken)).toBeUndefined();

    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    follower.look();
    expect(follower.health().damaged).toEqual([]);
    expect(follower.row(broken)).toBeDefined();
  });

  test('given the disk will not read, then what was seen stays and the reason is told; given it reads again, then all is well', async () => {
    await create('KODE-1');
    follower.look();
    const cases = join(folder.path, 'cases');
    renameSync(cases, `${cases}.away`);
    writeFileSync(cases, '');
    follower.look();
    expect([...follower.rows()]).toHaveLength(1);
    expect(follower.health().unreadable).toMatch(/ENOTDIR/);
    rmSync(cases);
    renameSync(`${cases}.away`, cases);
    follower.look();
    expect(follower.health().unreadable).toBeUndefined();
    expect([...follower.rows()]).toHaveLength(1);
  });

  test('given the bot beats, then it lives; given it closed in order, then it does not', async () => {
    expect(follower.health().heartbeat?.lives).toBe(true);
    await store.close();
    expect(follower.health().heartbeat).toBeUndefined();
  });

  test('given there is no folder, then it is empty and says so; given the folder comes, then its cases come', async () => {
    const caseId = await create('A');
    const later = tempFolder();
    const elsewhere = join(later.path, 'store');
    const early = new CaseFollower(elsewhere, NEVER);
    expect([...early.rows()]).toEqual([]);
    expect(early.health()).toMatchObject({ isThere: false, heartbeat: undefined, diskFree: undefined });
    mkdirSync(join(elsewhere, openFolder(caseId)), { recursive: true });
    writeFileSync(
      join(elsewhere, openFolder(caseId), fileName(caseId)),
      readFileSync(join(folder.path, openFolder(caseId), fileName(caseId))),
    );
    early.look();
    expect(early.row(caseId)).toBeDefined();
    rmSync(elsewhere, { recursive: true });
    early.look();
    expect([...early.rows()]).toEqual([]);
    early.close();
    later.remove();
  });
});
