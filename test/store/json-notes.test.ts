import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DamagedNotesError, openNotebook, readNotes } from '../../src/store/json/notebook-file.ts';
import { faultsIn } from '../support/folder-faults.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
const path = (): string => join(folder.path, 'office.json');

const noted = () =>
  openNotebook(folder.path).change((notes) => ({
    ...notes,
    aliveAt: '2026-11-22T01:00:00.000Z',
    outages: [{ from: '2026-11-20T01:00:00.000Z', to: '2026-11-20T05:00:00.000Z' }],
  }));

beforeEach(() => {
  folder = tempFolder();
});

afterEach(() => folder.remove());

describe('given the office’s notes', () => {
  test('when one bit of them is flipped, then verify names the file and nobody believes it, whichever bit it was', async () => {
    await noted();
    const whole = readFileSync(path());
    expect(faultsIn(folder.path)).toEqual([]);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(path(), bytes);
        expect(faultsIn(folder.path)).toMatchObject([{ path: 'office.json', weight: 'fault' }]);
        expect(() => readNotes(folder.path)).toThrow(DamagedNotesError);
      }),
      { numRuns: 300 },
    );
  });

  test('when the end of an outage was moved by hand, then the checksum says so and the cure is named', async () => {
    await noted();
    writeFileSync(path(), readFileSync(path(), 'utf8').replace('T05:', 'T06:'));
    expect(() => readNotes(folder.path)).toThrow(/put back its backup.*the checksum does not fit/);
  });

  test('when they are of before there was a checksum, then they are read, and the next change seals them', async () => {
    const notes = await noted();
    writeFileSync(path(), `${JSON.stringify(notes, undefined, 1)}\n`);
    expect(faultsIn(folder.path)).toEqual([]);
    expect(readNotes(folder.path)).toEqual(notes);
    await openNotebook(folder.path).change((now) => now);
    expect(readFileSync(path(), 'utf8')).toMatch(/^\{"checksum":"[0-9a-f]{64}",\n/);
    expect(readNotes(folder.path)).toEqual(notes);
  });
});
