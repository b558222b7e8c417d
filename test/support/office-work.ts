import { openCase } from '../../src/casework/open-case.ts';
import type { Desk, Office } from '../../src/casework/ports.ts';
import { press } from '../../src/casework/press.ts';
import { viewOf } from '../../src/casework/queries.ts';
import type { CaseView } from '../../src/casework/views.ts';
import type { Fields } from '../../src/domain/commands.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { type DeskId, userOf } from './test-office.ts';

export const deskIn = ({ desks }: Pick<Office, 'desks'>, id: DeskId): Desk => {
  const desk = desks.get(id);
  if (!desk) throw new Error(`no desk ${id}`);
  return desk;
};

/** A complaint comes in, now unless it says otherwise. @returns its case's id */
export const complain = async (office: Office, desk: DeskId, given: Partial<Complaint> = {}): Promise<string> => {
  const { row } = await openCase(office, deskIn(office, desk), {
    channel: 'email',
    kind: 'complaint',
    subject: 'Akta kelahiran belum jadi',
    body: 'Sudah tiga minggu akta kelahiran anak saya belum jadi.',
    receivedAt: new Date(office.clock.now()).toISOString(),
    complainant: { name: 'Warga' },
    attachments: [],
    ...given,
  });
  return row.caseId;
};

let presses = 0;

/** The holder of a role presses. @throws with the code of the refusal when the office says no */
export const pressAs = async (
  office: Office,
  caseId: string,
  role: string,
  action: string,
  fields: Fields = {},
): Promise<void> => {
  presses += 1;
  const outcome = await press(office, { caseId, action, userId: userOf(role), press: `p${presses}`, fields });
  if (!outcome.ok) throw new Error(`${action}: ${outcome.refusal.code}`);
};

/** What messages are made from. */
export const viewIn = async (office: Office, caseId: string): Promise<CaseView> => {
  const file = await office.store.read(caseId);
  const view = file && (await viewOf(office, file));
  if (!view) throw new Error(`no case ${caseId}`);
  return view;
};
