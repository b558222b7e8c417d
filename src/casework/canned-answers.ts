import type { Presser } from '../domain/commands.ts';
import type { Procedure } from '../domain/procedure.ts';
import { rankOf } from '../domain/procedure-lookup.ts';
import { type CannedAnswer, cannedAnswerSchema } from './office-notes.ts';
import type { Desk, Office } from './ports.ts';
import { presserAt } from './press.ts';

/** Jawaban baku: anybody at the desk proposes one, an official who could approve an answer approves it, once for all. */

/** Why it was not done. `gone`: it was retired, or never was at this desk. */
export type CannedFault = 'not_at_this_desk' | 'not_high_enough' | 'not_valid' | 'gone';
export type CannedOutcome = { ok: true; canned: CannedAnswer; isNew: boolean } | { ok: false; fault: CannedFault };

/**
 * Roles that may approve one: the procedure's minimum approver and all above; where the SOP names none (Brebes), all
 * above the lowest rung.
 */
export const approversOf = (procedure: Procedure): string[] => {
  const { minimumApprover, ladder } = procedure;
  const [lowest = ''] = ladder;
  return ladder.filter((role) =>
    minimumApprover === null
      ? rankOf(procedure, role) > rankOf(procedure, lowest)
      : rankOf(procedure, role) >= rankOf(procedure, minimumApprover),
  );
};

const roleOfApprover = (desk: Pick<Desk, 'procedure'>, { roles }: Pick<Presser, 'roles'>): string | undefined =>
  approversOf(desk.procedure).find((role) => roles.includes(role));

/** Those at the desk that were not retired, by title. */
export const cannedAt = ({ notebook }: Pick<Office, 'notebook'>, desk: string): CannedAnswer[] =>
  notebook
    .read()
    .cannedAnswers.filter((canned) => canned.desk === desk && canned.retired === undefined)
    .toSorted((a, b) => a.title.localeCompare(b.title, 'id'));

/** Those that may be used. */
export const usableAt = (office: Pick<Office, 'notebook'>, desk: string): CannedAnswer[] =>
  cannedAt(office, desk).filter(({ approved }) => approved !== undefined);

export const mayApprove = async (office: Office, desk: Desk, userId: string): Promise<boolean> =>
  roleOfApprover(desk, { roles: await office.directory.rolesOf(desk.id, userId) }) !== undefined;

const signed = (office: Office, { id: by, name }: Presser, role: string) => ({
  by,
  name,
  role,
  at: new Date(office.clock.now()).toISOString(),
});

type Proposal = { id: string; title: string; text: string };

/** The same `id` again changes nothing. @throws {StoreUnavailableError} when it is not on the disk. */
export const proposeCanned = async (
  office: Office,
  desk: Desk,
  userId: string,
  proposal: Proposal,
): Promise<CannedOutcome> => {
  const by = await presserAt(office, desk.id, userId);
  const [role] = by.roles;
  if (role === undefined) return { ok: false, fault: 'not_at_this_desk' };
  const read = cannedAnswerSchema.safeParse({ ...proposal, desk: desk.id, proposed: signed(office, by, role) });
  if (!read.success) return { ok: false, fault: 'not_valid' };
  const isNew = !office.notebook.read().cannedAnswers.some(({ id }) => id === proposal.id);
  if (isNew)
    await office.notebook.change((notes) => ({ ...notes, cannedAnswers: [...notes.cannedAnswers, read.data] }));
  return { ok: true, canned: read.data, isNew };
};

/** Signs it as approved or retired; whoever proposed one may take it back until it is approved. */
const sign = async (
  office: Office,
  desk: Desk,
  userId: string,
  { id, as }: { id: string; as: 'approved' | 'retired' },
): Promise<CannedOutcome> => {
  const canned = cannedAt(office, desk.id).find((known) => known.id === id);
  if (!canned) return { ok: false, fault: 'gone' };
  const by = await presserAt(office, desk.id, userId);
  const isOwn = as === 'retired' && canned.approved === undefined && canned.proposed.by === userId;
  const role = roleOfApprover(desk, by) ?? (isOwn ? by.roles[0] : undefined);
  if (role === undefined) return { ok: false, fault: by.roles.length === 0 ? 'not_at_this_desk' : 'not_high_enough' };
  if (canned[as] !== undefined) return { ok: true, canned, isNew: false };
  const changed = { ...canned, [as]: signed(office, by, role) };
  await office.notebook.change((notes) => ({
    ...notes,
    cannedAnswers: notes.cannedAnswers.map((known) => (known.id === id ? { ...known, [as]: changed[as] } : known)),
  }));
  return { ok: true, canned: changed, isNew: true };
};

/** @throws {StoreUnavailableError} when it is not on the disk. */
export const approveCanned = (office: Office, desk: Desk, userId: string, id: string): Promise<CannedOutcome> =>
  sign(office, desk, userId, { id, as: 'approved' });

/** @throws {StoreUnavailableError} when it is not on the disk. */
export const retireCanned = (office: Office, desk: Desk, userId: string, id: string): Promise<CannedOutcome> =>
  sign(office, desk, userId, { id, as: 'retired' });
