import type { Complaint } from '../../domain/complaint.ts';
import { isBlank } from '../../domain/plain-text.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';
import { longest, readComplaint } from '../complaint-draft.ts';
import {
  type FormFault,
  type FormField,
  type FormInput,
  formFields,
  hiddenFields,
  isRequired,
  labelOf,
} from './form-fields.ts';

/** The fields of a form as texts; what is not there counts as not filled in. */
export const formInput = (fields: FormInput): FormInput =>
  Object.fromEntries([...formFields, ...hiddenFields].map((name) => [name, fields[name] ?? '']));

const missing = (procedure: Procedure, input: FormInput, text: Text): FormFault[] => {
  const isSecret = input['secret'] !== '';
  const empty = formFields.filter((field) => isRequired(procedure, field, isSecret) && isBlank(input[field] ?? ''));
  const faults = empty.map((field) => ({
    field,
    message: text.form.missing({ field: labelOf(text, field) }),
  }));
  const reachable = (['phone', 'email', 'address'] as const).some((field) => !isBlank(input[field] ?? ''));
  if (reachable || !procedure.required.includes('contact')) return faults;
  return inOrder([...faults, { field: 'phone', message: text.form.missingContact }]);
};

/** As they stand on the page: the summary is read from top to bottom. */
const inOrder = (faults: readonly FormFault[]): FormFault[] =>
  faults.toSorted((one, other) => formFields.indexOf(one.field) - formFields.indexOf(other.field));

const isFormField = (name: string | undefined): name is FormField => formFields.some((field) => field === name);

const isLimited = (field: FormField): field is FormField & keyof typeof longest => Object.hasOwn(longest, field);

const inWords = (path: string, input: FormInput, text: Text): FormFault => {
  const last = path.split('.').at(-1);
  const field = isFormField(last) ? last : 'body';
  const label = labelOf(text, field);
  const max = isLimited(field) ? longest[field] : undefined;
  const isTooLong = max !== undefined && (input[field] ?? '').length > max;
  return {
    field,
    message: isTooLong
      ? text.form.tooLong({ field: label, max: text.format.number(max) })
      : text.form.unreadable({ field: label }),
  };
};

/**
 * Reads a posted form into a complaint, without its attachments.
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
  const { kind, category, subject, body, secret, name, nik, phone, email, address } = input;
  const read = readComplaint(
    {
      channel: 'website',
      kind: kind || 'complaint',
      ...(category === '' ? {} : { category }),
      subject,
      body,
      secret: secret !== '',
      complainant: { name, nik, phone, email, address },
    },
    now,
  );
  if ('complaint' in read) return read;
  return { faults: inOrder(read.faults.map(({ path }) => inWords(path, input, text))) };
};
