import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ATTACHMENTS } from './attachment-shelf.ts';
import { codeOf } from './disk.ts';
import { listFiles } from './folders.ts';
import { fileName } from './layout.ts';

/** A message that has just come keeps its attachments before its case is written. */
const YOUNG_MS = 86_400_000;

const KEPT = /"kept":"([0-9a-f]{64})"/gu;

/** Removes attachments that no case names any more. @returns how many. Only while nobody else writes here. */
export const sweepAttachments = async (dataDir: string, now: number): Promise<number> => {
  const lying = await attachmentPaths(dataDir);
  if (lying.size === 0) return 0;
  const { open, archived, damaged } = listFiles(dataDir);
  const paths = [...open, ...archived].map(({ folder, caseId }) => join(folder, fileName(caseId)));
  // A case that was set aside may be restored: what it names stays.
  for (const path of [...paths, ...damaged]) {
    const text = await readFile(join(dataDir, path), 'utf8');
    for (const [, kept = ''] of text.matchAll(KEPT)) lying.delete(kept);
  }
  let removed = 0;
  for (const path of lying.values()) {
    if ((await stat(path)).mtimeMs > now - YOUNG_MS) continue;
    await rm(path);
    removed += 1;
  }
  return removed;
};

const attachmentPaths = async (dataDir: string): Promise<Map<string, string>> => {
  const root = join(dataDir, ATTACHMENTS);
  const paths = new Map<string, string>();
  for (const folder of await namesIn(root))
    for (const name of await namesIn(join(root, folder))) paths.set(name, join(root, folder, name));
  return paths;
};

const namesIn = async (path: string): Promise<string[]> => {
  try {
    return await readdir(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
};
