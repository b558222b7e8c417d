import type { Complaint } from '../domain/complaint.ts';
import type { Carrier } from './case-file.ts';
import type { Desk, Office } from './ports.ts';
import { isStopped } from './stopped-contacts.ts';

/** Who carries letters of a case, and where to. */

/** Looks like something a mail server could take; whether it does, the mail server says. */
const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/u;

/** Where a carrier reaches the complainant: where the complaint came from, else what they wrote down for answers. */
export const returnAddress = ({ channel, sender, complainant }: Complaint, carrier: Carrier): string | undefined => {
  if (carrier === 'whatsapp') return channel === 'whatsapp' ? (sender ?? complainant.phone) : undefined;
  if (channel !== 'email' && channel !== 'website') return undefined;
  const address = (channel === 'email' ? sender : undefined) ?? complainant.email;
  return address !== undefined && EMAIL.test(address) ? address : undefined;
};

/** @returns who carries letters to this complainant from this desk; undefined: staff answer by hand, as they do once somebody asked for no more messages. */
export const carrierOf = (
  office: Pick<Office, 'notebook' | 'hash'>,
  { id, carriers }: Pick<Desk, 'id' | 'carriers'>,
  complaint: Complaint,
): Carrier | undefined =>
  [...carriers].find((carrier) => {
    const address = returnAddress(complaint, carrier);
    return address !== undefined && !isStopped(office, id, address);
  });
