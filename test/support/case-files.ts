import { type CaseFile, SCHEMA_VERSION } from '../../src/casework/case-file.ts';
import { rowOf } from '../../src/casework/case-row.ts';
import { planDeliveries } from '../../src/casework/plan-deliveries.ts';
import type { Change } from '../../src/casework/ports.ts';
import { replay } from '../../src/domain/case.ts';
import { seal } from '../../src/domain/event-chain.ts';
import type { EventBody } from '../../src/domain/events.ts';
import { procedureSchema } from '../../src/domain/procedure.ts';
import { caseIdOf } from '../../src/domain/register-number.ts';
import { sha256 } from '../../src/ids.ts';

/** The smallest procedure that can be followed: read, then file. */
export const twoStepProcedure = procedureSchema.parse({
  id: 'two-steps',
  title: 'Dua langkah',
  office: 'Kantor Uji',
  source: { number: null, date: null, signed: false },
  channels: ['counter'],
  kinds: ['complaint'],
  complainantLabel: 'Pemohon',
  roles: [{ id: 'admin', label: 'Admin', rank: 1 }],
  chain: ['admin'],
  ladder: ['admin'],
  minimumApprover: null,
  reopensAt: 'read',
  steps: [
    { no: 1, title: 'Membaca', tasks: [{ id: 'read', title: 'Baca', role: 'admin' }] },
    { no: 2, title: 'Mengarsipkan', tasks: [{ id: 'file', title: 'Arsipkan', role: 'admin' }] },
  ],
});

export type NewCase = { desk: string; year: number; statusCode: string; externalId?: string; body?: string };

/** A new case as casework composes it, once its number is drawn. */
export const newCase =
  ({ desk, year, statusCode, externalId, body = 'KTP saya belum jadi' }: NewCase) =>
  (number: number): CaseFile => {
    const at = `${year}-11-22T01:00:00.000Z`;
    const register = { code: 'PGD', number, month: 11, year };
    const received: EventBody = {
      type: 'ComplaintReceived',
      at,
      caseId: caseIdOf(desk, register),
      desk,
      procedure: twoStepProcedure.id,
      register,
      complaint: {
        channel: 'counter',
        kind: 'complaint',
        subject: 'KTP',
        body,
        receivedAt: at,
        ...(externalId === undefined ? {} : { externalId }),
        complainant: { name: 'Sari' },
        attachments: [],
      },
      statusCode,
      task: 'read',
      clocks: { step: { from: at, dueAt: `${year}-11-23T01:00:00.000Z` } },
    };
    const events = seal([received], undefined, sha256);
    const row = rowOf(replay(events), twoStepProcedure, false);
    return { schemaVersion: SCHEMA_VERSION, row, events, deliveries: planDeliveries([], events) };
  };

/** What casework would append to this file for these events. */
export const changeOf = (file: CaseFile, ...bodies: EventBody[]): Change => {
  const events = seal(bodies, file.events.at(-1), sha256);
  const row = rowOf(replay([...file.events, ...events]), twoStepProcedure, false);
  return { events, deliveries: planDeliveries(file.deliveries, events), row };
};

const AT = '2026-11-23T02:00:00.000Z';

export const comment = (note: string): EventBody => ({
  type: 'CommentAdded',
  at: AT,
  by: 'U1',
  name: 'Bu Siti',
  task: 'read',
  action: 'comment',
  note,
});

export const closing = (at = AT): EventBody => ({ type: 'CaseClosed', at, as: 'answered' });

export const reopening = (at = AT): EventBody => ({
  type: 'CaseReopened',
  at,
  by: 'U1',
  task: 'read',
  action: 'reopen',
  to: 'read',
  reason: 'belum selesai',
  clocks: { step: { from: at, dueAt: '2026-11-24T02:00:00.000Z' } },
});
