import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/casework/ports.ts';
import { recountCalendars } from '../../src/casework/recount.ts';
import type { Calendar } from '../../src/domain/calendar.ts';
import { officeHours } from '../support/office-calendars.ts';
import { complain, deskIn } from '../support/office-work.ts';
import { aTestOffice, type TestOffice } from '../support/test-office.ts';

const iso = (text: string): string => new Date(`2026-11-${text}:00+07:00`).toISOString();

let made: TestOffice;
beforeEach(async () => {
  made = await aTestOffice({ now: iso('23T14:00') });
});
afterEach(() => made.close());

/** The office after its next start, with an edited calendar file for Palangka Raya. */
const started = (changes: Partial<Calendar> = {}) => {
  const edited: Desk = { ...deskIn(made.office, 'palangka-raya'), hours: officeHours('default', changes) };
  return { ...made.office, desks: new Map([[edited.id, edited]]) };
};

const closure: Partial<Calendar> = {
  closures: [{ from: '2026-11-24', reason: 'Pemadaman listrik', decree: 'SE 12/2026' }],
};

const receive = () => complain(made.office, 'palangka-raya', { channel: 'whatsapp' });

const eventsOf = async (caseId: string): Promise<string[]> =>
  (await made.office.store.read(caseId))?.events.map(({ type }) => type) ?? [];

describe('An edited calendar', () => {
  it('when a day is closed, moves the running limits at the next start, on record and once', async () => {
    await recountCalendars(started());
    const caseId = await receive();
    expect(made.office.store.row(caseId)?.clocks.case?.dueAt).toBe(iso('24T16:00'));

    expect(await recountCalendars(started(closure))).toEqual([{ desk: 'palangka-raya', moved: 1 }]);
    expect(await recountCalendars(started(closure))).toEqual([]);

    expect(made.office.store.row(caseId)?.clocks.case?.dueAt).toBe(iso('25T16:00'));
    expect(await eventsOf(caseId)).toEqual(['ComplaintReceived', 'CalendarChanged']);
  });

  it('when the edit touches no running limit, leaves no trace in the cases', async () => {
    await recountCalendars(started());
    const caseId = await receive();
    const far: Partial<Calendar> = { closures: [{ from: '2027-06-01', reason: 'Renovasi' }] };

    expect(await recountCalendars(started(far))).toEqual([{ desk: 'palangka-raya', moved: 0 }]);
    expect(await eventsOf(caseId)).toEqual(['ComplaintReceived']);
  });

  it('when nothing was edited, a start does nothing', async () => {
    await recountCalendars(started());
    await receive();

    expect(await recountCalendars(started())).toEqual([]);
  });
});
