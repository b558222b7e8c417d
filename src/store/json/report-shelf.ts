import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isUnfinished,
  type ReportFile,
  type ReportKey,
  type ReportStore,
  reportKeyOf,
  reportName,
} from '../../casework/report-task/report-file.ts';
import { DamagedFileError } from './case-text.ts';
import { type Disk, localDisk } from './disk.ts';
import { REPORTS } from './layout.ts';
import { replaceFile } from './replace-file.ts';
import { formatReport, parseReport } from './report-text.ts';

/** A report's place relative to the data folder: `reports/<desk>/<kind>-<period>.json`. */
const reportPath = (key: ReportKey): string => join(REPORTS, key.desk, `${reportName(key)}.json`);

/** A file in the reports' folder; `key` is absent for what is none of ours. */
export type FoundReport = { path: string; key?: ReportKey };

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).toSorted() : []);

/** Everything in the reports' folder, by name. */
export const listReports = (dataDir: string): FoundReport[] =>
  namesIn(join(dataDir, REPORTS)).flatMap((desk) =>
    namesIn(join(dataDir, REPORTS, desk)).map((name) => {
      const key = name.endsWith('.json') ? reportKeyOf(desk, name.slice(0, -'.json'.length)) : undefined;
      return { path: join(REPORTS, desk, name), ...(key === undefined ? {} : { key }) };
    }),
  );

const nameOf = ({ desk, kind, period }: ReportKey): string => `${desk} ${kind} ${period}`;

/**
 * The reports in their files. All are read at the opening; what is done is then kept as a name only.
 *
 * @throws {DamagedFileError} when a report cannot be believed: made anew it would be posted a second time.
 */
export const openReportShelf = (dataDir: string, disk: Disk = localDisk): ReportStore => {
  const unfinished = new Map<string, ReportFile>();
  const read = (key: ReportKey): ReportFile | undefined => {
    const path = join(dataDir, reportPath(key));
    if (!existsSync(path)) return undefined;
    try {
      return parseReport(readFileSync(path), key);
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
      throw new DamagedFileError(`${path} is damaged (${error.message}): put back its backup`, { cause: error });
    }
  };
  const keep = (file: ReportFile): void => {
    if (isUnfinished(file)) unfinished.set(nameOf(file.key), file);
    else unfinished.delete(nameOf(file.key));
  };
  for (const { key } of listReports(dataDir)) {
    const file = key && read(key);
    if (file) keep(file);
  }
  return {
    unfinished: () => [...unfinished.values()],
    get: (key) => unfinished.get(nameOf(key)) ?? read(key),
    save: async (file) => {
      const path = join(dataDir, reportPath(file.key));
      mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
      await replaceFile(path, reportPath(file.key), formatReport(file), disk);
      keep(file);
    },
  };
};
