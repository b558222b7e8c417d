import type { Category } from '../../domain/categories.ts';
import { categories } from '../../domain/categories.ts';
import { kinds, type Procedure } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';

/** What a citizen typed, by input name; kept and shown again when something is missing. */
export type FormInput = Readonly<Record<string, string>>;

export const formFields = [
  'kind',
  'category',
  'subject',
  'body',
  'attachments',
  'secret',
  'name',
  'nik',
  'phone',
  'email',
  'address',
] as const;
export type FormField = (typeof formFields)[number];

/** Something to mend; without a field it is about the form as a whole. */
export type FormFault = { field: FormField; message: string };

/** Fields beside the ones a citizen sees: the form's token, the proof of work, and the one nobody fills. */
export const hiddenFields = ['token', 'proof', 'homepage'] as const;

export const offeredKinds = kinds.filter((kind) => kind !== 'unclassified');

/** Whether something is a matter of another agency is for the office to say. */
export const offeredCategories: readonly Category[] = categories.filter((category) => category !== 'wrong-agency');

/** Who asks for secrecy need not say who they are. */
const identity: ReadonlySet<FormField> = new Set(['name', 'nik', 'address']);

/** Inputs that this procedure's set format demands; a way to answer counts as one whichever is filled. */
export const isRequired = (procedure: Procedure, field: FormField, isSecret: boolean): boolean => {
  if (field === 'body') return true;
  if (field === 'name' || field === 'nik' || field === 'address')
    return procedure.required.includes(field) && !(isSecret && identity.has(field));
  return false;
};

/** What an input is called. */
export const labelOf = ({ form, labels }: Text, field: FormField): string => {
  switch (field) {
    case 'kind':
    case 'category':
    case 'subject':
    case 'body':
    case 'attachments':
    case 'secret':
      return form[field];
    default:
      return labels.complainant[field];
  }
};
