import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { CaseFile } from '../../casework/case-file.ts';
import { type CaseRow, rowOf } from '../../casework/case-row.ts';
import { replay } from '../../domain/case.ts';
import { firstBreak } from '../../domain/event-chain.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { tasksOf } from '../../domain/procedure-lookup.ts';
import { HISTORIC_CODE } from '../../domain/register-number.ts';
import { toldRow } from '../merge-deliveries.ts';
import { readIndex } from './archive-index.ts';
import { DamagedFileError, parseCase } from './case-text.ts';
import { entryOf } from './catalogue.ts';
import { stampOf } from './disk.ts';
import { type FoundFile, type Listing, listFiles } from './folders.ts';
import { ARCHIVE_INDEX, caseIdIn, fileName, folderOf, partsOf } from './layout.ts';
import { locateDamage, sha256 } from './locate-damage.ts';
import { DamagedNotesError, NOTES, readNotes } from './notebook-file.ts';
import { readBeside } from './read-beside.ts';
import { BesideCases } from './verify-beside.ts';
import { verifyReports } from './verify-reports.ts';

/** One thing that is not as it should be. A note harms nothing and puts itself right at the next start. */
export type Finding = { path: string; says: string; weight: 'fault' | 'note' };

export type Verified = { findings: Finding[]; cases: number; events: number };

const fault = (path: string, says: string): Finding => ({ path, says, weight: 'fault' });
const note = (path: string, says: string): Finding => ({ path, says, weight: 'note' });

type Procedures = ReadonlyMap<string, Procedure>;

/** What the row must say by the events; step and role only as far as the procedure is at hand. */
const expectedRow = ({ row, events, deliveries }: CaseFile, procedures: Procedures): CaseRow => {
  const now = replay(events);
  const procedure = procedures.get(now.procedure);
  if (procedure && tasksOf(procedure).has(now.task)) return toldRow(rowOf(now, procedure, false), deliveries);
  const { caseId, desk, register, status, closedAs, closedAt, task, round, turn, version, clocks, statusCode } = now;
  const { channel, kind, receivedAt, externalId } = now.complaint;
  const { step, role, subject } = row;
  const known = { caseId, desk, procedure: now.procedure, register, status, closedAs, closedAt, task, round, turn };
  const rest = {
    version,
    channel,
    kind,
    subject,
    receivedAt,
    clocks,
    claimedBy: now.claim?.by,
    statusCode,
    externalId,
    ...(now.personKeys.length === 0 ? {} : { personKeys: [...now.personKeys] }),
  };
  return toldRow({ ...known, ...rest, step, role, told: false }, deliveries);
};

/**
 * As a file would hold it: a field that is undefined is not there. Without `wakeAt`, which follows from the office's
 * calendar and not from the events: the bells work it out anew at every start.
 */
const fieldsOf = ({ wakeAt: _, ...row }: CaseRow): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const checkContent = (path: string, file: CaseFile, procedures: Procedures): Finding[] => {
  const broken = firstBreak(file.events, sha256);
  if (broken !== undefined) return [fault(path, `event ${broken} does not follow from the one before it`)];
  const expected = fieldsOf(expectedRow(file, procedures));
  const actual = fieldsOf(file.row);
  const differs = Object.keys({ ...expected, ...actual }).filter(
    (key) => !isDeepStrictEqual(expected[key], actual[key]),
  );
  return differs.length === 0 ? [] : [fault(path, `the row does not say what the events say: ${differs.join(', ')}`)];
};

const checkFile = (
  dataDir: string,
  found: FoundFile,
  procedures: Procedures,
): { file?: CaseFile; findings: Finding[] } => {
  const path = join(found.folder, fileName(found.caseId));
  let bytes = Buffer.alloc(0);
  try {
    const read = (): Buffer => {
      bytes = readFileSync(join(dataDir, path));
      return bytes;
    };
    const file = readBeside(read, parseCase);
    const findings = checkContent(path, file, procedures);
    if (file.row.caseId !== found.caseId) findings.push(fault(path, `this is the file of ${file.row.caseId}`));
    else if (folderOf(file.row) !== found.folder) findings.push(fault(path, `belongs in ${folderOf(file.row)}`));
    return { file, findings };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const where = error instanceof DamagedFileError && said.includes('checksum') ? locateDamage(bytes) : said;
    return { findings: [fault(path, where)] };
  }
};

/** One case alone, wherever it stands; nothing when it is in no folder. `file` is there when its bytes can be believed. */
export const verifyCase = (
  dataDir: string,
  caseId: string,
  procedures: Procedures,
): { file?: CaseFile; findings: Finding[] } | undefined => {
  const { open, archived } = listFiles(dataDir);
  const found = [...open, ...archived].find((each) => each.caseId === caseId);
  return found && checkFile(dataDir, found, procedures);
};

/** Every number from 1 to the last one drawn must have a file, whole or damaged. */
const checkRegister = (caseIds: Iterable<string>): Finding[] => {
  const numbers = new Map<string, Set<number>>();
  for (const caseId of caseIds) {
    const parts = partsOf(caseId);
    // Numbers of an older register were given by hand, and nobody promised that there are no gaps.
    if (!parts || parts.code === HISTORIC_CODE) continue;
    const register = `${parts.desk} ${parts.year}`;
    numbers.set(register, (numbers.get(register) ?? new Set<number>()).add(parts.number));
  }
  return [...numbers].flatMap(([register, drawn]) => {
    const last = [...drawn].reduce((a, b) => Math.max(a, b), 0);
    // A stray file with a huge number must not make us list millions: its own gap is named, not each number of it.
    const missing = drawn.size === last ? [] : firstMissing(drawn, last);
    return missing.length === 0
      ? []
      : [fault(`register ${register}`, `${last - drawn.size} of ${last} numbers are missing: ${missing.join(', ')}`)];
  });
};

const NAMED_AT_MOST = 20;

const firstMissing = (drawn: ReadonlySet<number>, last: number): number[] => {
  const missing: number[] = [];
  for (let number = 1; number <= last && missing.length < NAMED_AT_MOST; number += 1) {
    if (!drawn.has(number)) missing.push(number);
  }
  return missing;
};

const checkTwice = (found: readonly FoundFile[]): Finding[] => {
  const seen = new Map<string, string>();
  return found.flatMap(({ caseId, folder }) => {
    const other = seen.get(caseId);
    seen.set(caseId, folder);
    return other === undefined ? [] : [fault(caseId, `stands in two places: ${other}, ${folder}`)];
  });
};

const checkIndex = (dataDir: string, listing: Listing, rows: ReadonlyMap<string, CaseRow>): Finding[] => {
  const { lines, damaged } = readIndex(dataDir);
  const findings = damaged.map((line) =>
    fault(ARCHIVE_INDEX, `line ${line} is damaged; the next start writes it anew`),
  );
  for (const { caseId, folder } of listing.archived) {
    const row = rows.get(caseId);
    const line = lines.get(caseId);
    if (row?.status !== 'closed') continue;
    const isCurrent = line?.stamp === stampOf(statSync(join(dataDir, folder, fileName(caseId))));
    if (!isCurrent)
      findings.push(note(ARCHIVE_INDEX, `does not know the present file of ${caseId}; the next start adds it`));
    else if (!isDeepStrictEqual({ ...line.entry }, entryOf(row)))
      findings.push(fault(ARCHIVE_INDEX, `tells ${caseId} wrong`));
  }
  return findings;
};

const checkNotes = (dataDir: string): Finding[] => {
  try {
    readNotes(dataDir);
    return [];
  } catch (error) {
    if (!(error instanceof DamagedNotesError)) throw error;
    return [fault(NOTES, error.message)];
  }
};

/** Reads every file in full and compares all that must agree. Touches nothing; best run while no bot writes. */
export const verifyFiles = (dataDir: string, procedures: Procedures): Verified => {
  const listing = listFiles(dataDir);
  const found = [...listing.open, ...listing.archived];
  const findings: Finding[] = [];
  const rows = new Map<string, CaseRow>();
  const beside = new BesideCases(dataDir);
  let events = 0;
  for (const each of found) {
    const checked = checkFile(dataDir, each, procedures);
    findings.push(...checked.findings);
    if (!checked.file) continue;
    rows.set(each.caseId, checked.file.row);
    beside.take(checked.file);
    events += checked.file.events.length;
  }
  const aside = listing.damaged.map((path) => caseIdIn(path.slice(path.lastIndexOf('/') + 1)) ?? '');
  findings.push(
    ...checkTwice(found),
    ...checkRegister([...found.map(({ caseId }) => caseId), ...aside]),
    ...checkIndex(dataDir, listing, rows),
    ...checkNotes(dataDir),
    ...verifyReports(dataDir),
    ...beside.findings(),
    ...listing.damaged.map((path) =>
      fault(path, 'was set aside as damaged: restore the case from the backup, then remove this file'),
    ),
    ...listing.strange.map((path) => note(path, 'is none of our files')),
    ...listing.temporary.map((path) => note(path, 'was left unfinished; the next start removes it')),
  );
  return { findings, cases: rows.size, events };
};
