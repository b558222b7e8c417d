import type { Procedure } from '../../src/domain/procedure.ts';
import { verifyFiles } from '../../src/store/json/verify-files.ts';

/** What verify holds against a data folder. What the next start mends by itself is no fault. */
export const faultsIn = (path: string, procedures: ReadonlyMap<string, Procedure> = new Map()) =>
  verifyFiles(path, procedures).findings.filter(({ weight }) => weight === 'fault');
