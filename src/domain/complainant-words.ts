/** What a short message from a complainant means to the case, as far as a machine may say. */
export type ComplainantWords = 'satisfied' | 'not-satisfied' | 'thanks';

const SATISFIED = /^(?:ya|iya|sudah|sangat|saya|alhamdulillah|[\s,.!])*puas\b/iu;
const NOT_SATISFIED =
  /^(?:ya|iya|saya|maaf|masih|[\s,.!])*(?:belum|blm|tidak puas|tdk puas|kurang puas|nggak puas|gak puas)\b/iu;
/** Words that take back what was said before them. */
const REVERSAL = /\b(?:tapi|tetapi|tp|namun|cuma|hanya|masih|belum|blm|sayangnya)\b/iu;
const THANKS =
  /^(?:(?:baik|oke?|siap|sip|ya|sudah|alhamdulillah|wa'?alaikum\w*|terima ?kasih|trima ?kasih|makasih|mksh|trims|thanks?|thank you|(?:matur )?(?:su|nu)wun|banyak|atas|bantuan|bantuannya|informasi|informasinya|infonya|jawabannya|pak|bu|bapak|ibu|min|admin|kak|sekali|ya|nggih|[\s,.!🙏👍😊])+)$/iu;

/**
 * Reads PUAS and BELUM as people write them, and mere thanks. Whatever says more than that is for a person to read:
 * undefined.
 */
export const readComplainantWords = (text: string): ComplainantWords | undefined => {
  const words = text.trim();
  if (NOT_SATISFIED.test(words)) return 'not-satisfied';
  if (SATISFIED.test(words)) return REVERSAL.test(words) || words.includes('?') ? undefined : 'satisfied';
  return words.length <= 120 && THANKS.test(words) ? 'thanks' : undefined;
};
