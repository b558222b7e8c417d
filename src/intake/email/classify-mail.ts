import { letterOf, type Mac } from '../../casework/letter-ids.ts';
import type { Mail } from './mail.ts';
import { type Bounce, readBounce } from './read-bounce.ts';

/** Who wrote a mail. Only a person's mail can be a complaint. */
export type MailKind =
  | { kind: 'person' }
  /** Our own letter, come as a copy. */
  | { kind: 'own' }
  | { kind: 'bounce'; bounce: Bounce }
  /** A machine: an absence note, a list, a delivery notice. `sign` says by what it was known. */
  | { kind: 'automatic'; sign: string };

const SUPPRESS = /\b(?:all|autoreply|oof)\b/iu;
const PRECEDENCE = /^(?:bulk|junk|list|auto[_-]?reply)$/iu;
/** Local parts that no person writes from. */
const MACHINE = /^(?:mailer-daemon|postmaster|no-?_?reply|do-?_?not-?_?reply|bounces?)(?:[+.=-].*)?$/iu;
/** How absence notes of common programs begin when they carry no header that says so. */
const ABSENCE =
  /^(?:balasan otomatis|jawaban otomatis|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|out of (?:the )?office)\b/iu;

/** Who wrote the mail (RFC 3834, and what answering machines write in fact). `own`: the office's address. */
export const classifyMail = (mail: Mail, own: string, mac: Mac): MailKind => {
  const isFromUs = mail.from?.address === own.toLowerCase();
  if (isFromUs && mail.messageId !== undefined && letterOf(mail.messageId, mac)) return { kind: 'own' };
  const bounce = readBounce(mail, own, mac);
  if (bounce) return { kind: 'bounce', bounce };
  const sign = isFromUs ? 'own address' : machineSign(mail);
  return sign === undefined ? { kind: 'person' } : { kind: 'automatic', sign };
};

/** What programs put into a header to say that no person wrote this. */
const SIGNS: readonly (readonly [name: string, isSign: (value: string) => boolean])[] = [
  ['auto-submitted', (value) => !/^(?:no\b|$)/iu.test(value)],
  ['precedence', (value) => PRECEDENCE.test(value)],
  ['x-auto-response-suppress', (value) => SUPPRESS.test(value)],
  ...['list-id', 'list-unsubscribe', 'x-loop', 'x-autoreply', 'x-autorespond'].map(
    (name) => [name, () => true] as const,
  ),
  ['content-type', (value) => /^multipart\/report\b/iu.test(value)],
  ['return-path', (value) => /^<\s*>$/u.test(value)],
];

const machineSign = (mail: Mail): string | undefined => {
  const sign = SIGNS.find(([name, isSign]) => mail.headers.get(name)?.some(isSign));
  if (sign) return sign[0];
  if (MACHINE.test((mail.from?.address ?? '').split('@')[0] ?? '')) return 'from';
  return ABSENCE.test(mail.subject) ? 'subject' : undefined;
};
