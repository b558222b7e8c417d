import { createHmac, timingSafeEqual } from 'node:crypto';

/** Words that only this office could have written, and the proof of it. */
export type Signer = {
  /** @returns the words with their signature behind a point. */
  sign(words: string): string;
  /** @returns the words when the signature is ours, else undefined. */
  read(signed: string): string | undefined;
};

/** @param purpose keeps signatures apart: what was signed for one thing proves nothing for another. */
export const signer = (key: Uint8Array, purpose: string): Signer => {
  const signatureOf = (words: string): string =>
    createHmac('sha256', key).update(`${purpose}\n${words}`).digest('base64url');
  return {
    sign: (words) => `${words}.${signatureOf(words)}`,
    read: (signed) => {
      const end = signed.lastIndexOf('.');
      if (end < 0) return undefined;
      const words = signed.slice(0, end);
      const [given, wanted] = [Buffer.from(signed.slice(end + 1)), Buffer.from(signatureOf(words))];
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? words : undefined;
    },
  };
};
