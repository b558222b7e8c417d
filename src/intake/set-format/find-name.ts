import { singleLine } from '../../domain/plain-text.ts';

/** What is written in capitals and is no name. */
const NO_NAME = String.raw`(?!(?:KTP|KK|NIK|TKI|PNS|CPNS|WNI|BPJS|HP|WA|RT|RW|MOHON|TOLONG)\b)`;
/** A word of a name, or a title or initial with its dot. */
const WORD = String.raw`${NO_NAME}(?:\p{Lu}\p{L}{0,2}\.(?=[ \t])|\p{Lu}[\p{L}'’]*)`;
const NAME = String.raw`(?:${WORD})(?:[ \t]+(?:${WORD}|bin|binti|al)){0,5}`;
/** After a mere "saya" only a word with small letters can be told from one that is shouted. */
const PROPER = String.raw`\p{Lu}\p{Ll}[\p{L}'’]*(?:[ \t]+(?:${WORD}|bin|binti|al)){0,5}`;

/** Ways in which people say who they are, most certain first. */
const SAYINGS: readonly RegExp[] = [
  // Nama : Wahyu Prasojo · nama=wahyu prasojo: after a sign the name may be in small letters.
  /\bnama(?:[ \t]+(?:lengkap|saya|sy|pelapor|pemohon|pengadu))*[ \t]*[:=][ \t]*([\p{L}'’.,\- \t]{2,80})/iu,
  /^\W*nama(?:[ \t]+lengkap)?[ \t]+[–-][ \t]+([\p{L}'’. \t]{2,80})/imu,
  new RegExp(String.raw`\b[Nn](?:ama|AMA)(?:[ \t]+(?:lengkap|saya|sy|pelapor|pemohon))*[ \t]+(${NAME})`, 'u'),
  new RegExp(String.raw`(?:\b[Aa]\.?[Nn]\.|\b[Aa]tas nama|\b[Kk]uasa dari)[ \t]+(${NAME})`, 'u'),
  new RegExp(String.raw`(?:^|[\s.,!?])(?:[Ss]aya|[Ss]y|[Uu]lun|[Kk]ulo|[Kk]ula|[Aa]ku)[ \t]+(${PROPER})`, 'u'),
  new RegExp(
    String.raw`^[ \t]*(?:Bapak|Ibu|Sdri?\.?)[ \t]+(${NAME})[ \t]+(?:menanyakan|melaporkan|mengadukan|datang|ingin|meminta)\b`,
    'mu',
  ),
  new RegExp(
    String.raw`(?:[Hh]ormat (?:saya|kami)|[Ss]alam|[Ww]assalam\p{L}*|[Tt]erima ?kasih|[Tt]ertanda|[Tt]td)[.,!]?[ \t]*\n\s*(${NAME})[ \t]*$`,
    'mu',
  ),
  new RegExp(String.raw`(?:^|\s)[-–~][ \t]?(${NAME})[ \t]*(?=\d|$)`, 'mu'),
  new RegExp(
    String.raw`^[ \t]*(${NAME})[ \t]*,?[ \t]+(?=(?:[Dd]esa|[Dd]s|[Dd]usun|[Dd]ukuh|[Kk]el|[Kk]elurahan|[Kk]alurahan|[Jj]l|[Jj]alan|nik|NIK|hp|HP)\b)`,
    'mu',
  ),
  // A line of its own below the numbers, in small letters.
  /^\W*(?:nik|kk)\b[^\n]*\d{4}[ \t]*\n[ \t]*((?:(?!salah|tolong|mohon|ktp|kk|nik|alamat)\p{L}{3,20}[ \t]*){1,3})$/imu,
];

/** Where a name ends although letters go on. */
const ENDS =
  /[,(]|\b(?:nik|kk|hp|wa|no|nomor|telp|telepon|alamat|email|umur|desa|ds|dusun|kel|kelurahan|kalurahan|jl|jalan|rt|rw)\b|\s(?:di|dari|yang|mau|dan)\s/iu;

/** The writer's name, as far as the text says it; undefined when it does not. */
export const findName = (plain: string): string | undefined => {
  for (const saying of SAYINGS) {
    const said = saying.exec(plain)?.[1];
    const name = said === undefined ? '' : singleLine(said.split(ENDS)[0] ?? '').replace(/[\s.\-,]+$/u, '');
    if (/\p{L}{2}/u.test(name)) return name;
  }
  return undefined;
};
