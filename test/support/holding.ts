import { expect } from 'vitest';

/** Matches a text that holds these words somewhere. */
export const holding = (words: string): unknown => expect.stringContaining(words);
