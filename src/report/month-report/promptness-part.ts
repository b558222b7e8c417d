import type { HolderLine, LimitLine, MonthReport, StepLine } from '../../casework/papers/shapes.ts';
import { MINUTE } from '../../domain/local-date.ts';
import type { PrintedLimit } from '../../domain/procedure.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import type { MinuteHolder } from '../../domain/why.ts';
import type { Text } from '../../text/text.ts';
import { drawHeading } from '../paper/blocks.ts';
import { GREY } from '../paper/ink.ts';
import type { Paper } from '../paper/paper.ts';
import { type Column, drawTable } from '../paper/table.ts';
import { percentOf } from '../words.ts';

/** `30 menit`, `3 hari kerja`; the dash where the SOP prints none. */
export const limitInWords = (limit: PrintedLimit | undefined, { format, paper }: Text): string => {
  if (limit === undefined) return paper.dash;
  return 'minutes' in limit ? format.duration(limit.minutes * MINUTE) : format.workingDays(limit.workingDays);
};

/** Whom the minutes are charged to, in words. */
export const holderInWords = ({ procedure }: MonthReport, holder: MinuteHolder, { monthReport }: Text): string => {
  switch (holder.kind) {
    case 'person':
      return monthReport.holders.person({ name: holder.name ?? holder.id, role: roleLabel(procedure, holder.role) });
    case 'role':
      return roleLabel(procedure, holder.role);
    case 'complainant':
      return procedure.complainantLabel;
    case 'system':
      return monthReport.holders.system;
  }
};

const stepInWords = ({ step, title }: StepLine, { monthReport, format }: Text): string =>
  monthReport.steps.named({ step: format.number(step), title });

/** `Batas waktu langkah 3`, `Batas waktu seluruh penanganan`. */
export const limitNameOf = ({ limit, step }: LimitLine, { monthReport, reminder, format }: Text): string => {
  if (step !== undefined) return monthReport.limits.ofStep({ step: format.number(step) });
  const name = reminder.limit[limit];
  return name.charAt(0).toLocaleUpperCase('id') + name.slice(1);
};

const inPercent = (part: number, whole: number, text: Text): string =>
  whole === 0 ? text.paper.dash : text.monthReport.share({ percent: percentOf(part, whole, text) });

export const drawSteps = (paper: Paper, { figures, procedure }: MonthReport, text: Text): void => {
  const { steps: words } = text.monthReport;
  const { format } = text;
  const columns: Column[] = [
    { title: words.step, share: 43 },
    { title: words.role, share: 30 },
    { title: words.limit, share: 16 },
    { title: words.ended, share: 14, align: 'right' },
    { title: words.onTime, share: 13, align: 'right' },
    { title: words.share, share: 18, align: 'right' },
    { title: words.median, share: 17, align: 'right' },
    { title: words.longest, share: 17, align: 'right' },
    { title: words.late, share: 17, align: 'right' },
  ];
  const rows = figures.steps.map((line) => ({
    cells: [
      stepInWords(line, text),
      roleLabel(procedure, line.role),
      limitInWords(line.limit, text),
      format.number(line.ended),
      format.number(line.onTime),
      inPercent(line.onTime, line.ended, text),
      format.duration(line.median),
      format.duration(line.longest),
      line.late > 0 ? format.duration(line.late) : text.paper.dash,
    ],
  }));
  drawTable(paper, columns, rows, { size: 7.5, none: words.none });
  paper.y += 4;
  paper.flow(words.note, { size: 7.5, colour: GREY });
};

export const drawLimits = (paper: Paper, { figures }: MonthReport, text: Text): void => {
  const { limits: words } = text.monthReport;
  const { format } = text;
  drawHeading(paper, words.heading);
  const columns: Column[] = [
    { title: words.limit, share: 44 },
    { title: words.ended, share: 14, align: 'right' },
    { title: words.onTime, share: 14, align: 'right' },
    { title: words.share, share: 14, align: 'right' },
    { title: words.overdue, share: 16, align: 'right' },
  ];
  const rows = figures.limits.map((line) => ({
    cells: [
      limitNameOf(line, text),
      format.number(line.ended),
      format.number(line.onTime),
      inPercent(line.onTime, line.ended + line.overdue, text),
      format.number(line.overdue),
    ],
  }));
  drawTable(paper, columns, rows, { size: 8, none: words.none });
};

const isLate = ({ late }: HolderLine): boolean => late > 0;

/** Only who was late: the rest stands in the spreadsheet. */
export const drawHolders = (paper: Paper, report: MonthReport, text: Text): void => {
  const { holders: words } = text.monthReport;
  const { format } = text;
  drawHeading(paper, words.heading);
  const columns: Column[] = [
    { title: words.holder, share: 50 },
    { title: words.cases, share: 14, align: 'right' },
    { title: words.lateCases, share: 14, align: 'right' },
    { title: words.used, share: 20, align: 'right' },
    { title: words.late, share: 20, align: 'right' },
  ];
  const rows = report.figures.holders.filter(isLate).map((line) => ({
    cells: [
      holderInWords(report, line.holder, text),
      format.number(line.cases),
      format.number(line.lateCases),
      format.duration(line.used),
      format.duration(line.late),
    ],
  }));
  drawTable(paper, columns, rows, { size: 8, none: words.none });
};
