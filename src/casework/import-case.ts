import { replay } from '../domain/case.ts';
import { type Hash, seal } from '../domain/event-chain.ts';
import type { EventBody } from '../domain/events.ts';
import { DAY, dayNumber, type LocalDate, startOfDay, type TimeZone } from '../domain/local-date.ts';
import type { ComplaintChannel, ComplaintKind } from '../domain/procedure.ts';
import { firstTask } from '../domain/procedure-lookup.ts';
import { caseIdOf, HISTORIC_CODE, type RegisterNumber } from '../domain/register-number.ts';
import { type CaseFile, SCHEMA_VERSION } from './case-file.ts';
import { rowOf } from './case-row.ts';
import type { Desk } from './ports.ts';

/** A finished complaint as a register of before has it. */
export type RegisterEntry = {
  number: number;
  /** The number as it was written there. */
  writtenNumber: string;
  received: LocalDate;
  closed: LocalDate;
  channel: ComplaintChannel;
  kind: ComplaintKind;
  subject: string;
  body: string;
  complainant: { name?: string; nik?: string; phone?: string; email?: string; address?: string };
  /** What else was written in the row, by heading. */
  columns: Readonly<Record<string, string>>;
};

/** Its number here: marked as taken over, the month that of the receipt. */
export const historicNumber = ({ number, received }: RegisterEntry): RegisterNumber => {
  const [year = 0, month = 1] = received.split('-').map(Number);
  return { code: HISTORIC_CODE, number, month, year };
};

export const historicCaseId = (desk: string, entry: RegisterEntry): string => caseIdOf(desk, historicNumber(entry));

/** A register has days and no hours: noon is on that day in every zone. */
const noonOf = (date: LocalDate, timeZone: TimeZone): string =>
  new Date(startOfDay(timeZone, dayNumber(date)) + DAY / 2).toISOString();

export type Importing = {
  /** Name of the file, and the row in it. */
  source: string;
  row: number;
  /** When it is taken over, ISO 8601. */
  at: string;
  by?: string;
  name?: string;
  statusCode: string;
};

/**
 * The closed case of an older register's entry: received and closed on the days written there, with nothing told of what
 * lay between, since nobody recorded it. It owes no message to anybody.
 */
export const importedCase = (entry: RegisterEntry, desk: Desk, importing: Importing, hash: Hash): CaseFile => {
  const { source, row, at, by, name, statusCode } = importing;
  const { timeZone } = desk.hours.calendar;
  const register = historicNumber(entry);
  const { channel, kind, subject, body, complainant, columns } = entry;
  const receivedAt = noonOf(entry.received, timeZone);
  const received: EventBody = {
    type: 'ComplaintReceived',
    at: receivedAt,
    ...(by === undefined ? {} : { by }),
    ...(name === undefined ? {} : { name }),
    caseId: caseIdOf(desk.id, register),
    desk: desk.id,
    procedure: desk.procedure.id,
    register,
    complaint: { channel, kind, subject, body, receivedAt, complainant, attachments: [] },
    statusCode,
    imported: { number: entry.writtenNumber, source, row, at },
    ...(Object.keys(columns).length === 0 ? {} : { columns: { ...columns } }),
    task: firstTask(desk.procedure).task.id,
    clocks: {},
  };
  const closed: EventBody = { type: 'CaseClosed', at: noonOf(entry.closed, timeZone), as: 'answered' };
  const events = seal([received, closed], undefined, hash);
  return {
    schemaVersion: SCHEMA_VERSION,
    row: rowOf(replay(events), desk.procedure, true),
    events,
    deliveries: [],
  };
};
