import type { Complaint } from '../domain/complaint.ts';
import type { Hash } from '../domain/event-chain.ts';

/** Letters kept of a hash: enough to tell the people of an office apart, too few to be worth guessing back from. */
const KEY_LENGTH = 16;

const NUMBER = /^[\d\s().+-]+$/u;

/** The same person writes the same number in many ways: +62 812-…, 0812 …, and an address in capitals. */
const folded = (identity: string): string =>
  NUMBER.test(identity) ? identity.replace(/\D/gu, '').replace(/^(?:62|0)(?=8)/u, '') : identity.trim().toLowerCase();

/** @returns what stands for an identity (e-mail, phone, NIK, WhatsApp id) in rows and lookups. */
export const keyOfPerson = (hash: Hash, identity: string): string => hash(folded(identity)).slice(0, KEY_LENGTH);

/** What identifies the complainant, for finding other complaints of the same person. */
export const personKeysOf = (hash: Hash, { complainant, sender }: Complaint): string[] => {
  const { nik, phone, email } = complainant;
  const given = [sender, nik, phone, email].filter((identity) => identity !== undefined && identity.trim() !== '');
  return [...new Set(given.map((identity) => keyOfPerson(hash, identity ?? '')))];
};
