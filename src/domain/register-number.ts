import { z } from 'zod';

/** Nomor register: drawn without gaps per desk and calendar year of the office's own time zone. */
export const registerNumberSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, 'two to eight capitals or digits, e.g. PGD'),
  number: z.number().int().positive(),
  month: z.number().int().min(1).max(12),
  year: z.number().int().min(2000).max(9999),
});
export type RegisterNumber = z.infer<typeof registerNumberSchema>;

/**
 * Register code of cases that were taken over from a register kept before: their numbers were given by hand, may have gaps,
 * and stand beside the numbers this office draws, never among them.
 */
export const HISTORIC_CODE = 'LAMA';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

const padded = (number: number): string => String(number).padStart(4, '0');

/** As the office writes it: `0042/PGD/XI/2026`. */
export const printedNumber = ({ code, number, month, year }: RegisterNumber): string =>
  `${padded(number)}/${code}/${ROMAN[month - 1]}/${year}`;

/** As machines write it: `PGD-2026-0042`. Unique within a desk; {@link caseIdOf} is unique in the office. */
export const machineNumber = ({ code, number, year }: RegisterNumber): string => `${code}-${year}-${padded(number)}`;

/** The case id: desk and machine number, e.g. `bantul-PGD-2026-0042`. */
export const caseIdOf = (desk: string, number: RegisterNumber): string => `${desk}-${machineNumber(number)}`;
