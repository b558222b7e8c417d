import { replay } from '../domain/case.ts';
import { isApproved } from '../domain/decide/authority.ts';
import { trackingIdOf } from '../domain/lapor.ts';
import { placedTask, routeRole } from '../domain/procedure-lookup.ts';
import { printedNumber } from '../domain/register-number.ts';
import { toldOfRound } from '../domain/told-of-round.ts';
import type { CaseFile } from './case-file.ts';
import { bindingLimit, type CaseRow } from './case-row.ts';
import type { Desk, Directory, Office } from './ports.ts';
import { staffedFor } from './staffed-for.ts';
import { type CaseView, caseView, type TaskView } from './views.ts';

/** Reads for people: chat, terminal, status page and CLI all ask here. */

/** What `tuntas queue --json` and `tuntas case --json` print first of a case. */
export const rowJson = (row: CaseRow) => {
  const due = bindingLimit(row.clocks);
  return {
    caseId: row.caseId,
    registerNumber: printedNumber(row.register),
    desk: row.desk,
    procedure: row.procedure,
    status: row.status,
    ...(row.closedAs === undefined ? {} : { closedAs: row.closedAs }),
    step: row.step,
    task: row.task,
    role: row.role,
    round: row.round,
    ...(due === undefined ? {} : { dueAt: due.dueAt }),
    channel: row.channel,
    kind: row.kind,
  };
};

/** What `tuntas case ID --json` prints: stable, see the contract in docs. */
export const caseJson = ({ row, events }: CaseFile) => {
  const now = replay(events);
  const trackingId = trackingIdOf(now.complaint);
  return {
    ...rowJson(row),
    ...(trackingId === undefined ? {} : { trackingId }),
    ...(now.answer === undefined ? {} : { answer: now.answer.text }),
    approvals: now.approvals.map(({ by, role, textHash }) => ({ by, role, textHash })),
    events,
  };
};

/** Open cases, the one whose limit ends first at the top; those without a limit last, oldest first. */
export const queue = (rows: Iterable<CaseRow>): CaseRow[] =>
  // Each row's instants are read once, not at each of its many comparisons.
  Array.from(rows, (row) => ({ row, ends: urgency(row), received: Date.parse(row.receivedAt) }))
    .sort((a, b) => a.ends - b.ends || a.received - b.received || (a.row.caseId < b.row.caseId ? -1 : 1))
    .map(({ row }) => row);

const urgency = ({ clocks, status }: CaseRow): number => {
  const due = status === 'open' ? bindingLimit(clocks) : undefined;
  return due ? Date.parse(due.dueAt) : Number.MAX_SAFE_INTEGER;
};

/** Everything a message needs to draw a case as it stands. */
export const viewOf = async (office: Office, file: CaseFile): Promise<CaseView | undefined> => {
  const desk = office.desks.get(file.row.desk);
  if (!desk) return undefined;
  const now = replay(file.events);
  const { task } = placedTask(desk.procedure, now.task);
  const sends = task.actions.some(({ does }) => does === 'send');
  const staffed = await staffedFor(office, desk, now);
  const role = routeRole(desk.procedure, task.recordedBy ?? task.role, staffed);
  const listed = role === undefined ? [] : await office.directory.holdersOf(desk.id, role);
  const holders = listed.filter((person) => !now.named.includes(person));
  const acting = role === undefined ? {} : ((await office.directory.actingFor?.(desk.id, role)) ?? {});
  const above = toldOfRound(desk.procedure, now.round, staffed);
  const told = above === undefined ? [] : await office.directory.holdersOf(desk.id, above);
  return caseView({
    case: now,
    events: file.events,
    procedure: desk.procedure,
    desk: { id: desk.id, title: desk.title, timeZone: desk.hours.calendar.timeZone },
    staffed,
    holdersOf: () => holders,
    ...(above === undefined
      ? {}
      : { alsoTells: { role: above, people: told.filter((person) => !now.named.includes(person)) } }),
    ...(Object.keys(acting).length === 0 ? {} : { acting }),
    isSendable: sends && (desk.procedure.minimumApprover === null || isApproved(desk.procedure, now)),
  });
};

/** Tasks this person may act on now, most urgent first. */
export const myTasks = async (office: Office, userId: string): Promise<TaskView[]> => {
  const mine: CaseRow[] = [];
  for (const desk of office.desks.values()) {
    const roles = new Set(await office.directory.rolesOf(desk.id, userId));
    if (roles.size === 0) continue;
    const staffed = await office.directory.staffed(desk.id);
    for (const row of office.store.rows())
      if (row.desk === desk.id && isTurnOf(desk, row, roles, staffed)) mine.push(row);
  }
  return queue(mine).map((row) => taskView(office, row));
};

const isTurnOf = (desk: Desk, row: CaseRow, roles: ReadonlySet<string>, staffed: ReadonlySet<string>): boolean => {
  if (row.status !== 'open') return false;
  const { task } = placedTask(desk.procedure, row.task);
  const role = routeRole(desk.procedure, task.recordedBy ?? task.role, staffed);
  return role !== undefined && roles.has(role);
};

const taskView = (office: Office, row: CaseRow): TaskView => {
  const desk = office.desks.get(row.desk);
  const due = bindingLimit(row.clocks);
  return {
    ...row,
    title: desk ? placedTask(desk.procedure, row.task).task.title : row.task,
    ...(due ? { due: { dueAt: due.dueAt } } : {}),
  };
};

/** Desks at which the person holds any role. */
export const desksOf = async (
  office: { desks: Office['desks']; directory: Directory },
  userId: string,
): Promise<Desk[]> => {
  const held: Desk[] = [];
  for (const desk of office.desks.values()) {
    if ((await office.directory.rolesOf(desk.id, userId)).length > 0) held.push(desk);
  }
  return held;
};
