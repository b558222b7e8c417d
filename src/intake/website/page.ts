import { readFileSync } from 'node:fs';
import { type Html, html } from './html.ts';

/** Styles of the public pages, served as a file so that the pages may forbid everything inline. */
export const pageStyles = readFileSync(new URL('./page.css', import.meta.url), 'utf8');

/** A public page: no script, no foreign host, readable without styles. */
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
