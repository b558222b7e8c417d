import type { PrintedLimit } from '../../domain/procedure.ts';

/** A limit as the SOPs print it. */
export const limitInWords = (limit: PrintedLimit): string =>
  'minutes' in limit ? `${limit.minutes} menit` : `${limit.workingDays} hari kerja`;
