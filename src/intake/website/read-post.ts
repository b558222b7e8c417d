import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { kindOfBytes } from '../file-kind.ts';
import { plainFileName } from '../plain-file-name.ts';

/** How much may be attached at once. */
export type UploadLimits = { most: number; maxBytes: number };

/** A file that may be kept: what it is was read from its bytes, and its name is only a name. */
export type Upload = { name: string; contentType: string; bytes: Uint8Array };

export type UploadFault = { why: 'too-large' | 'too-many' | 'not-allowed' | 'empty'; name: string };

/** What a citizen's browser sent. */
export type Post = {
  fields: Readonly<Record<string, string>>;
  files: readonly Upload[];
  faults: readonly UploadFault[];
  /** Files came, kept or not: the browser will have forgotten them when the page is shown again. */
  hadFiles: boolean;
};

/** Parts of one form; more is no browser's doing. */
const PARTS = { fields: 60, files: 40, fieldSize: 1_048_576, parts: 100, headerPairs: 100 };

const textFields = (body: unknown): Record<string, string> => {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
};

/** Reads to the end in any case: what is left unread would keep the browser waiting. */
const bytesOf = async (stream: AsyncIterable<Uint8Array>, isWanted: boolean): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) if (isWanted) chunks.push(chunk);
  return Buffer.concat(chunks);
};

type Judged = { file: Upload } | { fault: UploadFault };

const judge = (given: string, bytes: Buffer, isCut: boolean): Judged => {
  const contentType = kindOfBytes(bytes);
  const name = plainFileName(given, contentType);
  if (isCut) return { fault: { why: 'too-large', name } };
  if (bytes.length === 0) return { fault: { why: 'empty', name } };
  return contentType === undefined ? { fault: { why: 'not-allowed', name } } : { file: { name, contentType, bytes } };
};

/** The connection broke off, or this was never a form. */
class BrokenFormError extends Error {
  override name = 'BrokenFormError';
  readonly statusCode = 400;
}

/** The form's parts, one after the other; what the parser cannot make sense of is the sender's fault. */
async function* partsOf(request: FastifyRequest, fileSize: number): AsyncGenerator<Multipart> {
  try {
    yield* request.parts({ limits: { ...PARTS, fileSize } });
  } catch (cause) {
    if (cause instanceof Error && 'statusCode' in cause) throw cause;
    throw new BrokenFormError('the form cannot be read', { cause });
  }
}

type Read = { fields: Record<string, string>; files: Upload[]; faults: UploadFault[]; count: number };

/** An input of files that was left empty arrives as a file without a name: that is none. */
const take = async (read: Read, part: MultipartFile, most: number): Promise<void> => {
  const isChosen = part.filename !== undefined && part.filename !== '';
  read.count += isChosen ? 1 : 0;
  const isWanted = isChosen && read.count <= most;
  const bytes = await bytesOf(part.file, isWanted);
  if (!isChosen) return;
  const judged: Judged = isWanted
    ? judge(part.filename, bytes, part.file.truncated)
    : { fault: { why: 'too-many', name: plainFileName(part.filename, undefined) } };
  if ('file' in judged) read.files.push(judged.file);
  else read.faults.push(judged.fault);
};

/**
 * Reads a posted form, with or without files. Nothing is written anywhere; files that may not be kept are read past.
 *
 * @param limits undefined: files are not taken here, and each is a fault.
 * @throws an error with status 4xx when the form cannot be read to its end.
 */
export const readPost = async (request: FastifyRequest, limits: UploadLimits | undefined): Promise<Post> => {
  if (!request.isMultipart()) return { fields: textFields(request.body), files: [], faults: [], hadFiles: false };
  const { most = 0, maxBytes = 1 } = limits ?? {};
  const read: Read = { fields: {}, files: [], faults: [], count: 0 };
  for await (const part of partsOf(request, maxBytes)) {
    if (part.type === 'file') await take(read, part, most);
    else if (typeof part.value === 'string') read.fields[part.fieldname] = part.value;
  }
  const { fields, files, faults, count } = read;
  return { fields, files, faults, hadFiles: count > 0 };
};
