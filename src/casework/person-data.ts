import { replay } from '../domain/case.ts';
import type { Attachment, Complaint } from '../domain/complaint.ts';
import type { CaseEvent } from '../domain/events.ts';
import { maskOthers, normalisePhone } from '../domain/personal-data.ts';
import { printedNumber } from '../domain/register-number.ts';
import { searchText } from '../domain/search-text.ts';
import type { CaseFile } from './case-file.ts';

/** One person's data, for that person (UU 27/2022 art. 7 and 32). */

/** Who asks, as typed. Identities are sure; a name is borne by many. */
export type Sought = { nik?: string; phone?: string; email?: string; name?: string };

const digits = (text: string): string => text.normalize('NFKC').replace(/\D/gu, '');
const address = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** @returns the first of the identities that cannot be one, or undefined. */
export const faultIn = ({ nik, phone, email }: Sought): 'nik' | 'phone' | 'email' | undefined => {
  if (nik !== undefined && digits(nik).length !== 16) return 'nik';
  if (phone !== undefined && normalisePhone(phone) === undefined) return 'phone';
  return email !== undefined && !/^\S+@\S+$/u.test(address(email)) ? 'email' : undefined;
};

const phonesOf = ({ complainant, sender }: Complaint): string[] =>
  [complainant.phone, sender].flatMap((text) => (text && normalisePhone(text)) || []);

const addressesOf = ({ complainant, sender }: Complaint): string[] =>
  [complainant.email, sender].flatMap((text) => (text?.includes('@') ? address(text) : []));

/**
 * Whether the complaint is this person's. Where both have a NIK it decides: a family shares its phone. A name counts only
 * when nothing surer was given.
 */
export const isTheirs = (complaint: Complaint, sought: Sought): boolean => {
  const { nik, name = '' } = complaint.complainant;
  if (sought.nik !== undefined && nik !== undefined) return digits(nik) === digits(sought.nik);
  if (sought.phone !== undefined && phonesOf(complaint).includes(normalisePhone(sought.phone) ?? '')) return true;
  if (sought.email !== undefined && addressesOf(complaint).includes(address(sought.email))) return true;
  const isSure = sought.nik !== undefined || sought.phone !== undefined || sought.email !== undefined;
  return !isSure && sought.name !== undefined && name !== '' && searchText(name) === searchText(sought.name);
};

/** At least how many different people these complaints come from, as far as what was asked for cannot tell them apart. */
export const peopleAmong = (complaints: readonly Complaint[], sought: Sought): number => {
  const isByName = sought.nik === undefined && sought.phone === undefined && sought.email === undefined;
  const people = complaints.flatMap((complaint) => {
    const { nik } = complaint.complainant;
    if (nik !== undefined) return digits(nik);
    return isByName ? (phonesOf(complaint)[0] ?? addressesOf(complaint)[0] ?? []) : [];
  });
  return Math.max(1, new Set(people).size);
};

export const complaintOf = ({ events }: CaseFile): Complaint => replay(events).complaint;

/** What is this person's own among numbers and addresses found in a text. */
const ownOf = ({ complainant, sender }: Complaint): ((found: string) => boolean) => {
  const { nik, kk, phone, email } = complainant;
  const numbers = new Set([nik, kk].flatMap((text) => (text ? digits(text) : [])));
  const phones = new Set([phone, sender].flatMap((text) => (text && normalisePhone(text)) || []));
  const locals = new Set([email, sender].flatMap((text) => (text?.includes('@') ? address(text).split('@')[0] : [])));
  return (found) =>
    numbers.has(digits(found)) || phones.has(normalisePhone(found) ?? '-') || locals.has(address(found));
};

/** Everything that came with the complaint and with later messages; `kept` where its bytes are. */
const attachmentsOf = ({ events }: CaseFile): Attachment[] =>
  events.flatMap((event) => {
    if (event.type === 'ComplaintReceived') return event.complaint.attachments;
    return 'attachments' in event ? (event.attachments ?? []) : [];
  });

/** A name for a copy that is safe in any folder, whatever the sender called the file. */
const safeName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .slice(-80);

/** The kept attachments of a case: under which name they are kept, and what to call their copy. */
export const copiesOf = (file: CaseFile): { kept: string; copy: string }[] =>
  attachmentsOf(file).flatMap(({ kept, name }, index) =>
    kept === undefined ? [] : [{ kept, copy: `${file.row.caseId}-${index + 1}-${safeName(name)}` }],
  );

const wordsOf = (event: CaseEvent): string[] => [
  ...(event.type === 'AnswerWritten' ? [event.answer] : []),
  ...('note' in event && event.note !== undefined ? [event.note] : []),
  ...('reason' in event && event.reason !== undefined ? [event.reason] : []),
  ...(event.type === 'SourceUpdated' ? Object.values(event.columns) : []),
];

/**
 * All that a case holds about its complainant: their own data as they are, numbers and addresses of others masked, the
 * office's people by their role.
 */
export const personalRecord = (file: CaseFile) => {
  const { row, events } = file;
  const now = replay(events);
  const [first] = events;
  const { imported, columns = {} } = first?.type === 'ComplaintReceived' ? first : {};
  const { complaint, answer, closedAt } = now;
  const isOwn = ownOf(complaint);
  const mask = (text: string): string => maskOthers(text, isOwn);
  return {
    caseId: row.caseId,
    registerNumber: printedNumber(row.register),
    ...(imported ? { formerNumber: imported.number } : {}),
    desk: row.desk,
    channel: complaint.channel,
    kind: complaint.kind,
    status: now.status,
    receivedAt: complaint.receivedAt,
    ...(closedAt === undefined ? {} : { closedAt }),
    complainant: complaint.complainant,
    ...(complaint.sender === undefined ? {} : { sender: complaint.sender }),
    subject: mask(complaint.subject),
    body: mask(complaint.body),
    attachments: attachmentsOf(file).map(({ name, size }) => ({ name, ...(size === undefined ? {} : { size }) })),
    ...(answer === undefined ? {} : { answer: mask(answer.text) }),
    ...(Object.keys(columns).length === 0
      ? {}
      : { columns: Object.fromEntries(Object.entries(columns).map(([heading, text]) => [heading, mask(text)])) }),
    history: events.map((event) => ({
      at: event.at,
      type: event.type,
      ...(event.role === undefined ? {} : { role: event.role }),
      words: wordsOf(event).map(mask),
    })),
  };
};
export type PersonalRecord = ReturnType<typeof personalRecord>;
