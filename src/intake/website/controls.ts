import type { Text } from '../../text/text.ts';
import { type Html, html } from './html.ts';
import type { UploadFault, UploadLimits } from './read-post.ts';

/** Inputs with label, hint and fault, tied together for whoever cannot see the page. */

type Control = {
  id: string;
  label: string;
  value: string;
  hint?: string | undefined;
  fault?: string | undefined;
  /** Said beside the label when it must be filled. */
  required?: string | undefined;
  /** Further attributes; true for those without a value. */
  attributes?: Readonly<Record<string, string | true>>;
};

const describedBy = ({ id, hint, fault }: Control): Html => {
  const ids = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean).join(' ');
  return html`${ids !== '' && html` aria-describedby="${ids}"`}${fault !== undefined && html` aria-invalid="true"`}`;
};

const attributesOf = (control: Control): Html =>
  html`id="${control.id}" name="${control.id}"${control.required !== undefined && html` required`}${describedBy(control)}${Object.entries(
    control.attributes ?? {},
  ).map(([name, value]) => (value === true ? html` ${name}` : html` ${name}="${value}"`))}`;

const above = ({ id, label, required, hint }: Control): Html =>
  html`<label for="${id}">${label}${required !== undefined && html` <span class="required">(${required})</span>`}</label>
${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}`;

/** A fault stands above its input, where a screen magnifier finds it first. */
const faultOf = ({ id, fault }: Control): Html | false =>
  fault !== undefined && html`<p class="fault" id="${id}-fault">${fault}</p>`;

const framed = (control: Control, input: Html): Html =>
  html`<div class="field${control.fault !== undefined && ' has-fault'}">${above(control)}
${faultOf(control)}
${input}</div>`;

export const textInput = (control: Control): Html =>
  framed(
    control,
    html`<input ${attributesOf({ ...control, attributes: { type: 'text', ...control.attributes } })} value="${control.value}">`,
  );

/** A line of its own after the tag: browsers take the first line end away. */
export const textArea = (control: Control, rows: number): Html =>
  framed(
    control,
    html`<textarea ${attributesOf(control)} rows="${rows}">
${control.value}</textarea>`,
  );

export const select = (control: Control, options: readonly { value: string; label: string }[]): Html =>
  framed(
    control,
    html`<select ${attributesOf(control)}>${options.map(
      ({ value, label }) =>
        html`<option value="${value}"${control.value === value && html` selected`}>${label}</option>`,
    )}</select>`,
  );

export const checkBox = (
  control: Control,
): Html => html`<div class="field check${control.fault !== undefined && ' has-fault'}">
${faultOf(control)}
<label class="choice" for="${control.id}"><input type="checkbox" value="yes" ${attributesOf(control)}${
  control.value !== '' && html` checked`
}><span>${control.label}${control.required !== undefined && html` <span class="required">(${control.required})</span>`}</span></label>
${control.hint !== undefined && html`<p class="hint" id="${control.id}-hint">${control.hint}</p>`}</div>`;

/** What the file chooser of a browser offers; what comes is judged by its bytes. */
const ACCEPT = 'image/*,application/pdf';

export const fileInput = (
  { files, format }: Text,
  { most, maxBytes }: UploadLimits,
  facts: { hadFiles: boolean; fault: string | undefined },
): Html => {
  const limits = files.limits({ most: format.number(most), size: format.fileSize(maxBytes) });
  const control = {
    id: 'attachments',
    label: files.choose,
    value: '',
    hint: limits,
    fault: facts.fault ?? (facts.hadFiles ? files.chooseAgain : undefined),
    attributes: { accept: ACCEPT, multiple: true as const },
  };
  return framed(control, html`<input type="file" ${attributesOf(control)}>`);
};

/** What is wrong with the files, each by its name. */
export const uploadMessage = (
  faults: readonly UploadFault[],
  { files, format }: Text,
  limits: UploadLimits | undefined,
): string | undefined => {
  if (faults.length === 0) return undefined;
  if (limits === undefined) return faults.map(({ name }) => files.notTaken({ name })).join(' ');
  const size = format.fileSize(limits.maxBytes);
  const most = format.number(limits.most);
  return faults.map(({ why, name }) => files.fault[why]({ name, size, most })).join(' ');
};

/** What keeps a form from being taken now, though nothing in it is wrong. */
export const waitNotice = ({ form }: Text, sentence: string | undefined): Html | false =>
  sentence !== undefined &&
  html`<div class="summary wait" role="alert" tabindex="-1"><h2>${form.tooManyTitle}</h2><p>${sentence}</p></div>`;

/** The faults of a form, first on its page, each a link to its input. */
export const faultSummary = (title: string, faults: readonly { field: string; message: string }[]): Html | false =>
  faults.length > 0 &&
  html`<div class="summary" role="alert" tabindex="-1">
<h2>${title}</h2>
<ul>${faults.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul></div>`;
