import { caseOfAddress, letterOf, type Mac } from '../../casework/letter-ids.ts';
import type { Mail } from './mail.ts';

export type HintParts = {
  /** The office's own address. */
  own: string;
  mac: Mac;
  /** The case that an earlier mail with this Message-ID became part of. */
  caseOfMail(messageId: string): string | undefined;
};

/** The case a mail belongs to, and cases it merely claims to belong to. */
export type CaseHints = { knownCase?: string; claimed: readonly string[] };

/** `0042/PGD/XI/2026` or `PGD-2026-0042`, as people leave it standing in the subject. */
const NUMBER = /\d{4,6}\/[A-Z][A-Z0-9]{1,7}\/[IVX]{1,4}\/20\d\d|\b[A-Z][A-Z0-9]{1,7}-20\d\d-\d{4,6}\b/giu;
const MOST_CLAIMS = 10;

/**
 * Known for sure is a case by our own mark in the address or by our own Message-IDs among those the mail answers. That
 * it answers a citizen's earlier mail, or names a number, is believed only of a party to the case.
 */
export const caseHints = (mail: Mail, { own, mac, caseOfMail }: HintParts): CaseHints => {
  const marked = mail.to.flatMap((address) => caseOfAddress(address, own, mac) ?? []);
  const ours = mail.answers.flatMap((id) => letterOf(id, mac)?.caseId ?? []);
  const earlier = mail.answers.flatMap((id) => caseOfMail(id) ?? []);
  const numbers = [...mail.subject.matchAll(NUMBER)].map(([number]) => number.toUpperCase());
  const [knownCase] = [...marked, ...ours];
  const claimed = [...new Set([...earlier, ...numbers])].slice(0, MOST_CLAIMS);
  return { ...(knownCase === undefined ? {} : { knownCase }), claimed };
};
