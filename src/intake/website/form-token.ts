import { randomBytes } from 'node:crypto';
import type { Signer } from '../signature.ts';

/** A form that is filled for longer counts as one from nowhere; nobody is logged out while writing (WCAG 2.2.6). */
const LIFE_MS = 20 * 3_600_000;

/** What a form's token says: which form it was, and how long it has been out, in milliseconds. */
export type FormToken = { id: string; age: number };

export type FormTokens = {
  issue(): string;
  /** @returns undefined for what is none of ours, or too old. */
  read(token: string): FormToken | undefined;
};

/** One token for each form that is shown: stops blind posts, tells how long somebody wrote, and names the posting for good. */
export const formTokens = (signer: Signer, wallClock: () => number): FormTokens => ({
  issue: () => signer.sign(`${wallClock().toString(36)}-${randomBytes(12).toString('base64url')}`),
  read: (token) => {
    const words = signer.read(token);
    if (words === undefined) return undefined;
    const age = wallClock() - Number.parseInt(words.slice(0, words.indexOf('-')), 36);
    return age >= 0 && age <= LIFE_MS ? { id: words, age } : undefined;
  },
});
