import type { ReportEvent } from '../../domain/report-task/report-events.ts';
import type { Paper } from './compile-paper.ts';

/** A paper as a file: `laporan-bulanan-2026-10-palangka-raya.pdf`. The same figures and marks give the same bytes. */
export type PaperFile = { name: string; kind: 'pdf' | 'xlsx' | 'png'; bytes: Uint8Array };

/** Makes the files of a report; `events` tell who approved it so far. */
export type PaperMaker = (paper: Paper, events: readonly ReportEvent[]) => Promise<readonly PaperFile[]>;
