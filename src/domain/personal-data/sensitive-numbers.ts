import { type Cluster, type DigitWord, findClusters } from './digit-words.ts';
import { maskedNik, maskedNumber, maskedPhone } from './masked-form.ts';

/** What to put in place of a stretch of the folded text. */
export type Replacement = { readonly from: number; readonly to: number; readonly with: string };

/** Up to nine digits are queue, tracking and register numbers, amounts and years: not personal by themselves. */
const READABLE_DIGITS = 9;

/** Beside a whole NIK only so few digits may stay (RT 04, nomor 12): more could be a piece of a broken second number. */
const READABLE_BESIDE_NIK = 4;

const YEAR = String.raw`(?:19|20)\d\d`;
const DATE = String.raw`(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d|${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d(?:\.\d{3})?)?(?:\+\d\d:?\d\d)?`;
/** Nomor surat, `470/123/2026`. */
const LETTER_NUMBER = String.raw`[1-9]\d{0,2}/\d{1,4}/${YEAR}`;
const EVERYDAY = new RegExp(`^(?:${DATE}|${TIME}(?:-${TIME})?|${YEAR}(?:[/-]${YEAR})?|${LETTER_NUMBER})$`);

/** `Rp1.500.000.000,00` and `Rp150.000-200.000`; grouped by thousands, or a number after "Rp" would be a hiding place. */
const AMOUNT = String.raw`\d{1,3}(?:\.\d{3}){1,3}(?:,\d\d)?`;
const MONEY = new RegExp(`^${AMOUNT}(?:-${AMOUNT})?$`);

/** NIP: birth date, month of appointment, sex, serial, in one piece or these four. It stands under every official letter, so it stays. */
const NIP = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d(?:0[1-9]|1[0-2])[12]\d{3}$/;

/**
 * The office's own numbers, `0042/PGD/XI/2026` and `PGD-2026-0042`. The words people put before a NIK or a phone are
 * no register code; neither is a number that goes on after the serial.
 */
const REGISTER_NUMBER =
  /(?<!\d)\d{4,6}\/[A-Z][A-Z0-9]{1,7}\/[IVX]{1,4}\/20\d\d(?!\d)|(?<![A-Za-z0-9])(?!(?:NIK|KK|KTP|NO|HP|WA|TELP?|TLP)-)[A-Z][A-Z0-9]{1,7}-20\d\d-\d{4,6}(?![-./_]?\d)/g;

/** Exactly what `maskedNik` and `maskedPhone` write; a stranger's own bullets beside a number must not shield it. */
const MASKED_ALREADY = /(?<!\d)\d{4}(?:•{8}\d{4}|•{5}\d{3})(?!\d)/g;

/** NIK, nomor KK, phone and other long numbers of a folded text; stretches neither touch nor overlap. */
export function findSensitiveNumbers(folded: string): Replacement[] {
  const open = folded.replace(REGISTER_NUMBER, asLetters).replace(MASKED_ALREADY, asLetters);
  return findClusters(open).flatMap((cluster) => hideCluster(open, cluster));
}

/**
 * People write numbers in any way, so the whole cluster is judged first: sixteen digits are a NIK however they are
 * split. Only what is made of complete, separately readable parts is judged part by part; everything else is hidden
 * as one, since showing a wrong half would show a birth date.
 */
function hideCluster(text: string, cluster: Cluster, readable = READABLE_DIGITS): Replacement[] {
  if (cluster.every((word) => isHarmless(text, word)) || isNip(cluster)) return [];
  const count = cluster.reduce((sum, word) => sum + word.digits.length, 0);
  if (count <= readable && !isMarkedAsPhone(text, cluster, count)) return [];
  if (count === 16 || cluster.length === 1) return [hideAsOne(text, cluster)];
  if (cluster.some(isWholeNik)) return hideAroundNik(text, cluster);
  if (!cluster.every((word) => isHarmless(text, word) || isPhone(word.digits) || word.digits.length === 16)) {
    return [hideAsOne(text, cluster)];
  }
  return cluster.filter((word) => !isHarmless(text, word)).map((word) => hideAsOne(text, [word]));
}

function hideAroundNik(text: string, cluster: Cluster): Replacement[] {
  const hidden: Replacement[] = [];
  let beside: DigitWord[] = [];
  const settle = (): void => {
    if (beside.length > 0) hidden.push(...hideCluster(text, beside, READABLE_BESIDE_NIK));
    beside = [];
  };
  for (const word of cluster) {
    if (!isWholeNik(word)) {
      beside.push(word);
      continue;
    }
    settle();
    hidden.push(hideAsOne(text, [word]));
  }
  settle();
  return hidden;
}

function hideAsOne(text: string, cluster: Cluster): Replacement {
  const digits = cluster.map((word) => word.digits).join('');
  const from = cluster.at(0)?.from ?? 0;
  const to = cluster.at(-1)?.to ?? from;
  if (digits.length === 16) return { from, to, with: maskedNik(digits) };
  const marked = isMarkedAsPhone(text, cluster, digits.length);
  if (!marked && !isPhone(digits)) return { from, to, with: maskedNumber };
  return { from: from - phonePrefix(text, from), to, with: maskedPhone(digits) };
}

const isWholeNik = (word: DigitWord): boolean => word.runs === 1 && word.digits.length === 16;

function isHarmless(text: string, word: DigitWord): boolean {
  if (EVERYDAY.test(word.written)) return true;
  return MONEY.test(word.written) && /rp\.?\s?$/i.test(text.slice(Math.max(0, word.from - 4), word.from));
}

function isNip(cluster: Cluster): boolean {
  const lengths = cluster.map((word) => (word.runs === 1 ? word.digits.length : 0)).join('-');
  return (lengths === '18' || lengths === '8-6-1-3') && NIP.test(cluster.map((word) => word.digits).join(''));
}

/** A mobile or landline number from its national 0 (10–13 digits) or from Indonesia's 62. */
const isPhone = (digits: string): boolean => /^(?:0[1-9]\d{8,11}|62[1-9]\d{8,11}|620[1-9]\d{8,11})$/.test(digits);

/** `(021) 84555` and `+886 912 345` are phones though short or foreign: the bracket or the plus says so. */
function isMarkedAsPhone(text: string, cluster: Cluster, count: number): boolean {
  const first = cluster.at(0);
  if (first === undefined || count < 8 || count > 15) return false;
  const before = text.charAt(first.from - 1);
  return before === '+' || (before === '(' && /^0\d{2,3}$/.test(first.digits) && text.charAt(first.to) === ')');
}

/** The plus or bracket goes with the number, unless it is all that keeps the number apart from digits that stay. */
const phonePrefix = (text: string, from: number): number =>
  /(?<![\dx•])[+(]{1,2}$/.exec(text.slice(Math.max(0, from - 3), from))?.[0].length ?? 0;

const asLetters = (found: string): string => 'x'.repeat(found.length);
