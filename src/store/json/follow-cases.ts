import { existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { CaseFile } from '../../casework/case-file.ts';
import type { ListedCase } from '../../casework/listed-case.ts';
import { parseCase } from './case-text.ts';
import { explainDisk } from './durable-json-file.ts';
import { FollowedFolder, listing } from './followed-folder.ts';
import { readHeartbeat } from './heartbeat.ts';
import { ARCHIVE, CASES, DAMAGED, fileName, LAST_BACKUP, openFolder, partsOf } from './layout.ts';
import { readBeside } from './read-beside.ts';

/** How often the folders are looked at: twice as often as a person expects a press to be seen. */
const LOOK_MS = 400;

/** What `tuntas backup` leaves: when it was last done, ISO 8601. */
const backupSchema = z.object({ at: z.iso.datetime() });

/** @returns undefined when no backup is on record, or the record cannot be read. */
const lastBackup = (dataDir: string): string | undefined => {
  try {
    return backupSchema.parse(JSON.parse(readFileSync(join(dataDir, LAST_BACKUP), 'utf8'))).at;
  } catch {
    return undefined;
  }
};

const namesIn = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/**
 * The office's cases, read beside the running bot and kept up to date. Takes no lock and writes nothing; a folder that is
 * not there yet is waited for, a file that cannot be believed is named and left where it is.
 */
export class CaseFollower {
  readonly #dataDir: string;
  readonly #open = new Map<string, FollowedFolder>();
  readonly #archive = new Map<string, FollowedFolder>();
  readonly #damaged = new Map<string, string>();
  readonly #listeners = new Set<(changed: ReadonlySet<string>) => void>();
  readonly #timer: NodeJS.Timeout;
  #unreadable: string | undefined;

  /** Reads every open case before it returns. */
  constructor(dataDir: string, lookMs: number = LOOK_MS) {
    this.#dataDir = dataDir;
    this.look();
    this.#timer = setInterval(() => this.look(), lookMs);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Looks once and tells the listeners what changed. */
  look(): void {
    const now = Date.now();
    const news = { changed: new Set<string>(), damaged: new Map<string, string>() };
    try {
      const listed = listing(join(this.#dataDir, CASES)).map((shard) => join(CASES, shard));
      // A data folder that was taken away, or put in place of another, lists no shards: what was in them has left.
      for (const folder of new Set([...listed, ...this.#open.keys()])) this.#lookAt(this.#open, folder, now, news);
      this.#unreadable = undefined;
    } catch (error) {
      // A disk that will not read says nothing of the cases: what was seen last stays, and people are told.
      this.#unreadable = explainDisk(error);
    }
    if (news.changed.size > 0) for (const listener of this.#listeners) listener(news.changed);
  }

  *rows(): Iterable<ListedCase> {
    for (const { rows } of this.#open.values()) yield* rows.values();
  }

  row(caseId: string): ListedCase | undefined {
    return this.#open.get(openFolder(caseId))?.rows.get(caseId);
  }

  /** @returns undefined when the file is nowhere or cannot be believed. */
  async read(caseId: string): Promise<CaseFile | undefined> {
    if (!partsOf(caseId)) return undefined;
    const folder = [openFolder(caseId), ...this.#months().toReversed()].find((candidate) =>
      existsSync(join(this.#dataDir, candidate, fileName(caseId))),
    );
    if (folder === undefined) return undefined;
    try {
      return readBeside(() => readFileSync(join(this.#dataDir, folder, fileName(caseId))), parseCase);
    } catch {
      return undefined;
    }
  }

  /** Cases closed at or after the instant; lets others run between the months it has to read. */
  async closedSince(at: number): Promise<ListedCase[]> {
    const first = join(ARCHIVE, ...new Date(at).toISOString().slice(0, 7).split('-'));
    const closed: ListedCase[] = [];
    for (const month of this.#months().filter((folder) => folder >= first)) {
      this.#lookAt(this.#archive, month, Date.now(), { changed: new Set(), damaged: this.#damaged });
      for (const row of this.#archive.get(month)?.rows.values() ?? []) {
        if (row.closedAt !== undefined && row.closedAt >= at) closed.push(row);
      }
      await setImmediate();
    }
    return closed;
  }

  health() {
    const aside = namesIn(join(this.#dataDir, DAMAGED)).map((name) => join(DAMAGED, name));
    return {
      folder: this.#dataDir,
      isThere: existsSync(this.#dataDir),
      unreadable: this.#unreadable,
      heartbeat: readHeartbeat(this.#dataDir, Date.now()),
      damaged: [...aside, ...this.#damaged.keys()],
      problems: [...this.#damaged].map(([path, why]) => `${path}: ${why}`),
      diskFree: this.#diskFree(),
      failing: [...this.#open.values()].reduce((sum, { failing }) => sum + failing.size, 0),
      lastBackup: lastBackup(this.#dataDir),
    };
  }

  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #lookAt(
    folders: Map<string, FollowedFolder>,
    folder: string,
    now: number,
    news: { changed: Set<string>; damaged: Map<string, string> },
  ): void {
    const followed = folders.get(folder) ?? new FollowedFolder(this.#dataDir, folder);
    folders.set(folder, followed);
    if (!followed.isStale(now)) return;
    // What was damaged here is judged anew: it may have been restored meanwhile.
    for (const path of this.#damaged.keys()) if (path.startsWith(`${folder}/`)) this.#damaged.delete(path);
    followed.look(now, news);
    for (const [path, why] of news.damaged) this.#damaged.set(path, why);
  }

  /** Folders of the archive, oldest month first. */
  #months(): string[] {
    return namesIn(join(this.#dataDir, ARCHIVE))
      .filter((year) => /^\d{4}$/.test(year))
      .toSorted()
      .flatMap((year) =>
        namesIn(join(this.#dataDir, ARCHIVE, year))
          .toSorted()
          .map((month) => join(ARCHIVE, year, month)),
      );
  }

  #diskFree(): number | undefined {
    try {
      const { bavail, bsize } = statfsSync(this.#dataDir);
      return bavail * bsize;
    } catch {
      return undefined;
    }
  }
}
