import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CaseFile } from '../../casework/case-file.ts';
import { DamagedFileError, parseCase } from './case-text.ts';
import { codeOf } from './disk.ts';
import { listFiles } from './folders.ts';
import { fileName } from './layout.ts';
import { readBesideLater } from './read-beside.ts';

/**
 * Every case, open and closed, beside a running bot and without one; one that moves meanwhile comes once.
 *
 * @param onUnreadable hears of each file that cannot be believed, and of those that were set aside before.
 */
export async function* everyCase(dataDir: string, onUnreadable: (path: string) => void): AsyncGenerator<CaseFile> {
  const { open, archived, damaged } = listFiles(dataDir);
  for (const path of damaged) onUnreadable(path);
  const seen = new Set<string>();
  for (const { folder, caseId } of [...open, ...archived, ...listFiles(dataDir).archived]) {
    if (seen.has(caseId)) continue;
    const path = join(folder, fileName(caseId));
    try {
      const file = await readBesideLater(join(dataDir, path), parseCase);
      seen.add(caseId);
      yield file;
    } catch (error) {
      // It was closed since the listing: it comes with the archive's second one.
      if (codeOf(error) === 'ENOENT') continue;
      if (!(error instanceof DamagedFileError)) throw error;
      onUnreadable(path);
      seen.add(caseId);
    }
    await setImmediate();
  }
}
