import { type Html, html } from './html.ts';
import type { PublicSettings } from './public-pages.ts';

/** The page that leads to the forms of the desks and, for whoever holds a receipt, to a case. */
export const homePage = ({ office, officeName, text, chatUrl }: PublicSettings): Html => {
  const { form } = text;
  return html`<h1>${officeName}</h1>
<p class="lead">${form.intro}</p>
<h2>${form.desks}</h2>
<ul class="desks">${[...office.desks.values()].map(
    (desk) => html`<li><a href="/desks/${desk.id}">${desk.title}</a><span>${desk.procedure.office}</span></li>`,
  )}</ul>
<h2>${form.lookUp}</h2>
<form class="look-up" method="get" action="/status">
<div class="field"><label for="code">${form.code}</label>
<p class="hint" id="code-hint">${form.codeHint}</p>
<input id="code" name="code" type="text" required autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint"></div>
<button type="submit" class="second">${form.see}</button>
</form>
${chatUrl !== undefined && html`<p class="quiet"><a href="${chatUrl}">${form.chat}</a></p>`}`;
};
