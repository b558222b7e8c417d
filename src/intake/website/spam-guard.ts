import { hash } from 'node:crypto';
import { signer } from '../signature.ts';
import type { FormInput } from './form-fields.ts';
import { type FormTokens, formTokens } from './form-token.ts';
import { type Limiter, limiter } from './limiter.ts';
import { type Proofs, proofs } from './proof.ts';

/** Nobody reads and fills a form in less. */
const QUICKEST_MS = 3_000;

const MINUTES = 60_000;
/** Many citizens of one regency share an address (CGNAT): generous by address, strict by form and by code. */
const LIMITS = { address: 120, form: 8, codes: 60, words: 20, window: 10 * MINUTES } as const;

/** What tells people from machines, without asking anybody outside. Refuses nobody: it marks, and it slows down. */
export type SpamGuard = {
  tokens: FormTokens;
  /** Work for a browser whose form looks mechanical, as the page carries it. */
  task(token: string): Promise<string>;
  /** Whether a form looks as if a machine had sent it, and no work was done for it. */
  isSuspect(input: FormInput): Promise<boolean>;
  /** Names a posting for good: the same form sent again with the same content is the same complaint. */
  nameOf(input: FormInput, content: string): string;
  posts: { byAddress: Limiter; byForm: Limiter; byCode: Limiter };
  /** Codes that led nowhere, by address. */
  wrongCodes: Limiter;
};

/** Forms remembered as used. */
const USES = 20_000;

/** A form is good for one complaint; the same one again, by a double click, is no other. */
const usedOnce = (): ((form: string, content: string) => boolean) => {
  const uses = new Map<string, string>();
  return (form, content) => {
    const known = uses.get(form);
    if (known !== undefined) return known === content;
    if (uses.size >= USES) uses.delete(uses.keys().next().value ?? '');
    uses.set(form, content);
    return true;
  };
};

/** @param key of the office: signs forms and tasks, so that none has to be remembered. */
export const spamGuard = (key: Uint8Array, wallClock: () => number): SpamGuard => {
  const tokens = formTokens(signer(key, 'form'), wallClock);
  const work: Proofs = proofs(signer(key, 'proof').sign('task'));
  const isFirstUse = usedOnce();
  const contentOf = (input: FormInput): string => hash('sha256', JSON.stringify([input['subject'], input['body']]));
  const limit = (most: number): Limiter => limiter(most, LIMITS.window, wallClock);
  return {
    tokens,
    task: async (token) => JSON.stringify(await work.challenge(token)),
    isSuspect: async (input) => {
      const token = input['token'] ?? '';
      const known = tokens.read(token);
      if (known === undefined || !isFirstUse(known.id, contentOf(input))) return true;
      const looksMechanical = known.age < QUICKEST_MS || input['homepage'] !== '';
      return looksMechanical && !(await work.holds(token, input['proof'] ?? ''));
    },
    nameOf: (input, content) => {
      const token = input['token'] ?? '';
      const { proof: _, ...said } = input;
      return `form:${tokens.read(token)?.id ?? 'unsigned'}:${hash('sha256', JSON.stringify([said, content])).slice(0, 32)}`;
    },
    posts: { byAddress: limit(LIMITS.address), byForm: limit(LIMITS.form), byCode: limit(LIMITS.words) },
    wrongCodes: limit(LIMITS.codes),
  };
};
