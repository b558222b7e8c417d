/** Text from strangers, made safe at the doors. Everything here is total: any string in, a well-formed string out. */

const REPLACEMENT = '\ufffd';

const FORBIDDEN_CONTROLS = /(?![\t\n])\p{Cc}/gu;

/** Format characters, and what Unicode calls ignorable: variation selectors, Hangul fillers, tags … */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** U+200E/F, U+061C, embeddings and overrides U+202A–202E, isolates U+2066–2069. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/**
 * The form in which a stranger's text is kept: lone surrogates and control characters become U+FFFD, one for one, so
 * that nothing vanishes silently; line ends become `\n`; tabs stay. Invisible characters stay as well: the complaint is
 * evidence, and emoji need them. Idempotent.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(FORBIDDEN_CONTROLS, REPLACEMENT);
}

/** `cleanText` on one line: every run of white space (line ends, NBSP, ideographic space …) is one space, none at the ends. */
export function singleLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Whether a reader would see nothing: only white space, invisible or control characters. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{M}\ufffd\u2800]/u.test(cleanText(text).replace(INVISIBLE, ''));
}

/**
 * At most `max` UTF-16 units (what Slack, databases and form fields count), the ellipsis included. Cuts between
 * graphemes, so no emoji family, flag or accent is torn; only a single grapheme longer than `max` is cut, and then
 * between code points. Escape after truncating, never before, or an entity may be cut in two.
 */
export function truncate(text: string, max: number, ellipsis = '…'): string {
  if (text.length <= max) return text;
  const room = max - ellipsis.length;
  if (room <= 0) return wholeCodePoints(text, Math.max(max, 0));

  // One unit more than fits shows whether the last grapheme goes on beyond the limit; segmenting only this much keeps
  // the cost independent of the text's length.
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, room + 1))) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  if (end === 0) return wholeCodePoints(text, room) + ellipsis;
  return text.slice(0, end).trimEnd() + ellipsis;
}

/**
 * Text that cannot move the cursor, recolour, retitle, reorder or hide anything in a terminal: ESC, C0 and C1 become
 * U+FFFD (what follows stays readable as plain text); bidi controls, zero-width and other format characters go.
 * `\n` and `\t` stay. Joined emoji fall apart into their members, which is the price of predictable columns.
 */
export function neutraliseForTerminal(text: string): string {
  return cleanText(text)
    .replace(INVISIBLE, '')
    .replace(/[\u2028\u2029]/g, '\n');
}

/**
 * Text whose direction cannot leak into the sentence around it in chat or on a page: its own bidi controls are removed
 * and each line that holds right-to-left letters is wrapped in U+2068 … U+2069 (an isolate ends with its line). Other
 * text comes back unchanged.
 */
export function isolateDirection(text: string): string {
  return text
    .replace(BIDI_CONTROLS, '')
    .split('\n')
    .map((line) => (RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line))
    .join('\n');
}

function wholeCodePoints(text: string, max: number): string {
  const cut = text.slice(0, max);
  const last = cut.charCodeAt(cut.length - 1);
  const endsInHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return endsInHighSurrogate ? cut.slice(0, -1) : cut;
}
