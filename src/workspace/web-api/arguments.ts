/** Readers for arguments that arrive either as JSON or as form fields, where everything is text. */
import { z } from 'zod';

/** `true`, `"true"`, `"1"` and their opposites. */
export const flag = z.preprocess((value) => {
  if (value === 'true' || value === '1' || value === 1) return true;
  if (value === 'false' || value === '0' || value === 0) return false;
  return value;
}, z.boolean());

/** A whole number given as a number or as digits. */
export const count = z.preprocess(
  (value) => (typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : value),
  z.number().int().min(0),
);

/** A value that a form carries as JSON text; text that is no JSON stays text and is left to the caller's check. */
export function json<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (typeof value === 'string' ? parsed(value) : value), schema);
}

export const id = z.string().min(1).max(64);
export const timestamp = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/u, { error: 'must be a timestamp' });
export const cursor = z.string().max(200).optional();

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
