import { caseOfAddress, letterOf, type Mac } from '../../casework/letter-ids.ts';
import type { Mail } from './mail.ts';

export type HintParts = {
  own: string;
  mac: Mac;
  /** The case that an earlier mail with this Message-ID became part of. */
  caseOfMail(messageId: string): string | undefined;
  /** The case under this register number, when the address is a party of it. */
  partyCase(number: string, address: string): Promise<string | undefined>;
};

/** `0042/PGD/XI/2026` or `PGD-2026-0042`, as people leave it standing in the subject. */
const NUMBER = /\d{4,6}\/[A-Z][A-Z0-9]{1,7}\/[IVX]{1,4}\/20\d\d|\b[A-Z][A-Z0-9]{1,7}-20\d\d-\d{4,6}\b/giu;
const MOST_NUMBERS = 5;

/**
 * The cases a mail claims to belong to, most trusted first: our own mark in the address, our own Message-IDs among those
 * it answers, the citizen's own earlier mails, and a number in the subject only when the sender is a party of that case.
 */
export const caseHints = async (mail: Mail, parts: HintParts): Promise<string[]> => {
  const marked = mail.to.flatMap((address) => caseOfAddress(address, parts.own, parts.mac) ?? []);
  const ours = mail.answers.flatMap((id) => letterOf(id, parts.mac)?.caseId ?? []);
  const earlier = mail.answers.flatMap((id) => parts.caseOfMail(id) ?? []);
  const numbers = [...mail.subject.matchAll(NUMBER)].map(([number]) => number.toUpperCase()).slice(0, MOST_NUMBERS);
  const named: string[] = [];
  for (const number of mail.from ? numbers : []) {
    const caseId = await parts.partyCase(number, mail.from?.address ?? '');
    if (caseId !== undefined) named.push(caseId);
  }
  return [...new Set([...marked, ...ours, ...earlier, ...named])];
};
