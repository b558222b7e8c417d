import { hash } from 'node:crypto';
import { z } from 'zod';
import { type CaseFile, deliverySchema, SCHEMA_VERSION } from '../../casework/case-file.ts';
import { type CaseRow, caseRowSchema } from '../../casework/case-row.ts';
import { parseEvent } from '../../domain/event-chain.ts';
import { NewerVersionError, type Upgrades, upgraded, upgrades } from './upgrades.ts';

/**
 * A case file as bytes: plain JSON that a person can read, one event a line.
 *
 * The first line carries the SHA-256 of every byte after it, and is itself fixed to the letter, so that one changed
 * byte anywhere shows. The second line is the row: all that a start needs of an open case.
 */

/** The bytes are not what was written. Says where, for people. */
export class DamagedFileError extends Error {
  override name = 'DamagedFileError';
}

const sha256 = (data: string | Buffer): string => hash('sha256', data, 'hex');

const FIRST_LINE = /^\{"checksum":"([0-9a-f]{64})",\n$/;
const FIRST_LINE_BYTES = 80;
const ROW_KEY = '"row":';

const lines = (key: string, items: readonly unknown[]): string =>
  items.length === 0 ? `"${key}":[]` : `"${key}":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;

/** The bytes of a file: the rest of an object after its first key, which is the checksum of that rest. */
export const withChecksum = (rest: string): string => `{"checksum":"${sha256(rest)}",\n${rest}`;

export const formatCase = ({ row, schemaVersion, events, deliveries }: CaseFile): string => {
  const rest = [
    `${ROW_KEY}${JSON.stringify(row)}`,
    `"schemaVersion":${schemaVersion}`,
    lines('events', events),
    `${lines('deliveries', deliveries)}\n}\n`,
  ].join(',\n');
  return withChecksum(rest);
};

/** @throws {DamagedFileError} when a byte differs from what was written. */
export const checkBytes = (bytes: Buffer): void => {
  const [, claimed] = FIRST_LINE.exec(bytes.toString('latin1', 0, FIRST_LINE_BYTES)) ?? [];
  if (claimed === undefined) throw new DamagedFileError('line 1 is not a checksum');
  if (sha256(bytes.subarray(FIRST_LINE_BYTES)) !== claimed) throw new DamagedFileError('the checksum does not fit');
};

const rawFileSchema = z.record(z.string(), z.unknown());
const caseFileSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  row: caseRowSchema,
  events: z.array(z.unknown()).min(1),
  deliveries: z.array(deliverySchema),
});

/**
 * The whole file: bytes checked, upgraded from older versions, every event and delivery parsed by schema.
 *
 * @throws {DamagedFileError} when it cannot be believed; {NewerVersionError} when it is from the future.
 */
export const parseCase = (bytes: Buffer, table: Upgrades = upgrades): CaseFile => {
  checkBytes(bytes);
  try {
    const { checksum: _, ...raw } = rawFileSchema.parse(JSON.parse(bytes.toString('utf8')));
    const { events, ...file } = caseFileSchema.parse(upgraded(raw, table));
    return { ...file, events: events.map(parseEvent) };
  } catch (error) {
    if (error instanceof NewerVersionError) throw error;
    throw new DamagedFileError(error instanceof z.ZodError ? z.prettifyError(error) : String(error), { cause: error });
  }
};

const isCurrent = (bytes: Buffer, rowEnd: number, { current }: Upgrades): boolean =>
  bytes.indexOf(`"schemaVersion":${current},\n`, rowEnd) === rowEnd + 1;

/**
 * The whole file, for the writer, who touches a case before each press. Every byte is checked; a history of today's
 * version is not parsed by schema again: it went through the schema before it was written, and the checksum proves that
 * these are the bytes (decision 0009).
 *
 * @throws like {@link parseCase}.
 */
export const parseOwnCase = (bytes: Buffer, table: Upgrades = upgrades): CaseFile => {
  checkBytes(bytes);
  if (!isCurrent(bytes, bytes.indexOf('\n', FIRST_LINE_BYTES), table)) return parseCase(bytes, table);
  // oxlint-disable-next-line no-unsafe-type-assertion -- the checksum proves that formatCase wrote these lines
  const { row, schemaVersion, events, deliveries } = JSON.parse(bytes.toString('utf8')) as CaseFile;
  if (events.at(-1)?.seq !== row.version) throw new DamagedFileError('the row is not that of the last event');
  return { schemaVersion, row, events, deliveries };
};

/**
 * The row alone, for a start with many cases: every byte is checked, but the history is not parsed, and the row is
 * taken as it was when we wrote it — the checksum says it is ours.
 *
 * @throws like {@link parseCase}.
 */
export const rowIn = (bytes: Buffer, table: Upgrades = upgrades): CaseRow => {
  checkBytes(bytes);
  const end = bytes.indexOf('\n', FIRST_LINE_BYTES);
  if (!isCurrent(bytes, end, table)) return parseCase(bytes, table).row;
  // oxlint-disable-next-line no-unsafe-type-assertion -- the checksum proves that formatCase wrote this line
  return JSON.parse(bytes.toString('utf8', FIRST_LINE_BYTES + ROW_KEY.length, end - 1)) as CaseRow;
};
