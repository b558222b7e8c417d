import type { RegisterEntry } from '../../casework/import-case.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { cleanText, isBlank, singleLine } from '../../domain/plain-text.ts';
import { readDate } from '../read-date.ts';
import { FORMULA, type Table, type TableCell } from '../read-table.ts';
import { channelOf, kindOf } from './read-words.ts';
import { type Columns, findColumns, type HeaderFault, type RegisterColumn } from './register-columns.ts';

export type RowFault =
  | 'no-number'
  | 'number-unreadable'
  | 'number-twice'
  | 'no-received'
  | 'received-unreadable'
  | 'no-closed'
  | 'closed-unreadable'
  | 'closed-before-received'
  | 'in-future'
  | 'too-old'
  | 'nothing-said'
  | 'formula-without-value'
  | 'too-long';

/** A row of the file, counted as the spreadsheet counts it. */
export type ReadRow = { row: number } & ({ entry: RegisterEntry } | { fault: RowFault });

export type ReadRegister = { rows: ReadRow[] } | HeaderFault | { fault: 'no-rows' };

/** As long as a complaint may be anywhere else. */
const LONGEST_CELL = 20_000;
const FIRST_YEAR = '2000-01-01';
/** A register never gets so far; such a "number" is a phone or a NIK in the wrong column. */
const HIGHEST_NUMBER = 99_999_999;

/** The number in `PGD-2024-0045`, else the first one in `045/12/DISDUK/2024`. */
const numberIn = (text: string): number | undefined => {
  const digits = /^[A-Za-z]+-\d{4}-(\d+)$/.exec(text)?.[1] ?? /\d+/.exec(text)?.[0];
  const number = Number(digits);
  return number > 0 && number <= HIGHEST_NUMBER ? number : undefined;
};

/**
 * Reads the first sheet that has headings. Every row below them that holds anything is in the result, as an entry or with
 * the first reason why it is none.
 *
 * @param today the office's own calendar.
 */
export const readRegister = (table: Table, today: LocalDate): ReadRegister => {
  const found = table.map((sheet) => ({ sheet, columns: findColumns(sheet) }));
  const fitting =
    found.find(({ columns }) => 'at' in columns) ??
    found.find(({ columns }) => 'fault' in columns && columns.fault !== 'no-header');
  if (!fitting) return { fault: 'no-header' };
  const { sheet, columns } = fitting;
  if (!('at' in columns)) return columns;
  const seen = new Set<string>();
  const rows = [...sheet.entries()].slice(columns.row + 1).flatMap(([index, cells]): ReadRow[] => {
    if (cells.every((cell) => cell !== FORMULA && isBlank(cell))) return [];
    return [{ row: index + 1, ...onlyOnce(readRow(cells, columns, today), seen) }];
  });
  return rows.length === 0 ? { fault: 'no-rows' } : { rows };
};

type Read = { entry: RegisterEntry } | { fault: RowFault };

const onlyOnce = (read: Read, seen: Set<string>): Read => {
  if ('fault' in read) return read;
  const key = `${read.entry.received.slice(0, 4)} ${read.entry.number}`;
  if (seen.has(key)) return { fault: 'number-twice' };
  seen.add(key);
  return read;
};

const readRow = (cells: readonly TableCell[], { at, others }: Columns, today: LocalDate): Read => {
  if (cells.includes(FORMULA)) return { fault: 'formula-without-value' };
  const texts = cells.map((cell) => (cell === FORMULA ? '' : cleanText(cell).trim()));
  if (texts.some((text) => text.length > LONGEST_CELL)) return { fault: 'too-long' };
  const of = (column: RegisterColumn): string => texts[at.get(column) ?? -1] ?? '';
  const number = numberIn(of('number'));
  if (of('number') === '') return { fault: 'no-number' };
  if (number === undefined) return { fault: 'number-unreadable' };
  const dates = readDates(of('receivedAt'), of('closedAt'), today);
  if ('fault' in dates) return dates;
  if (isBlank(of('subject')) && isBlank(of('body'))) return { fault: 'nothing-said' };
  const columns = Object.fromEntries(
    [...others].flatMap(([index, heading]) => (texts[index] ? [[singleLine(heading), texts[index]]] : [])),
  );
  return {
    entry: {
      number,
      writtenNumber: singleLine(of('number')),
      ...dates,
      channel: channelOf(of('channel')),
      kind: kindOf(of('kind')),
      subject: singleLine(of('subject')),
      body: of('body'),
      complainant: present({
        name: singleLine(of('name')),
        nik: of('nik'),
        phone: of('phone'),
        email: of('email'),
        address: of('address'),
      }),
      columns: { ...columns, ...present({ Kanal: of('channel'), Jenis: of('kind') }) },
    },
  };
};

const present = <T extends Record<string, string>>(fields: T): Partial<T> => {
  const kept: Partial<T> = {};
  for (const key in fields) if (fields[key] !== '') kept[key] = fields[key];
  return kept;
};

const readDates = (
  receivedText: string,
  closedText: string,
  today: LocalDate,
): { received: LocalDate; closed: LocalDate } | { fault: RowFault } => {
  if (receivedText === '') return { fault: 'no-received' };
  const received = readDate(receivedText);
  if (received === undefined) return { fault: 'received-unreadable' };
  if (closedText === '') return { fault: 'no-closed' };
  const closed = readDate(closedText);
  if (closed === undefined) return { fault: 'closed-unreadable' };
  if (received < FIRST_YEAR) return { fault: 'too-old' };
  if (closed < received) return { fault: 'closed-before-received' };
  return closed > today ? { fault: 'in-future' } : { received, closed };
};
