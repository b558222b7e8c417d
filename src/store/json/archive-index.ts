import { createHash } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArchiveEntry } from './catalogue.ts';
import { codeOf, type Stamp, stampOf } from './disk.ts';
import { temporaryName } from './durable-json-file.ts';
import { ARCHIVE_INDEX, fileName } from './layout.ts';

/**
 * What look-ups need of closed cases, so that a start need not read every file of the archive.
 *
 * Derived and never trusted: a line counts only while its own checksum fits and its stamp is that of the file it
 * describes. So it needs no fsync, may be deleted at any time, and a lost or damaged line costs one file read.
 */
export type IndexLine = { entry: ArchiveEntry; stamp: Stamp };

const lineSchema = z.strictObject({
  checksum: z.string(),
  stamp: z.string(),
  entry: z.strictObject({
    caseId: z.string(),
    folder: z.string(),
    version: z.number().int().positive(),
    statusCode: z.string(),
    externalId: z.string().optional(),
    told: z.boolean(),
    closedAt: z.number().int(),
  }),
});

const checksumOf = ({ entry, stamp }: IndexLine): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        stamp,
        entry.caseId,
        entry.folder,
        entry.version,
        entry.statusCode,
        entry.externalId,
        entry.told,
        entry.closedAt,
      ]),
    )
    .digest('hex')
    .slice(0, 16);

const formatLine = ({ entry, stamp }: IndexLine): string =>
  `${JSON.stringify({ checksum: checksumOf({ entry, stamp }), stamp, entry })}\n`;

const parseLine = (text: string): IndexLine | undefined => {
  try {
    const { checksum, ...line } = lineSchema.parse(JSON.parse(text));
    return checksum === checksumOf(line) && formatLine(line) === `${text}\n` ? line : undefined;
  } catch {
    return undefined;
  }
};

/** The newest line of each case, how many lines there are, and which of them cannot be read. */
export type IndexText = { lines: Map<string, IndexLine>; total: number; damaged: number[] };

export const readIndex = (dataDir: string): IndexText => {
  const index: IndexText = { lines: new Map(), total: 0, damaged: [] };
  let text = '';
  try {
    text = readFileSync(join(dataDir, ARCHIVE_INDEX), 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') index.damaged.push(1);
  }
  const texts = text === '' ? [] : text.split('\n');
  // A whole file ends with a line break; what follows the last one was cut off in the writing.
  if (texts.at(-1) === '') texts.pop();
  for (const [at, each] of texts.entries()) {
    const line = parseLine(each);
    if (line) index.lines.set(line.entry.caseId, line);
    else index.damaged.push(at + 1);
  }
  index.total = texts.length;
  return index;
};

/** Replaces the index. A failure is no loss: the next start reads the files instead. */
export const rewriteIndex = (dataDir: string, lines: readonly IndexLine[]): void => {
  const path = join(dataDir, ARCHIVE_INDEX);
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, lines.map(formatLine).join(''), { mode: 0o600 });
    renameSync(temporary, path);
  } catch {
    // The next start finds lines missing and reads those files.
  }
};

/** Adds lines one after another, behind the writes they describe. */
export class IndexAppender {
  readonly #dataDir: string;
  #tail: Promise<void> = Promise.resolve();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Called at once after the file was written, while the stamp is that of no later one. */
  add(entry: ArchiveEntry): void {
    const stamp = stampOf(statSync(join(this.#dataDir, entry.folder, fileName(entry.caseId))));
    const text = formatLine({ entry, stamp });
    const path = join(this.#dataDir, ARCHIVE_INDEX);
    this.#tail = this.#tail.then(() => appendFile(path, text, { mode: 0o600 }).catch(() => undefined));
  }

  flushed(): Promise<void> {
    return this.#tail;
  }
}
