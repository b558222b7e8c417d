/** Jawaban baku: a text with open fields such as `{nama}`, which the case or the writer fills in. */

const FIELD = /\{([\p{L}][\p{L}\d _-]{0,39})\}/gu;

/** @returns the name of the first field that is still open, or undefined. No answer leaves with one. */
export const openFieldIn = (text: string): string | undefined => [...text.matchAll(FIELD)][0]?.[1];

/** The text with the known fields filled in, whatever their capitals; the others stay open. */
export const filledIn = (text: string, known: Readonly<Record<string, string>>): string =>
  text.replace(FIELD, (field, name: string) => {
    const key = name.trim().toLowerCase();
    return Object.hasOwn(known, key) ? (known[key] ?? field) : field;
  });
