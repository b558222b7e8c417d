import { type LetterTag, printTag } from './letter-tag.ts';

/** Parts remembered: more than can be on their way at once, few enough to cost nothing. */
const REMEMBERED = 10_000;

/**
 * Which parts of letters Meta has taken, by its own word: the answer to the call, or a later report when that answer was
 * lost. What stands here is not sent again.
 */
export class SentParts {
  readonly #wamids = new Map<string, string>();
  readonly #cases = new Map<string, string>();

  note(tag: LetterTag, wamid: string): void {
    remember(this.#wamids, printTag(tag), wamid);
    remember(this.#cases, wamid, tag.caseId);
  }

  /** Meta's id of the part; undefined when nothing is known of it. */
  find(tag: LetterTag): string | undefined {
    return this.#wamids.get(printTag(tag));
  }

  /** The case that a message of ours was about. */
  caseOf(wamid: string): string | undefined {
    return this.#cases.get(wamid);
  }
}

const remember = (map: Map<string, string>, key: string, value: string): void => {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > REMEMBERED && !oldest.done) map.delete(oldest.value);
};
