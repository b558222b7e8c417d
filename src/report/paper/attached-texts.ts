import { inflateSync } from 'node:zlib';

/** The longest text that is taken out: more than any case holds, less than fills the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The dictionary of an attachment, and its bytes after it. Our own papers compress nothing but streams. */
const ATTACHMENT = /<<[^<>]*\/Type\s*\/EmbeddedFile\b(?:[^<>]|<<[^<>]*>>)*>>\s*stream\r?\n/g;
const LENGTH = /\/Length\s+(\d+)(?!\s+\d+\s+R)/;

/** The bytes between `stream` and `endstream`, taken by the length that the dictionary states. */
const streamAfter = (pdf: Buffer, dictionary: string, from: number): Buffer | undefined => {
  const length = Number(LENGTH.exec(dictionary)?.[1] ?? Number.NaN);
  const end = from + length;
  const isWhole = /^\r?\nendstream/.test(pdf.toString('latin1', end, end + 11));
  return isWhole ? pdf.subarray(from, end) : undefined;
};

const unpacked = (dictionary: string, bytes: Buffer): string | undefined => {
  try {
    const plain = /\/Filter\s*\/FlateDecode\b/.test(dictionary)
      ? inflateSync(bytes, { maxOutputLength: MOST_BYTES })
      : bytes;
    return plain.toString('utf8');
  } catch {
    return undefined;
  }
};

/**
 * The texts attached inside a PDF as {@link import('./paper.ts').Paper.attach} put them there. A PDF that another program
 * wrote anew may hide them from this reader: any PDF reader saves them as files.
 *
 * @returns one entry for each attachment, undefined for one that cannot be unpacked.
 */
export const attachedTexts = (pdf: Buffer): readonly (string | undefined)[] => {
  const text = pdf.toString('latin1');
  return [...text.matchAll(ATTACHMENT)].map(({ 0: dictionary, index }) => {
    const bytes = streamAfter(pdf, dictionary, index + dictionary.length);
    return bytes && unpacked(dictionary, bytes);
  });
};
