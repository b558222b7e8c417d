import type { MonthReport, RegisterBook } from '../casework/papers/shapes.ts';
import type { Paper } from '../casework/report-task/compile-paper.ts';
import type { PaperFile, PaperMaker } from '../casework/report-task/paper-file.ts';
import type { ReportEvent } from '../domain/report-task/report-events.ts';
import { dailyRecapPdf } from './daily-recap/pdf.ts';
import { dailyRecapXlsx } from './daily-recap/xlsx.ts';
import { monthReportPdf, type ReportMark } from './month-report/pdf.ts';
import { monthReportPng } from './month-report/pictures.ts';
import { monthReportXlsx } from './month-report/xlsx.ts';
import type { House } from './paper/blocks.ts';
import { registerBookPdf } from './register-book/pdf.ts';
import { registerBookXlsx } from './register-book/xlsx.ts';

const acts = { ReportApproved: 'approved', ReportAcknowledged: 'acknowledged' } as const;

/** Approvals that still stand: sent back and redrafted, a report needs a new one. */
const marksIn = (events: readonly ReportEvent[]): ReportMark[] =>
  events.flatMap((event): ReportMark[] => {
    if (event.type !== 'ReportApproved' && event.type !== 'ReportAcknowledged') return [];
    const { at, by, name, role = '', acting } = event;
    return [
      {
        act: acts[event.type],
        at,
        role,
        ...(by === undefined ? {} : { by }),
        ...(name === undefined ? {} : { name }),
        ...(acting === undefined ? {} : { acting }),
      },
    ];
  });

const monthFiles = async (month: MonthReport, events: readonly ReportEvent[], house: House): Promise<PaperFile[]> => {
  const name = `laporan-bulanan-${month.figures.month}-${month.desk.id}`;
  return [
    { name: `${name}.png`, kind: 'png', bytes: await monthReportPng(month, house) },
    { name: `${name}.pdf`, kind: 'pdf', bytes: await monthReportPdf(month, house, marksIn(events)) },
    { name: `${name}.xlsx`, kind: 'xlsx', bytes: await monthReportXlsx(month, house) },
  ];
};

/** Makes the files of recaps and monthly reports, for chat and command alike. */
export const paperMaker =
  (house: House): PaperMaker =>
  async (paper: Paper, events) => {
    if (paper.kind === 'monthly') return monthFiles(paper.month, events, house);
    const name = `rekap-${paper.recap.date}-${paper.recap.desk.id}`;
    return [
      { name: `${name}.pdf`, kind: 'pdf', bytes: await dailyRecapPdf(paper.recap, house) },
      { name: `${name}.xlsx`, kind: 'xlsx', bytes: await dailyRecapXlsx(paper.recap, house) },
    ];
  };

/** Buku Register as files. */
export const registerFiles = async (book: RegisterBook, house: House): Promise<PaperFile[]> => {
  const name = `buku-register-${book.year}-${book.desk.id}`;
  return [
    { name: `${name}.pdf`, kind: 'pdf', bytes: await registerBookPdf(book, house) },
    { name: `${name}.xlsx`, kind: 'xlsx', bytes: await registerBookXlsx(book, house) },
  ];
};
