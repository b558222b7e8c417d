import { turnOf } from '../../domain/report-task/decide-report.ts';
import type { ReportEvent } from '../../domain/report-task/report-events.ts';
import type { ReportAction } from '../../domain/report-task/report-stages.ts';
import { type ReportTask, replayReport } from '../../domain/report-task/report-task.ts';
import type { Desk, Office } from '../ports.ts';
import type { Paper } from './compile-paper.ts';
import type { ReportFile } from './report-file.ts';

/** What a reader is shown of a report. */
export type ReportView = {
  task: ReportTask;
  events: readonly ReportEvent[];
  desk: Desk;
  paper: Paper;
  /** Whose turn it is, and what they can press; absent when the report is done or nobody is there. */
  turn?: { role: string; holders: readonly string[]; actions: readonly ReportAction[] };
};

/** Everything a message needs to draw a report as it stands. */
export const reportView = async (
  { directory }: Pick<Office, 'directory'>,
  desk: Desk,
  { events }: ReportFile,
  paper: Paper,
): Promise<ReportView> => {
  const task = replayReport(events);
  const { procedure, hours, reports } = desk;
  const dueDay = reports?.dueDay;
  const staffed = await directory.staffed(desk.id);
  const turn = turnOf(task, { procedure, hours, staffed, ...(dueDay === undefined ? {} : { dueDay }) });
  if (!turn) return { task, events, desk, paper };
  const holders = await directory.holdersOf(desk.id, turn.role);
  return {
    task,
    events,
    desk,
    paper,
    turn: { role: turn.role, holders, actions: turn.actions.map(({ id }) => id) },
  };
};
