import { type CaseEvent, eventBodySchema, type Seal, sealSchema } from './events.ts';
import {
  hiddenValue,
  isPrivatePart,
  openFields,
  type PrivatePart,
  privateParts,
  type Redacted,
  redactedValue,
} from './redaction.ts';

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
  return isRecord(value) ? canonicalFields(value, canonical) : JSON.stringify(value);
};

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const canonicalFields = (fields: Fields, textOf: (value: unknown, key: string) => string): string => {
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    const value = fields[key];
    // Keys are names out of the event schema: nothing in them needs escaping.
    if (value !== undefined) text += `${text === '' ? '"' : ',"'}${key}":${textOf(value, key)}`;
  }
  return `{${text}}`;
};

/** An event before it has its place in a chain: of a case, or of anything else that is to be held to its past. */
type Body = Fields & { redacted?: Redacted | undefined };

/** The hash of what is private in a part: computed while it stands there, taken from the event once it was redacted. */
const commitmentTo = (part: PrivatePart, value: unknown, redacted: Redacted | undefined, hash: Hash): string =>
  redacted?.[part] ?? hash(canonical(hiddenValue(part, value)));

/**
 * `hash` covers `prev`, `seq` and the body, in which each private part stands as the hash of itself: so what is
 * personal can be taken out later, and all that stays is still covered by the hash of the day it was written.
 */
const hashOf = (body: Body, seq: number, prev: string, hash: Hash): string => {
  const { redacted } = body;
  const textOf = (value: unknown, key: string): string => {
    if (!isPrivatePart(key)) return canonical(value);
    const commitment = commitmentTo(key, value, redacted, hash);
    const open = openFields(key, value);
    return open ? canonical({ ...open, private: commitment }) : `{"private":"${commitment}"}`;
  };
  const fields: Fields = redacted === undefined ? body : { ...body, redacted: undefined };
  return hash(`${prev}\n${seq}\n${canonicalFields(fields, textOf)}`);
};

/** Gives each event its place in the chain after `last` (undefined: the chain begins). */
export const seal = <B extends Body>(bodies: readonly B[], last: Seal | undefined, hash: Hash): (B & Seal)[] => {
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

/** The event without what is personal in it. It keeps its place in the chain and all that is not personal. Idempotent. */
export const redact = (event: CaseEvent, hash: Hash): CaseEvent => {
  const fields: Fields = event;
  const present = privateParts.filter((part) => fields[part] !== undefined);
  if (present.length === 0) return event;
  const of = <T>(tell: (part: PrivatePart) => T): Record<string, T> =>
    Object.fromEntries(present.map((part) => [part, tell(part)]));
  return parseEvent({
    ...event,
    ...of((part) => redactedValue(part, fields[part])),
    redacted: of((part) => commitmentTo(part, fields[part], event.redacted, hash)),
  });
};

/** A part that is said to be redacted holds nothing but what redaction leaves: or its old hash could hide new words. */
const isTrulyRedacted = (body: Body): boolean => {
  const fields: Fields = body;
  const parts = privateParts.filter((part) => body.redacted?.[part] !== undefined);
  return parts.every((part) => canonical(fields[part]) === canonical(redactedValue(part, fields[part])));
};

/** @returns the number of the first event that does not follow from the one before it, or undefined. */
export const firstBreak = (events: readonly (Body & Seal)[], hash: Hash): number | undefined => {
  let prev = CHAIN_START;
  for (const [index, sealed] of events.entries()) {
    const { seq, prev: claimed, hash: own, ...body } = sealed;
    const isInPlace = seq === index + 1 && claimed === prev && own === hashOf(body, seq, prev, hash);
    if (!isInPlace || !isTrulyRedacted(body)) return index + 1;
    prev = own;
  }
  return undefined;
};
