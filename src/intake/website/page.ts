import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Html, html } from './html.ts';

const fileBeside = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** What the public pages are served with, by path: files of their own, so that the pages may forbid everything inline. */
export const pageFiles: ReadonlyMap<string, { type: string; content: string }> = new Map([
  ['/style.css', { type: 'text/css; charset=utf-8', content: fileBeside('./page.css') }],
  ['/form.js', { type: 'text/javascript; charset=utf-8', content: fileBeside('./form.js') }],
  ['/proof.js', { type: 'text/javascript; charset=utf-8', content: proofWorker() }],
]);

/** The worker of ALTCHA for the one algorithm in use. */
function proofWorker(): string {
  const require = createRequire(import.meta.url);
  return readFileSync(new URL('../workers/pbkdf2.js', pathToFileURL(require.resolve('altcha'))), 'utf8');
}

/** A public page: no foreign host, nothing inline, readable without styles, without script but for the form's own. */
export const page = (facts: {
  lang: string;
  title: string;
  office: string;
  home: string;
  banner?: string;
  body: Html;
}): string =>
  `<!doctype html>\n${
    html`<html lang="${facts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${facts.title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><p><a href="${facts.home}">${facts.office}</a></p>${facts.banner !== undefined && html`<p>${facts.banner}</p>`}</header>
<main>
${facts.body}
</main>
</body>
</html>`.markup
  }\n`;
