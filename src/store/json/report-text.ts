import { z } from 'zod';
import { type ReportFile, type ReportKey, reportMessageSchema } from '../../casework/report-task/report-file.ts';
import { parseReportEvent } from '../../domain/report-task/report-events.ts';
import { checkBytes, DamagedFileError, withChecksum } from './case-text.ts';

/** A report as bytes: like a case, a checksum over plain JSON, one event a line. */

const REPORT_VERSION = 1;

const fileSchema = z.object({
  schemaVersion: z.literal(REPORT_VERSION),
  events: z.array(z.unknown()).min(1),
  messages: z.array(reportMessageSchema),
});

const lines = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;

export const formatReport = ({ events, messages }: ReportFile): string =>
  withChecksum(`"schemaVersion":${REPORT_VERSION},\n"events":${lines(events)},\n"messages":${lines(messages)}\n}\n`);

/** @throws {DamagedFileError} when it cannot be believed, or is the file of another report. */
export const parseReport = (bytes: Buffer, key: ReportKey): ReportFile => {
  checkBytes(bytes);
  try {
    const { events, messages } = fileSchema.parse(JSON.parse(bytes.toString('utf8')));
    const file = { key, events: events.map(parseReportEvent), messages };
    const [first] = file.events;
    const isOwn =
      first?.type === 'ReportDrafted' &&
      first.desk === key.desk &&
      first.kind === key.kind &&
      first.period === key.period;
    if (!isOwn) throw new DamagedFileError('this is the file of another report');
    return file;
  } catch (error) {
    if (error instanceof DamagedFileError) throw error;
    throw new DamagedFileError(error instanceof z.ZodError ? z.prettifyError(error) : String(error), { cause: error });
  }
};
