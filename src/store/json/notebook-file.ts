import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Notebook, type OfficeNotes, officeNotesSchema } from '../../casework/office-notes.ts';
import { checkBytes, DamagedFileError, withChecksum } from './case-text.ts';
import { type Disk, localDisk } from './disk.ts';
import { replaceFile } from './replace-file.ts';

/** Name of the notes inside the data folder. */
export const NOTES = 'office.json';

/** The notes cannot be believed. Says what to do, for people. */
export class DamagedNotesError extends Error {
  override name = 'DamagedNotesError';
}

const formatNotes = (notes: OfficeNotes): string =>
  withChecksum(JSON.stringify(notes, undefined, 1).slice('{\n'.length) + '\n');

/** Files of before there was a checksum begin so; with one, the first key stands on the first line. */
const isUnsealed = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 2) === '{\n';

const sealedSchema = officeNotesSchema.extend({ checksum: z.string() });

const parseNotes = (bytes: Buffer): OfficeNotes => {
  if (isUnsealed(bytes)) return officeNotesSchema.parse(JSON.parse(bytes.toString('utf8')));
  checkBytes(bytes);
  const { checksum: _, ...notes } = sealedSchema.parse(JSON.parse(bytes.toString('utf8')));
  return notes;
};

/** Reads the notes of a data folder; none yet is an empty notebook. @throws {DamagedNotesError} when the file is not ours. */
export const readNotes = (dataDir: string): OfficeNotes => {
  const path = join(dataDir, NOTES);
  if (!existsSync(path)) return officeNotesSchema.parse({});
  try {
    return parseNotes(readFileSync(path));
  } catch (cause) {
    const why = cause instanceof DamagedFileError ? ` (${cause.message})` : '';
    throw new DamagedNotesError(
      `${path} is damaged: put back its backup, or move it away to begin it anew; the outages, orders and leave noted in it are then forgotten.${why}`,
      { cause },
    );
  }
};

/** The office's notes in one file, replaced as a whole and durably at each change. One writer: who holds the data folder. */
export const openNotebook = (dataDir: string, disk: Disk = localDisk): Notebook & { idle(): Promise<void> } => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, NOTES);
  let notes = readNotes(dataDir);
  let last: Promise<unknown> = Promise.resolve();

  const save = async (update: (now: OfficeNotes) => OfficeNotes): Promise<OfficeNotes> => {
    const next = officeNotesSchema.parse(update(notes));
    await replaceFile(path, NOTES, formatNotes(next), disk);
    notes = next;
    return next;
  };

  return {
    read: () => notes,
    change: (update) => {
      const changed = last.then(() => save(update));
      last = changed.catch(() => undefined);
      return changed;
    },
    idle: async () => void (await last),
  };
};
