import type { Procedure } from '../procedure.ts';
import { explore } from './explore.ts';
import { imagineOffice } from './imagined-office.ts';
import { findMissingLimit } from './limits.ts';
import { lint, type Warning } from './lint.ts';
import { findStuck } from './liveness.ts';
import { type Proof, promises } from './proof.ts';
import { type Found, findUnsafe } from './safety.ts';
import { interruptedStarts, ordinaryStarts } from './starts.ts';

export type CheckReport = {
  proofs: readonly Proof[];
  warnings: readonly Warning[];
  /** Size of what was searched: situations, and attempts put to `decide`. */
  situations: number;
  attempts: number;
};

/**
 * Proves what a procedure must keep, by trying everything anybody could press in every situation on the same `decide`
 * that runs the office, or finds the shortest story that breaks a promise.
 *
 * @param procedure checked on load: every id that is named exists
 */
export const checkProcedure = (procedure: Procedure): CheckReport => {
  const office = imagineOffice(procedure);
  const ordinary = explore(procedure, ordinaryStarts(procedure, office), office);
  const interrupted = explore(procedure, interruptedStarts(procedure, office), office);
  const missing = findMissingLimit(procedure);
  // A story from the beginning convinces more than one that begins halfway: it is told when there is one.
  const found: Found = {
    ...findUnsafe(procedure, interrupted, false),
    ...findUnsafe(procedure, ordinary, true),
    ...findStuck(procedure, ordinary),
    ...(missing ? { 'limits-present': missing } : {}),
  };
  return {
    proofs: promises.map(({ property, promise }) => ({
      property,
      promise,
      ...(found[property] ? { counterExample: found[property] } : {}),
    })),
    warnings: lint(procedure),
    situations: ordinary.situations.length + interrupted.situations.length,
    attempts: ordinary.attempts + interrupted.attempts,
  };
};

export const isProved = ({ proofs }: CheckReport): boolean => proofs.every(({ counterExample }) => !counterExample);
