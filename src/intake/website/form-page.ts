import type { Procedure } from '../../domain/procedure.ts';
import type { Text } from '../../text/text.ts';
import { checkBox, faultSummary, fileInput, select, textArea, textInput, waitNotice } from './controls.ts';
import {
  type FormFault,
  type FormField,
  type FormInput,
  isRequired,
  labelOf,
  offeredCategories,
  offeredKinds,
} from './form-fields.ts';
import { type Html, html } from './html.ts';
import type { UploadLimits } from './read-post.ts';

type FormFacts = {
  text: Text;
  procedure: Procedure;
  office: string;
  action: string;
  token: string;
  /** Work for a browser whose form looks as if a machine had filled it. */
  task: string;
  input: FormInput;
  faults: readonly FormFault[];
  /** Why it is not taken now, though nothing in it is wrong. */
  wait: string | undefined;
  /** Undefined: this desk takes no attachments. */
  uploads: UploadLimits | undefined;
  hadFiles: boolean;
  /** Whole years that personal data are kept; undefined: as the archive's schedule says. */
  retentionYears: number | undefined;
};

const attributesOf: Partial<Record<FormField, Readonly<Record<string, string>>>> = {
  name: { autocomplete: 'name' },
  nik: { inputmode: 'numeric', autocomplete: 'off' },
  phone: { type: 'tel', autocomplete: 'tel' },
  email: { type: 'email', autocomplete: 'email' },
  address: { autocomplete: 'street-address' },
};

const controlOf = ({ text, procedure, input, faults }: FormFacts, field: FormField, hint?: string) => ({
  id: field,
  label: labelOf(text, field),
  value: input[field] ?? '',
  hint,
  fault: faults.find((fault) => fault.field === field)?.message,
  required: isRequired(procedure, field, (input['secret'] ?? '') !== '') ? text.form.required : undefined,
  attributes: attributesOf[field] ?? {},
});

const line = (facts: FormFacts, field: FormField, hint?: string): Html => textInput(controlOf(facts, field, hint));

const kindChoice = ({ text, input, faults }: FormFacts): Html => {
  const fault = faults.find(({ field }) => field === 'kind')?.message;
  return html`<fieldset class="field${fault !== undefined && ' has-fault'}"><legend>${text.form.kind}</legend>
${fault !== undefined && html`<p class="fault">${fault}</p>`}
${offeredKinds.map(
  (kind, index) =>
    html`<label class="choice"><input type="radio"${index === 0 && html` id="kind"`} name="kind" value="${kind}"${
      (input['kind'] || 'complaint') === kind && html` checked`
    }><span>${text.labels.kind[kind]}</span></label>`,
)}</fieldset>`;
};

const categoryChoice = (facts: FormFacts): Html => {
  const { form, labels } = facts.text;
  const options = offeredCategories.map((category) => ({ value: category, label: labels.category[category] }));
  return select(controlOf(facts, 'category', form.categoryHint), [{ value: '', label: form.noCategory }, ...options]);
};

/** Off the screen rather than hidden: what fills it in does not look at the page. */
const trap = ({ form }: Text): Html => html`<div class="aside"><label for="homepage">${form.leaveEmpty}</label>
<input id="homepage" name="homepage" type="text" value="" tabindex="-1" autocomplete="off"></div>`;

const report = (facts: FormFacts): Html => {
  const { text, uploads, hadFiles, faults } = facts;
  const fault = faults.find(({ field }) => field === 'attachments')?.message;
  return html`<section aria-labelledby="part-report"><h2 id="part-report">${text.form.partReport}</h2>
${kindChoice(facts)}
${categoryChoice(facts)}
${line(facts, 'subject', text.form.subjectHint)}
${textArea(controlOf(facts, 'body', text.form.bodyHint), 8)}
${uploads !== undefined && fileInput(text, uploads, { hadFiles, fault })}</section>`;
};

const person = (facts: FormFacts): Html => {
  const { form } = facts.text;
  return html`<section aria-labelledby="part-person"><h2 id="part-person">${form.partPerson}</h2>
${checkBox(controlOf(facts, 'secret', form.secretHint))}
${line(facts, 'name')}
${line(facts, 'nik', form.nikHint)}
${line(facts, 'phone', form.contactHint)}
${line(facts, 'email')}
${line(facts, 'address')}</section>`;
};

const consent = (facts: FormFacts): Html => {
  const { form, format } = facts.text;
  const { retentionYears } = facts;
  const kept =
    retentionYears === undefined ? form.keptBySchedule : form.keptFor({ years: format.number(retentionYears) });
  return html`<section aria-labelledby="part-consent"><h2 id="part-consent">${form.partConsent}</h2>
<p>${form.privacy({ kept })}</p>
<p><strong>${form.consent}</strong></p></section>`;
};

/** Formulir pengaduan of a desk: one column, labels above, faults listed first with links; needs no script. */
export const formPage = (facts: FormFacts): Html => {
  const { text, office, action, token, task, uploads } = facts;
  return html`<h1>${text.form.title({ office })}</h1>
<p class="lead">${text.form.intro}</p>
${waitNotice(text, facts.wait)}
${faultSummary(text.form.problems, facts.faults)}
<form method="post" action="${action}"${uploads !== undefined && html` enctype="multipart/form-data"`} data-task="${task}" novalidate>
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="proof" value="">
${report(facts)}
${person(facts)}
${consent(facts)}
${trap(text)}
<p class="send"><button type="submit">${text.form.submit}</button></p>
</form>
<script src="/form.js" defer></script>`;
};
