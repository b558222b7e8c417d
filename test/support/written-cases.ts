import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseFile, SCHEMA_VERSION } from '../../src/casework/case-file.ts';
import { rowOf } from '../../src/casework/case-row.ts';
import type { Desk } from '../../src/casework/ports.ts';
import { replay } from '../../src/domain/case.ts';
import { seal } from '../../src/domain/event-chain.ts';
import type { EventBody } from '../../src/domain/events.ts';
import { caseIdOf } from '../../src/domain/register-number.ts';
import { sha256 } from '../../src/ids.ts';
import { formatCase } from '../../src/store/json/case-text.ts';
import { fileName, folderOf } from '../../src/store/json/layout.ts';
import { type ProcedureId, readShipped, type Story } from './given-when-then.ts';
import { officeHours } from './office-calendars.ts';

/** Stories as the files a desk would have of them. */

const calendarOf: Record<ProcedureId, string> = {
  'bantul-email': 'bantul',
  'kulon-progo-website': 'kulon-progo',
  'palangka-raya-online': 'palangka-raya',
  'brebes-online': 'brebes',
};

/** The desk at which the stories of a procedure play. */
export const deskOf = (id: ProcedureId, changes: Partial<Desk> = {}): Desk => ({
  id,
  title: `Meja ${id}`,
  procedure: readShipped(id),
  hours: officeHours(calendarOf[id]),
  registerCode: 'PGD',
  channel: 'C1',
  carriers: new Set(),
  ...changes,
});

/** The file of a story that was recorded under this number, in the month in which it began. */
export const fileOf = (story: Story, desk: Desk, number: number): CaseFile => {
  const [first, ...rest] = story.events.map(({ seq: _, prev: __, hash: ___, ...body }): EventBody => body);
  if (first?.type !== 'ComplaintReceived') throw new Error('a story begins with a complaint');
  const [year = 0, month = 1] = desk.hours.dateAt(Date.parse(first.at)).split('-').map(Number);
  const register = { code: desk.registerCode, number, month, year };
  const begun = { ...first, register, desk: desk.id, caseId: caseIdOf(desk.id, register) };
  const events = seal([begun, ...rest], undefined, sha256);
  const row = rowOf(replay(events), desk.procedure, true);
  return { schemaVersion: SCHEMA_VERSION, row, events, deliveries: [] };
};

/** Writes case files where the store would have them. */
export const writeCases = (dataDir: string, files: readonly CaseFile[]): void => {
  for (const file of files) {
    const folder = join(dataDir, folderOf(file.row));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, fileName(file.row.caseId)), formatCase(file));
  }
};
