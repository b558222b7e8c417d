import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { DamagedFileError } from './case-text.ts';

/** Each try opens the file anew; overtaken three times by so many presses, a reader would have to be stopped each time. */
const TRIES = 3;

/**
 * Reads a case file beside the writer. A file that was replaced while it was being read may be written over under the
 * reader's hands (see spare-files.ts); then its bytes fit no checksum, and what stands in its place now is read instead.
 *
 * @throws {DamagedFileError} when the file in place is damaged, and whatever `read` throws.
 */
export const readBeside = <T>(read: () => Buffer, parse: (bytes: Buffer) => T): T => {
  for (let tried = 1; ; tried += 1) {
    try {
      return parse(read());
    } catch (error) {
      if (!(error instanceof DamagedFileError) || tried === TRIES) throw error;
    }
  }
};

/** The same for whoever reads many files and lets others run meanwhile. */
export const readBesideLater = async <T>(path: string, parse: (bytes: Buffer) => T): Promise<T> => {
  let first: Buffer | undefined = await readFile(path);
  const next = (): Buffer => {
    const bytes = first ?? readFileSync(path);
    first = undefined;
    return bytes;
  };
  return readBeside(next, parse);
};
