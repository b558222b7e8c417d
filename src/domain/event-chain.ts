import { type CaseEvent, type EventBody, eventBodySchema, sealSchema } from './events.ts';

/** SHA-256 as lower-case hex of the UTF-8 text. Handed in, because the domain opens no library. */
export type Hash = (text: string) => string;

/** What the first event's `prev` says. */
export const CHAIN_START = '0'.repeat(64);

/**
 * One text for one value whatever the order of its keys, so that a rewritten file keeps its hashes. By hand, because
 * JSON.stringify with a replacer takes many times as long and every press pays for it.
 */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  let text = '';
  for (const key of Object.keys(value).sort()) {
    // Keys are names out of the event schema: nothing in them needs escaping.
    if (value[key] !== undefined) text += `${text === '' ? '"' : ',"'}${key}":${canonical(value[key])}`;
  }
  return `{${text}}`;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const hashOf = (body: EventBody, seq: number, prev: string, hash: Hash): string =>
  hash(`${prev}\n${seq}\n${canonical(body)}`);

/** Gives each event its place in the chain after `last` (undefined: the case begins). */
export const seal = (bodies: readonly EventBody[], last: CaseEvent | undefined, hash: Hash): CaseEvent[] => {
  let seq = last?.seq ?? 0;
  let prev = last?.hash ?? CHAIN_START;
  return bodies.map((body) => {
    seq += 1;
    const sealed = { ...body, seq, prev, hash: hashOf(body, seq, prev, hash) };
    prev = sealed.hash;
    return sealed;
  });
};

/** An event as its file holds it; unknown keys are errors. */
export const parseEvent = (value: unknown): CaseEvent => {
  const { seq, prev, hash, ...body } = sealSchema.parse(value);
  return { ...eventBodySchema.parse(body), seq, prev, hash };
};

/** @returns the number of the first event that does not follow from the one before it, or undefined. */
export const firstBreak = (events: readonly CaseEvent[], hash: Hash): number | undefined => {
  let prev = CHAIN_START;
  for (const [index, sealed] of events.entries()) {
    const { seq, prev: claimed, hash: own, ...body } = sealed;
    const follows = seq === index + 1 && claimed === prev && own === hashOf(body, seq, prev, hash);
    if (!follows) return index + 1;
    prev = own;
  }
  return undefined;
};
