import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, type Disk } from './disk.ts';
import { temporaryName } from './durable-json-file.ts';

/** Name of the key's file in the data folder. */
export const OFFICE_KEY = 'office.key';
const KEY_BYTES = 32;

/**
 * The key that signs forms and links to attachments, made at the first start. Not part of a backup: a restored office
 * makes its own, and links of the old one end.
 */
export const officeKey = async (dataDir: string, disk: Disk): Promise<Uint8Array> => {
  const path = join(dataDir, OFFICE_KEY);
  try {
    const key = await readFile(path);
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const key = randomBytes(KEY_BYTES);
  const temporary = temporaryName(path);
  await rm(temporary, { force: true });
  await disk.writeNew(temporary, key);
  await disk.rename(temporary, path);
  await disk.syncFolder(dataDir);
  return key;
};
