import type { SourceReport } from '../../casework/take-report.ts';
import type { Complaint } from '../../domain/complaint.ts';
import { externalIdOf, isTrackingId } from '../../domain/lapor.ts';
import { cleanText, isBlank, singleLine } from '../../domain/plain-text.ts';
import type { ComplaintKind } from '../../domain/procedure.ts';
import { readComplaint } from '../complaint-draft.ts';
import { FORMULA, type Table, type TableCell } from '../read-table.ts';
import { findLaporHeader, kept, keptColumns, type LaporColumn, type LaporHeader } from './lapor-columns.ts';
import { readInstant } from './read-instant.ts';

export type LaporFault =
  | 'no-tracking-id'
  | 'tracking-id-unreadable'
  | 'tracking-id-twice'
  | 'no-date'
  | 'date-unreadable'
  | 'in-future'
  | 'nothing-said'
  | 'formula-without-value'
  | 'too-long';

/** A report, and whether LAPOR! says that it is closed. */
type LaporReport = { report: SourceReport; isClosed: boolean };

/** A row of the file, counted as the spreadsheet counts it. */
export type LaporRow = { row: number; trackingId?: string } & (LaporReport | { fault: LaporFault });

export type ReadLapor = { rows: LaporRow[]; unused: readonly string[] } | { fault: 'no-header' | 'no-rows' };

/** A spreadsheet's cell cannot hold more; a CSV's could. */
const LONGEST_CELL = 40_000;
const LONGEST_SUBJECT = 1_000;

/**
 * Reads LAPOR!'s export: the first sheet that has its headings, in any order and spelling. Every row below them that holds
 * anything is in the result, as a report or with the first reason why it is none.
 *
 * @param now Unix milliseconds: nothing can have been reported later.
 */
export const readLapor = (table: Table, now: number): ReadLapor => {
  for (const sheet of table) {
    const header = findLaporHeader(sheet);
    if (!header) continue;
    const seen = new Set<string>();
    const rows = [...sheet.entries()].slice(header.firstRow).flatMap(([index, cells]): LaporRow[] => {
      if (cells.every((cell) => cell !== FORMULA && isBlank(cell))) return [];
      return [{ row: index + 1, ...readRow(cells, header, now, seen) }];
    });
    return rows.length === 0 ? { fault: 'no-rows' } : { rows, unused: header.unused };
  }
  return { fault: 'no-header' };
};

type Read = { trackingId?: string } & (LaporReport | { fault: LaporFault });

const readRow = (cells: readonly TableCell[], { at }: LaporHeader, now: number, seen: Set<string>): Read => {
  const used = [...at.values()].map((index) => cells[index] ?? '');
  if (used.includes(FORMULA)) return { fault: 'formula-without-value' };
  const of = (column: LaporColumn): string => {
    const cell = cells[at.get(column) ?? -1];
    return cell === undefined || cell === FORMULA ? '' : cleanText(cell).trim();
  };
  const written = singleLine(of('trackingId'));
  if (written === '') return { fault: 'no-tracking-id' };
  // A number that went through a program which shows decimals, or an id with its sign.
  const trackingId = written.replace(/^#\s*/, '').replace(/[.,]0+$/, '');
  if (!isTrackingId(trackingId)) return { fault: 'tracking-id-unreadable' };
  if (seen.has(trackingId)) return { trackingId, fault: 'tracking-id-twice' };
  seen.add(trackingId);
  return { trackingId, ...readReport(trackingId, of, now) };
};

type Of = (column: LaporColumn) => string;

const readReport = (trackingId: string, of: Of, now: number): LaporReport | { fault: LaporFault } => {
  if (of('date') === '') return { fault: 'no-date' };
  const receivedAt = readInstant(singleLine(of('date')), singleLine(of('time')));
  if (receivedAt === undefined) return { fault: 'date-unreadable' };
  if (Date.parse(receivedAt) > now) return { fault: 'in-future' };
  const body = isBlank(of('body')) ? of('edited') : of('body');
  if (isBlank(body) && isBlank(of('subject'))) return { fault: 'nothing-said' };
  if (body.length > LONGEST_CELL || of('subject').length > LONGEST_SUBJECT) return { fault: 'too-long' };
  const externalId = externalIdOf(trackingId);
  const draft = { channel: 'lapor', kind: kindOf(of('classification')), subject: of('subject'), body, receivedAt };
  const read = readComplaint({ ...draft, externalId, complainant: complainantOf(of) }, now);
  if ('faults' in read) return { fault: 'too-long' };
  const columns = columnsOf(of);
  return {
    report: {
      complaint: { ...read.complaint, externalId, ...matterOf(of) },
      columns,
      ...(REPLIED.test(of('status')) ? { repliedIn: kept.status } : {}),
    },
    isClosed: CLOSED.test(of('status')),
  };
};

/** What LAPOR! writes where the reporter has said something there. */
const REPLIED = /(?:ditanggapi|dibalas|dibuka kembali)\s+oleh\s+pelapor/iu;
/** `Ditutup oleh Sistem`, `Diarsipkan oleh Admin`, `Selesai`; LAPOR! keeps no closed list of its words. */
const CLOSED = /^(?:ditutup|diarsipkan|selesai)\b/iu;
const NOBODY = /^(?:anonim|anonymous|dirahasiakan|rahasia|nn|n\/a|-+)$/iu;

/** Whoever reports anonymously is named to nobody, also when the export does name them. */
const complainantOf = (of: Of): Complaint['complainant'] => {
  const isAnonymous = /anonim/iu.test(of('secrecy')) || NOBODY.test(of('name'));
  if (isAnonymous) return {};
  const given = { name: of('name'), email: of('email'), phone: of('phone'), address: of('address') };
  return Object.fromEntries(Object.entries(given).filter(([, words]) => !isBlank(words)));
};

const kindOf = (classification: string): ComplaintKind => {
  if (/informasi/iu.test(classification)) return 'information-request';
  if (/aspirasi/iu.test(classification)) return 'aspiration';
  return /pengaduan|whistle/iu.test(classification) ? 'complaint' : 'unclassified';
};

/** LAPOR!'s categories are those of all offices; only what few may read is taken over. */
const matterOf = (of: Of): Pick<Complaint, 'category' | 'secret'> => ({
  ...(/pungutan liar|pungli|gratifikasi|suap/iu.test(of('category')) ? { category: 'bribery' as const } : {}),
  ...(/rahasia/iu.test(of('secrecy')) ? { secret: true as const } : {}),
});

const columnsOf = (of: Of): Record<string, string> =>
  Object.fromEntries(
    keptColumns.flatMap((column) => (isBlank(of(column)) ? [] : [[kept[column], of(column)] as const])),
  );
