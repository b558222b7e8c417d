import type { Case } from '../domain/case.ts';
import type { RegisterNumber } from '../domain/register-number.ts';
import { searchText } from '../domain/search-text.ts';
import type { CaseRow } from './case-row.ts';

/** Which complaints may be one and the same. Only a suggestion: a person reads both and decides. */

/** What two complaints have in common, in the order in which it is told. */
export const likenesses = ['person', 'category', 'subject', 'text'] as const;
export type Likeness = (typeof likenesses)[number];

/** An earlier case that may be about the same matter, and why. */
export type Alike = { caseId: string; register: RegisterNumber; reasons: readonly Likeness[] };

/** Words that complaints have in common whatever they are about: greetings, thanks, the labels of the set format. */
const COMMON = new Set(
  (
    'yth kepada bapak ibu bpk pak bu min admin petugas disdukcapil dinas kantor assalamualaikum wassalamualaikum wr wb ' +
    'selamat pagi siang sore malam salam hormat mohon tolong terima kasih terimakasih atas perhatiannya ucapkan bantuannya ' +
    'perkenalkan saya kami aku yang dan di ke dari untuk dengan ini itu nya ya kok dong kak dikirim yahoo mail android ' +
    'iphone gmail nama nik nomor no alamat hp telepon telp wa email kontak uraian pengaduan aduan melalui pada sampai akan ' +
    'tanpa subjek perihal re fwd'
  ).split(' '),
);

/** Longer texts are compared by their beginning: what a complaint is about stands there. */
const COMPARED = 4_000;
/** A text of fewer telling words says too little to be like another. */
const FEWEST_WORDS = 3;

const SUBJECT_ALIKE = 0.6;
/** Enough when it is the same person. */
const TEXT_ALIKE = 0.35;
/** Enough by itself: the same text from another address. */
const TEXT_SAME = 0.6;

const tellingWords = (text: string): string[] =>
  searchText(
    text
      .slice(0, COMPARED)
      .split('\n')
      // What a mail program quotes was written before.
      .filter((line) => !line.startsWith('>'))
      .join('\n'),
  )
    .split(' ')
    .filter((word) => word !== '' && !COMMON.has(word));

/** Words and neighbouring pairs: the pairs tell apart texts that use the same few words. */
const featuresOf = (words: readonly string[]): Set<string> =>
  new Set([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)]);

/** How much two sets have in common, from 0 to 1 (Dice). */
const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const common = [...one].filter((feature) => other.has(feature)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
};

const similarity = (one: string, other: string): number => {
  const [words, others] = [tellingWords(one), tellingWords(other)];
  if (words.length < FEWEST_WORDS || others.length < FEWEST_WORDS) return 0;
  return overlap(featuresOf(words), featuresOf(others));
};

const hasCommon = (some: readonly string[] = [], others: readonly string[] = []): boolean =>
  some.some((key) => others.includes(key));

type Compared = Pick<CaseRow, 'personKeys' | 'subject'>;

/** Says of a row, without reading its case, whether the case is worth comparing. For many rows against one. */
export const worthComparing = (own: Compared): ((other: Compared) => Likeness | undefined) => {
  const words = [...new Set(tellingWords(own.subject))];
  const enough = Math.max(2, Math.ceil(words.length * SUBJECT_ALIKE));
  // Most rows have nothing in common: as soon as too many words are missing, the row is done.
  const isClose = (subject: string): boolean => {
    let mayMiss = words.length - enough;
    for (const word of words) {
      if (!subject.includes(word)) mayMiss -= 1;
      if (mayMiss < 0) return false;
    }
    return true;
  };
  return ({ personKeys, subject }) => {
    if (hasCommon(own.personKeys, personKeys)) return 'person';
    return words.length >= enough && isClose(subject.toLowerCase()) ? 'subject' : undefined;
  };
};

/** Nothing may point from one case to another when that tells whose a withheld one is, or what it is about. */
const isWithheld = ({ restricted, complaint }: Case): boolean => restricted || complaint.secret === true;

const hasEndedElsewhere = ({ closedAs, anonymisedAt }: Case): boolean =>
  closedAs === 'merged' || closedAs === 'dismissed' || anonymisedAt !== undefined;

/** Whether a case may be pointed at as it stands now. */
export const mayBeNamed = (other: Case): boolean => !isWithheld(other) && !hasEndedElsewhere(other);

/** What the two have in common; empty when that is too little to be the same matter. */
const reasonsFor = (one: Case, other: Case): Likeness[] => {
  const text = similarity(one.complaint.body, other.complaint.body);
  const isSame: Record<Likeness, boolean> = {
    person: hasCommon(one.personKeys, other.personKeys),
    category: one.complaint.category !== undefined && one.complaint.category === other.complaint.category,
    subject: similarity(one.complaint.subject, other.complaint.subject) >= SUBJECT_ALIKE,
    text: text >= TEXT_ALIKE,
  };
  const reasons = likenesses.filter((likeness) => isSame[likeness]);
  const isLikely = isSame.person ? reasons.length > 1 : text >= TEXT_SAME;
  return isLikely ? reasons : [];
};

/** The cases that may be about the same matter as `now`, most likely first; none where either is withheld. */
export const suggestDuplicates = (now: Case, candidates: readonly Case[]): Alike[] =>
  isWithheld(now)
    ? []
    : candidates
        .filter((other) => other.caseId !== now.caseId && mayBeNamed(other))
        .map((other) => ({ caseId: other.caseId, register: other.register, reasons: reasonsFor(now, other) }))
        .filter(({ reasons }) => reasons.length > 0)
        .sort((a, b) => b.reasons.length - a.reasons.length);
