import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder of its own for one test. */
export const tempFolder = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'tuntas-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
