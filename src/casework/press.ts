import type { CommandOf, Fields, Presser } from '../domain/commands.ts';
import { refused } from '../domain/refusal.ts';
import type { CaseFile } from './case-file.ts';
import { handleCommand, type Outcome, whenStored } from './handle-command.ts';
import { merge, unmerge } from './merge.ts';
import type { Office } from './ports.ts';

/** A press as it comes through a door: who and what, not yet which roles. */
export type PressRequest = {
  caseId: string;
  action: string;
  userId: string;
  press: string;
  turn?: number;
  fields?: Fields;
  via?: string;
  /** The canned answer that the answer began from. */
  canned?: string;
  /** The case as just read, to save reading it again. Should it be older than the record, the record counts. */
  file?: CaseFile;
};

/** Who presses, with the roles held at the desk at this moment. */
export const presserAt = async (office: Office, desk: string, userId: string): Promise<Presser> => {
  const acting = (await office.directory.actingAs?.(desk, userId)) ?? {};
  return {
    id: userId,
    name: await office.directory.nameOf(userId),
    roles: await office.directory.rolesOf(desk, userId),
    ...(Object.keys(acting).length === 0 ? {} : { acting }),
  };
};

/** A colleague that a press names: as the chat shows them, or by their chat id. */
const receiverOf = async (
  office: Office,
  file: CaseFile,
  named: string,
  roles: readonly string[],
): Promise<Presser | undefined> => {
  const wanted = named
    .replace(/^<?@|>$/gu, '')
    .trim()
    .toLowerCase();
  for (const role of roles) {
    for (const id of await office.directory.holdersOf(file.row.desk, role)) {
      const name = await office.directory.nameOf(id);
      if (id.toLowerCase() === wanted || name.toLowerCase() === wanted) return presserAt(office, file.row.desk, id);
    }
  }
  return undefined;
};

/** The roles a press may name somebody of: a task goes to a colleague in it, a complaint may be about anybody here. */
const namedRoles = (office: Office, { row }: CaseFile, action: string): readonly string[] => {
  if (action === 'hand-over') return [row.role];
  if (action !== 'name-official') return [];
  return office.desks.get(row.desk)?.procedure.roles.map(({ id }) => id) ?? [];
};

/** A button or modal pressed by a member of staff. Durable when `ok`. */
export const press = (office: Office, request: PressRequest): Promise<Outcome> =>
  whenStored(() => pressNow(office, request));

const pressNow = async (office: Office, request: PressRequest): Promise<Outcome> => {
  const file = request.file ?? (await office.store.read(request.caseId));
  if (!file) return refused({ code: 'case_not_found' });
  const { action, press: id, turn, via, canned } = request;
  const fields = request.fields ?? {};
  const command: CommandOf<'press'> = {
    type: 'press',
    action,
    by: await presserAt(office, file.row.desk, request.userId),
    at: new Date(office.clock.now()).toISOString(),
    press: id,
    fields,
    ...(via === undefined ? {} : { via }),
    ...(canned === undefined ? {} : { canned }),
  };
  if (action === 'merge') return merge(office, file, command);
  if (action === 'unmerge') return unmerge(office, file, command);
  const receiver = await receiverOf(office, file, fields.to ?? '', namedRoles(office, file, action));
  const whole = {
    ...command,
    ...(receiver === undefined ? {} : { receiver }),
    ...(turn === undefined ? {} : { turn }),
  };
  return handleCommand(office, request.caseId, whole, request.file);
};

type RevealRequest = { caseId: string; userId: string; reason: string; press: string };

/** Tampilkan data: on record before anything is shown. */
export const reveal = (office: Office, request: RevealRequest): Promise<Outcome> =>
  whenStored(() => revealNow(office, request));

const revealNow = async (office: Office, request: RevealRequest): Promise<Outcome> => {
  const file = await office.store.read(request.caseId);
  if (!file) return refused({ code: 'case_not_found' });
  return handleCommand(office, request.caseId, {
    type: 'reveal',
    reason: request.reason,
    by: await presserAt(office, file.row.desk, request.userId),
    at: new Date(office.clock.now()).toISOString(),
    press: request.press,
  });
};
