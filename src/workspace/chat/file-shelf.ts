import { randomBytes } from 'node:crypto';
import { SlackError } from '../slack-error.ts';
import type { FileRecord } from './records.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** By what the bytes are, never by the name: only what is a picture is told to be one. */
const contentTypeOf = (bytes: Uint8Array): string => {
  const begins = (with_: Uint8Array): boolean => Buffer.from(bytes.subarray(0, with_.length)).equals(with_);
  if (begins(PNG)) return 'image/png';
  return begins(Buffer.from('%PDF-')) ? 'application/pdf' : 'application/octet-stream';
};

type Upload = { record: FileRecord; bytes?: Uint8Array };

/**
 * Uploaded files, in memory for the run: messages keep naming a file after a restart, its bytes are then gone.
 * A file's address holds an unguessable word, which is all that is asked for to read it.
 */
export class FileShelf {
  readonly #uploads = new Map<string, Upload>();
  readonly #baseUrl: () => string;
  readonly #nextTs: () => string;

  constructor(baseUrl: () => string, nextTs: () => string) {
    this.#baseUrl = baseUrl;
    this.#nextTs = nextTs;
  }

  /** Where the bytes of a new file are to be sent. */
  announce(name: string, size: number): { fileId: string; uploadUrl: string } {
    const id = `F${this.#nextTs().replace('.', '')}`;
    const secret = randomBytes(12).toString('hex');
    const urlPrivate = `${this.#baseUrl()}/files/${id}-${secret}/${encodeURIComponent(name)}`;
    const record: FileRecord = { id, name, title: name, mimetype: 'application/octet-stream', size, urlPrivate };
    this.#uploads.set(`${id}-${secret}`, { record });
    return { fileId: id, uploadUrl: `${this.#baseUrl()}/upload/${id}-${secret}` };
  }

  /** @returns false when the address is unknown or the size is not the announced one. */
  receive(key: string, bytes: Uint8Array): boolean {
    const upload = this.#uploads.get(key);
    if (!upload || bytes.byteLength !== upload.record.size) return false;
    upload.bytes = bytes;
    upload.record = { ...upload.record, mimetype: contentTypeOf(bytes) };
    return true;
  }

  /** @throws SlackError file_not_found when nothing was uploaded under that id */
  complete(fileId: string, title: string | undefined): FileRecord {
    const upload = [...this.#uploads.values()].find((candidate) => candidate.record.id === fileId);
    if (!upload?.bytes) throw new SlackError('file_not_found');
    upload.record = { ...upload.record, title: title ?? upload.record.name };
    return upload.record;
  }

  read(key: string): { record: FileRecord; bytes: Uint8Array } | undefined {
    const upload = this.#uploads.get(key);
    return upload?.bytes && { record: upload.record, bytes: upload.bytes };
  }
}
