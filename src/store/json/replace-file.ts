import { dirname } from 'node:path';
import { StoreUnavailableError } from '../../casework/ports.ts';
import type { Disk } from './disk.ts';
import { explainDisk, temporaryName } from './durable-json-file.ts';

/**
 * Makes `text` the content of a small file, durably: it is on the disk before it takes the old one's name.
 *
 * @param name what people call the file, for the error.
 * @throws {StoreUnavailableError} the old file stands, or at worst the new one; the caller goes on with the old.
 */
export const replaceFile = async (path: string, name: string, text: string, disk: Disk): Promise<void> => {
  const temporary = temporaryName(path);
  try {
    await disk.writeNew(temporary, text);
    await disk.rename(temporary, path);
    await disk.syncFolder(dirname(path));
  } catch (cause) {
    await disk.unlink(temporary).catch(() => undefined);
    throw new StoreUnavailableError(`${name} was not saved: ${explainDisk(cause)}`, { cause });
  }
};
