import { appendFileSync, closeSync, constants, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readState } from './read-state.ts';
import type { SavedState } from './records.ts';

/** Only the owner may read the file: it holds the tokens. */
const MODE = 0o600;
const REWRITE_AFTER_CHARS = 8 * 1024 * 1024;
/** Written at a time, so that the process does other things in between: about a millisecond's work. */
const PART_CHARS = 128 * 1024;
const TRY_AGAIN_MS = 5000;

/** What was read, and where a copy of a damaged file was put. */
export type LoadedState = { state?: SavedState; setAside?: string };

/** Reads the saved chat. A damaged file is copied to `<file>.damaged-<time>`; what can still be read of it counts. */
export async function loadState(file: string): Promise<LoadedState> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  const { isDamaged, ...read } = readState(text);
  if (!isDamaged) return read;
  const setAside = `${file}.damaged-${Date.now()}`;
  await copyFile(file, setAside);
  return { ...read, setAside };
}

type Options = {
  /** Everything there is, line by line; may be drawn while changes go on. */
  whole: () => Iterable<string>;
  /** Hears of what could not be saved. It is tried again every few seconds. */
  onError: (error: unknown) => void;
  /** How much is appended, at least, before the file is written anew. */
  rewriteAfterChars?: number;
};

/**
 * A file that holds the chat at every instant, whenever the process is killed: each change is appended at once, and
 * when changes have become more than the whole, the whole is written anew beside it and takes its place.
 * The end of the whole machine may cost the last seconds.
 */
export class StateFile {
  readonly #file: string;
  readonly #options: Options;
  readonly #rewriteAfter: number;
  /** Characters appended since the file was last written anew, and written then. */
  #appended = 0;
  #wholeSize = 0;
  /** What was appended since a rewriting began; absent when none is going on. */
  #meanwhile: string[] | undefined;
  #rewriting: Promise<void> = Promise.resolve();
  #isBehind = false;
  #retry: NodeJS.Timeout | undefined;

  /** Writes the whole before it returns. */
  constructor(file: string, options: Options) {
    this.#file = file;
    this.#options = options;
    this.#rewriteAfter = options.rewriteAfterChars ?? REWRITE_AFTER_CHARS;
    this.#writeAtOnce();
  }

  /** Saves whole lines; on return they outlive the process. */
  append(lines: string): void {
    this.#meanwhile?.push(lines);
    this.#appended += lines.length;
    if (!this.#isBehind) this.#attempt(() => appendTo(this.#file, lines));
    if (this.#appended > Math.max(this.#rewriteAfter, this.#wholeSize)) this.#rewrite();
  }

  /** Writes what could not be written so far. Nothing may be appended afterwards. */
  async close(): Promise<void> {
    await this.#rewriting;
    if (this.#isBehind) this.#writeAtOnce();
    clearTimeout(this.#retry);
  }

  #writeAtOnce(): void {
    this.#attempt(() => {
      const text = [...this.#options.whole()].join('');
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(`${this.#file}.tmp`, text, { mode: MODE, flush: true });
      this.#takePlace(text.length);
    });
  }

  #rewrite(): void {
    if (this.#meanwhile || this.#retry) return;
    this.#meanwhile = [];
    this.#rewriting = this.#writeInParts()
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#meanwhile = undefined;
      });
  }

  async #writeInParts(): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    const next = await open(`${this.#file}.tmp`, 'w', MODE);
    // While it is held open, the old file is not removed on the spot: that takes long for a large one.
    const old = await open(this.#file).catch(() => undefined);
    try {
      let size = 0;
      for (const part of inParts(this.#options.whole())) {
        await next.writeFile(part);
        size += part.length;
      }
      await next.sync();
      let rest = this.#takeMeanwhile();
      for (; rest.length > PART_CHARS; rest = this.#takeMeanwhile()) await next.writeFile(rest);
      // From the last taking on, nothing waits: the file that takes the place lacks nothing.
      appendFileSync(next.fd, rest);
      this.#takePlace(size);
    } finally {
      await Promise.all([next.close(), old?.close()]);
    }
  }

  #takeMeanwhile(): string {
    return this.#meanwhile?.splice(0).join('') ?? '';
  }

  #takePlace(size: number): void {
    renameSync(`${this.#file}.tmp`, this.#file);
    this.#wholeSize = size;
    this.#appended = 0;
    this.#isBehind = false;
  }

  #attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#isBehind = true;
      this.#failed(error);
    }
  }

  /** The file may end in half a line now, or be gone: only a whole one makes it good. */
  #failed(error: unknown): void {
    this.#options.onError(error);
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      this.#rewrite();
    }, TRY_AGAIN_MS).unref();
  }
}

/** Opens the file by name each time: one that was taken away is noticed, and not begun anew without its first line. */
function appendTo(file: string, lines: string): void {
  const opened = openSync(file, constants.O_WRONLY | constants.O_APPEND);
  try {
    appendFileSync(opened, lines);
  } finally {
    closeSync(opened);
  }
}

function* inParts(lines: Iterable<string>): Generator<string> {
  let part = '';
  for (const line of lines) {
    part += line;
    if (part.length < PART_CHARS) continue;
    yield part;
    part = '';
  }
  yield part;
}
