import type { z } from 'zod';
import { nearest } from './nearest.ts';

const nounOf = (value: unknown): string => {
  if (value === null) return 'nothing';
  return Array.isArray(value) ? 'a list' : (kinds[typeof value] ?? typeof value);
};

const kinds: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

const typeCure = (expected: string, input: unknown): string => {
  const wanted = kinds[expected] ?? expected;
  if (input === undefined) return `is missing: write ${wanted}`;
  const quotes = expected === 'string' && (typeof input === 'number' || typeof input === 'boolean');
  return `must be ${wanted}, not ${nounOf(input)}${quotes ? ': put it in quotes' : ''}`;
};

const choiceCure = (values: readonly unknown[], input: unknown): string => {
  const choices = values.map(String);
  const meant = typeof input === 'string' ? nearest(input, choices) : undefined;
  const instead = meant === undefined ? '' : ` (did you mean "${meant}"?)`;
  return input === undefined
    ? `is missing: write one of ${choices.join(', ')}`
    : `must be one of ${choices.join(', ')}${instead}`;
};

/** Says what to write where a schema has no sentence of its own. Undefined leaves the word to zod. */
export const cureFor = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return typeCure(issue.expected, issue.input);
    case 'invalid_value':
      return choiceCure(issue.values, issue.input);
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      return issue.origin === 'array' ? `needs at least ${issue.minimum} entry` : `must be ${issue.minimum} or more`;
    case 'too_big':
      if (issue.origin === 'string') return `is longer than ${issue.maximum} characters: shorten it`;
      return issue.origin === 'array' ? `has more than ${issue.maximum} entries` : `must be ${issue.maximum} or less`;
    default:
      return undefined;
  }
};
