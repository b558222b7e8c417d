import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { cureFor } from './cures.ts';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';

/** One thing wrong in a YAML file: where, and what to write instead. */
export type YamlFault = { file: string; line: number; column: number; path: string; message: string };

/** `procedures/brebes.yaml:12:5 steps.0.title: …` */
export const printFault = ({ file, line, column, path, message }: YamlFault): string =>
  `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}`;

/** Files people write by hand are small; more is a mistake or an attack. */
const MAX_CHARACTERS = 64 * 1024;

/** Faults told at once: who has more to mend mends these first. */
const MAX_FAULTS = 20;

/** An office's file repeats itself little; a file that unfolds without end (alias bomb) stops here. */
const MAX_ALIASES = 50;

type Read<T> =
  | { value: T; document: Document; positionOf(path: readonly PropertyKey[]): Position }
  | { faults: YamlFault[] };
type Position = { line: number; column: number };

/**
 * Reads a YAML file by a schema. Never throws for what stands in the file.
 *
 * @returns every fault with file, line and column, the field's path and its cure; or the value, with a way to find
 * the line of any field for later complaints.
 */
export const readYaml = <T>(file: string, text: string, schema: z.ZodType<T>): Read<T> => {
  const whole = (message: string) => ({ faults: [{ file, line: 1, column: 1, path: '', message }] });
  if (text.length > MAX_CHARACTERS) return whole(`is larger than ${MAX_CHARACTERS / 1024} KB: this cannot be meant`);
  if (text.includes('\ufffd')) return whole('is not UTF-8 text: save it as UTF-8');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return {
      faults: broken
        .slice(0, MAX_FAULTS)
        .map(({ pos, code, message }) => ({ file, ...at(pos[0]), path: '', message: plainer[code] ?? message })),
    };
  }
  const positionOf = (path: readonly PropertyKey[]): Position => at(offsetOf(document, path));
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return whole('unfolds without end: write repeated parts out instead of using aliases');
  }
  const parsed = schema.safeParse(plain, { error: cureFor });
  if (parsed.success) return { value: parsed.data, document, positionOf };
  const faults = parsed.error.issues.slice(0, MAX_FAULTS).flatMap((issue) => faultsOf(file, issue, positionOf, schema));
  return { faults: faults.slice(0, MAX_FAULTS) };
};

/** What the parser says in its own words, for people who never saw a parser. */
const plainer: Partial<Record<string, string>> = {
  DUPLICATE_KEY: 'this field stands here a second time: keep one of the two',
  IMPOSSIBLE: 'is nested too deep: this cannot be meant',
  MULTIPLE_DOCS: 'a second document begins here: remove the line "---"',
  TAB_AS_INDENT: 'tabs cannot indent YAML: use spaces',
  TAG_RESOLVE_FAILED: 'tags ("!...") are not used in these files: remove it',
};

const faultsOf = (
  file: string,
  issue: z.core.$ZodIssue,
  positionOf: (path: readonly PropertyKey[]) => Position,
  schema: z.ZodType,
): YamlFault[] => {
  if (issue.code !== 'unrecognized_keys') {
    return [{ file, ...positionOf(issue.path), path: issue.path.join('.'), message: issue.message }];
  }
  const known = knownKeys(schema, issue.path);
  return issue.keys.slice(0, MAX_FAULTS).map((key) => {
    const path = [...issue.path, key];
    const meant = nearest(key, known);
    const cure = meant === undefined ? 'remove it' : `did you mean "${meant}"?`;
    return { file, ...positionOf(path), path: path.join('.'), message: `is not a known field: ${cure}` };
  });
};

/** Offset of a field, or of the nearest thing around it that exists. A key's own place is better than its value's. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent: unknown = document.getIn(path.slice(0, depth - 1), true) ?? document.contents;
    const last = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range = rangeOf(node);
    if (range !== undefined) return range;
  }
  return 0;
};

const rangeOf = (node: unknown): number | undefined => {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
};
