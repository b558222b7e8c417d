import type { CaseRow } from './case-row.ts';
import { handleCommand } from './handle-command.ts';
import type { Desk, Office } from './ports.ts';

/** Cases recounted side by side. */
const SIDE_BY_SIDE = 16;

/** @returns whether every case could be saved. */
const recountDesk = async (office: Office, desk: Desk): Promise<{ moved: number; isDone: boolean }> => {
  const rows: CaseRow[] = [...office.store.rows()].filter((row) => row.desk === desk.id);
  let moved = 0;
  let isDone = true;
  for (let from = 0; from < rows.length; from += SIDE_BY_SIDE) {
    const at = new Date(office.clock.now()).toISOString();
    const command = { type: 'calendar' as const, calendar: desk.hours.calendar.title, at };
    const outcomes = await Promise.all(
      rows.slice(from, from + SIDE_BY_SIDE).map(({ caseId }) => handleCommand(office, caseId, command)),
    );
    moved += outcomes.filter((outcome) => outcome.ok && outcome.events.length > 0).length;
    if (outcomes.some((outcome) => !outcome.ok)) isDone = false;
  }
  return { moved, isDone };
};

/**
 * Counts running limits anew where a desk's calendar is not the one they were counted by. Each case whose limit moves has
 * it on record; an edited calendar never works silently. Interrupted, it is done again at the next start.
 *
 * @returns the desks whose calendar had changed, with the number of cases whose limits moved.
 */
export const recountCalendars = async (office: Office): Promise<{ desk: string; moved: number }[]> => {
  const recounted: { desk: string; moved: number }[] = [];
  for (const desk of office.desks.values()) {
    const fingerprint = office.hash(JSON.stringify(desk.hours.calendar));
    const known = office.notebook.read().calendars[desk.id];
    if (known === fingerprint) continue;
    const { moved, isDone } = known === undefined ? { moved: 0, isDone: true } : await recountDesk(office, desk);
    if (known !== undefined) recounted.push({ desk: desk.id, moved });
    if (!isDone) continue;
    await office.notebook.change((notes) => ({ ...notes, calendars: { ...notes.calendars, [desk.id]: fingerprint } }));
  }
  return recounted;
};
