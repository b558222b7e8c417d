import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Notebook, type OfficeNotes, officeNotesSchema } from '../../casework/office-notes.ts';
import { type Disk, localDisk } from './disk.ts';
import { replaceFile } from './replace-file.ts';

/** Name of the notes inside the data folder. */
const NOTES = 'office.json';

/** The notes cannot be believed. Says what to do, for people. */
export class DamagedNotesError extends Error {
  override name = 'DamagedNotesError';
}

/** Reads the notes of a data folder; none yet is an empty notebook. @throws {DamagedNotesError} when the file is not ours. */
export const readNotes = (dataDir: string): OfficeNotes => {
  const path = join(dataDir, NOTES);
  if (!existsSync(path)) return officeNotesSchema.parse({});
  try {
    return officeNotesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new DamagedNotesError(
      `${path} is damaged: put back its backup, or move it away to begin it anew; the outages, orders and leave noted in it are then forgotten.`,
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
    await replaceFile(path, NOTES, `${JSON.stringify(next, undefined, 1)}\n`, disk);
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
