import { expect, it } from 'vitest';
import { typedWords } from '../../src/slack/listeners/message-words.ts';

it.each([
  ['an address', '<mailto:a@b.id|a@b.id>', 'a@b.id'],
  ['a number', '<tel:0840|0840>', '0840'],
  ['a page', '<https://disdukcapil.id/x?a=1&amp;b=2>', 'https://disdukcapil.id/x?a=1&b=2'],
  ['a page with a name', '<http://dukcapil.id|dukcapil.id>', 'dukcapil.id'],
  ['brackets of their own', '&lt;mailto:x|y&gt; &amp;amp;', '<mailto:x|y> &amp;'],
])('given %s that Slack wrote in its own way, then it reads as it was typed', (_what, sent, typed) => {
  expect(typedWords(`Kirim ke ${sent} ya`)).toBe(`Kirim ke ${typed} ya`);
});
