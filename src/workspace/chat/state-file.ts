import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type SavedState, stateSchema } from './records.ts';

const SAVE_AFTER_MS = 300;
/** A save may take this share of the time, so that a large chat does not keep the process busy writing itself. */
const REST_PER_WORK = 20;

/** Where a damaged file was put, or what was read. */
export type LoadedState = { state?: SavedState; setAside?: string };

/** Reads the saved chat. A file that is no state of this format is renamed to `<file>.damaged-<time>` and left there. */
export async function loadState(file: string): Promise<LoadedState> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  const parsed = stateSchema.safeParse(jsonOrNothing(text));
  if (parsed.success) return { state: parsed.data };
  const setAside = `${file}.damaged-${Date.now()}`;
  await rename(file, setAside);
  return { setAside };
}

/** Keeps a file up with a changing state: a moment after a change, and at the end. */
export class StateKeeper {
  readonly #file: string;
  readonly #state: () => SavedState;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> = Promise.resolve();
  #restMs = SAVE_AFTER_MS;
  #isDirty = false;

  /** `onError` hears of a save that failed; the next change tries again. */
  constructor(file: string, state: () => SavedState, onError: (error: unknown) => void) {
    this.#file = file;
    this.#state = state;
    this.#onError = onError;
  }

  changed(): void {
    this.#isDirty = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#saving = this.#saving.then(() => this.#save());
    }, this.#restMs).unref();
  }

  /** Writes what is not written yet. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#isDirty) await this.#save();
  }

  async #save(): Promise<void> {
    const started = performance.now();
    this.#isDirty = false;
    try {
      await replaceFile(this.#file, JSON.stringify(this.#state()));
    } catch (error) {
      this.#isDirty = true;
      this.#onError(error);
    }
    this.#restMs = Math.max(SAVE_AFTER_MS, (performance.now() - started) * REST_PER_WORK);
  }
}

/** The file is the old one or the new one at any instant. Only the owner may read it: it holds the tokens. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(`${file}.tmp`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.tmp`, file);
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
