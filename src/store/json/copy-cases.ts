import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HISTORIC_CODE } from '../../domain/register-number.ts';
import { type FileSeal, sealOf } from './backup-manifest.ts';
import { DamagedFileError, rowIn } from './case-text.ts';
import type { FileCopies } from './copy-files.ts';
import { codeOf } from './disk.ts';
import { type FoundFile, listFiles } from './folders.ts';
import { inParallel } from './in-parallel.ts';
import { caseIdIn, fileName, partsOf } from './layout.ts';
import { readBeside } from './read-beside.ts';

/** A case may change its folder between a look and the reading; looked for so often, it is found. */
const ROUNDS = 8;
const PAUSE_MS = 20;

const SIDE_BY_SIDE = 16;

/** A gap wider than this is a stray file with a strange number, not cases on their way. */
const WIDEST_GAP = 100_000;

type Copied = { folder: string; version: number; seal: FileSeal };

/** The numbers a register had reached when the copy began: each of them has a file, somewhere. */
const numbersUpTo = (caseIds: Iterable<string>): Set<string> => {
  const registers = new Map<string, { last: number; seen: number }>();
  const ids = new Set(caseIds);
  for (const caseId of ids) {
    const parts = partsOf(caseId);
    if (!parts || parts.code === HISTORIC_CODE) continue;
    const register = `${parts.desk}-${parts.code}-${parts.year}`;
    const { last, seen } = registers.get(register) ?? { last: 0, seen: 0 };
    registers.set(register, { last: Math.max(last, parts.number), seen: seen + 1 });
  }
  for (const [register, { last, seen }] of registers) {
    if (last - seen > WIDEST_GAP) continue;
    for (let number = 1; number <= last; number += 1) ids.add(`${register}-${String(number).padStart(4, '0')}`);
  }
  return ids;
};

/**
 * Copies every case file beside a running bot, each as it is at some instant after the call.
 *
 * A case that is closed or opened again meanwhile is in its new place before it leaves the old one, and numbers are drawn
 * without gaps: so what is missing after a look — on its way, or drawn just before a number that was seen — is looked for
 * again, and of two places the newer file counts. Numbers drawn after the first looks are left to the next backup.
 *
 * @returns by path relative to the data folder what was copied.
 */
export const copyCases = async (dataDir: string, copies: FileCopies): Promise<Map<string, FileSeal>> => {
  const copied = new Map<string, Copied>();
  const first = [listFiles(dataDir), listFiles(dataDir)];
  const aside = first.flatMap(({ damaged }) => damaged.map((path) => caseIdIn(path.slice(path.lastIndexOf('/') + 1))));
  const seen = first.flatMap(({ open, archived }) => [...open, ...archived].map(({ caseId }) => caseId));
  const wanted = numbersUpTo([...seen, ...aside.filter((caseId) => caseId !== undefined)]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { open, archived, damaged } = listFiles(dataDir);
    for (const path of damaged) wanted.delete(caseIdIn(path.slice(path.lastIndexOf('/') + 1)) ?? '');
    const found = [...open, ...archived].filter(
      ({ caseId }) => wanted.has(caseId) && !isSettled(copied, caseId, round),
    );
    await inParallel(SIDE_BY_SIDE, byCase(found), (places) => copyCase(dataDir, places, copies, copied));
    if (round > 0 && [...wanted].every((caseId) => copied.has(caseId))) break;
    await pause(PAUSE_MS);
  }
  return new Map([...copied].map(([caseId, { folder, seal }]) => [join(folder, fileName(caseId)), seal]));
};

/** What was copied in the first round is looked at no more: it is as new as it has to be. */
const isSettled = (copied: ReadonlyMap<string, Copied>, caseId: string, round: number): boolean =>
  round > 0 && copied.has(caseId);

const byCase = (found: readonly FoundFile[]): Iterable<FoundFile[]> => {
  const places = new Map<string, FoundFile[]>();
  for (const each of found) places.set(each.caseId, [...(places.get(each.caseId) ?? []), each]);
  return places.values();
};

/** Copies the newest of the places a case was seen in. */
const copyCase = async (
  dataDir: string,
  places: readonly FoundFile[],
  copies: FileCopies,
  copied: Map<string, Copied>,
): Promise<void> => {
  for (const { caseId, folder } of places) {
    const read = readVersion(join(dataDir, folder, fileName(caseId)));
    if (!read) continue;
    const before = copied.get(caseId);
    if (before && before.version >= read.version) continue;
    await copies.write(join(folder, fileName(caseId)), read.bytes);
    if (before && before.folder !== folder) await copies.remove(join(before.folder, fileName(caseId)));
    copied.set(caseId, { folder, version: read.version, seal: sealOf(read.bytes) });
  }
};

/** A file that cannot be believed is copied as it is, and named afterwards. Undefined when it has left. */
const readVersion = (path: string): { bytes: Buffer; version: number } | undefined => {
  try {
    try {
      return readBeside(
        () => readFileSync(path),
        (bytes) => ({ bytes, version: rowIn(bytes).version }),
      );
    } catch (error) {
      if (error instanceof DamagedFileError) return { bytes: readFileSync(path), version: 0 };
      throw error;
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};
