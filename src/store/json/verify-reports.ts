import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstBreak } from '../../domain/event-chain.ts';
import { replayReport } from '../../domain/report-task/report-task.ts';
import { DamagedFileError } from './case-text.ts';
import { locateDamage, sha256 } from './locate-damage.ts';
import { type FoundReport, listReports } from './report-shelf.ts';
import { parseReport } from './report-text.ts';
import type { Finding } from './verify-files.ts';

const fault = (path: string, says: string): Finding => ({ path, says, weight: 'fault' });

const checkReport = (dataDir: string, { path, key }: FoundReport): Finding[] => {
  if (!key) return [{ path, says: 'is none of our files', weight: 'note' }];
  const bytes = readFileSync(join(dataDir, path));
  try {
    const { events } = parseReport(bytes, key);
    const broken = firstBreak(events, sha256);
    if (broken !== undefined) return [fault(path, `event ${broken} does not follow from the one before it`)];
    replayReport(events);
    return [];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [fault(path, error instanceof DamagedFileError && said.includes('checksum') ? locateDamage(bytes) : said)];
  }
};

/** Reads every report in full: its bytes, its chain, that it can be replayed. Touches nothing. */
export const verifyReports = (dataDir: string): Finding[] =>
  listReports(dataDir).flatMap((found) => checkReport(dataDir, found));
