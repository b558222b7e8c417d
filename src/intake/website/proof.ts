import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

/** Proof of work: a second of a telephone's time, much for somebody who posts thousands. */
const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, keyPrefix: '00' } as const;

const LONGEST = 4_000;

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(WORK.algorithm),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(WORK.cost),
      keyLength: z.number(),
      keyPrefix: z.literal(WORK.keyPrefix),
      data: z.object({ form: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

export type Proofs = {
  /** A task for the form with this token. */
  challenge(form: string): Promise<Challenge>;
  /** Whether the work was done for this very form. */
  holds(form: string, proof: string): Promise<boolean>;
};

const readPayload = (proof: string): (Payload & z.infer<typeof payloadSchema>) | undefined => {
  if (proof === '' || proof.length > LONGEST) return undefined;
  try {
    return payloadSchema.safeParse(JSON.parse(Buffer.from(proof, 'base64').toString())).data;
  } catch {
    return undefined;
  }
};

/**
 * Each task is bound to one form and each form to one complaint, so a solution that is used again gains nothing.
 *
 * @param secret signs the tasks, so that none has to be remembered.
 */
export const proofs = (secret: string): Proofs => ({
  challenge: (form) => createChallenge({ ...WORK, deriveKey, data: { form }, hmacSignatureSecret: secret }),
  holds: async (form, proof) => {
    const payload = readPayload(proof);
    if (payload?.challenge.parameters.data.form !== form) return false;
    return (await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret })).verified;
  },
});
