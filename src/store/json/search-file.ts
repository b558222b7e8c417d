import { hash } from 'node:crypto';
import { appendFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './disk.ts';
import { temporaryName } from './durable-json-file.ts';
import { ARCHIVE } from './layout.ts';

/**
 * Closed cases in the order of their closing, one line each, as a searcher means their words. A search reads this one
 * file from end to end; at 100,000 cases that is faster than any index would have to be, and holds no memory.
 *
 * Derived and never trusted, like the archive's index: a line counts only while its checksum fits, and what it leads to
 * is shown from the case's own file. It may be deleted at any time.
 */
export const SEARCH_FILE = join(ARCHIVE, 'search.txt');

/** `folder` is that of the case's file, relative to the data folder. */
export type SearchLine = { caseId: string; folder: string; version: number; text: string };

const checksumOf = (rest: string): string => hash('sha256', rest, 'hex').slice(0, 16);

export const formatSearchLine = ({ version, folder, caseId, text }: SearchLine): string => {
  const rest = `${version} ${folder} ${caseId} ${text}`;
  return `${checksumOf(rest)} ${rest}\n`;
};

const LINE = /^([0-9a-f]{16}) (([1-9]\d*) (\S+) (\S+) (.*))$/u;

/** @returns undefined for a line that is not as it was written. */
export const parseSearchLine = (line: string): SearchLine | undefined => {
  const [, checksum, rest = '', version, folder, caseId, text] = LINE.exec(line) ?? [];
  if (folder === undefined || caseId === undefined || text === undefined) return undefined;
  return checksum === checksumOf(rest) ? { version: Number(version), folder, caseId, text } : undefined;
};

const CHUNK_BYTES = 1024 * 1024;
const LINE_END = 10;

/**
 * Reads the file in pieces of whole lines; what follows the last line end was cut off in the writing and comes last.
 * A file that is not there has no lines.
 */
export async function* searchChunks(dataDir: string): AsyncGenerator<Buffer> {
  const file = await openToRead(join(dataDir, SEARCH_FILE));
  if (!file) return;
  try {
    let buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, buffer.length - kept);
      const filled = kept + bytesRead;
      const end = bytesRead === 0 ? filled : buffer.lastIndexOf(LINE_END, filled - 1) + 1;
      if (end > 0) yield buffer.subarray(0, end);
      if (bytesRead === 0) return;
      kept = filled - end;
      buffer.copyWithin(0, end, filled);
      if (kept === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    }
  } finally {
    await file.close();
  }
}

const openToRead = async (path: string) => {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** Where a line that was found leads. Its checksum was not looked at: a glance at many lines must be cheap. */
export type SearchHit = Pick<SearchLine, 'caseId' | 'folder'>;

/** The bytes one by one as characters: text and terms alike, so that what fits here fits there, and many times as fast. */
const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

/** The hit in a line, if every term stands in its words and not in what is before them. */
const hitIn = (line: string, terms: readonly string[]): SearchHit | undefined => {
  const [, , folder, caseId] = line.split(' ', 4);
  if (folder === undefined || caseId === undefined) return undefined;
  const words = line.indexOf(' ', line.indexOf(caseId) + caseId.length);
  return terms.every((term) => line.includes(term, words)) ? { caseId, folder } : undefined;
};

/** The lines of a piece that hold every term. */
export function* hitsIn(chunk: Buffer, terms: readonly string[]): Generator<SearchHit> {
  const sought = terms.toSorted((a, b) => b.length - a.length).map(asBytes);
  const [longest] = sought;
  if (longest === undefined) return;
  const text = chunk.toString('latin1');
  for (let at = text.indexOf(longest); at >= 0; ) {
    const from = text.lastIndexOf('\n', at) + 1;
    const lineEnd = text.indexOf('\n', at);
    const to = lineEnd < 0 ? text.length : lineEnd;
    const hit = hitIn(text.slice(from, to), sought);
    if (hit) yield hit;
    at = text.indexOf(longest, to);
  }
}

/** Every line of a piece, in order. */
export const linesOf = (chunk: Buffer): string[] => {
  const lines = chunk.toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

export const appendSearchLines = (dataDir: string, lines: readonly SearchLine[]): Promise<void> =>
  appendFile(join(dataDir, SEARCH_FILE), lines.map(formatSearchLine).join(''), { mode: 0o600 });

/** Writes the file anew with only the lines that `keeps` says yes to; damaged ones go. */
export const sweepSearchFile = async (dataDir: string, keeps: (line: SearchLine) => boolean): Promise<void> => {
  const path = join(dataDir, SEARCH_FILE);
  const temporary = temporaryName(path);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      for await (const chunk of searchChunks(dataDir)) {
        const kept = linesOf(chunk).flatMap((text) => parseSearchLine(text) ?? []);
        await file.appendFile(kept.filter(keeps).map(formatSearchLine).join(''));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
