const rules: readonly [RegExp, string][] = [
  [/&/gu, '&amp;'],
  [/</gu, '&lt;'],
  [/>/gu, '&gt;'],
  [/^#{1,6} +(.+?) *#*$/gmu, '*$1*'],
  [/\*\*([^*\n]+)\*\*/gu, '*$1*'],
  [/~~([^~\n]+)~~/gu, '~$1~'],
  [/\[([^\]\n|]+)\]\(([^\s)]+)\)/gu, '<$2|$1>'],
  [/^\s{0,3}[*+] +/gmu, '• '],
];

/** The few forms of a `markdown` block that an app is likely to send, in mrkdwn; other marks stay as written. */
export const markdownToMrkdwn = (markdown: string): string =>
  rules.reduce((text, [form, mark]) => text.replace(form, mark), markdown);
