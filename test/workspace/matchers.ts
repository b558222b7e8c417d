import { expect } from 'vitest';

/** Vitest's matchers as values that the compiler knows nothing of, so that no check of types is lost around them. */
export const SOME_TEXT: unknown = expect.any(String);

export function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

export function objectWith(fields: object): unknown {
  return expect.objectContaining(fields);
}
