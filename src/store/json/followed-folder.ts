import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseRow } from '../../casework/case-row.ts';
import { type ListedCase, listedCase } from '../../casework/listed-case.ts';
import { DamagedFileError, rowIn } from './case-text.ts';
import { codeOf } from './disk.ts';
import { partsOf } from './layout.ts';
import { readBeside } from './read-beside.ts';

/** A change this near to a look may have been followed by another one under the same time stamp: look once more. */
const SAME_STAMP_MS = 100;

/** A file older than the last look by this much has been seen by it; wide, for disks that count in whole seconds. */
const SEEN_MS = 2_500;

/** Room for any ordinary case file. One room for all readings: a hundred thousand buffers are a second of their own. */
const room = Buffer.allocUnsafeSlow(256 * 1024);

/** The bytes of a file, to be used before the next reading. */
const bytesOf = (path: string): Buffer => {
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, room, 0, room.length, 0);
    return length < room.length ? room.subarray(0, length) : readFileSync(path);
  } finally {
    closeSync(file);
  }
};

/** Begin of the messages at a file's end, and one of them that will not be tried again; a stranger's quotes are escaped. */
const MESSAGES = Buffer.from('\n"deliveries":');
const GIVEN_UP = Buffer.from('"state":"failed"');

const seenIn = (bytes: Buffer) => ({
  row: rowIn(bytes),
  isFailing: bytes.includes(GIVEN_UP, bytes.lastIndexOf(MESSAGES)),
});

/** What a look at one folder found. */
export type FolderNews = { changed: Set<string>; damaged: Map<string, string> };

const words = new Map<string, string>();

/** One text for all that say the same: a hundred thousand rows name the same few desks, tasks and roles. */
const shared = (word: string): string => {
  const known = words.get(word);
  if (known !== undefined) return known;
  words.set(word, word);
  return word;
};

const ENDING = '.json';

/** Names in a folder; none when it is not there. @throws what the disk says when it will not read. */
export const listing = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
};

const isNewer = (row: CaseRow, known: ListedCase | undefined): boolean =>
  known === undefined || row.version !== known.version || row.told !== known.told;

/**
 * The rows of one folder of case files, followed by looking at the folder's own time stamp.
 *
 * The writer replaces files by rename, so a folder whose stamp stands still holds what it held. That
 * is one `stat` a folder: cheaper than a watch on each, and it works on network disks too, where no watch ever rings.
 */
export class FollowedFolder {
  readonly rows = new Map<string, ListedCase>();
  /** Cases of which a message was given up. */
  readonly failing = new Set<string>();
  readonly #path: string;
  readonly #folder: string;
  #stamp = -1;
  #lookedAt = 0;

  constructor(root: string, folder: string) {
    this.#path = join(root, folder);
    this.#folder = folder;
  }

  /** Whether a look can find anything. @param now wall clock. */
  isStale(now: number): boolean {
    const stamp = this.#stampNow();
    return stamp !== this.#stamp || (stamp > this.#lookedAt - SAME_STAMP_MS && now > this.#lookedAt + SAME_STAMP_MS);
  }

  /**
   * Reads what came or changed since the last look, and drops what left.
   *
   * @param now wall clock.
   * @throws as {@link listing}; what was known before is kept.
   */
  look(now: number, news: FolderNews): void {
    const stamp = this.#stampNow();
    const names = listing(this.#path);
    const present = new Set<string>();
    for (const name of names) {
      const caseId = name.slice(0, -ENDING.length);
      // Known ones first: a press among hundreds need not have all their names judged anew.
      if (!name.endsWith(ENDING) || !(this.rows.has(caseId) || partsOf(caseId))) continue;
      present.add(caseId);
      if (!this.rows.has(caseId) || this.#isRecent(name)) this.#take(caseId, name, news);
    }
    for (const caseId of this.rows.keys()) {
      if (present.has(caseId)) continue;
      this.rows.delete(caseId);
      this.failing.delete(caseId);
      news.changed.add(caseId);
    }
    this.#stamp = stamp;
    this.#lookedAt = now;
  }

  #take(caseId: string, name: string, news: FolderNews): void {
    try {
      const { row, isFailing } = readBeside(() => bytesOf(`${this.#path}/${name}`), seenIn);
      if (row.caseId !== caseId) throw new DamagedFileError(`is the file of ${row.caseId}`);
      if (!isNewer(row, this.rows.get(caseId))) return;
      this.rows.set(caseId, listedCase(row, shared));
      if (isFailing) this.failing.add(caseId);
      else this.failing.delete(caseId);
      news.changed.add(caseId);
    } catch (error) {
      // It left between the listing and the reading; the next look says so.
      if (codeOf(error) === 'ENOENT') return;
      if (this.rows.delete(caseId)) news.changed.add(caseId);
      this.failing.delete(caseId);
      news.damaged.set(join(this.#folder, name), error instanceof Error ? error.message : String(error));
    }
  }

  #isRecent(name: string): boolean {
    try {
      return statSync(`${this.#path}/${name}`).mtimeMs > this.#lookedAt - SEEN_MS;
    } catch {
      return true;
    }
  }

  #stampNow(): number {
    try {
      return statSync(this.#path).mtimeMs;
    } catch {
      return -1;
    }
  }
}
