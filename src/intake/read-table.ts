import type { CellValue } from 'hucre';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';

/** A cell that holds a formula and no result: what it would say is not known, and nothing here calculates. */
export const FORMULA = Symbol('a formula without its result');

/** A cell as text; dates as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`; an empty one is ''. */
export type TableCell = string | typeof FORMULA;

/** The sheets of a file, each row by row; a CSV file is one sheet. */
export type Table = TableCell[][][];

export type TableFault = 'too-large' | 'not-a-table' | 'too-many-rows';

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_ROWS = 100_000;

/**
 * Reads an XLSX or CSV file from anybody: nothing is calculated, no link followed. Understands UTF-8, UTF-16 and, when it
 * is neither, Windows-1252, as offices save it.
 */
export const readTable = async (bytes: Buffer): Promise<{ table: Table } | { fault: TableFault }> => {
  if (bytes.length > MOST_BYTES) return { fault: 'too-large' };
  const table = isZip(bytes) ? await readSheets(bytes) : readText(bytes);
  if (!table) return { fault: 'not-a-table' };
  return table.some((sheet) => sheet.length > MOST_ROWS) ? { fault: 'too-many-rows' } : { table };
};

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

const readSheets = async (bytes: Buffer): Promise<Table | undefined> => {
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: MOST_ROWS + 1 });
    return sheets.map(({ rows, cells }) =>
      rows.map((row, at) =>
        row.map((value, column) => {
          const formula = cells?.get(`${at},${column}`)?.formula;
          return formula !== undefined && value === null ? FORMULA : textOf(value);
        }),
      ),
    );
  } catch {
    // A broken archive, or one that asks for more room than any register has.
    return undefined;
  }
};

const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const [date = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00') ? date : `${date} ${time.slice(0, 5)}`;
};

const readText = (bytes: Buffer): Table | undefined => {
  const text = decoded(bytes);
  // Any file can be read as letters; one with NUL in it is no text.
  if (text.includes('\0')) return undefined;
  try {
    const tries = DELIMITERS.map((delimiter) => parseCsv(text, { delimiter, maxRows: MOST_ROWS + 1 }));
    const best = tries.toSorted((a, b) => regularity(b) - regularity(a))[0] ?? [];
    return [best.map((row) => row.map(textOf))];
  } catch {
    return undefined;
  }
};

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How much of a table it is: rows of one width, and how wide. The title above a table has few cells, and commas in its words. */
const regularity = (rows: readonly (readonly unknown[])[]): number => {
  const sizes = new Map<number, number>();
  for (const { length } of rows.slice(0, 200)) sizes.set(length, (sizes.get(length) ?? 0) + length - 1);
  return Math.max(0, ...sizes.values());
};

const decoded = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
