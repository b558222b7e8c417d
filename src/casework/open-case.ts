import { replay } from '../domain/case.ts';
import type { Complaint } from '../domain/complaint.ts';
import { openingClocks } from '../domain/decide/clocks.ts';
import { wakesAt } from '../domain/decide/time.ts';
import { seal } from '../domain/event-chain.ts';
import type { EventBody } from '../domain/events.ts';
import { termsFor } from '../domain/legal-terms.ts';
import { firstTask } from '../domain/procedure-lookup.ts';
import { caseIdOf } from '../domain/register-number.ts';
import { carrierOf } from './carriage.ts';
import { type CaseFile, SCHEMA_VERSION } from './case-file.ts';
import { type CaseRow, rowOf } from './case-row.ts';
import { personKeysOf } from './person-keys.ts';
import { planDeliveries } from './plan-deliveries.ts';
import type { Desk, Office } from './ports.ts';

/** What is known of a complaint's coming beside itself. */
type Coming = {
  /** Who recorded a complaint that came in by word of mouth or on paper. */
  recordedBy?: { id: string; name: string };
  /** What the system it was taken from says of it, by heading. */
  columns?: Readonly<Record<string, string>>;
};

/**
 * Opens a case for a complaint: register number, first event, first card, in one durable write.
 *
 * The register counts by the desk's own calendar year of the recording; the limits run from the receipt.
 *
 * @throws {StoreUnavailableError} nothing was saved; {StoreInDoubtError} not known: do not acknowledge.
 */
export const openCase = async (
  office: Office,
  desk: Desk,
  complaint: Complaint,
  { recordedBy, columns = {} }: Coming = {},
): Promise<{ outcome: 'created' | 'existing'; row: CaseRow }> => {
  const at = office.clock.now();
  const [year = 0, month = 1] = desk.hours.dateAt(at).split('-').map(Number);
  const first = firstTask(desk.procedure);
  const personKeys = personKeysOf(office.hash, complaint);
  const compose = (number: number): CaseFile => {
    const register = { code: desk.registerCode, number, month, year };
    const body: EventBody = {
      type: 'ComplaintReceived',
      at: new Date(at).toISOString(),
      ...(recordedBy ? { by: recordedBy.id, name: recordedBy.name } : {}),
      caseId: caseIdOf(desk.id, register),
      desk: desk.id,
      procedure: desk.procedure.id,
      register,
      complaint,
      statusCode: office.ids.statusCode(),
      ...(personKeys.length === 0 ? {} : { personKeys }),
      ...(Object.keys(columns).length === 0 ? {} : { columns: { ...columns } }),
      task: first.task.id,
      clocks: openingClocks(
        desk.procedure,
        first,
        complaint.receivedAt,
        desk.hours,
        termsFor(complaint, desk.legal ?? []),
      ),
    };
    const events = seal([body], undefined, office.hash);
    const opened = replay(events);
    const row = rowOf(opened, desk.procedure, false, wakesAt(desk.procedure, opened, desk.hours));
    return {
      schemaVersion: SCHEMA_VERSION,
      row,
      events,
      deliveries: planDeliveries([], events, carrierOf(office, desk, complaint)),
    };
  };
  const { externalId } = complaint;
  const request = { desk: desk.id, year, ...(externalId === undefined ? {} : { externalId }) };
  const { outcome, file } = await office.store.create(request, compose);
  return { outcome, row: file.row };
};
