import type { Fields } from './commands.ts';
import { isBlank } from './plain-text.ts';
import type { FieldName } from './procedure.ts';
import type { Refusal } from './refusal.ts';

/** Longest input a chat modal can carry (3,000 characters); short fields hold a name or a choice. */
export const fieldLimits: Record<FieldName, number> = {
  note: 3000,
  answer: 3000,
  reason: 3000,
  instruction: 3000,
  publish: 3000,
  to: 200,
  confidentiality: 40,
  integrity: 40,
  availability: 40,
  division: 200,
};

/** The one field that may stay empty: an answer that is not published. */
export const optionalFields: ReadonlySet<FieldName> = new Set(['publish']);

/** @returns the first fault among the asked fields, or undefined when all are filled and short enough. */
export const faultIn = (asks: readonly FieldName[], fields: Fields): Refusal | undefined => {
  for (const field of asks) {
    const text = fields[field] ?? '';
    if (isBlank(text) && !optionalFields.has(field)) return { code: 'missing_field', field };
    if ([...text].length > fieldLimits[field]) return { code: 'too_long', field, max: fieldLimits[field] };
  }
  return undefined;
};

/** What was typed into `publish`: the redacted summary, or undefined for none. */
export const summaryToPublish = (fields: Fields): string | undefined => {
  const text = (fields.publish ?? '').trim();
  return text === '' || text === 'none' ? undefined : text;
};
