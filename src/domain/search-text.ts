/** Marks that change how a letter is written and not which letter it is, and what nobody sees. */
const UNHEARD = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;

const PLAIN = /^[\u0020-\u007e\n\t]*$/;

/**
 * A text as a searcher means it: small letters and digits, one space between words, and no difference between ways to
 * write the same letter (full width, accents, invisible characters between). Empty when nothing can be searched for.
 */
export const searchText = (text: string): string => {
  const folded = PLAIN.test(text) ? text : text.normalize('NFKD').replace(UNHEARD, '');
  return folded.toLowerCase().replace(NOT_A_WORD, ' ').trim();
};

/** What a searcher typed, word by word; `0042/PGD/XI/2026` is one word, found as it is written. */
export const searchTerms = (query: string): string[] => [
  ...new Set(
    query
      .split(/\s+/u)
      .map(searchText)
      .filter((term) => term !== ''),
  ),
];
