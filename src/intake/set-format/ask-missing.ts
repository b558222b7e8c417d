import { handleCommand } from '../../casework/handle-command.ts';
import { type Desk, type Office, StoreUnavailableError } from '../../casework/ports.ts';
import type { Complaint } from '../../domain/complaint.ts';
import type { Text } from '../../text/text.ts';
import { type AskedField, demandedFields, missingFields } from './missing-fields.ts';
import { readSetFormat } from './read-set-format.ts';

/** Two words are a name; one is what somebody called their mailbox. */
const FULL_NAME = /\p{L}{2,}\s+\p{L}/u;

/** What the desk's SOP demands and the complaint does not hold. */
const missingOf = ({ procedure }: Desk, complaint: Complaint): AskedField[] => {
  const { kind, category, channel, complainant, subject, body } = complaint;
  const matter = { kind, ...(category === undefined ? {} : { category }) };
  const read = readSetFormat(`${subject}\n${body}`);
  const { name, nik, kk, phone, email, address } = complainant;
  const known = {
    ...read,
    ...given({ nik, kk, phone, email, address }),
    ...(name !== undefined && FULL_NAME.test(name) ? { name } : {}),
    asksSecrecy: read.asksSecrecy || complaint.secret === true,
  };
  return missingFields(demandedFields(procedure, matter), { channel, ...matter, read: known });
};

const given = <T extends Record<string, string | undefined>>(fields: T): { [K in keyof T]?: string } => {
  const known: { [K in keyof T]?: string } = {};
  for (const key in fields) if (fields[key] !== undefined) known[key] = fields[key];
  return known;
};

/**
 * Asks once, politely, for what a new complaint lacks; the clock stands still meanwhile. Asking again changes nothing.
 *
 * @returns the fields asked for. @throws {StoreUnavailableError} when the question is not saved.
 */
export const askMissing = async (
  office: Office,
  desk: Desk,
  text: Text,
  { caseId, complaint }: { caseId: string; complaint: Complaint },
): Promise<readonly AskedField[]> => {
  const missing = missingOf(desk, complaint);
  if (missing.length === 0) return missing;
  const asked = await handleCommand(office, caseId, {
    type: 'ask-missing',
    missing: missing.map((field, at) => `${at + 1}. ${text.letter.asked[field]}`).join('\n'),
    at: new Date(office.clock.now()).toISOString(),
    press: `ask-missing:${caseId}`,
  });
  if (!asked.ok && asked.refusal.code === 'store_unavailable')
    throw new StoreUnavailableError(`${caseId}: the question for missing data is not saved`);
  return missing;
};
