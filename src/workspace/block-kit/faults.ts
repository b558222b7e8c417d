import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One broken rule: Slack's wording and the JSON pointer of the place. */
export type BlockFault = { message: string; pointer: string };

/** Turns schema issues into Slack's sentences. `base` is where the checked value stands, e.g. `['blocks']`. */
export function faultsOf(issues: readonly Issue[], base: readonly string[]): BlockFault[] {
  return issues.flatMap((issue) =>
    sentences(issue).map((message) => ({ message, pointer: pointerTo([...base, ...issue.path]) })),
  );
}

/** `must be … [json-pointer:/blocks/0/text]`, as in `errors` and, with `[ERROR]` before it, in `response_metadata`. */
export function faultAnswer(faults: BlockFault[]): Record<string, unknown> {
  const errors = faults.map((fault) => `${fault.message} [json-pointer:${fault.pointer}]`);
  return { errors, response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) } };
}

export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function sentences(issue: Issue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `invalid additional property: ${key}`);
  if (issue.code === 'invalid_union') return [unionSentence(issue)];
  if (issue.code === 'invalid_type') return [typeSentence(issue)];
  if (issue.code === 'invalid_value') return [`must be one of: ${issue.values.map(String).join(', ')}`];
  return [issue.message];
}

/** The discriminator is a block's or an element's `type`; the issue's path ends with it. */
function unionSentence(issue: Issue): string {
  const at = String(issue.path.at(-1));
  const given =
    typeof issue.input === 'object' && issue.input !== null && 'type' in issue.input ? issue.input.type : issue.input;
  return at === 'type' ? `unsupported type: ${String(given)}` : 'must be a valid enum value';
}

function typeSentence(issue: Issue & { code: 'invalid_type' }): string {
  if (issue.input === undefined) return `missing required field: ${String(issue.path.at(-1))}`;
  return `must provide ${issue.expected === 'object' ? 'an object' : `a ${issue.expected}`}`;
}
