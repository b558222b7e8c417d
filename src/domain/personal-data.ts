import { findLocalParts } from './personal-data/email-addresses.ts';
import { foldText } from './personal-data/folded-text.ts';
import { maskedLocalPart, maskedNik, maskedNumber, maskedPhone } from './personal-data/masked-form.ts';
import { findSensitiveNumbers, type Replacement } from './personal-data/sensitive-numbers.ts';

/**
 * Free text with NIK, nomor KK, phone and e-mail hidden: `9901••••••••0003`, `0840•••••101`, `w•••@example.com`; any
 * other number of ten digits or more becomes `••••••••`. Finds them in every alphabet of digits, between invisible
 * characters, split by spaces, punctuation or line ends, glued to letters, side by side.
 *
 * Stays readable: up to nine digits, dates and times, amounts after "Rp", register numbers, an 18-digit NIP. In doubt
 * it hides too much rather than too little, so it is for showing, never for storing: the complaint is kept as it came.
 *
 * Idempotent, linear in the text's length, never throws. Everything that is not hidden comes back character for character.
 */
export function maskPersonalData(text: string): string {
  return maskOthers(text, () => false);
}

/**
 * The same for the eyes of one person: what is theirs stays readable.
 *
 * @param isOwn is asked about each find, as a reader sees it: a number in whatever way it is written, or what stands before
 * the @ of an address.
 */
export function maskOthers(text: string, isOwn: (found: string) => boolean): string {
  const folded = foldText(text);
  let masked = '';
  let kept = 0;
  for (const { from, to, with: replacement } of findPersonalData(folded.text)) {
    if (isOwn(folded.text.slice(from, to))) continue;
    // One source character may fold into several (⑫ is 12): the neighbour of a hidden stretch may begin inside it.
    const start = Math.max(kept, folded.start[from] ?? kept);
    masked += text.slice(kept, start) + replacement;
    kept = Math.max(start, folded.end[to - 1] ?? start);
  }
  return masked + text.slice(kept);
}

/** Whether `maskPersonalData` would hide anything: the guard on everything that leaves for chat. False for its result. */
export function containsPersonalData(text: string): boolean {
  return findPersonalData(foldText(text).text).length > 0;
}

/** A NIK or nomor KK field. Whatever has not exactly sixteen digits is hidden whole; empty stays empty. */
export function maskNik(value: string): string {
  const digits = digitsOf(value);
  if (digits.length === 16) return maskedNik(digits);
  return value.trim() === '' ? '' : maskedNumber;
}

/** A phone field: `0840•••••101`; too short to be a phone (under eight digits) is hidden whole; empty stays empty. */
export function maskPhone(value: string): string {
  const digits = digitsOf(value);
  if (digits.length >= 8 && digits.length <= 15) return maskedPhone(digits);
  return value.trim() === '' ? '' : maskedNumber;
}

/** An e-mail field: `w•••@example.com`; without an @ everything is hidden; empty stays empty. */
export function maskEmail(value: string): string {
  const address = foldText(value).text.trim();
  if (address === '') return '';
  const at = address.lastIndexOf('@');
  const domain = at === -1 ? '' : maskPersonalData(address.slice(at + 1).trim());
  return `${maskedLocalPart(address)}${domain === '' ? '' : `@${domain}`}`;
}

/**
 * Whether sixteen digits follow the pattern of a NIK: birth day (+40 for women), month, serial above 0000. Only to
 * warn a clerk of a slip, never to reject: a NIK stays when a birth date is corrected, and some were issued wrong.
 */
export function looksLikeNik(value: string): boolean {
  const digits = digitsOf(value);
  return (
    /^\d{6}(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}$/.test(digits) && !digits.endsWith('0000')
  );
}

/** An Indonesian phone number as `+62…`, from 08…, 62…, +62…, +62 (0)…, (0274) … or wa.me/62…; undefined if it is none. */
export function normalisePhone(value: string): string | undefined {
  const number = foldText(value)
    .text.trim()
    .replace(/^(?:https?:\/\/)?wa\.me\//i, '');
  if (!/^[+\d\s().\p{Pd}/]+$/u.test(number)) return undefined;
  const national = /^(?:0|620?)([1-9]\d{7,11})$/.exec(number.replace(/\D/g, ''))?.[1];
  return national === undefined ? undefined : `+62${national}`;
}

const digitsOf = (value: string): string => foldText(value).text.replace(/\D/g, '');

/** In reading order. Addresses go first: digits before an @ belong to the address, and its letters part the numbers. */
function findPersonalData(folded: string): Replacement[] {
  const addresses = findLocalParts(folded).map(({ from, to }) => ({
    from,
    to,
    with: maskedLocalPart(folded.slice(from, to)),
  }));
  let rest = '';
  let end = 0;
  for (const { from, to } of addresses) {
    rest += folded.slice(end, from) + 'x'.repeat(to - from);
    end = to;
  }
  rest += folded.slice(end);
  return [...addresses, ...findSensitiveNumbers(rest)].sort((one, other) => one.from - other.from);
}
