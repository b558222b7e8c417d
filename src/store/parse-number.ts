import type { RegisterNumber } from '../domain/register-number.ts';

/** A number as a person typed it: with the desk in a case id, with the month in the printed form. */
export type TypedNumber = Omit<RegisterNumber, 'month'> & { desk?: string; month?: number };

const MACHINE = /^(?:(.+)-)?([A-Z][A-Z0-9]{1,7})-(\d{4})-(\d{1,15})$/;
const PRINTED = /^(\d{1,15})\/([A-Z][A-Z0-9]{1,7})\/([IVX]{1,4})\/(\d{4})$/;
const MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/**
 * Understands a case id (`bantul-PGD-2026-0042`), a machine number (`PGD-2026-0042`) and a printed number
 * (`0042/PGD/XI/2026`), in small letters, with blanks and without the leading zeros, too.
 */
export const parseNumber = (text: string): TypedNumber | undefined => {
  const typed = text.replaceAll(/\s+/g, '').toUpperCase();
  const [, desk, code, year, number] = MACHINE.exec(typed) ?? [];
  if (code !== undefined) {
    const found = { code, year: Number(year), number: Number(number) };
    return desk === undefined ? found : { ...found, desk: desk.toLowerCase() };
  }
  const [, first = '', printedCode, month = '', printedYear] = PRINTED.exec(typed) ?? [];
  if (printedCode === undefined || !MONTHS.includes(month)) return undefined;
  return { code: printedCode, year: Number(printedYear), number: Number(first), month: MONTHS.indexOf(month) + 1 };
};
