import { z } from 'zod';
import type { ReportKey } from '../casework/report-task/report-file.ts';
import { reportKeyOf } from '../casework/report-task/report-file.ts';

/** What a button of a report carries. Case ids never hold a slash, so neither can be taken for the other. */
export type ReportValue = { key: ReportKey; turn: number };

export const reportValue = ({ desk, kind, period }: ReportKey, turn: number): string =>
  `report/${desk}/${kind}-${period}:${turn}`;

const schema = z
  .string()
  .max(200)
  .regex(/^report\/[a-z][a-z0-9-]*\/[a-z0-9-]+:\d{1,9}$/u);

/** @returns undefined for anything that no button of a report ever carried. */
export const parseReportValue = (value: unknown): ReportValue | undefined => {
  const read = schema.safeParse(value);
  if (!read.success) return undefined;
  const [, desk = '', rest = ''] = read.data.split('/');
  const [name = '', turn = ''] = rest.split(':');
  const key = reportKeyOf(desk, name);
  return key && { key, turn: Number(turn) };
};
