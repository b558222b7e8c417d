import { type LetterRef, letterOf, letterOfAddress, type Mac } from '../../casework/letter-ids.ts';
import { singleLine, truncate } from '../../domain/plain-text.ts';
import { headerOf, type Mail } from './mail.ts';

/** A server's report that a letter did not arrive, or not yet. */
export type Bounce = {
  /** The letters of ours that it names. Others may have sent theirs under our address: those are none of ours. */
  letters: readonly LetterRef[];
  /** `delayed` is no failure: the server goes on trying. */
  outcome: 'failed' | 'delayed' | 'delivered';
  /** Why, in the server's words; one line. */
  reason: string;
};

const LONGEST_REASON = 300;
/** Where in a report the letter's own headers are looked for. */
const LONGEST_LOOK = 200_000;

const OUR_ID = /<tuntas\.[^<>\s]{1,300}>/giu;

/** @returns what the report says; undefined when the mail is none. */
export const readBounce = (mail: Mail, own: string, mac: Mac): Bounce | undefined => {
  const status = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  const type = headerOf(mail, 'content-type');
  const isReport = /^multipart\/report\b/iu.test(type) && /delivery-status/iu.test(type);
  if (!isReport && !status && !isFromDaemon(mail)) return undefined;
  const letters = lettersIn(mail, own, mac);
  // A daemon's plain note that names no letter of ours may be anything: a machine's mail like others.
  if (!status && !isReport && letters.length === 0) return undefined;
  const fields = status ? textOf(status.bytes) : '';
  return { letters, outcome: outcomeOf(fields), reason: reasonOf(fields, mail) };
};

const isFromDaemon = ({ from }: Mail): boolean => /^(?:mailer-daemon|postmaster)@/iu.test(from?.address ?? '');

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, LONGEST_LOOK)).toString('latin1');

/** From the address it came back to, from the returned headers, wherever the server put them, and from what it says it answers. */
const lettersIn = (mail: Mail, own: string, mac: Mac): LetterRef[] => {
  const places = [
    mail.answers.join(' '),
    mail.text.slice(0, LONGEST_LOOK),
    ...mail.attachments
      .filter(({ contentType }) => /^(?:message|text)\//u.test(contentType))
      .map(({ bytes }) => textOf(bytes)),
  ];
  const ids = places.flatMap((place) => [...place.matchAll(OUR_ID)].map(([id]) => id));
  const named = [
    ...mail.to.flatMap((address) => letterOfAddress(address, own, mac) ?? []),
    ...ids.flatMap((id) => letterOf(id, mac) ?? []),
  ];
  return [...new Map(named.map((letter) => [`${letter.caseId} ${letter.delivery}`, letter])).values()];
};

const fieldOf = (fields: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'imu').exec(fields)?.[1] ?? '';

const outcomeOf = (fields: string): Bounce['outcome'] => {
  const actions = [...fields.matchAll(/^action:[ \t]*([a-z]+)/gimu)].map(([, action = '']) => action.toLowerCase());
  if (actions.length === 0 || actions.includes('failed')) return 'failed';
  return actions.includes('delayed') ? 'delayed' : 'delivered';
};

const reasonOf = (fields: string, mail: Mail): string => {
  const diagnostic = fieldOf(fields, 'diagnostic-code').replace(/^\s*[\w-]+\s*;\s*/u, '');
  const said = singleLine(diagnostic || fieldOf(fields, 'status') || mail.subject || 'delivery failed');
  return truncate(said, LONGEST_REASON);
};
