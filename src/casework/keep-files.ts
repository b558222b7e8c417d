import type { Attachment } from '../domain/complaint.ts';
import type { Office } from './ports.ts';

/** Bytes that came with a message; `notKept` when the intake already left them behind. */
export type IncomingFile = {
  name: string;
  contentType?: string;
  bytes?: Uint8Array;
  size?: number;
  notKept?: NonNullable<Attachment['notKept']>;
};

/**
 * Puts files where attachments lie, before the case or event that names them is written.
 *
 * @throws {StoreUnavailableError} when one cannot be kept: then nothing that names them may be written.
 */
export const keepFiles = async (
  office: Pick<Office, 'attachments'>,
  files: readonly IncomingFile[],
): Promise<Attachment[]> => {
  const kept: Attachment[] = [];
  for (const { name, contentType, bytes, size, notKept } of files) {
    const place = bytes && notKept === undefined ? await office.attachments?.keep(bytes) : undefined;
    const length = bytes?.length ?? size;
    kept.push({
      name,
      ...(contentType === undefined ? {} : { contentType }),
      ...(length === undefined ? {} : { size: length }),
      ...(place === undefined ? { notKept: notKept ?? 'not-allowed' } : { kept: place }),
    });
  }
  return kept;
};
