import { containsPersonalData } from '../../domain/personal-data.ts';
import type { Message } from './elements.ts';

/** What no message of ours says on purpose: calls to everyone, to a whole channel or to a user group. */
const BROADCAST = /<!(?:channel|here|everyone|subteam)/iu;
/** Slack's own ids look like numbers to the eye that searches for them. */
const MENTION = /<@[UW][A-Z0-9]+>/gu;

/** Fields whose value a reader sees. Ids, values and links are not read and are made by us. */
const READ: ReadonlySet<string> = new Set(['text', 'initial_value', 'placeholder']);

/** The last line of defence: @returns what is wrong with a message that must not leave, or undefined. */
export const faultInOutput = ({ text, blocks }: Message): string | undefined => {
  for (const words of readable({ text, blocks })) {
    if (BROADCAST.test(words)) return 'broadcast';
    if (containsPersonalData(words.replace(MENTION, ''))) return 'personal data';
  }
  return undefined;
};

function* readable(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    if (READ.has(key)) yield value;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* readable(item, key);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, field] of Object.entries(value)) yield* readable(field, name);
  }
}
