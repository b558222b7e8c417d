import { parseCsv } from 'hucre/csv';
import { type CellValue, readXlsx } from 'hucre/xlsx';

/** The file is no table that can be read; `why` is for the text to say. */
export class UnreadableSheetError extends Error {
  override name = 'UnreadableSheetError';
  readonly why: 'old-excel' | 'web-page' | 'damaged' | 'empty';

  constructor(why: UnreadableSheetError['why']) {
    super(`the sheet cannot be read: ${why}`);
    this.why = why;
  }
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** A date of a typed cell as text, without a zone: what the sheet shows is what counts. */
const dateText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString().slice(0, 19).replace('T', ' ');
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text;
};

const cellText = (cell: CellValue | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return (cell instanceof Date ? dateText(cell) : String(cell)).trim();
};

/** CSV as office programs write it: UTF-8 with or without mark, UTF-16 with one, or windows-1252. */
const decoded = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How much of a table this is: rows of one width, and how wide. A title block has few cells, and commas in its words. */
const tableSize = (rows: readonly CellValue[][]): number => {
  const sizes = new Map<number, number>();
  for (const { length } of rows.slice(0, 200)) sizes.set(length, (sizes.get(length) ?? 0) + length - 1);
  return Math.max(0, ...sizes.values());
};

const csvRows = (text: string): CellValue[][] => {
  const tries = DELIMITERS.map((delimiter) => parseCsv(text, { delimiter }));
  return tries.toSorted((a, b) => tableSize(b) - tableSize(a))[0] ?? [];
};

const xlsxRows = async (bytes: Uint8Array): Promise<CellValue[][]> => {
  try {
    const { sheets } = await readXlsx(bytes, { sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden });
    return sheets.find(({ rows }) => rows.length > 0)?.rows ?? [];
  } catch {
    throw new UnreadableSheetError('damaged');
  }
};

/**
 * The rows of a table file as text, cell by cell: the first sheet of an XLSX that is shown and holds anything, or a CSV by
 * any of the usual delimiters and encodings. Row 1 of the file is the first of the result. Dates: `2026-01-03 13:44:00`.
 * Formulas come as the value that was saved with them, or as nothing: none is ever worked out.
 *
 * @throws {UnreadableSheetError}
 */
export const readSheet = async (bytes: Uint8Array): Promise<string[][]> => {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableSheetError('old-excel');
  const isZip = startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
  const text = isZip ? '' : decoded(bytes);
  if (/^\s*<(?:!doctype|html|table|\?xml)/iu.test(text)) throw new UnreadableSheetError('web-page');
  const rows = isZip ? await xlsxRows(bytes) : csvRows(text);
  const read = Array.from(rows, (row) => Array.from(row ?? [], cellText));
  if (!read.some((row) => row.some((cell) => cell !== ''))) throw new UnreadableSheetError('empty');
  return read;
};

/** A heading as it is compared: letters and digits only, whatever its case, spaces and width. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
