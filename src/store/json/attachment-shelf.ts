import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AttachmentShelf, StoreUnavailableError } from '../../casework/ports.ts';
import { codeOf, type Disk } from './disk.ts';
import { explainDisk, temporaryName } from './durable-json-file.ts';

/** Where attachments lie, below the data folder: 256 folders by the first two letters of the name. */
export const ATTACHMENTS = 'attachments';

const NAME = /^[0-9a-f]{64}$/;

/** Where the bytes of that name lie, below the data folder. */
export const attachmentPath = (kept: string): string => join(ATTACHMENTS, kept.slice(0, 2), kept);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Attachments named by their content: the same picture sent twice lies there once, and a changed byte shows. They are
 * on the disk before the case that names them; one that no case names was left by a message that will come again.
 */
export const attachmentShelf = (dataDir: string, disk: Disk): AttachmentShelf => ({
  async keep(bytes) {
    const kept = sha256(bytes);
    const path = join(dataDir, attachmentPath(kept));
    if (existsSync(path)) return kept;
    const folder = join(dataDir, ATTACHMENTS, kept.slice(0, 2));
    const temporary = temporaryName(path);
    try {
      await disk.makeFolder(folder);
      await disk.writeNew(temporary, bytes);
      await disk.rename(temporary, path);
      for (const each of [folder, join(dataDir, ATTACHMENTS), dataDir]) await disk.syncFolder(each);
      return kept;
    } catch (cause) {
      await disk.unlink(temporary).catch(() => undefined);
      throw new StoreUnavailableError(`an attachment cannot be kept: ${explainDisk(cause)}`, { cause });
    }
  },

  async read(kept) {
    if (!NAME.test(kept)) return undefined;
    try {
      const bytes = await readFile(join(dataDir, attachmentPath(kept)));
      return sha256(bytes) === kept ? bytes : undefined;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new StoreUnavailableError(`an attachment cannot be read: ${explainDisk(error)}`, { cause: error });
    }
  },
});
