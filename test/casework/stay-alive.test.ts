import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../src/casework/ports.ts';
import { noteAlive, noteStart } from '../../src/casework/stay-alive.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import { openNotebook, readNotes } from '../../src/store/json/notebook-file.ts';

const wib = (time: string): number => Date.parse(`2026-11-23T${time}:00+07:00`);
const clockAt = (time: string) => ({ now: () => wib(time) });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-notes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('The office’s notes', () => {
  it('when the system stood still for five hours, the next start notes it as an outage', async () => {
    await noteStart(openNotebook(folder), clockAt('08:00'));
    await noteAlive(openNotebook(folder), clockAt('09:00'));
    const outage = await noteStart(openNotebook(folder), clockAt('14:00'));

    expect(outage).toEqual({ from: new Date(wib('09:00')).toISOString(), to: new Date(wib('14:00')).toISOString() });
    expect(readNotes(folder).outages).toEqual([outage]);
  });

  it('when it was only started anew, or the clock went back, nothing is noted', async () => {
    await noteStart(openNotebook(folder), clockAt('08:00'));

    expect(await noteStart(openNotebook(folder), clockAt('08:00'))).toBeUndefined();
    expect(await noteStart(openNotebook(folder), clockAt('07:00'))).toBeUndefined();
    expect(readNotes(folder).outages).toEqual([]);
  });

  it('when changes come at once, none is lost', async () => {
    const notebook = openNotebook(folder);
    await Promise.all(
      ['a', 'b', 'c'].map((desk) =>
        notebook.change((notes) => ({ ...notes, calendars: { ...notes.calendars, [desk]: desk } })),
      ),
    );

    expect(readNotes(folder).calendars).toEqual({ a: 'a', b: 'b', c: 'c' });
  });

  it('when the disk is full, the change did not happen and the next one can', async () => {
    let isFull = true;
    const disk = {
      ...localDisk,
      writeNew: (path: string, text: string) =>
        isFull ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : localDisk.writeNew(path, text),
    };
    const notebook = openNotebook(folder, disk);

    await expect(notebook.change((notes) => ({ ...notes, calendars: { bantul: 'x' } }))).rejects.toThrow(
      StoreUnavailableError,
    );
    expect(notebook.read().calendars).toEqual({});
    isFull = false;
    await notebook.change((notes) => ({ ...notes, calendars: { bantul: 'y' } }));
    expect(readNotes(folder).calendars).toEqual({ bantul: 'y' });
  });

  it('when the file is not ours, it is not taken for an empty one', () => {
    writeFileSync(join(folder, 'office.json'), '{"outages": 3}');

    expect(() => openNotebook(folder)).toThrow(/office\.json is damaged: put back its backup/);
  });
});
