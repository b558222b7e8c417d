import type { ActingMark } from '../../domain/acting-official.ts';
import type { Text } from '../../text/text.ts';
import { shownUpTo } from './stranger-text.ts';

/** On whose order somebody acts for a post: `Plh. Kepala Seksi menggantikan Bu Ratna (800/12/2026)`. */
export const actingWords = ({ kind, decree, insteadOf }: ActingMark, role: string, { people }: Text): string =>
  insteadOf === undefined
    ? people.acting({ kind, role, decree: shownUpTo(decree, 120) })
    : people.actingInsteadOf({ kind, role, decree: shownUpTo(decree, 120), insteadOf: shownUpTo(insteadOf, 80) });
