import type { Category } from '../../domain/categories.ts';
import type { ComplaintKind } from '../../domain/procedure.ts';

/** What a text is most likely about, for asking no more than the matter needs. A person classifies; this only guesses. */
export type Guess = { kind: ComplaintKind; category?: Category };

/** Words that tell an incident, the graver first. */
const INCIDENTS: readonly (readonly [Category, RegExp])[] = [
  ['bribery', /\bpungli\b|pungutan liar|\b(?:di)?mint(?:a|ai)\s+(?:uang|bayar|rp|\d+\s*(?:ribu|rb))|uang pelicin/iu],
  ['data-leak', /\bdata\b.{0,40}\bbocor|\bpinjol\b|pinjaman online|disalahgunakan/iu],
  ['staff-conduct', /\bpetugas\b.{0,80}\b(?:judes|kasar|marah|main hp|tidak ramah|membentak|sombong|cuek)/iu],
  ['online-service', /\b(?:website|situs|aplikasi|web)\b.{0,60}\b(?:error|gangguan|tidak bisa (?:dibuka|diakses))/iu],
  [
    'slow-service',
    /\bslow ?resp|\b(?:tidak|ga|gak|nggak|belum)\s+(?:pernah\s+)?di(?:balas|bales|respon|jawab|angkat)/iu,
  ],
];

const QUESTION =
  /\b(?:tanya|bertanya|menanyakan|syarat(?:nya)?|persyaratan|bagaimana cara|gimana cara|caranya|berapa biaya|jam buka|jam pelayanan|prosedur(?:nya)?|informasi)\b/iu;
const GRIEVANCE =
  /\b(?:belum (?:jadi|dicetak|terbit|selesai|ada|masuk)|salah|rusak|hilang|ditolak|gagal|kecewa|keluhan|pengaduan|mengadu|lapor(?:an)?|sampai (?:sekarang|hari ini))\b/iu;

const PRAISE = /\b(?:apik|bagus|memuaskan|terbantu|apresiasi|pujian|sukses selalu)\b/iu;

/** Guesses from subject and text. In doubt it is a matter of a person's record, which asks for the most. */
export const guessMatter = (text: string): Guess => {
  const incident = INCIDENTS.find(([, words]) => words.test(text));
  if (incident) return { kind: 'complaint', category: incident[0] };
  const isGrievance = GRIEVANCE.test(text);
  if (QUESTION.test(text) && !isGrievance) return { kind: 'information-request' };
  if (PRAISE.test(text) && !isGrievance) return { kind: 'aspiration' };
  return { kind: isGrievance ? 'complaint' : 'unclassified' };
};
