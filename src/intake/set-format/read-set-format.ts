import { type Cluster, findClusters } from '../../domain/personal-data/digit-words.ts';
import { foldText } from '../../domain/personal-data/folded-text.ts';
import { normalisePhone } from '../../domain/personal-data.ts';
import { singleLine, truncate } from '../../domain/plain-text.ts';
import { findName } from './find-name.ts';

/** What a complaint says of the set format (format aduan), however it is written. Nothing is checked against a register. */
export type SetFormat = {
  name?: string;
  nik?: string;
  kk?: string;
  address?: string;
  /** As `+62…`. */
  phone?: string;
  email?: string;
  /** True when it says what the matter is, beyond the fields above. */
  hasMatter: boolean;
  hasIncidentDate: boolean;
  hasIncidentPlace: boolean;
  /** The writer asks that their name be kept back, or gives none on purpose. */
  asksSecrecy: boolean;
};

/** Longer texts are read so far: the format stands at the beginning, or the signature at the end. */
const LONGEST_HEAD = 20_000;
const LONGEST_TAIL = 5_000;
const LONGEST_ADDRESS = 200;

/** Reads the fields of the set format out of free text: labels in any order and case, or none at all. Pure; never throws. */
export const readSetFormat = (text: string): SetFormat => {
  const plain = foldText(readable(text)).text.replace(MARKUP, ' ');
  const numbers = numbersIn(plain);
  const name = findName(plain);
  const address = addressIn(plain);
  const email = /[^\s<>(),;:"&]{1,64}@[\p{L}\d.-]{1,200}\.\p{L}{2,}/u.exec(plain)?.[0].toLowerCase();
  return {
    ...(name === undefined ? {} : { name }),
    ...numbers,
    ...(address === undefined ? {} : { address }),
    ...(email === undefined ? {} : { email }),
    hasMatter: hasMatter(plain),
    hasIncidentDate: DATE.test(plain),
    hasIncidentPlace: PLACE.test(plain),
    asksSecrecy: SECRECY.test(plain),
  };
};

/** A form or an old mail program may hand over HTML: its tags are no words. */
const MARKUP = /<(style|script)\b[^<>]{0,500}>[^<]{0,2000}<\/\1>|<[^<>]{1,500}>/giu;

const readable = (text: string): string =>
  text.length <= LONGEST_HEAD + LONGEST_TAIL ? text : `${text.slice(0, LONGEST_HEAD)}\n${text.slice(-LONGEST_TAIL)}`;

const FAMILY_CARD = /(?:\bkk|kartu\s+keluarga)\W*(?:nomor|no)?\W*$/iu;
const OWN_NIK = /\bnik\W*$/iu;
/** How far before a number the word that names it may stand. */
const LABEL_REACH = 30;

type Numbers = { nik?: string; kk?: string; phone?: string };

/** NIK and family card are written alike: only the word before tells them apart. A slip of a digit is left to a person. */
const numbersIn = (plain: string): Numbers => {
  const found: Numbers = {};
  for (const cluster of findClusters(plain)) {
    const from = cluster[0]?.from ?? 0;
    const number = numberOf(cluster, plain.slice(Math.max(0, from - LABEL_REACH), from));
    if (number) found[number.field] ??= number.value;
  }
  return found;
};

const numberOf = (cluster: Cluster, label: string): { field: keyof Numbers; value: string } | undefined => {
  const whole = cluster.map(({ digits }) => digits).join('');
  const sixteen = whole.length === 16 ? whole : cluster.find(({ digits }) => digits.length === 16)?.digits;
  if (sixteen !== undefined) return { field: FAMILY_CARD.test(label) ? 'kk' : 'nik', value: sixteen };
  if (OWN_NIK.test(label) && whole.length >= 14 && whole.length <= 18) return { field: 'nik', value: whole };
  const written = [cluster.map((word) => word.written).join(' '), ...cluster.map((word) => word.written)];
  const phone = written.map(normalisePhone).find((number) => number !== undefined);
  return phone === undefined ? undefined : { field: 'phone', value: phone };
};

const ADDRESS_LABEL = /\balamat(?:\s+(?:lengkap|sekarang|rumah|tinggal|domisili|ktp))?\s*[:=–-]+\s*([^\n]{3,300})/iu;
/** A street or village by its name: an office that happens to be mentioned is no address. */
const STREET =
  /\b(?:[Jj]alan|[Jj]ln?|[Gg]ang|[Gg]g|[Dd]usun|[Dd]sn|[Dd]ukuh|[Pp]adukuhan|[Pp]edukuhan|[Kk]ampung|[Pp]erum(?:ahan)?|[Kk]elurahan|[Kk]el|[Kk]alurahan)\b\.?\s+\p{Lu}[^\n;]{1,300}/u;
const VILLAGE = /\b(?:desa|ds)\b\.?\s+(?!saya|kami|ini|itu|setempat)\p{L}{3,}[^\n;]{0,300}/iu;

const ADDRESS_ENDS =
  /(?<=\p{L}{4}|\d{2})\.\s|,?\s+(?:sedangkan|dengan|yang|karena|untuk|mohon|saya)\b|[(),;]?\s*\b(?:nik|kk|hp|wa|telp|telepon|email)\b/iu;

const addressIn = (plain: string): string | undefined => {
  const found = ADDRESS_LABEL.exec(plain)?.[1] ?? STREET.exec(plain)?.[0] ?? VILLAGE.exec(plain)?.[0];
  if (found === undefined) return undefined;
  // The first sentence, or up to the next field: what follows is no address.
  const own = found.split(ADDRESS_ENDS)[0] ?? found;
  const address = truncate(singleLine(own).replace(/[\s,.;)]+$/u, ''), LONGEST_ADDRESS);
  return address === '' ? undefined : address;
};

const FIELD_LINE =
  /^\W*(?:nama|nik|no(?:mor)?\.?|kk|alamat|hp|wa|telp|telepon|tlp|kontak|e-?mail|surel|tracking id|klasifikasi)\b[^\n]*$/gimu;
/** Stand-ins for what is no text. */
const PLACEHOLDER = /^\s*\[[^\]]{1,60}\]\s*$/u;
const LEAST_LETTERS = 12;

/** Enough words beside the fields to say something; a lone line that is fields and matter in one counts whole. */
const hasMatter = (plain: string): boolean => {
  if (PLACEHOLDER.test(plain)) return false;
  const beside = plain.replace(FIELD_LINE, ' ');
  const words = /\p{L}/u.test(beside) ? beside : plain.replace(/^\W*(?:nama|nik|kk)\b/iu, '');
  return (words.match(/\p{L}/gu)?.length ?? 0) >= LEAST_LETTERS;
};

const MONTH =
  '(?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agu(?:stus)?|sep(?:tember)?|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)';
const DATE = new RegExp(
  String.raw`\b(?:kemarin|tadi|td|hari ini|barusan|semalam|minggu lalu|bulan lalu)\b|\b\d{1,2}\s*(?:[/-]\s*\d{1,2}\s*[/-]\s*\d{2,4}|${MONTH}\b)`,
  'iu',
);
const PLACE =
  /\bloket\s*\d|\bmpp\b|\b(?:[Kk]antor|[Kk]ecamatan|[Kk]elurahan|[Kk]apanewon|[Kk]alurahan)\s+(?:[Dd]inas|[Dd]ukcapil|[Dd]isdukcapil|\p{Lu}\p{L}+)|\bMPP\b/u;
const SECRECY = /\b(?:di)?rahasia(?:kan)?\b|\banonim\b|jangan\s+(?:di)?sebut(?:kan)?\s+nama/iu;
