import { z } from 'zod';
import { type ReportEvent, type ReportKind, reportKinds } from '../../domain/report-task/report-events.ts';
import { replayReport } from '../../domain/report-task/report-task.ts';

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
  /** Reports that wait for a press or still owe a message ({@link isUnfinished}), in no order. */
  unfinished(): readonly ReportFile[];
  get(key: ReportKey): ReportFile | undefined;
  /** Replaces a report as a whole, or makes it. @throws {StoreUnavailableError} when nothing was saved. */
  save(file: ReportFile): Promise<void>;
};

/** The events after which the papers are handed out: those by which the report says something else than before. */
export const papersTold = (events: readonly ReportEvent[]): readonly ReportEvent[] =>
  events.filter((event, index) => 'content' in event && event.content !== contentBefore(events.slice(0, index)));

/** What each event that has something new to say is told by; `card` tells all of them. */
export const messagesOwed = ({ events, messages }: ReportFile): { id: string; seq: number }[] => {
  const papers = papersTold(events);
  const calls = events.filter((event) => 'level' in event);
  const owed = [
    { id: 'card', seq: events.length },
    ...papers.map(({ seq }) => ({ id: `papers:${seq}`, seq })),
    ...calls.map(({ seq }) => ({ id: `call:${seq}`, seq })),
  ];
  return owed.filter(
    ({ id, seq }) => !messages.some((message) => message.id === id && message.place && message.seq >= seq),
  );
};

const contentBefore = (events: readonly ReportEvent[]): string | undefined =>
  events.reduce<string | undefined>((known, event) => ('content' in event ? event.content : known), undefined);

export const isUnfinished = (file: ReportFile): boolean =>
  replayReport(file.events).stage !== undefined || messagesOwed(file).length > 0;

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
