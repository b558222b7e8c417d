import type { Case, LastMove } from '../case.ts';
import { withLevel } from '../learn.ts';
import type { ReportEvent, ReportEventBody, ReportEventOf, ReportKind, ReportStage } from './report-events.ts';

/** A report on its way: what replaying its events gives. */
export type ReportTask = Pick<Case, 'clocks' | 'given' | 'lateSince'> & {
  desk: string;
  procedure: string;
  kind: ReportKind;
  period: string;
  /** What it waits for; undefined once it is done. */
  stage?: ReportStage;
  since: string;
  /** Grows with every move. A button carries it; an older button is stale. */
  turn: number;
  drafted: { at: string; late: boolean };
  content: string;
  lastMove?: LastMove;
  /** Why it was sent back last, and by whom. */
  returned?: { reason: string; by?: string; name?: string; at: string };
  doneAt?: string;
  presses: readonly string[];
  version: number;
};

const drafted = (event: ReportEventOf<'ReportDrafted'>): Omit<ReportTask, 'version'> => ({
  desk: event.desk,
  procedure: event.procedure,
  kind: event.kind,
  period: event.period,
  ...(event.to === undefined ? { doneAt: event.at } : { stage: event.to }),
  since: event.at,
  turn: 1,
  drafted: { at: event.at, late: event.late === true },
  content: event.content,
  clocks: event.clocks,
  given: {},
  presses: [],
});

type Pressed = Extract<ReportEventBody, { action: string }>;

const personOf = ({ by, name, at }: Pressed) => ({
  ...(by === undefined ? {} : { by }),
  ...(name === undefined ? {} : { name }),
  at,
});

const moved = ({ stage: _, ...before }: ReportTask, event: Pressed): Omit<ReportTask, 'version'> => ({
  ...before,
  ...(event.to === undefined ? { doneAt: event.at, clocks: {} } : { stage: event.to, clocks: event.clocks ?? {} }),
  since: event.at,
  turn: before.turn + 1,
  lastMove: { ...personOf(event), action: event.action },
  presses: event.press === undefined ? before.presses : [...before.presses, event.press],
  ...('content' in event ? { content: event.content } : {}),
  ...(event.type === 'ReportReturned' ? { returned: { ...personOf(event), reason: event.reason } } : {}),
});

/** The report after one more event. */
const evolveReport = (before: ReportTask | undefined, event: ReportEvent): ReportTask => {
  const version = event.seq;
  if (event.type === 'ReportDrafted') return { ...drafted(event), version };
  if (!before) throw new Error(`event ${event.seq} (${event.type}) comes before the draft`);
  if ('level' in event) return { ...before, ...withLevel(before, event), version };
  return { ...moved(before, event), version };
};

/** @throws when there is no event: a report that was never drafted does not exist. */
export const replayReport = (events: readonly ReportEvent[]): ReportTask => {
  const result = events.reduce<ReportTask | undefined>(evolveReport, undefined);
  if (!result) throw new Error('a report without events does not exist');
  return result;
};
