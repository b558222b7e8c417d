import type { Procedure } from '../../domain/procedure.ts';
import { kinds } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';
import { type Html, html } from './html.ts';

/** What a citizen typed, by input name; kept and shown again when something is missing. */
export type FormInput = Readonly<Record<string, string>>;
export type FormFault = { field: FormField; message: string };

export const formFields = ['kind', 'subject', 'body', 'name', 'nik', 'phone', 'email', 'address'] as const;
export type FormField = (typeof formFields)[number];

const offeredKinds = kinds.filter((kind) => kind !== 'unclassified');

/** Inputs that this procedure's set format demands; a way to answer counts as one whichever is filled. */
export const isRequired = (procedure: Procedure, field: FormField): boolean => {
  if (field === 'body') return true;
  if (field === 'name' || field === 'nik' || field === 'address') return procedure.required.includes(field);
  return false;
};

/** What an input is called. */
export const labelOf = (text: Text, field: FormField): string =>
  field === 'kind' || field === 'subject' || field === 'body' ? text.form[field] : text.labels.complainant[field];

const autocomplete: Partial<Record<FormField, string>> = {
  name: 'name',
  phone: 'tel',
  email: 'email',
  address: 'street-address',
};
const inputType: Partial<Record<FormField, string>> = { phone: 'tel', email: 'email' };

type FormFacts = {
  text: Text;
  procedure: Procedure;
  office: string;
  action: string;
  token: string;
  input: FormInput;
  faults: readonly FormFault[];
};

const described = (field: FormField, hint: string | undefined, fault: FormFault | undefined): Html => {
  const ids = [hint !== undefined && `${field}-hint`, fault && `${field}-fault`].filter(Boolean).join(' ');
  return html`${ids !== '' && html` aria-describedby="${ids}"`}${fault && html` aria-invalid="true"`}`;
};

const textField = (facts: FormFacts, field: FormField, hint?: string): Html => {
  const { text, input, procedure } = facts;
  const fault = facts.faults.find((candidate) => candidate.field === field);
  const required = isRequired(procedure, field);
  const attributes = html`id="${field}" name="${field}"${required && html` required`}${described(field, hint, fault)}${
    autocomplete[field] !== undefined && html` autocomplete="${autocomplete[field]}"`
  }`;
  return html`<label for="${field}">${labelOf(text, field)}${required && ` (${text.form.required})`}</label>
${hint !== undefined && html`<p class="hint" id="${field}-hint">${hint}</p>`}
${
  field === 'body'
    ? html`<textarea ${attributes} rows="8">
${input[field] ?? ''}</textarea>`
    : html`<input ${attributes} type="${inputType[field] ?? 'text'}"${field === 'nik' && html` inputmode="numeric"`} value="${input[field] ?? ''}">`
}
${fault && html`<p class="fault" id="${field}-fault">${fault.message}</p>`}`;
};

const kindChoice = ({ text, input }: FormFacts): Html => html`<fieldset><legend>${text.form.kind}</legend>
${offeredKinds.map(
  (kind) =>
    html`<label class="choice"><input type="radio" name="kind" value="${kind}"${
      (input['kind'] ?? 'complaint') === kind && html` checked`
    }> ${text.labels.kind[kind]}</label>`,
)}</fieldset>`;

const summary = ({ text, faults }: FormFacts): Html => html`<div class="summary" role="alert" tabindex="-1">
<h2>${text.form.problems}</h2>
<ul>${faults.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul></div>`;

/** Formulir pengaduan of a desk: one column, labels above, faults listed first with links; needs no script. */
export const formPage = (facts: FormFacts): Html => {
  const { text, office, action, token, faults } = facts;
  return html`<h1>${text.form.title({ office })}</h1>
<p>${text.form.intro}</p>
${faults.length > 0 && summary(facts)}
<form method="post" action="${action}" novalidate>
<input type="hidden" name="token" value="${token}">
${kindChoice(facts)}
${textField(facts, 'subject')}
${textField(facts, 'body', text.form.bodyHint)}
${textField(facts, 'name')}
${textField(facts, 'nik')}
${textField(facts, 'phone', text.form.contactHint)}
${textField(facts, 'email')}
${textField(facts, 'address')}
<p class="hint privacy">${text.form.privacy}</p>
<button type="submit">${text.form.submit}</button>
</form>`;
};
