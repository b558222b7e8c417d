import { z } from 'zod';
import { type ReportEvent, type ReportKind, reportKinds } from '../../domain/report-task/report-events.ts';

/** What tells a report from every other. */
export type ReportKey = { desk: string; kind: ReportKind; period: string };

/**
 * A message of a report: its card in the channel, its papers in the thread, or a call about lateness. `seq` is the event
 * it told last; a place without one is a message whose posting had an unknown end.
 */
export const reportMessageSchema = z.strictObject({
  id: z.string(),
  seq: z.number().int().nonnegative(),
  place: z.strictObject({ channel: z.string(), ts: z.string() }).optional(),
});
export type ReportMessage = z.infer<typeof reportMessageSchema>;

/** All that is kept of one report: its events are the record. */
export type ReportFile = { key: ReportKey; events: readonly ReportEvent[]; messages: readonly ReportMessage[] };

/** Where reports are kept. One writer; every change is durable before it counts. */
export type ReportStore = {
  /** Every report, in no order. */
  all(): Iterable<ReportFile>;
  get(key: ReportKey): ReportFile | undefined;
  /** Replaces a report as a whole, or makes it. @throws {StoreUnavailableError} when nothing was saved. */
  save(file: ReportFile): Promise<void>;
};

const NAME = /^([a-z]+)-(\d{4}-\d{2}(?:-\d{2})?)$/;
const kindSchema = z.enum(reportKinds);

/** `recap-2026-11-23`, `monthly-2026-10`. */
export const reportName = ({ kind, period }: Pick<ReportKey, 'kind' | 'period'>): string => `${kind}-${period}`;

/** @returns undefined for what is no name of a report. */
export const reportKeyOf = (desk: string, name: string): ReportKey | undefined => {
  const [, word, period] = NAME.exec(name) ?? [];
  const kind = kindSchema.safeParse(word);
  return kind.success && period !== undefined ? { desk, kind: kind.data, period } : undefined;
};
