import type { Instant } from '../../domain/local-date.ts';
import { HISTORIC_CODE } from '../../domain/register-number.ts';
import type { Desk } from '../ports.ts';
import { paperHead } from './paper-head.ts';
import type { CaseRecord, RegisterBook } from './shapes.ts';

/**
 * The register of a desk and year: a line for every number from 1 to the last one drawn, those merged, dismissed or
 * unreadable included.
 *
 * @param lastNumber the last number known to be drawn; needed only when its own file cannot be read.
 */
export const registerBook = (
  desk: Desk,
  year: number,
  records: readonly CaseRecord[],
  { asOf, lastNumber = 0 }: { asOf: Instant; lastNumber?: number },
): RegisterBook => {
  const byNumber = new Map(
    records
      .filter(({ register }) => register.year === year && register.code !== HISTORIC_CODE)
      .map((record) => [record.register.number, record] as const),
  );
  const last = [...byNumber.keys()].reduce((a, b) => Math.max(a, b), lastNumber);
  const rows = Array.from({ length: last }, (_, index) => {
    const record = byNumber.get(index + 1);
    return { number: index + 1, ...(record ? { record } : {}) };
  });
  return { ...paperHead(desk, asOf), year, rows };
};
