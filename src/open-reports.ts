import type { CaseFinder } from './casework/papers/found-cases.ts';
import type { Office } from './casework/ports.ts';
import type { PaperMaker } from './casework/report-task/paper-file.ts';
import type { ReportStore } from './casework/report-task/report-file.ts';
import { ReportOffice } from './casework/report-task/report-office.ts';
import type { Settings } from './config.ts';
import { paperMaker } from './report/paper-files.ts';
import { casesBetween } from './store/json/read-period.ts';
import { openReportShelf } from './store/json/report-shelf.ts';
import type { Text } from './text/text.ts';

/** Recaps and monthly reports of a running office. */
export type Reports = { store: ReportStore; office: ReportOffice; papers: PaperMaker };

/** @throws {DamagedFileError} when a report's file cannot be believed. */
export const openReports = (office: Office, settings: Pick<Settings, 'dataDir' | 'office'>, text: Text): Reports => {
  const store = openReportShelf(settings.dataDir);
  const find: CaseFinder = (query) => casesBetween(settings.dataDir, query);
  return {
    store,
    office: new ReportOffice({ office, store, find }),
    papers: paperMaker({ office: settings.office, text }),
  };
};
