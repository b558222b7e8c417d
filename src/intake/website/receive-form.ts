import type { Complaint } from '../../domain/complaint.ts';
import { isBlank } from '../../domain/plain-text.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';
import { readComplaint } from '../complaint-draft.ts';
import { type FormFault, type FormField, type FormInput, formFields, isRequired, labelOf } from './form-page.ts';

/** A form's token makes a double click or a repeated send one complaint. */
const TOKEN = /^[A-Za-z0-9_-]{16,64}$/;

/** Reads posted form fields; anything that is not one text is taken as not filled in. */
export const formInput = (body: unknown): FormInput => {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  return Object.fromEntries(
    [...formFields, 'token'].map((name) => [name, typeof fields[name] === 'string' ? fields[name] : '']),
  );
};

const missing = (procedure: Procedure, input: FormInput, text: Text): FormFault[] => {
  const empty = formFields.filter((field) => isRequired(procedure, field) && isBlank(input[field] ?? ''));
  const faults = empty.map((field) => ({ field, message: text.form.missing({ field: labelOf(text, field) }) }));
  const reachable = (['phone', 'email', 'address'] as const).some((field) => !isBlank(input[field] ?? ''));
  const needsContact = procedure.required.includes('contact') && !reachable;
  return needsContact ? [...faults, { field: 'phone', message: text.form.missingContact }] : faults;
};

const isFormField = (name: string | undefined): name is FormField => formFields.some((field) => field === name);

/**
 * Reads a posted form into a complaint.
 *
 * @param now Unix milliseconds of the receipt.
 * @returns what the citizen has to mend, or the complaint. Fields beyond their length are faults, never cut.
 */
export const readForm = (
  input: FormInput,
  procedure: Procedure,
  text: Text,
  now: number,
): { complaint: Complaint } | { faults: FormFault[] } => {
  const faults = missing(procedure, input, text);
  if (faults.length > 0) return { faults };
  const { kind, subject, body, name, nik, phone, email, address, token } = input;
  const read = readComplaint(
    {
      channel: 'website',
      kind: kind === '' ? 'complaint' : kind,
      subject,
      body,
      complainant: { name, nik, phone, email, address },
      ...(token !== undefined && TOKEN.test(token) ? { externalId: `form:${token}` } : {}),
    },
    now,
  );
  if ('complaint' in read) return read;
  return {
    faults: read.faults.map(({ path, message }) => {
      const last = path.split('.').at(-1);
      return { field: isFormField(last) ? last : 'body', message };
    }),
  };
};
