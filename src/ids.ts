import { hash, randomInt } from 'node:crypto';
import type { Ids } from './casework/ports.ts';
import type { Hash } from './domain/event-chain.ts';

/** SHA-256 of the UTF-8 text, lower-case hex. */
export const sha256: Hash = (text) => hash('sha256', text, 'hex');

/** Letters and digits that cannot be mistaken for each other when read from paper. */
const PLAIN = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const letters = (count: number): string => Array.from({ length: count }, () => PLAIN[randomInt(PLAIN.length)]).join('');

/** Status codes have 59 bits: nobody finds another citizen's page by trying. */
export const randomIds: Ids = {
  statusCode: () => [letters(4), letters(4), letters(4)].join('-'),
};
